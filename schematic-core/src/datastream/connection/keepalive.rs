//! Pings, and the limits of silence and of writes.

use std::time::Duration;

/// How long the server may leave written bytes untaken.
const WRITE_TIMEOUT: Duration = Duration::from_secs(10);

/// The signs of life of a connection. Does no I/O and reads no clock.
#[derive(Debug)]
pub(super) struct Keepalive {
    interval: Duration,
    silence: Duration,
    next_ping: Duration,
    heard: Duration,
    blocked_since: Option<Duration>,
}

impl Keepalive {
    pub(super) fn new(interval: Duration, silence: Duration, now: Duration) -> Self {
        Self {
            interval,
            silence,
            next_ping: now.saturating_add(interval),
            heard: now,
            blocked_since: None,
        }
    }

    /// Notes that something of the server's arrived at this time.
    pub(super) fn heard(&mut self, at: Duration) {
        self.heard = self.heard.max(at);
    }

    /// Notes since when the server has not taken all that was written, if it has not.
    pub(super) const fn blocked(&mut self, since: Option<Duration>) {
        self.blocked_since = since;
    }

    /// Returns what is due at `now`, if nothing had arrived by `looked_at` that is not noted.
    pub(super) fn due(&mut self, now: Duration, looked_at: Duration) -> Due {
        if self.stuck_at().is_some_and(|at| at <= now) {
            return Due::Stuck;
        }
        if self.silent_at() <= looked_at {
            return Due::Silent;
        }
        if self.next_ping <= now {
            self.next_ping = now.saturating_add(self.interval);
            return Due::Ping;
        }
        Due::Nothing
    }

    /// Returns when something is due next.
    pub(super) fn wakes_at(&self) -> Duration {
        let wakes_at = self.next_ping.min(self.silent_at());
        self.stuck_at().map_or(wakes_at, |at| at.min(wakes_at))
    }

    fn silent_at(&self) -> Duration {
        self.heard.saturating_add(self.silence)
    }

    fn stuck_at(&self) -> Option<Duration> {
        Some(self.blocked_since?.saturating_add(WRITE_TIMEOUT))
    }
}

/// What is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Due {
    Nothing,
    Ping,
    /// The server was silent for too long.
    Silent,
    /// The server took nothing for too long, whatever it said meanwhile.
    Stuck,
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn second(seconds: u64) -> Duration {
        Duration::from_secs(seconds)
    }

    fn due(keepalive: &mut Keepalive, at: u64) -> Due {
        keepalive.due(second(at), second(at))
    }

    #[test]
    fn pings_go_out_and_silence_is_death() {
        let mut keepalive = Keepalive::new(second(30), second(40), second(100));
        assert_eq!(due(&mut keepalive, 129), Due::Nothing);
        assert_eq!(keepalive.wakes_at(), second(130));
        assert_eq!(due(&mut keepalive, 130), Due::Ping);
        assert_eq!(keepalive.wakes_at(), second(140));
        keepalive.heard(second(131));
        keepalive.heard(second(120));
        assert_eq!(due(&mut keepalive, 140), Due::Nothing);
        assert_eq!(due(&mut keepalive, 160), Due::Ping);
        assert_eq!(due(&mut keepalive, 170), Due::Nothing);
        assert_eq!(due(&mut keepalive, 171), Due::Silent);

        let mut patient = Keepalive::new(Duration::MAX, Duration::MAX, second(100));
        assert_eq!(due(&mut patient, 1_000_000), Due::Nothing);
        assert_eq!(patient.wakes_at(), Duration::MAX);
    }

    #[test]
    fn a_client_that_slept_looks_before_it_judges() {
        let mut keepalive = Keepalive::new(second(30), second(40), second(100));
        assert_eq!(keepalive.due(second(900), second(101)), Due::Ping);
        keepalive.heard(second(900));
        assert_eq!(keepalive.due(second(901), second(900)), Due::Nothing);
    }

    #[test]
    fn what_is_not_taken_in_time_is_death_whatever_is_said() {
        let mut keepalive = Keepalive::new(second(30), second(40), second(100));
        keepalive.blocked(Some(second(105)));
        assert_eq!(keepalive.wakes_at(), second(115));
        for at in 105..115 {
            keepalive.heard(second(at));
            assert_eq!(due(&mut keepalive, at), Due::Nothing);
        }
        assert_eq!(due(&mut keepalive, 115), Due::Stuck);
        keepalive.blocked(None);
        assert_eq!(due(&mut keepalive, 115), Due::Nothing);
        keepalive.blocked(Some(Duration::MAX));
        assert_eq!(due(&mut keepalive, 116), Due::Nothing);
    }
}
