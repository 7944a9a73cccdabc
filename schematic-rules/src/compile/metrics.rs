//! What a company has used, found by event, period and reset.

use std::sync::Arc;

use schematic_protocol::words::known::{MetricPeriod, MetricPeriodMonthReset};

use super::index::Index;
use super::intern::Recent;
use super::symbol::Fingerprint;
use super::{
    CompileError, Compiler, Extra, Symbol, compact, expand, extra_size, known, long_text_size,
};
use crate::wire;
use crate::wire::size::text_size;

/// What one metric counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct MetricKey {
    pub(crate) event: Symbol,
    pub(crate) period: MetricPeriod,
    pub(crate) reset: MetricPeriodMonthReset,
}

impl MetricKey {
    fn fingerprint(&self) -> u32 {
        let mut fingerprint = Fingerprint::new();
        fingerprint.word(u64::from(self.event.fingerprint()));
        fingerprint.word(self.period as u64);
        fingerprint.word(self.reset as u64);
        fingerprint.finish() as u32
    }
}

/// The part of a metric that all companies of an environment share.
#[derive(Debug)]
pub(super) struct MetricDefinition {
    account_id: Arc<str>,
    environment_id: Arc<str>,
    key: MetricKey,
    fingerprint: u32,
    /// What it takes, unless it is shared.
    own_size: usize,
}

impl MetricDefinition {
    fn shared(metric: &wire::Metric, compiler: &mut Compiler) -> Result<Arc<Self>, CompileError> {
        let period = known(&metric.period, "period")?;
        let reset = known(&metric.month_reset, "month_reset")?;
        let mut fingerprint = Fingerprint::new();
        fingerprint.text(&metric.account_id);
        fingerprint.text(&metric.environment_id);
        fingerprint.text(&metric.event_subtype);
        fingerprint.word(period as u64);
        fingerprint.word(reset as u64);
        let texts = &mut compiler.texts;
        let size = size_of::<Self>()
            + text_size(metric.account_id.len())
            + text_size(metric.environment_id.len())
            + text_size(metric.event_subtype.len());
        Ok(compiler.metrics.share(
            fingerprint,
            size,
            |shared| {
                *shared.account_id == *metric.account_id
                    && *shared.environment_id == *metric.environment_id
                    && shared.key.event.as_str() == metric.event_subtype
                    && shared.key.period == period
                    && shared.key.reset == reset
            },
            |is_shared| {
                let key = MetricKey {
                    event: texts.symbol(&metric.event_subtype),
                    period,
                    reset,
                };
                Arc::new(Self {
                    account_id: texts.share(&metric.account_id),
                    environment_id: texts.share(&metric.environment_id),
                    fingerprint: key.fingerprint(),
                    key,
                    own_size: if is_shared { 0 } else { size },
                })
            },
        ))
    }
}

/// One metric of a company.
#[derive(Clone, Debug)]
struct Metric {
    definition: Arc<MetricDefinition>,
    value: i64,
    /// `None` when it is the id of the company that has the metric.
    company_id: Option<Arc<str>>,
    created_at: Arc<str>,
    valid_until: Option<Arc<str>>,
    extra: Extra,
}

impl Metric {
    fn new(
        metric: &wire::Metric,
        company_id: &str,
        times: &mut Recent,
        compiler: &mut Compiler,
    ) -> Result<Self, CompileError> {
        let foreign = metric.company_id != company_id;
        Ok(Self {
            definition: MetricDefinition::shared(metric, compiler)?,
            value: metric.value,
            company_id: foreign.then(|| compiler.texts.share(&metric.company_id)),
            created_at: times.share(&metric.created_at),
            valid_until: metric
                .valid_until
                .as_deref()
                .map(|until| times.share(until)),
            extra: compact(&metric.extra),
        })
    }
}

/// The metrics of one company.
#[derive(Clone, Debug)]
pub(super) struct Metrics {
    list: Box<[Metric]>,
    by_key: Index,
}

impl Metrics {
    pub(super) fn new(
        company: &wire::Company,
        times: &mut Recent,
        compiler: &mut Compiler,
    ) -> Result<Self, CompileError> {
        let list = company
            .metrics
            .iter()
            .map(|metric| Metric::new(metric, &company.id, times, compiler))
            .collect::<Result<_, _>>()?;
        Ok(Self::indexed(list))
    }

    fn indexed(list: Box<[Metric]>) -> Self {
        let fingerprints = list
            .iter()
            .map(|metric| Some(metric.definition.fingerprint));
        Self {
            by_key: Index::new(fingerprints),
            list,
        }
    }

    /// The metrics after some were put in the place of those of the same key, or added.
    pub(super) fn merged(
        &self,
        changed: &[wire::Metric],
        company_id: &str,
        times: &mut Recent,
        compiler: &mut Compiler,
    ) -> Result<Self, CompileError> {
        let mut list = self.list.to_vec();
        for metric in changed {
            let metric = Metric::new(metric, company_id, times, compiler)?;
            // The index knows nothing of metrics that the change itself adds: all are added.
            let place = self.place(&metric.definition.key);
            match place.and_then(|place| list.get_mut(place)) {
                Some(same) => *same = metric,
                None => list.push(metric),
            }
        }
        if list.len() > self.list.len() {
            return Ok(Self::indexed(list.into()));
        }
        Ok(Self {
            list: list.into(),
            by_key: self.by_key.clone(),
        })
    }

    /// The value of the first metric that counts this.
    pub(super) fn value(&self, key: &MetricKey) -> Option<i64> {
        self.list.get(self.place(key)?).map(|metric| metric.value)
    }

    fn place(&self, key: &MetricKey) -> Option<usize> {
        self.by_key.find(key.fingerprint(), |place| {
            let metric = self.list.get(place)?;
            (metric.definition.key == *key).then_some(place)
        })
    }

    /// The metrics after an event was counted; `None` when that changes none.
    pub(super) fn counting(&self, event: &Symbol, quantity: i64) -> Option<Self> {
        let counts = |metric: &Metric| metric.definition.key.event == *event;
        if quantity == 0 || !self.list.iter().any(counts) {
            return None;
        }
        let mut list = self.list.clone();
        for metric in list.iter_mut().filter(|metric| counts(metric)) {
            metric.value = metric.value.saturating_add(quantity);
        }
        Some(Self {
            list,
            by_key: self.by_key.clone(),
        })
    }

    pub(super) fn size(&self) -> usize {
        let text = |text: &Option<Arc<str>>| text.as_ref().map_or(0, |text| text.len());
        let each = |item: &Metric| {
            // At most one time each, unless times are no times.
            let times = 48
                + long_text_size(item.created_at.len())
                + long_text_size(text(&item.valid_until));
            item.definition.own_size
                + times
                + text_size(text(&item.company_id))
                + extra_size(&item.extra)
        };
        let metrics = self.list.iter().map(each);
        size_of_val(&*self.list) + metrics.sum::<usize>() + self.by_key.size()
    }

    pub(super) fn to_wire(&self, company_id: &str) -> Vec<wire::Metric> {
        self.list
            .iter()
            .map(|metric| wire::Metric {
                account_id: (*metric.definition.account_id).to_owned(),
                environment_id: (*metric.definition.environment_id).to_owned(),
                company_id: metric
                    .company_id
                    .as_deref()
                    .unwrap_or(company_id)
                    .to_owned(),
                event_subtype: metric.definition.key.event.as_str().to_owned(),
                period: metric.definition.key.period.into(),
                month_reset: metric.definition.key.reset.into(),
                value: metric.value,
                created_at: (*metric.created_at).to_owned(),
                valid_until: metric.valid_until.as_deref().map(ToOwned::to_owned),
                extra: expand(&metric.extra),
            })
            .collect()
    }
}
