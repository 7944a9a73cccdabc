//! Under which key an answer is kept.

use std::fmt;

use data_encoding::HEXLOWER;
use moka::Equivalent;
use sha2::{Digest, Sha256};

use crate::context::{EvaluationContext, PIECE};

/// The key in memory: what was asked, as it was asked.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct AnswerKey {
    flag: Box<str>,
    context: EvaluationContext,
}

/// An [`AnswerKey`] that borrows the flag and the context from the caller.
#[derive(Hash)]
pub(super) struct BorrowedKey<'a> {
    // In the order of `AnswerKey`, so that both hash alike.
    flag: &'a str,
    context: &'a EvaluationContext,
}

impl AnswerKey {
    pub(crate) fn new(flag: &str, context: &EvaluationContext) -> Self {
        Self {
            flag: flag.into(),
            context: context.clone(),
        }
    }

    /// About how many bytes a key takes on the heap.
    pub(super) fn heap_size(flag: &str, context: &EvaluationContext) -> usize {
        let (company, user) = (context.company_keys(), context.user_keys());
        flag.len() + PIECE + company.heap_size() + user.heap_size()
    }
}

impl<'a> BorrowedKey<'a> {
    pub(super) fn new(flag: &'a str, context: &'a EvaluationContext) -> Self {
        Self { flag, context }
    }
}

impl Equivalent<AnswerKey> for BorrowedKey<'_> {
    fn equivalent(&self, key: &AnswerKey) -> bool {
        *self.flag == *key.flag && *self.context == key.context
    }
}

/// Whose answers a store of the application's own holds: those of one API key and environment.
///
/// Two clients share answers only when both agree.
#[derive(Clone)]
pub(crate) struct Scope([u8; 32]);

impl Scope {
    pub(crate) fn new(api_key: &str, environment_id: &str) -> Self {
        let mut hash = Sha256::new();
        text(&mut hash, api_key);
        text(&mut hash, environment_id);
        Self(hash.finalize().into())
    }

    /// The key of an answer in a store that may be shared: a hash, so it tells nothing, of an
    /// encoding in which every part says how long it is, so no two questions have the same.
    pub(super) fn key(&self, flag: &str, context: &EvaluationContext) -> String {
        let mut hash = Sha256::new();
        hash.update(self.0);
        text(&mut hash, flag);
        for keys in [context.company_keys(), context.user_keys()] {
            length(&mut hash, keys.len());
            for (name, value) in keys.iter() {
                text(&mut hash, name);
                text(&mut hash, value);
            }
        }
        // The version is of this encoding and of what is stored.
        format!(
            "schematic:flag-check:v1:{}",
            HEXLOWER.encode(&hash.finalize())
        )
    }
}

impl fmt::Debug for Scope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Scope")
    }
}

fn text(hash: &mut Sha256, text: &str) {
    length(hash, text.len());
    hash.update(text);
}

fn length(hash: &mut Sha256, length: usize) {
    hash.update((length as u64).to_le_bytes());
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;
    use std::hash::{BuildHasher, RandomState};

    use super::*;

    #[test]
    fn both_forms_of_a_key_are_one() {
        let context = EvaluationContext::company("org", "acme").with_user("id", "7");
        let owned = AnswerKey::new("f", &context);
        let borrowed = BorrowedKey::new("f", &context);
        let state = RandomState::new();
        assert_eq!(state.hash_one(&owned), state.hash_one(&borrowed));
        assert!(borrowed.equivalent(&owned));
        assert!(!BorrowedKey::new("g", &context).equivalent(&owned));
        assert!(!BorrowedKey::new("f", &EvaluationContext::new()).equivalent(&owned));
    }

    #[test]
    fn no_two_questions_share_a_stored_key() {
        let scope = Scope::new("sch_dev_1", "");
        let company = EvaluationContext::company;
        let mut keys = HashSet::new();
        for (flag, context) in [
            ("f", EvaluationContext::new()),
            ("f", company("a", "1;b=2")),
            ("f", company("a", "1").with_company("b", "2")),
            ("f", company("a", "1").with_user("b", "2")),
            ("f", EvaluationContext::user("a", "1;b=2")),
            ("f", company("", "a1")),
            ("f", company("a1", "")),
            ("fa", company("1", "")),
            ("", EvaluationContext::new()),
        ] {
            assert!(keys.insert(scope.key(flag, &context)), "{flag} {context:?}");
        }
        let asked = company("b", "2").with_company("a", "1");
        assert!(
            !keys.insert(scope.key("f", &asked)),
            "the order of keys does not matter"
        );
        for other in [
            Scope::new("sch_dev_2", ""),
            Scope::new("sch_dev_1", "env_1"),
        ] {
            assert!(keys.insert(other.key("f", &asked)));
        }
    }

    #[test]
    fn a_stored_key_tells_nothing() {
        let key = Scope::new("sch_dev_1", "").key("beta", &EvaluationContext::user("id", "ada"));
        assert!(key.starts_with("schematic:flag-check:v1:"));
        assert_eq!(key.len(), 24 + 64);
        for part in ["sch_dev_1", "beta", "ada"] {
            assert!(!key.contains(part));
        }
    }
}
