//! Several nodes together: a cluster, and a Sentinel with its master.

use servers::{Reply, Server, programs, wait_until};

#[test]
fn each_master_has_a_third_of_the_slots() {
    for program in programs() {
        let cluster = program.cluster(3);
        let mut seen = [false; 3];
        for key in (0..32).map(|number| format!("key:{number}")) {
            let holder = cluster.master_of(&key);
            seen[holder] = true;
            for (index, master) in cluster.masters.iter().enumerate() {
                let reply = master
                    .connect()
                    .unwrap()
                    .command(&["SET", &key, "1"])
                    .unwrap();
                match reply {
                    Reply::Bytes(_) => assert_eq!(index, holder),
                    Reply::Error(error) => {
                        let port = cluster.masters[holder].port().to_string();
                        assert!(
                            error.starts_with("MOVED") && error.ends_with(&port),
                            "{error}"
                        );
                    }
                    other => panic!("{other:?}"),
                }
            }
        }
        assert_eq!(seen, [true; 3]);
        assert_eq!(cluster.urls().split(',').count(), 3);
    }
}

#[test]
fn a_replica_takes_over_the_slots_of_a_dead_master() {
    for program in programs() {
        let mut cluster = program.cluster_options(3).replicas(1).start();
        let key = "key";
        let holder = cluster.master_of(key);
        let master = cluster.masters.swap_remove(holder);
        let mut control = master.connect().unwrap();
        control.command(&["SET", key, "1"]).unwrap();
        assert_eq!(
            control.command(&["WAIT", "1", "9000"]).unwrap().integer(),
            1
        );
        drop(master);
        let replica: &Server = &cluster.replicas[holder];
        // Until it is elected it leads to the dead one.
        wait_until("the replica takes over", || {
            let reply = replica.connect().unwrap().command(&["SET", key, "2"]);
            matches!(reply.unwrap(), Reply::Bytes(_))
        });
    }
}

#[test]
fn a_sentinel_makes_a_replica_the_master() {
    for program in programs() {
        let master = program.start();
        let replica = program.node().replica_of(&master).start();
        let sentinel = program.sentinel(&master);
        assert_eq!(sentinel.master_port(), master.port());
        let port = master.port();
        drop(master);
        assert_eq!(sentinel.wait_for_failover(port), replica.port());
    }
}
