use std::time::Duration;

/// Whether a connection is alive. Decides only; asks no clock.
#[derive(Debug)]
pub(super) struct Keepalive {
    interval: Duration,
    silence: Duration,
    next_ping: Duration,
    heard: Duration,
}

/// What is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Due {
    Nothing,
    Ping,
    /// The server was silent for too long.
    Dead,
}

impl Keepalive {
    pub(super) fn new(interval: Duration, silence: Duration, now: Duration) -> Self {
        Self {
            interval,
            silence,
            next_ping: now.saturating_add(interval),
            heard: now,
        }
    }

    /// Some frame of the server's arrived.
    pub(super) fn heard(&mut self, now: Duration) {
        self.heard = now;
    }

    pub(super) fn due(&mut self, now: Duration) -> Due {
        if self.dead_at() <= now {
            return Due::Dead;
        }
        if self.next_ping <= now {
            self.next_ping = now.saturating_add(self.interval);
            return Due::Ping;
        }
        Due::Nothing
    }

    /// When something is due next.
    pub(super) fn wakes_at(&self) -> Duration {
        self.next_ping.min(self.dead_at())
    }

    fn dead_at(&self) -> Duration {
        self.heard.saturating_add(self.silence)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pings_go_out_and_silence_is_death() {
        let second = Duration::from_secs;
        let mut keepalive = Keepalive::new(second(30), second(40), second(100));
        assert_eq!(keepalive.due(second(129)), Due::Nothing);
        assert_eq!(keepalive.wakes_at(), second(130));
        assert_eq!(keepalive.due(second(130)), Due::Ping);
        assert_eq!(keepalive.wakes_at(), second(140));
        keepalive.heard(second(131));
        assert_eq!(keepalive.due(second(140)), Due::Nothing);
        assert_eq!(keepalive.due(second(160)), Due::Ping);
        assert_eq!(keepalive.due(second(170)), Due::Nothing);
        assert_eq!(keepalive.due(second(171)), Due::Dead);

        let mut patient = Keepalive::new(Duration::MAX, Duration::MAX, second(100));
        assert_eq!(patient.due(second(1_000_000)), Due::Nothing);
        assert_eq!(patient.wakes_at(), Duration::MAX);
    }
}
