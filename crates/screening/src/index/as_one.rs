//! Parties by the letters of their whole names: whose letters are the same but for a slip is found by the
//! half that is without it.

use vokter_names::{AsOne, View, may_be_near};

use super::Index;
use super::column::Column;
use super::file::section;
use super::record::PackedName;
use super::tables::TablesWriter;
use crate::party::Prepared;

/// The hash of half of a name's letters, which letters the name has, and the party.
pub(super) type Half = (u32, (u32, u32));

/// The halves of a name of a party.
pub(super) fn halves_of(
    name: &PackedName,
    (party, view): (u32, View),
    tables: &TablesWriter,
) -> impl Iterator<Item = Half> {
    let tokens = name.readings.first().map_or(&[][..], |first| &first.tokens);
    let words = tokens.iter().map(|token| {
        let (start, end) = token.source;
        (tables.role_of(token.role), start as usize..end as usize)
    });
    let written = AsOne::of(&name.text, words).into_iter();
    written.flat_map(move |written| {
        let summary = written.summary();
        let keys: Vec<u32> = written.keys(view).collect();
        keys.into_iter().map(move |key| (key, (summary, party)))
    })
}

impl Index {
    /// The parties that may have a name whose letters are those of a name of the query but for a slip.
    pub(super) fn nearly_as_one(&self, query: &Prepared) -> impl Iterator<Item = u32> {
        let halves: Column<'_, Half> = self.sections.column(section::AS_ONE);
        let mut asked: Vec<(View, &AsOne)> = Vec::new();
        for (view, names) in [
            // The keys of a person's name are among those of a body's that is written so.
            (View::Body, &query.as_body),
            (View::Person, &query.as_person),
        ] {
            for written in names.iter().flat_map(|name| &name.as_one) {
                if !asked.iter().any(|(_, other)| *other == written) {
                    asked.push((view, written));
                }
            }
        }
        asked.into_iter().flat_map(move |(view, written)| {
            let summary = written.summary();
            let found = written
                .keys_for(view)
                .flat_map(move |key| halves.of_hash(key));
            let near = found.filter(move |(other, _)| may_be_near(summary, *other));
            near.map(|(_, party)| party)
        })
    }
}
