//! Flag checks.

use schematic_protocol::Timestamp;
use schematic_rules::{
    CompileError, CompiledCompany, CompiledUser, Compiler, MetricPeriod, Options, RuleType,
    evaluate, wire,
};
use serde::Serialize;
use serde_json::{Map, Value, json};

use super::usage::in_millis;
use super::{Account, AccountError, Company, Directory, Entity, Flag, Keys, Lookup};

/// The context of a check: keys of a company and a user, and usage to check ahead.
#[derive(Debug)]
pub(crate) struct CheckContext {
    pub(crate) company: Keys,
    pub(crate) user: Keys,
    pub(crate) options: Options,
}

/// A context with the company and user that it names.
pub(crate) struct ResolvedContext<'a> {
    pub(crate) company: Option<&'a Company>,
    wire_company: Option<wire::Company>,
    compiled_company: Option<CompiledCompany>,
    compiled_user: Option<CompiledUser>,
    compiler: Compiler,
    options: &'a Options,
    /// The reason in place of "no rules matched" if the context names no known company or user.
    unknown: Option<&'static str>,
    /// Whether keys match different companies or users, so that nothing can be decided.
    conflict: bool,
}

impl ResolvedContext<'_> {
    /// Checks one flag, and returns the data of the answer.
    pub(crate) fn check(
        &mut self,
        account: &Account,
        flag: &Flag,
        now: Timestamp,
    ) -> Result<Value, AccountError> {
        if self.conflict {
            return Ok(json!({
                "flag": flag.key,
                "flag_id": flag.id,
                "value": flag.default_value,
                "reason": "key conflict",
                "error": "keys match different companies or users",
            }));
        }
        let compiled = self
            .compiler
            .flag(&account.flag_to_wire(flag))
            .map_err(|error| not_compilable(&error))?;
        let company = self.compiled_company.as_ref();
        let user = self.compiled_user.as_ref();
        let decided = evaluate(&compiled, company, user, self.options, || now.as_millis());
        let reason = match (decided.rule_id(), self.unknown) {
            (None, Some(unknown)) => unknown,
            _ => decided.reason(),
        };
        let mut answer = Map::new();
        let mut put = |name: &str, value: Value| answer.insert(name.to_owned(), value);
        put("flag", json!(flag.key));
        put("flag_id", json!(flag.id));
        put("value", json!(decided.value()));
        put("reason", json!(reason));
        put("company_id", json!(decided.company_id()));
        put("user_id", json!(decided.user_id()));
        put("rule_id", json!(decided.rule_id()));
        put(
            "rule_type",
            json!(decided.rule_type().map(RuleType::as_str)),
        );
        if let Some(invalid) = decided.err() {
            put("error", json!(invalid.to_string()));
        }
        if let Some(feature) = decided.feature() {
            put("feature_allocation", json!(feature.allocation));
            put("feature_usage", json!(feature.usage));
            put("feature_usage_event", json!(feature.usage_event));
            put(
                "feature_usage_period",
                json!(feature.usage_period.map(MetricPeriod::as_str)),
            );
            put(
                "feature_usage_reset_at",
                json!(feature.usage_reset_at.map(in_millis)),
            );
        }
        let entitlement = self
            .wire_company
            .iter()
            .flat_map(|company| &company.entitlements)
            .find(|entitlement| entitlement.feature_key == flag.key);
        if let Some(entitlement) = entitlement {
            put("entitlement", to_json(entitlement));
        }
        Ok(Value::Object(answer))
    }
}

const NO_CONTEXT: &str = "No company or user context; default value for flag";

impl Account {
    /// Resolves the company and user of a context.
    pub(crate) fn find<'a>(
        &'a self,
        asked: &'a CheckContext,
        now: Timestamp,
    ) -> Result<ResolvedContext<'a>, AccountError> {
        let (company, company_conflict) = look_up(&self.companies, &asked.company);
        let (user, user_conflict) = look_up(&self.users, &asked.user);
        let unknown = if asked.company.is_empty() && asked.user.is_empty() {
            Some(NO_CONTEXT)
        } else if !asked.company.is_empty() && company.is_none() {
            Some("Company not found")
        } else if !asked.user.is_empty() && user.is_none() {
            Some("User not found")
        } else {
            None
        };
        let mut compiler = Compiler::new();
        let wire_company = company.map(|company| self.company_to_wire(company, now));
        let compiled_company = wire_company
            .as_ref()
            .map(|company| compiler.company(company))
            .transpose()
            .map_err(|error| not_compilable(&error))?;
        let compiled_user = user
            .map(|user| compiler.user(&user.to_wire(&self.traits)))
            .transpose()
            .map_err(|error| not_compilable(&error))?;
        Ok(ResolvedContext {
            company,
            wire_company,
            compiled_company,
            compiled_user,
            compiler,
            options: &asked.options,
            unknown,
            conflict: company_conflict || user_conflict,
        })
    }
}

fn look_up<'a, T: Entity>(directory: &'a Directory<T>, keys: &Keys) -> (Option<&'a T>, bool) {
    match directory.lookup(keys) {
        Lookup::Found(number) => (directory.at(number), false),
        Lookup::Missing => (None, false),
        Lookup::Conflict => (None, true),
    }
}

fn not_compilable(error: &CompileError) -> AccountError {
    AccountError::Invalid(error.to_string())
}

fn to_json(value: &impl Serialize) -> Value {
    serde_json::to_value(value).unwrap_or_default()
}
