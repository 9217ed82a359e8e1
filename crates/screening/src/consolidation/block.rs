//! Which pairs are worth a look: those that share something that few share.
//!
//! Every party puts itself under the keys of what it has; parties under one key are pairs. A key
//! with many parties under it says little and is passed over, which keeps the number of pairs in
//! proportion to the number of parties.

use rustc_hash::FxHashMap;
use vokter_entities::{Country, IdentifierKind, PartialDate};
use vokter_names::token::{Role, Token};
use vokter_names::{Name, View};

use super::profile::{Number, Profile, Section};

/// Most parties under one key: of a name …
const NAMESAKES_MAX: usize = 48;
/// … and of an identifier or a publisher's number.
const BEARERS_MAX: usize = 32;

/// What several parties have.
pub(super) struct Shared {
    /// Most parties of one list that bear an identifier, where several do.
    crowds: FxHashMap<(Class, String), usize>,
}

/// Identifiers of one class are compared by their text: one publisher's passport is another's
/// national number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Class {
    Ship,
    Radio,
    Bank,
    Wallet,
    Document,
}

impl Class {
    pub(super) fn of(kind: IdentifierKind) -> Self {
        match kind {
            IdentifierKind::Imo => Self::Ship,
            IdentifierKind::Mmsi => Self::Radio,
            IdentifierKind::Bic | IdentifierKind::Iban => Self::Bank,
            IdentifierKind::Wallet => Self::Wallet,
            _ => Self::Document,
        }
    }
}

impl Shared {
    pub(super) fn of(profiles: &[Profile]) -> Self {
        let mut bearers: FxHashMap<(Class, &str), Vec<&Profile>> = FxHashMap::default();
        for profile in profiles {
            let mut keys: Vec<_> = profile.identifiers.iter().map(key_of).collect();
            keys.sort_unstable();
            keys.dedup();
            for key in keys {
                bearers.entry(key).or_default().push(profile);
            }
        }
        let mut crowds = FxHashMap::default();
        for ((class, key), bearers) in bearers {
            let mut of_list: FxHashMap<&Section, usize> = FxHashMap::default();
            for section in bearers.iter().flat_map(|profile| &profile.sections) {
                *of_list.entry(section).or_default() += 1;
            }
            let most = of_list.into_values().max().unwrap_or(0);
            if most > 1 {
                crowds.insert((class, key.to_owned()), most);
            }
        }
        Self { crowds }
    }

    /// How many parties of one list bear an identifier at most: more than one, and it is no proof.
    pub(super) fn crowd(&self, number: &Number) -> usize {
        let (class, key) = key_of(number);
        let crowd = self.crowds.get(&(class, key.to_owned()));
        crowd.copied().unwrap_or(1)
    }

    /// The pairs, each once, the lower place first, sorted.
    pub(super) fn pairs(profiles: &[Profile]) -> Vec<[usize; 2]> {
        let mut keyed: Vec<(u64, bool, usize)> = Vec::new();
        for (place, profile) in profiles.iter().enumerate() {
            let mut keys = Keys::default();
            keys.numbers(profile);
            let numbers = keys.found.len();
            keys.names(profile);
            let named = |at: usize| at >= numbers;
            keyed.extend(
                keys.found
                    .iter()
                    .enumerate()
                    .map(|(at, key)| (*key, named(at), place)),
            );
        }
        keyed.sort_unstable();
        keyed.dedup();
        let mut pairs = Vec::new();
        for under in keyed.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)) {
            let most = if under[0].1 {
                NAMESAKES_MAX
            } else {
                BEARERS_MAX
            };
            if under.len() > most {
                continue;
            }
            for (at, (_, _, a)) in under.iter().enumerate() {
                pairs.extend(under[at + 1..].iter().map(|(_, _, b)| [*a, *b]));
            }
        }
        pairs.sort_unstable();
        pairs.dedup();
        pairs
    }
}

fn key_of(number: &Number) -> (Class, &str) {
    (Class::of(number.kind), &number.key)
}

/// Whether two identifiers are one: the same text, of one class, and no two countries issued it.
pub(super) fn same_number(a: &Number, b: &Number) -> bool {
    let countries_differ =
        |a: Option<Country>, b: Option<Country>| a.is_some() && b != a && b.is_some();
    key_of(a) == key_of(b) && !countries_differ(a.country, b.country)
}

/// The keys of one party.
#[derive(Default)]
struct Keys {
    found: Vec<u64>,
}

impl Keys {
    fn add(&mut self, kind: u8, parts: &[u64]) {
        let bytes = parts.iter().flat_map(|part| part.to_le_bytes());
        self.found.push(hash([kind].into_iter().chain(bytes)));
    }

    fn numbers(&mut self, profile: &Profile) {
        for number in &profile.identifiers {
            let (class, key) = key_of(number);
            self.add(0, &[class as u64, hash(key.bytes())]);
        }
        for reference in &profile.references {
            self.add(
                1,
                &[
                    hash(reference.family.bytes()),
                    hash(reference.number.bytes()),
                ],
            );
        }
    }

    fn names(&mut self, profile: &Profile) {
        for name in &profile.names {
            // Where a script leaves the reading open, the likely ones.
            for reading in name.readings.iter().take(3) {
                match profile.view() {
                    View::Person => self.person(&reading.tokens, &profile.birth_dates),
                    View::Body => self.body(&reading.tokens),
                }
            }
            self.whole(name);
        }
    }

    fn person(&mut self, tokens: &[Token], births: &[PartialDate]) {
        let sounds = sounds(tokens, |role| matches!(role, Role::Name | Role::Patronymic));
        for birth in births {
            if let (Some(month), Some(day)) = (birth.month, birth.day) {
                let day = [birth.year as u64, u64::from(month), u64::from(day)];
                for sound in &sounds {
                    self.add(2, &[day[0], day[1], day[2], *sound]);
                }
            }
            for year in birth.year..=birth.last_year.min(birth.year.saturating_add(12)) {
                for (at, a) in sounds.iter().enumerate() {
                    for b in &sounds[at + 1..] {
                        self.add(3, &[year as u64, *a, *b]);
                    }
                }
            }
        }
        for (at, a) in sounds.iter().enumerate() {
            for (next, b) in sounds.iter().enumerate().skip(at + 1) {
                for c in &sounds[next + 1..] {
                    self.add(4, &[*a, *b, *c]);
                }
            }
        }
    }

    fn body(&mut self, tokens: &[Token]) {
        let own = sounds(tokens, |role| matches!(role, Role::Name));
        match own.as_slice() {
            [] => {}
            [only] => self.add(5, &[*only]),
            _ => {
                for (at, a) in own.iter().enumerate() {
                    for b in &own[at + 1..] {
                        self.add(6, &[*a, *b]);
                    }
                }
            }
        }
    }

    /// The whole name, by the sound of its words or, for words that mean something, by that.
    fn whole(&mut self, name: &Name) {
        for reading in name.readings.iter().take(3) {
            let counted = |role: Role| !role.is_negligible();
            self.add(7, &sounds(&reading.tokens, counted));
        }
    }
}

/// Words by their sound or their meaning, sorted, each once.
fn sounds(tokens: &[Token], counted: impl Fn(Role) -> bool) -> Vec<u64> {
    let of_token = |token: &Token| match token.role {
        Role::Generic(concept) => hash(concept.word().bytes()),
        Role::Number(number) => hash(number.to_le_bytes()),
        _ => {
            let spelling = &token.spellings[0];
            // Two consonants and fewer are too many words' for one key.
            if spelling.skeleton.len() > 2 {
                spelling.skeleton.0
            } else {
                hash(spelling.text.bytes())
            }
        }
    };
    let mut sounds: Vec<u64> = tokens
        .iter()
        .filter(|token| counted(token.role) && token.role != Role::Initial)
        .map(of_token)
        .collect();
    sounds.sort_unstable();
    sounds.dedup();
    // Names of more words than this have enough in these.
    sounds.truncate(8);
    sounds
}

/// FNV-1a, 64 bits: the same on every machine.
fn hash(bytes: impl IntoIterator<Item = u8>) -> u64 {
    bytes.into_iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}
