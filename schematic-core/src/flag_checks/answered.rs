use crate::EvaluationContext;
use crate::evaluation::Decision;
use crate::events::wire::FlagCheckBody;

/// A check that memory answered.
pub(super) struct AnsweredCheck<'c> {
    pub(super) flag: &'c str,
    pub(super) context: &'c EvaluationContext,
    pub(super) decision: &'c Decision<'c>,
    pub(super) preflight: bool,
}

impl AnsweredCheck<'_> {
    /// Returns the body of the event that reports the check.
    pub(super) fn body(&self) -> FlagCheckBody {
        let owned = |text: Option<&str>| text.map(str::to_owned);
        let reason = match self.decision.reason() {
            "" => "unknown",
            reason => reason,
        };
        let mut body = FlagCheckBody::default();
        self.flag.clone_into(&mut body.flag_key);
        body.value = self.decision.value();
        reason.clone_into(&mut body.reason);
        body.flag_id = owned(Some(self.decision.flag_id()));
        body.rule_id = owned(self.decision.rule_id());
        body.company_id = owned(self.decision.company_id());
        body.user_id = owned(self.decision.user_id());
        body.req_company = self.context.company_keys().clone();
        body.req_user = self.context.user_keys().clone();
        body.error = self.decision.error();
        body.preflight = self.preflight;
        body
    }
}
