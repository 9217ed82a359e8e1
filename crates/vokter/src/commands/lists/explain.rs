//! `vokter lists explain`: which listings are one party's, and why.

use vokter_lists::Shelf;
use vokter_screening::Index;

use crate::exit::{Failure, Outcome};
use crate::printer::Printer;
use crate::render;
use vokter_answers::groups::GroupId;
use vokter_answers::kept_index::{self, Indexed};
use vokter_answers::list_names::{check_names, nearest_references};
use vokter_answers::wire::explain::Explanation;

const AFTER: &str = "\
Examples:
  vokter lists explain un-sc-KPi.033
  vokter lists explain g-3f9a01b2c3d4e5f6
  vokter lists explain uk-ofsi 14165
  vokter lists explain KPi.033 --json

Listings are only grouped, never merged: each is screened by itself, and a hit shows the
party with all of them. Two are brought together by an identifier that both bear, by a
publisher's number that one has and the other names, by a whole name with a birth date, or
by a rare whole name with a country in common; never by a name alone. One contradiction, in
any two members of a group, is enough against it. What nearly was one party is shown too.";

/// Shows a party with all its listings, why each is one, and which nearly were.
#[derive(Debug, clap::Args)]
#[command(after_help = AFTER)]
pub(super) struct Arguments {
    /// A party's id as hits show it, the id of a group, a reference, or a list before a REFERENCE
    #[arg(value_name = "ENTITY")]
    entity: String,

    /// The publisher's reference, after a list such as un-sc
    #[arg(value_name = "REFERENCE")]
    reference: Option<String>,
}

/// Explains.
pub(super) fn run(
    arguments: &Arguments,
    json: bool,
    shelf: &Shelf,
    printer: Printer,
) -> Result<Outcome, Failure> {
    let (indexed, reasons) = kept_index::current_with_reasons(shelf)?;
    let party = asked(arguments, &indexed)?;
    let explanation = Explanation::of(&indexed.index, &indexed.ids, &reasons, party);
    if json {
        printer.json(&explanation)?;
    } else {
        printer.data(&render::explain::text(&explanation))?;
    }
    Ok(Outcome::DONE)
}

/// The party that is meant.
fn asked(arguments: &Arguments, indexed: &Indexed) -> Result<usize, Failure> {
    let Indexed { index, ids, .. } = indexed;
    let entity = arguments.entity.trim();
    if let Some(reference) = arguments.reference.as_deref().map(str::trim) {
        let loaded: Vec<String> = indexed.lists.iter().map(|info| info.list.clone()).collect();
        check_names(&[entity.to_owned()], &loaded)?;
        let listed = |party: &usize| {
            index.entity(*party).listings.iter().any(|on| {
                on.list == entity
                    && on
                        .reference
                        .as_deref()
                        .is_some_and(|own| same(own, reference))
            })
        };
        return (0..index.len()).find(listed).ok_or_else(|| {
            let hint = meant(index, Some(entity), reference)
                .unwrap_or_else(|| "`vokter lists` shows what is loaded".to_owned());
            Failure::input(format!("no party {reference} on the list {entity}")).hint(hint)
        });
    }
    let by_group = GroupId::parse(entity).and_then(|id| ids.find(index, id));
    let by_id = || (0..index.len()).find(|party| index.id_of(*party).0 == entity);
    if let Some(party) = by_group.or_else(by_id) {
        return Ok(party);
    }
    let mut parties: Vec<usize> = (0..index.len())
        .filter(|party| {
            let mut listings = index.entity(*party).listings.iter();
            listings.any(|on| on.reference.as_deref().is_some_and(|own| same(own, entity)))
        })
        .collect();
    parties.dedup_by_key(|party| ids.of(index, *party));
    match parties.as_slice() {
        [party] => Ok(*party),
        [] => {
            let hint = meant(index, None, entity).unwrap_or_else(|| {
                "`vokter screen NAME --json` shows the ids of the parties it finds".to_owned()
            });
            let what = format!("no party has the id or the reference {entity}");
            Err(Failure::input(what).hint(hint))
        }
        several => {
            let several: Vec<String> = several
                .iter()
                .take(5)
                .map(|party| index.id_of(*party).to_string())
                .collect();
            Err(
                Failure::input(format!("several lists have the reference {entity}"))
                    .hint(format!("give an id: {}", several.join(", "))),
            )
        }
    }
}

/// Which references, of a list or of all, were perhaps meant.
fn meant(index: &Index, list: Option<&str>, typed: &str) -> Option<String> {
    let of_party = |party: usize| {
        let entity = index.entity(party);
        let on = entity.listings.iter();
        let on = on.filter(|on| list.is_none_or(|list| on.list == list));
        let mut known: Vec<String> = on.filter_map(|on| on.reference.clone()).collect();
        if list.is_none() {
            known.push(entity.id.0.clone());
        }
        known
    };
    let near = nearest_references(typed, (0..index.len()).flat_map(of_party));
    (!near.is_empty()).then(|| format!("did you mean {}?", near.join(" or ")))
}

fn same(a: &str, b: &str) -> bool {
    a.eq_ignore_ascii_case(b)
}
