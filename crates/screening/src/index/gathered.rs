//! The words of one view as they are gathered, and how they are laid out in columns.

use rayon::prelude::*;
use vokter_names::spelling::Spelling;
use vokter_names::token::{Role, text_hash};
use vokter_names::{Bits, View};

use super::column::{RowsWriter, bytes_of};
use super::file::{Section, section};
use super::lexicon::{Bearer, NOBODY, NameBrief, PartyWord, Worth, first_section};
use super::record::{PackedName, PackedReading};
use super::tables::{Spelled, TablesWriter};
use crate::score::{LAST_NAME, NameSet};

/// The words of the parties of one view.
#[derive(Default)]
pub(crate) struct Gathered {
    /// By number of a spelling, how rare it is at most.
    rarities: Vec<i32>,
    /// Spelling, bearer, and which of the bearer's names has it.
    bearers: Vec<(u32, Bearer, u8)>,
    /// By party, what is known of its names.
    names: Vec<(u32, Vec<NameBrief>)>,
    meanings: Vec<(u32, Worth)>,
    acronyms: Vec<(u32, Worth)>,
    initials: Vec<(u8, u32)>,
}

impl Gathered {
    /// With room for so many bearers of so many spellings.
    pub(crate) fn with_room(bearers: usize, spellings: usize) -> Self {
        Self {
            rarities: Vec::with_capacity(spellings),
            bearers: Vec::with_capacity(bearers),
            ..Self::default()
        }
    }

    /// Takes in every name of a party, in numbers of the tables.
    pub(crate) fn add(&mut self, number: u32, names: &[PackedName], tables: &TablesWriter) {
        let text = |spelling: u32| &tables.spellings()[spelling as usize].text;
        self.names.push((number, briefs_of(names, tables)));
        let places = (0..).map(|place| place.min(LAST_NAME) as u8);
        let readings = places.zip(names).flat_map(|(place, name)| {
            let readings = name.readings.iter();
            readings.map(move |reading| (place, reading))
        });
        for (name, reading) in readings {
            for token in &reading.tokens {
                let bearer = Bearer {
                    party: number,
                    anchor: token.anchor,
                    joined: false,
                };
                let role = tables.role_of(token.role);
                if role == Role::Initial {
                    let shown = token.spellings.first();
                    let letter = shown.and_then(|(spelling, _)| text(*spelling).bytes().next());
                    self.initials.extend(letter.map(|letter| (letter, number)));
                }
                let most = Bits(token.rarity);
                if let Some(meaning) = role.meaning() {
                    self.meanings.push((meaning, Worth { bearer, most }));
                }
                for (spelling, _) in &token.spellings {
                    self.add_word(*spelling, most, (bearer, name));
                }
            }
            for span in &reading.spans {
                let part =
                    &reading.tokens[usize::from(span.start)..usize::from(span.start + span.len)];
                let bearer = Bearer {
                    party: number,
                    anchor: span.acronym || part.iter().any(|token| token.anchor),
                    joined: true,
                };
                let (spelling, most) = (span.spelling.0, Bits(span.rarity));
                if span.acronym {
                    let hash = text_hash(text(spelling));
                    self.acronyms.push((hash, Worth { bearer, most }));
                } else {
                    self.add_word(spelling, most, (bearer, name));
                }
            }
        }
    }

    fn add_word(&mut self, spelling: u32, rarity: Bits, (bearer, name): (Bearer, u8)) {
        let place = spelling as usize;
        if self.rarities.len() <= place {
            self.rarities.resize(place + 1, NOBODY);
        }
        self.rarities[place] = self.rarities[place].max(rarity.0);
        // A name often has its words twice, once for each reading.
        if self.bearers.last() != Some(&(spelling, bearer, name)) {
            self.bearers.push((spelling, bearer, name));
        }
    }

    /// Lays everything out as the sections of the view, for an index of so many parties.
    pub(crate) fn into_sections(
        self,
        view: View,
        spelled: &[Spelled],
        parties: usize,
    ) -> Vec<(Section, Vec<u8>)> {
        let spellings = spelled.len();
        let Self {
            mut rarities,
            bearers,
            meanings,
            acronyms,
            initials,
            names,
        } = self;
        rarities.resize(spellings, NOBODY);
        // Of each spelling once: most have several bearers.
        let words: Vec<(u64, u32)> = spelled
            .par_iter()
            .map(|spelled| {
                let word = Spelling::restored(&spelled.text, spelled.sounds, Bits::ZERO);
                (word.skeleton.0, word.letters())
            })
            .collect();
        let bearers = sorted(bearers);
        let same = |one: &(u32, Bearer, u8), other: &(u32, Bearer, u8)| {
            one.0 == other.0 && one.1 == other.1
        };
        let words_of = bearers.chunk_by(same).map(|of_names| {
            let (spelling, bearer, _) = of_names[0];
            let (skeleton, letters) = words[spelling as usize];
            let names = of_names.iter().map(|(.., name)| 1 << name);
            let word = PartyWord {
                skeleton,
                letters,
                spelling,
                anchor: bearer.anchor,
                joined: bearer.joined,
                names: names.fold(0, |names: NameSet, name: NameSet| names | name),
            };
            (bearer.party, word)
        });
        let (words_of_starts, words_of) = rows(parties, sorted(words_of.collect()));
        let once = bearers
            .chunk_by(same)
            .map(|of_names| (of_names[0].0, of_names[0].1));
        let (bearer_starts, bearers) = rows(spellings, once.collect());
        let mut names_of = RowsWriter::with_room(parties, 0);
        let mut names = names.into_iter().peekable();
        for party in 0..parties as u32 {
            let of_party = names.next_if(|(number, _)| *number == party);
            names_of.push(of_party.into_iter().flat_map(|(_, names)| names));
        }
        let (names_of_starts, names_of) = names_of.into_columns();
        [
            (section::RARITIES, bytes_of(rarities)),
            (section::BEARER_STARTS, bearer_starts),
            (section::BEARERS, bearers),
            (section::MEANINGS, bytes_of(sorted(meanings))),
            (section::ACRONYMS, bytes_of(sorted(acronyms))),
            (section::INITIALS, bytes_of(sorted(initials))),
            (section::WORDS_OF_STARTS, words_of_starts),
            (section::WORDS_OF, words_of),
            (section::NAMES_OF_STARTS, names_of_starts),
            (section::NAMES_OF, names_of),
        ]
        .into_iter()
        .map(|(number, bytes)| (first_section(view) + number, bytes))
        .collect()
    }
}

/// What is known of each name of a party, as [`NameSet`] has them.
fn briefs_of(names: &[PackedName], tables: &TablesWriter) -> Vec<NameBrief> {
    let of_reading = |reading: &PackedReading| {
        let of = |role: Role| {
            let tokens = reading.tokens.iter();
            let of_role = tokens.filter(|token| tables.role_of(token.role) == role);
            of_role.count()
        };
        let spelled = |at: usize| {
            reading.tokens[at]
                .spellings
                .first()
                .map(|(spelling, _)| spelling)
        };
        let again = |at: &usize| (0..*at).any(|before| spelled(before) == spelled(*at));
        NameBrief {
            least_names: if of(Role::Initial) > 0 {
                0
            } else {
                of(Role::Name) as u8
            },
            repeats: (0..reading.tokens.len()).any(|at| again(&at)),
        }
    };
    let mut briefs: Vec<NameBrief> = Vec::with_capacity(names.len().min(LAST_NAME + 1));
    for name in names {
        let of_name = name.readings.iter().map(of_reading).reduce(NameBrief::and);
        let of_name = of_name.unwrap_or_default();
        match briefs.get_mut(LAST_NAME) {
            Some(last) => *last = last.and(of_name),
            None => briefs.push(of_name),
        }
    }
    briefs
}

/// In order, each once.
fn sorted<T: Ord>(mut elements: Vec<T>) -> Vec<T> {
    elements.sort_unstable();
    elements.dedup();
    elements
}

/// Lays pairs, sorted by the number of their row, out as so many rows.
fn rows<T: super::column::Plain>(count: usize, sorted: Vec<(u32, T)>) -> (Vec<u8>, Vec<u8>) {
    let mut writer = RowsWriter::with_room(count, sorted.len() * T::BYTES);
    let mut rest = sorted.into_iter().peekable();
    for row in 0..count as u32 {
        writer.push(std::iter::from_fn(|| {
            rest.next_if(|(number, _)| *number == row)
                .map(|(_, value)| value)
        }));
    }
    writer.into_columns()
}
