//! Checks in replicator mode, with a Redis on loopback.

use std::hint::black_box;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use bytes::Bytes;
use redis::AsyncCommands;
use redis::aio::MultiplexedConnection;
use schematic_core::EvaluationContext;
use schematic_core::datastream::FlagCheckEvents;
use schematic_core::redis::{RedisOptions, RedisStore};
use schematic_core::shared_store::{SharedStore, StoreError, StoreFuture, StoreTtl};
use servers::Server;
use tokio::runtime::Builder;
use tokio::task::JoinSet;

use super::check::Loaded;
use super::entities;
use super::plain::Company;
use super::replicator::{check, client, company_key, fill, fill_node, redis};
use crate::harness::{
    Bound, Failure, Figure, Line, Measure, Plan, Race, beside, local_runtime, runtime_on_two_cores,
};
use crate::scenario;

pub(super) const LINES: &[Line] = &[
    Line {
        name: "near_hit_vs_memory",
        what: "`try_check` in replicator mode of what was read, against that of a DataStream",
        bound: Bound::AtMost(1.5),
        measure: Measure::Times(near_hit),
    },
    Line {
        name: "redis_miss_vs_get",
        what: "check of a company that is in Redis alone, against its GET by the redis crate, parsed",
        bound: Bound::AtMost(2.5),
        measure: Measure::Times(miss),
    },
    Line {
        name: "redis_round_trips",
        what: "round trips of that check, one after the other; on a cluster too",
        bound: Bound::AtMost(2.0),
        measure: Measure::Times(round_trips),
    },
    Line {
        name: "cold_start_vs_scan",
        what: "1,000 companies asked for by 64 tasks of a fresh client, against 1,000 GETs in a row",
        bound: Bound::AtMost(0.5),
        measure: Measure::Times(cold_start),
    },
];

const COMPANIES: usize = 1_000;

fn near_hit(plan: &Plan) -> Result<Figure, Failure> {
    let memory = Loaded::new(entities::lean, FlagCheckEvents::Off)?;
    let server = start()?;
    fill_node(&server, COMPANIES)?;
    // Beside the thread that is timed: what is in use is read again before its second is over.
    let runtime = beside(|| {
        Builder::new_multi_thread()
            .worker_threads(1)
            .enable_all()
            .build()
    })?;
    let fleet = runtime.block_on(async {
        let client = client(store(&server)?, 10_000).await?;
        for company in 0..COMPANIES {
            check(&client, company).await?;
        }
        Ok::<_, Failure>(client)
    })?;
    let context = EvaluationContext::company("id", entities::key(COMPANIES / 2));
    let misses = AtomicUsize::new(0);
    let near = || {
        let value = fleet.try_check(black_box(scenario::FLAG), black_box(&context), |answer| {
            black_box(answer.reason());
            answer.value()
        });
        if value != Some(true) {
            misses.fetch_add(1, Ordering::Relaxed);
        }
        value
    };
    runtime.block_on(check(&fleet, COMPANIES / 2))?;
    let rounds = Race::new()
        .contender("near hit", near)
        .contender("memory", || black_box(&memory).check())
        .run(plan)?;
    let mut figure = rounds.ratio();
    match misses.load(Ordering::Relaxed) {
        0 => {}
        misses => figure
            .note
            .push_str(&format!("; {misses} calls were no hits")),
    }
    Ok(figure)
}

fn miss(plan: &Plan) -> Result<Figure, Failure> {
    /// So many in a row: a process that is at it, and not one that wakes up for each.
    const BATCH: u32 = 32;

    let server = start()?;
    fill_node(&server, COMPANIES)?;
    let runtime = local_runtime()?;
    // Memory has room for few, so that each company has left it when its turn comes again.
    let fleet = runtime.block_on(client(store(&server)?, 8))?;
    let connection = runtime.block_on(connect(&server))?;
    let mut turn = 0;
    let mut failed = None;
    let rounds = Race::new()
        .timed("check", BATCH, |calls| {
            runtime.block_on(async {
                let began = Instant::now();
                for _ in 0..BATCH {
                    turn = (turn + 1) % COMPANIES;
                    failed = check(&fleet, turn).await.err().or(failed.take());
                }
                began.elapsed() * calls / BATCH
            })
        })
        .timed("GET", BATCH, |calls| {
            runtime.block_on(async {
                let mut connection = connection.clone();
                let began = Instant::now();
                for company in 0..BATCH as usize {
                    black_box(get(&mut connection, company).await.is_ok());
                }
                began.elapsed() * calls / BATCH
            })
        })
        .run(plan)?;
    match failed {
        Some(error) => Err(error),
        None => Ok(rounds.ratio()),
    }
}

fn round_trips(_: &Plan) -> Result<Figure, Failure> {
    let runtime = local_runtime()?;
    let server = start()?;
    fill_node(&server, 10)?;
    let cluster = redis()?.cluster(3);
    let mut failed = None;
    fill(10, |key, value| {
        let master = cluster.masters.get(cluster.master_of(key));
        let sent = master.map(|master| master.connect()?.command(&["SET", key, value]));
        if let Some(Err(error)) = sent {
            failed = Some(error);
        }
    });
    if let Some(error) = failed {
        return Err(error.into());
    }
    let urls = cluster.urls();
    let on_cluster = RedisStore::new(RedisOptions::from_cluster_urls(urls.split(','))?)?;
    let mut counts = Vec::new();
    for store in [store(&server)?, on_cluster] {
        let counted = Counted::new(store);
        let count = runtime.block_on(async {
            let client = client(counted.clone(), 100).await?;
            let mut most = 0;
            for company in 0..10 {
                let before = counted.calls.load(Ordering::Relaxed);
                check(&client, company).await?;
                most = most.max(counted.calls.load(Ordering::Relaxed) - before);
            }
            Ok::<_, Failure>(most)
        })?;
        counts.push(count);
    }
    Ok(Figure {
        value: counts.iter().copied().max().unwrap_or(usize::MAX) as f64,
        spread: None,
        note: format!("one node and a cluster: {counts:?}"),
    })
}

fn cold_start(plan: &Plan) -> Result<Figure, Failure> {
    let server = start()?;
    fill_node(&server, COMPANIES)?;
    // As an application has it: a thread for each core.
    let runtime = runtime_on_two_cores()?;
    let connection = runtime.block_on(connect(&server))?;
    let mut failed = None;
    let rounds = Race::new()
        .timed("fresh client", 1, |_| {
            let taken = runtime.block_on(async {
                // Once it knows the version; connecting to Redis is a part of it.
                let fleet = Arc::new(client(store(&server)?, 10_000).await?);
                let next = Arc::new(AtomicUsize::new(0));
                let began = Instant::now();
                let mut tasks = JoinSet::new();
                for _ in 0..64 {
                    let (fleet, next) = (Arc::clone(&fleet), Arc::clone(&next));
                    tasks.spawn(async move {
                        loop {
                            let company = next.fetch_add(1, Ordering::Relaxed);
                            if company >= COMPANIES {
                                return Ok::<_, Failure>(());
                            }
                            check(&fleet, company).await?;
                        }
                    });
                }
                let results = tasks.join_all().await;
                let took = began.elapsed();
                results.into_iter().collect::<Result<(), _>>()?;
                Ok::<_, Failure>(took)
            });
            taken.unwrap_or_else(|error| {
                failed = Some(error);
                Duration::MAX
            })
        })
        .timed("GETs", 1, |_| {
            runtime.block_on(async {
                let mut connection = connection.clone();
                let began = Instant::now();
                for company in 0..COMPANIES {
                    black_box(get(&mut connection, company).await.is_ok());
                }
                began.elapsed()
            })
        })
        .run(plan)?;
    match failed {
        Some(error) => Err(error),
        None => Ok(rounds.ratio()),
    }
}

fn start() -> Result<Server, Failure> {
    let program = redis()?;
    Ok(beside(|| program.start()))
}

fn store(server: &Server) -> Result<RedisStore, Failure> {
    Ok(RedisStore::new(RedisOptions::from_url(&server.url())?)?)
}

async fn connect(server: &Server) -> Result<MultiplexedConnection, Failure> {
    let client = redis::Client::open(server.url())?;
    let mut connection = client.get_multiplexed_async_connection().await?;
    get(&mut connection, 1).await?;
    Ok(connection)
}

/// Reads a company as a program by hand would.
async fn get(connection: &mut MultiplexedConnection, company: usize) -> Result<Company, Failure> {
    let value: Vec<u8> = connection.get(company_key(company)).await?;
    Ok(serde_json::from_slice(&value)?)
}

/// Counts the calls that read. None of them is made while another one is under way, so each is a
/// round trip.
#[derive(Clone)]
struct Counted {
    store: RedisStore,
    calls: Arc<AtomicUsize>,
}

impl Counted {
    fn new(store: RedisStore) -> Self {
        Self {
            store,
            calls: Arc::default(),
        }
    }
}

impl SharedStore for Counted {
    fn get<'a>(&'a self, key: &'a str) -> StoreFuture<'a, Option<Bytes>> {
        self.calls.fetch_add(1, Ordering::Relaxed);
        self.store.get(key)
    }

    fn set<'a>(&'a self, key: &'a str, value: Bytes, ttl: StoreTtl) -> StoreFuture<'a, ()> {
        self.store.set(key, value, ttl)
    }

    fn remove<'a>(&'a self, key: &'a str) -> StoreFuture<'a, ()> {
        self.store.remove(key)
    }

    fn get_many<'a>(
        &'a self,
        keys: &'a [&'a str],
    ) -> StoreFuture<'a, Vec<Result<Option<Bytes>, StoreError>>> {
        self.calls.fetch_add(1, Ordering::Relaxed);
        self.store.get_many(keys)
    }
}
