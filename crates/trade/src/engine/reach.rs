//! Whose rules apply, and why: the United Nations' always, the others' where a fact of the case brings
//! them in or the asker names them.

use super::case::Case;
use crate::places::{Area, Place};
use crate::rules::{Jurisdiction, Role};
use crate::wording::Language;

/// Why a jurisdiction's rules apply.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    /// They apply, with the reason.
    Applies(String),
    /// A fact brings them in, but the asker named others.
    NotAsked(String),
    /// Nothing brings them in.
    No,
}

/// The area and the currency that bring a jurisdiction's rules in.
fn marks(jurisdiction: Jurisdiction) -> Option<(&'static str, &'static str)> {
    match jurisdiction {
        Jurisdiction::Un | Jurisdiction::Customs => None,
        Jurisdiction::Eu => Some(("eu", "eur")),
        Jurisdiction::No => Some(("no", "nok")),
        Jurisdiction::Us => Some(("us", "usd")),
        Jurisdiction::Uk => Some(("gb", "gbp")),
    }
}

/// Whether and why a jurisdiction's rules apply to a case.
pub(super) fn of(jurisdiction: Jurisdiction, case: &Case, language: Language) -> Reach {
    let Some((area, currency)) = marks(jurisdiction) else {
        return Reach::Applies(language.binds(jurisdiction).to_owned());
    };
    let named = &case.given.jurisdictions;
    if named.contains(&jurisdiction) {
        return Reach::Applies(language.asked_for(jurisdiction));
    }
    match brought_in(case, area, currency, language) {
        Some(reason) if named.is_empty() => Reach::Applies(reason),
        Some(reason) => Reach::NotAsked(reason),
        None => Reach::No,
    }
}

fn brought_in(case: &Case, area: &str, currency: &str, language: Language) -> Option<String> {
    let of_place = |role, place: &Place| {
        let inside = place.areas.iter().find(|one| one.is_in(area))?;
        let role = language.role(role);
        Some(format!("{role} = {}", inside.code().to_uppercase()))
    };
    let of_areas = |role, areas: &[Area]| {
        let inside = areas.iter().find(|one| one.is_in(area))?;
        Some(language.brought_by(role, &inside.code().to_uppercase()))
    };
    of_place(Role::From, &case.from)
        .or_else(|| of_place(Role::To, &case.to))
        .or_else(|| case.via.iter().find_map(|place| of_place(Role::Via, place)))
        .or_else(|| of_place(Role::Origin, &case.origin))
        .or_else(|| of_areas(Role::Origin, &case.made))
        .or_else(|| of_areas(Role::Flag, &case.flag))
        .or_else(|| of_areas(Role::Party, &case.party))
        .or_else(|| of_areas(Role::Party, &case.serving))
        .or_else(|| of_areas(Role::Owner, &case.owner))
        .or_else(|| {
            let paid = case.currency.as_deref().filter(|paid| *paid == currency)?;
            Some(language.currency(&paid.to_uppercase()))
        })
}
