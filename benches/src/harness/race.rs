//! Contenders that take turns, so that whatever else the machine does meets all of them alike.

use std::fmt;
use std::hint::black_box;
use std::time::{Duration, Instant};

use tokio::runtime::Runtime;

use super::quiet::preemptions;
use super::statistics::{median, percentile};
use super::{Failure, Figure};

/// How long to measure.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    /// For how long one line's contenders take turns.
    pub time: Duration,
}

/// One turn: long enough for the clock, short enough to end before the scheduler steps in.
const TURN: Duration = Duration::from_micros(200);
/// A line with fewer undisturbed rounds than this is measured on, up to [`PATIENCE`] times longer.
const ENOUGH_ROUNDS: usize = 200;
const PATIENCE: u32 = 5;

/// Contenders for one figure.
#[derive(Default)]
pub struct Race<'a> {
    contenders: Vec<Contender<'a>>,
}

struct Contender<'a> {
    name: &'static str,
    calls: u32,
    most_calls: u32,
    /// Makes that many calls and says how long they took.
    turn: Box<dyn FnMut(u32) -> Duration + 'a>,
}

impl<'a> Race<'a> {
    /// A race without contenders yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a contender that is called over and over. What it returns is looked at; its inputs
    /// it has to hide from the optimiser itself.
    #[must_use]
    pub fn contender<T>(self, name: &'static str, mut call: impl FnMut() -> T + 'a) -> Self {
        self.timed(name, u32::MAX, move |calls| {
            let start = Instant::now();
            for _ in 0..calls {
                black_box(call());
            }
            start.elapsed()
        })
    }

    /// Adds an asynchronous contender: each future is awaited before the next one is made.
    #[must_use]
    pub fn future<F: Future>(
        self,
        name: &'static str,
        runtime: &'a Runtime,
        mut call: impl FnMut() -> F + 'a,
    ) -> Self {
        self.timed(name, u32::MAX, move |calls| {
            runtime.block_on(async {
                let start = Instant::now();
                for _ in 0..calls {
                    black_box(call().await);
                }
                start.elapsed()
            })
        })
    }

    /// Adds a contender that keeps its own time: given a number of calls, it makes them and says
    /// how long they took, without what had to be prepared and cleaned up. Never asks for more
    /// than `most_calls` at once.
    #[must_use]
    pub fn timed(
        mut self,
        name: &'static str,
        most_calls: u32,
        turn: impl FnMut(u32) -> Duration + 'a,
    ) -> Self {
        self.contenders.push(Contender {
            name,
            calls: 1,
            most_calls,
            turn: Box::new(turn),
        });
        self
    }

    /// Lets the contenders take turns.
    ///
    /// # Errors
    ///
    /// When not a single round could be measured.
    pub fn run(mut self, plan: &Plan) -> Result<Rounds, Failure> {
        for contender in &mut self.contenders {
            contender.warm_up();
        }
        let mut rounds = Rounds {
            names: self
                .contenders
                .iter()
                .map(|contender| contender.name)
                .collect(),
            undisturbed: Vec::new(),
            disturbed: Vec::new(),
        };
        let start = Instant::now();
        let mut first = 0;
        while start.elapsed() < plan.time
            || (rounds.undisturbed.len() < ENOUGH_ROUNDS && start.elapsed() < plan.time * PATIENCE)
        {
            let preempted = preemptions();
            let times = self.round(first);
            if preemptions() == preempted {
                rounds.undisturbed.push(times);
            } else {
                rounds.disturbed.push(times);
            }
            first += 1;
        }
        if rounds.kept().is_empty() {
            return Err("not one round could be measured in the given time".into());
        }
        Ok(rounds)
    }

    /// One turn of each, in nanoseconds per call. Another contender begins each time.
    fn round(&mut self, first: usize) -> Vec<f64> {
        let count = self.contenders.len();
        let mut times = vec![0.0; count];
        for turn in 0..count {
            let at = (first + turn) % count;
            if let (Some(contender), Some(time)) = (self.contenders.get_mut(at), times.get_mut(at))
            {
                *time = contender.nanoseconds_per_call();
            }
        }
        times
    }
}

impl fmt::Debug for Race<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names = self.contenders.iter().map(|contender| contender.name);
        f.debug_list().entries(names).finish()
    }
}

impl Contender<'_> {
    /// Runs for a while and learns how many calls make a turn.
    fn warm_up(&mut self) {
        let start = Instant::now();
        while start.elapsed() < Duration::from_millis(100) {
            let took = (self.turn)(self.calls);
            if took < TURN / 2 {
                self.calls = self.calls.saturating_mul(2).min(self.most_calls);
            } else if took > TURN * 2 {
                self.calls = (self.calls / 2).max(1);
            }
        }
    }

    fn nanoseconds_per_call(&mut self) -> f64 {
        (self.turn)(self.calls).as_secs_f64() * 1e9 / f64::from(self.calls)
    }
}

/// What the rounds of a race came to, in nanoseconds per call.
#[derive(Debug)]
pub struct Rounds {
    names: Vec<&'static str>,
    undisturbed: Vec<Vec<f64>>,
    disturbed: Vec<Vec<f64>>,
}

impl Rounds {
    /// The first contender's time over the second's.
    #[must_use]
    pub fn ratio(&self) -> Figure {
        self.figure(|times| match times {
            [ours, theirs, ..] => ours / theirs,
            _ => f64::NAN,
        })
    }

    /// The median of what each round says, given the contenders' times in that round.
    #[must_use]
    pub fn figure(&self, of_round: impl Fn(&[f64]) -> f64) -> Figure {
        let mut figures: Vec<f64> = self.kept().iter().map(|times| of_round(times)).collect();
        Figure {
            value: median(&mut figures),
            spread: Some((percentile(&mut figures, 0.1), percentile(&mut figures, 0.9))),
            note: self.note(),
        }
    }

    /// The rounds that count: those in which nothing else took the core, unless there are hardly
    /// any.
    fn kept(&self) -> &[Vec<f64>] {
        if self.are_mostly_disturbed() {
            &self.disturbed
        } else {
            &self.undisturbed
        }
    }

    fn are_mostly_disturbed(&self) -> bool {
        self.undisturbed.len() < ENOUGH_ROUNDS / 10 && !self.disturbed.is_empty()
    }

    fn note(&self) -> String {
        let times = self.names.iter().enumerate().map(|(at, name)| {
            let mut times: Vec<f64> = self
                .kept()
                .iter()
                .filter_map(|times| times.get(at).copied())
                .collect();
            format!("{name} {}", Nanoseconds(median(&mut times)))
        });
        let mut note = times.collect::<Vec<_>>().join(", ");
        match (self.undisturbed.len(), self.disturbed.len()) {
            _ if self.are_mostly_disturbed() => note.push_str("; DISTURBED by other work"),
            (_, 0) => {}
            (kept, disturbed) => {
                note.push_str(&format!(
                    "; {disturbed} of {} rounds disturbed, left out",
                    kept + disturbed
                ));
            }
        }
        note
    }
}

struct Nanoseconds(f64);

impl fmt::Display for Nanoseconds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            ns if ns < 100.0 => write!(f, "{ns:.1} ns"),
            ns if ns < 10_000.0 => write!(f, "{ns:.0} ns"),
            ns => write!(f, "{:.1} µs", ns / 1000.0),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_is_the_median_of_the_undisturbed_rounds() {
        let rounds = Rounds {
            names: vec!["ours", "floor"],
            undisturbed: (1..=101).map(|n| vec![f64::from(n), 10.0]).collect(),
            disturbed: vec![vec![1e9, 1.0]; 1000],
        };
        let figure = rounds.ratio();
        assert!((figure.value - 5.1).abs() < 1e-9);
        assert_eq!(
            figure.note,
            "ours 51.0 ns, floor 10.0 ns; 1000 of 1101 rounds disturbed, left out"
        );
    }

    #[test]
    fn without_undisturbed_rounds_the_disturbed_count_and_say_so() {
        let rounds = Rounds {
            names: vec!["ours", "floor"],
            undisturbed: vec![],
            disturbed: vec![vec![20.0, 10.0]; 3],
        };
        let figure = rounds.ratio();
        assert!((figure.value - 2.0).abs() < 1e-9);
        assert!(figure.note.contains("DISTURBED"));
    }

    #[test]
    fn all_contenders_run_in_every_round() {
        let plan = Plan {
            time: Duration::from_millis(1),
        };
        let rounds = Race::new()
            .timed("a", 8, |calls| Duration::from_nanos(10) * calls)
            .timed("b", 8, |calls| Duration::from_nanos(5) * calls)
            .run(&plan)
            .unwrap();
        assert!((rounds.ratio().value - 2.0).abs() < 1e-9);
    }
}
