//! Watchman's parameters as they came: which are known, of which one value can count, and what of them is passed over.

use super::facts::FACTS;
use super::{Trouble, bad};
use crate::contacts::Means;

/// Parameters that say how a party is reached, each with its longer forms.
pub(super) const CONTACTS: [(&str, Means); 11] = [
    ("email", Means::Mail),
    ("emailAddress", Means::Mail),
    ("emailAddresses", Means::Mail),
    ("fax", Means::Fax),
    ("faxNumber", Means::Fax),
    ("faxNumbers", Means::Fax),
    ("phone", Means::Phone),
    ("phoneNumber", Means::Phone),
    ("phoneNumbers", Means::Phone),
    ("website", Means::Page),
    ("websites", Means::Page),
];

/// Parameters of which one value can count; of others, all do.
const SINGLE: [&str; 7] = [
    "debug",
    "format",
    "gender",
    "limit",
    "minMatch",
    "requestID",
    "type",
];
/// Those that say what is asked for or how, beside facts and contacts.
const OTHERS: [&str; 5] = [
    "address",
    "cryptoAddress",
    "debugSourceIDs",
    "source",
    "sourceID",
];
/// Most parameters that are told to be passed over.
const WARNINGS_MAX: usize = 20;

fn is_known(name: &str) -> bool {
    SINGLE.contains(&name)
        || OTHERS.contains(&name)
        || FACTS.iter().any(|(fact, ..)| *fact == name)
        || CONTACTS.iter().any(|(contact, _)| *contact == name)
}

/// Parameters as they came.
pub(super) struct Given<'a>(pub(super) &'a [(String, String)]);

impl Given<'_> {
    pub(super) fn all(&self, name: &str) -> Vec<String> {
        let of_name = self.0.iter().filter(|(known, _)| known == name);
        of_name
            .map(|(_, value)| value.trim().to_owned())
            .filter(|value| !value.is_empty())
            .collect()
    }

    /// Of a parameter of which one value can count the first does, as in Watchman.
    pub(super) fn one(&self, name: &str) -> Option<String> {
        self.all(name).into_iter().next()
    }

    /// What of the parameters is passed over: those that nobody knows, and of those of which one value can count
    /// others than that.
    pub(super) fn passed_over(&self) -> Vec<String> {
        let mut told = Vec::new();
        let mut seen = Vec::new();
        for (name, value) in self.0 {
            if value.trim().is_empty() || seen.contains(&name) {
                continue;
            }
            seen.push(name);
            let shown = name.escape_debug();
            if !is_known(name) {
                told.push(format!(
                    "`{shown}` was not looked at: no parameter is called so"
                ));
            } else if SINGLE.contains(&name.as_str())
                && let [first, others @ ..] = self.all(name).as_slice()
                && others.iter().any(|other| other != first)
            {
                told.push(format!(
                    "`{shown}` is given more than once: only `{}` was looked at",
                    first.escape_debug()
                ));
            }
        }
        told.truncate(WARNINGS_MAX);
        told
    }

    pub(super) fn whole(&self, name: &str) -> Result<Option<u64>, Trouble> {
        let read = |text: String| {
            let number = text.parse().ok();
            number.ok_or_else(|| bad(format!("{name}: `{text}` is no whole number: write 52000")))
        };
        self.one(name).map(read).transpose()
    }
}
