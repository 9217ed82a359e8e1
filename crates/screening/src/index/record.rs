//! A party as a record of the index: prepared names in numbers, facts first.

use serde::{Deserialize, Serialize};
use vokter_entities::{PartialDate, Schema};
use vokter_names::script::System;
use vokter_names::spelling::Spelling;
use vokter_names::token::{Span, Token};
use vokter_names::{Bits, BracketedPlace, Name, Reading, View};

use super::column::Plain;
use super::tables::{RelatedSets, Roles, Spellings, TablesWriter, in_postcard};
use super::word_numbers::WordNumbers;
use crate::facts::Facts;
use crate::party::{Party, PartyName, view_of};

/// What is asked of every party that is met, four bytes each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Brief {
    pub(crate) schema: Schema,
    /// A strong name of it is one word, titles, particles and legal forms aside.
    pub(crate) one_word: bool,
    /// From which of the builder's sources it came.
    pub(crate) source: u16,
}

impl Plain for Brief {
    const BYTES: usize = 4;

    #[inline]
    fn read(bytes: &[u8]) -> Self {
        Self {
            schema: Schema::ALL
                .get(usize::from(bytes[0]))
                .copied()
                .unwrap_or(Schema::Other),
            one_word: bytes[1] & 1 != 0,
            source: u16::read(&bytes[2..]),
        }
    }

    fn write(self, out: &mut Vec<u8>) {
        let known = Schema::ALL.iter().position(|schema| *schema == self.schema);
        let schema = known.unwrap_or(Schema::ALL.len());
        out.extend([schema as u8, u8::from(self.one_word)]);
        self.source.write(out);
    }
}

/// A party in numbers of an index's tables: its facts first, so that they can be read alone.
#[derive(Serialize, Deserialize)]
pub(crate) struct Packed {
    facts: Facts,
    pub(crate) names: Vec<PackedName>,
}

#[derive(Serialize, Deserialize)]
pub(crate) struct PackedName {
    pub(super) text: String,
    weak: bool,
    /// What became of a place in brackets, by its number.
    pub(super) place: u8,
    strong: bool,
    pub(crate) readings: Vec<PackedReading>,
}

#[derive(Serialize, Deserialize)]
pub(crate) struct PackedReading {
    pub(crate) system: u8,
    pub(crate) cost: i32,
    pub(crate) tokens: Vec<PackedToken>,
    pub(crate) spans: Vec<PackedSpan>,
}

/// A spelling by its number, and what choosing it costs.
type PackedSpelling = (u32, i32);

#[derive(Serialize, Deserialize)]
pub(crate) struct PackedToken {
    pub(crate) spellings: Vec<PackedSpelling>,
    pub(crate) role: u32,
    pub(crate) rarity: i32,
    pub(crate) partial_vowels: bool,
    pub(crate) anchor: bool,
    pub(crate) related: u32,
    pub(super) source: (u32, u32),
}

#[derive(Serialize, Deserialize)]
pub(crate) struct PackedSpan {
    pub(crate) start: u8,
    pub(crate) len: u8,
    pub(crate) spelling: PackedSpelling,
    pub(crate) rarity: i32,
    pub(crate) partial_vowels: bool,
    pub(crate) acronym: bool,
}

/// A party in numbers of the tables, which get what they lack.
pub(crate) fn pack(party: &Party, tables: &mut TablesWriter) -> Packed {
    // Taken apart whole, so that a new field cannot be forgotten here.
    let Party {
        schema: _,
        names,
        facts,
    } = party;
    let names: Vec<PackedName> = names
        .iter()
        .map(|PartyName { name, strong }| {
            let Name {
                text,
                view: _,
                weak,
                amended: _,
                place,
                readings,
                as_one: _,
                signs: _,
                number: _,
            } = name;
            PackedName {
                text: text.clone(),
                weak: *weak,
                place: place.as_byte(),
                strong: *strong,
                readings: readings
                    .iter()
                    .map(|reading| pack_reading(reading, tables))
                    .collect(),
            }
        })
        .collect();
    Packed {
        facts: facts.clone(),
        names,
    }
}

impl Packed {
    /// Reads the record of a party.
    pub(crate) fn read(record: &[u8]) -> Option<Self> {
        postcard::from_bytes(record).ok()
    }

    /// The record of the party.
    pub(crate) fn record(&self) -> Vec<u8> {
        in_postcard(self)
    }

    /// Comparable forms of its identifiers.
    pub(crate) fn ids(&self) -> &[String] {
        &self.facts.ids
    }

    /// When it was born.
    pub(crate) fn birth_dates(&self) -> &[PartialDate] {
        &self.facts.birth_dates
    }

    /// Puts the numbers of other tables in the place of its own, in the order in which [`pack`]
    /// asks for them, so that a party which is carried over gives the tables what one that is
    /// prepared anew would.
    pub(crate) fn renumber(&mut self, numbers: &mut impl Renumbering) {
        for reading in self.names.iter_mut().flat_map(|name| &mut name.readings) {
            for token in &mut reading.tokens {
                for (spelling, _) in &mut token.spellings {
                    *spelling = numbers.spelling(*spelling);
                }
                token.role = numbers.role(token.role);
                token.related = numbers.related(token.related);
            }
            for span in &mut reading.spans {
                span.spelling.0 = numbers.spelling(span.spelling.0);
            }
        }
    }
}

/// What the numbers of one index's tables are in another's.
pub(crate) trait Renumbering {
    fn spelling(&mut self, number: u32) -> u32;
    fn role(&mut self, number: u32) -> u32;
    fn related(&mut self, number: u32) -> u32;
}

fn pack_reading(reading: &Reading, tables: &mut TablesWriter) -> PackedReading {
    let Reading {
        system,
        view: _,
        cost,
        tokens,
        spans,
        numbers: _,
        glance: _,
    } = reading;
    let pack_spelling =
        |spelling: &Spelling, partial: bool, tables: &mut TablesWriter| -> PackedSpelling {
            (tables.spelling(spelling, partial), spelling.cost.0)
        };
    let tokens = tokens.iter().map(|token| {
        let Token {
            spellings,
            role,
            rarity,
            partial_vowels,
            anchor,
            related,
            source,
        } = token;
        PackedToken {
            spellings: spellings
                .iter()
                .map(|spelling| pack_spelling(spelling, *partial_vowels, tables))
                .collect(),
            role: tables.role(*role),
            rarity: rarity.0,
            partial_vowels: *partial_vowels,
            anchor: *anchor,
            related: tables.related(related),
            source: (source.start as u32, source.end as u32),
        }
    });
    let tokens = tokens.collect();
    let spans = spans.iter().map(|span| {
        let Span {
            start,
            len,
            spelling,
            rarity,
            partial_vowels,
            acronym,
        } = span;
        PackedSpan {
            start: *start,
            len: *len,
            spelling: pack_spelling(spelling, *partial_vowels, tables),
            rarity: rarity.0,
            partial_vowels: *partial_vowels,
            acronym: *acronym,
        }
    });
    PackedReading {
        system: *system as u8,
        cost: cost.0,
        spans: spans.collect(),
        tokens,
    }
}

/// The facts of a record.
pub(crate) fn facts(record: &[u8]) -> Option<Facts> {
    postcard::take_from_bytes(record)
        .ok()
        .map(|(facts, _)| facts)
}

/// What records point into.
#[derive(Clone, Copy)]
pub(crate) struct Tables<'a> {
    pub(crate) words: &'a WordNumbers,
    pub(crate) roles: &'a Roles,
    pub(crate) related: RelatedSets<'a>,
    pub(crate) spellings: Spellings<'a>,
}

/// The party of a record.
pub(crate) fn unpack(record: &[u8], schema: Schema, tables: Tables<'_>) -> Option<Party> {
    let Packed { facts, names } = Packed::read(record)?;
    let view = view_of(schema);
    let names = names.into_iter().map(|name| {
        let (number, numbers) = tables.words.of(&name);
        let readings = name.readings.into_iter().zip(numbers);
        let readings = readings
            .map(|(reading, numbers)| tables.reading(reading, numbers, view))
            .collect::<Option<_>>()?;
        Some(PartyName {
            name: Name {
                weak: name.weak,
                place: BracketedPlace::from_byte(name.place)?,
                number: Some(number),
                ..Name::of_readings(name.text, view, readings)
            },
            strong: name.strong,
        })
    });
    Some(Party {
        schema,
        names: names.collect::<Option<_>>()?,
        facts,
    })
}

impl Tables<'_> {
    fn spelling(self, (number, cost): PackedSpelling) -> Spelling {
        let mut spelling = self.spellings.get(number).clone();
        spelling.cost = Bits(cost);
        spelling
    }

    fn reading(self, reading: PackedReading, numbers: Box<[u32]>, view: View) -> Option<Reading> {
        let tokens = reading.tokens.into_iter().map(|token| Token {
            spellings: token
                .spellings
                .into_iter()
                .map(|spelling| self.spelling(spelling))
                .collect(),
            role: self.roles.role(token.role),
            rarity: Bits(token.rarity),
            partial_vowels: token.partial_vowels,
            anchor: token.anchor,
            related: self.related.get(token.related),
            source: token.source.0 as usize..token.source.1 as usize,
        });
        let spans = reading.spans.into_iter().map(|span| Span {
            start: span.start,
            len: span.len,
            spelling: self.spelling(span.spelling),
            rarity: Bits(span.rarity),
            partial_vowels: span.partial_vowels,
            acronym: span.acronym,
        });
        Some(Reading {
            system: *System::ALL.get(usize::from(reading.system))?,
            view,
            cost: Bits(reading.cost),
            tokens: tokens.collect(),
            spans: spans.collect(),
            numbers,
            glance: None,
        })
    }
}
