//! Signs that are one sign in two forms: simplified and traditional, old and new, of one country or another.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::unihan;

/// The signs in use that are a form of another, each with the one that stands for all forms.
pub(super) fn table(in_use: &BTreeSet<char>) -> Result<String, String> {
    let mut forms = Forms::default();
    unihan("Unihan_Variants.txt.bz2", |sign, property, value| {
        if matches!(
            property,
            "kTraditionalVariant" | "kSimplifiedVariant" | "kZVariant" | "kSemanticVariant"
        ) {
            named(value).for_each(|other| forms.join(sign, other));
        }
    })?;
    // Old forms that the Japanese law on names allows: `2010:U+5712`.
    unihan("Unihan_OtherMappings.txt.bz2", |sign, property, value| {
        if matches!(property, "kJinmeiyoKanji" | "kJoyoKanji") {
            let modern = value.split(' ').filter_map(|item| item.split_once(':'));
            let modern = modern.flat_map(|(_, modern)| named(modern));
            let modern = modern.chain(named(value));
            modern.for_each(|other| forms.join(sign, other));
        }
    })?;
    let mut text = String::from(
        "# cargo xtask han: sign, the one that stands for all its forms; from Unihan of unicode-data\n",
    );
    for sign in in_use {
        let first = forms.first(*sign);
        if first != *sign {
            // Writing into a String cannot fail.
            let _ = writeln!(text, "{sign}\t{first}");
        }
    }
    Ok(text)
}

/// The signs that a value names: `U+65BC<kLau U+6275<kLau,kMatthews`.
pub(super) fn named(value: &str) -> impl Iterator<Item = char> {
    value.split(' ').filter_map(|item| {
        let code = item.split('<').next()?.strip_prefix("U+")?;
        char::from_u32(u32::from_str_radix(code, 16).ok()?)
    })
}

/// Signs that are forms of one, each by an earlier one of them.
#[derive(Default)]
struct Forms(BTreeMap<char, char>);

impl Forms {
    /// The one that stands for all forms of a sign.
    fn first(&self, mut sign: char) -> char {
        while let Some(earlier) = self.0.get(&sign) {
            sign = *earlier;
        }
        sign
    }

    fn join(&mut self, one: char, other: char) {
        let (one, other) = (self.first(one), self.first(other));
        if one != other {
            self.0.insert(one.max(other), one.min(other));
        }
    }
}
