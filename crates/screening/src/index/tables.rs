//! The tables that records point into: each role, spelling and set of related names once.

use std::hash::{BuildHasher, Hash};

use rustc_hash::{FxBuildHasher, FxHashMap};
use serde::{Deserialize, Serialize};
use vokter_names::Bits;
use vokter_names::sound::{Skeleton, Sounds};
use vokter_names::spelling::{self, Spelling};
use vokter_names::token::{Role, text_hash};
use vokter_names::words::{Concept, LegalForm, NicknameKind, Place};

use super::column::{Plain, Rows, RowsWriter, bytes_of};
use super::decoded::Decoded;
use super::file::{Section, Sections, Unfit, section};
use super::near::{neighbours, slips};
use super::sounding::{Group, Sounding, skeleton_hash};

/// A [`Role`] by the words of the tables.
#[derive(Serialize, Deserialize)]
pub(crate) enum PackedRole {
    Name,
    Patronymic,
    Initial,
    Particle,
    Title,
    Generation,
    Number(u64),
    Generic(String),
    Place(String, Option<String>),
    LegalForm(String),
}

impl PackedRole {
    fn of(role: Role) -> Self {
        match role {
            Role::Name => Self::Name,
            Role::Patronymic => Self::Patronymic,
            Role::Initial => Self::Initial,
            Role::Particle => Self::Particle,
            Role::Title => Self::Title,
            Role::Generation => Self::Generation,
            Role::Number(number) => Self::Number(number),
            Role::Generic(concept) => Self::Generic(concept.as_str().to_owned()),
            Role::Place(Place { country, city }) => {
                Self::Place(country.to_owned(), city.map(str::to_owned))
            }
            Role::LegalForm(form) => Self::LegalForm(form.as_str().to_owned()),
        }
    }

    /// The role; none where the engine's tables have no such word.
    fn role(&self) -> Option<Role> {
        Some(match self {
            Self::Name => Role::Name,
            Self::Patronymic => Role::Patronymic,
            Self::Initial => Role::Initial,
            Self::Particle => Role::Particle,
            Self::Title => Role::Title,
            Self::Generation => Role::Generation,
            Self::Number(number) => Role::Number(*number),
            Self::Generic(word) => Role::Generic(Concept::named(word)?),
            Self::Place(country, city) => Role::Place(Place::named(country, city.as_deref())?),
            Self::LegalForm(word) => Role::LegalForm(LegalForm::parse(word)?),
        })
    }
}

/// Values that get numbers in the order in which they come. Each is held once: they are found by
/// hash, those of one hash one after another.
pub(crate) struct Numbered<T> {
    last_of: FxHashMap<u64, u32>,
    /// By number, the value of the same hash before, or itself.
    before: Vec<u32>,
    values: Vec<T>,
}

impl<T> Default for Numbered<T> {
    fn default() -> Self {
        Self {
            last_of: FxHashMap::default(),
            before: Vec::new(),
            values: Vec::new(),
        }
    }
}

impl<T> Numbered<T> {
    fn with_room(values: usize) -> Self {
        Self {
            last_of: FxHashMap::with_capacity_and_hasher(values, FxBuildHasher),
            before: Vec::with_capacity(values),
            values: Vec::with_capacity(values),
        }
    }

    /// The number of the value that has this hash and `is` it; what is new is made.
    fn number(&mut self, hash: u64, is: impl Fn(&T) -> bool, make: impl FnOnce() -> T) -> u32 {
        let new = self.values.len() as u32;
        let last = self.last_of.entry(hash).or_insert(new);
        let mut at = *last;
        if at != new {
            loop {
                if is(&self.values[at as usize]) {
                    return at;
                }
                let before = self.before[at as usize];
                if before == at {
                    break;
                }
                at = before;
            }
        }
        // The first of its hash has itself before it.
        self.before.push(*last);
        *last = new;
        self.values.push(make());
        new
    }
}

fn hash_of(value: &impl Hash) -> u64 {
    FxBuildHasher.hash_one(value)
}

/// The roles of an index by number.
#[derive(Debug)]
pub(crate) struct Roles(Vec<Role>);

impl Roles {
    pub(crate) fn open(sections: &Sections) -> Result<Self, Unfit> {
        let packed: Vec<PackedRole> =
            postcard::from_bytes(sections.get(section::ROLES)).map_err(|_| Unfit::Damaged)?;
        let roles: Option<Vec<Role>> = packed.iter().map(PackedRole::role).collect();
        roles.map(Self).ok_or(Unfit::OtherFormat)
    }

    pub(crate) fn role(&self, number: u32) -> Role {
        self.0[number as usize]
    }

    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }
}

/// Names that a token is related to, by hash of their text.
pub(crate) type Related = Box<[(u32, NicknameKind)]>;

/// Sets of related names by number.
#[derive(Clone, Copy)]
pub(crate) struct RelatedSets<'a>(Rows<'a, (u32, u8)>);

impl<'a> RelatedSets<'a> {
    pub(crate) fn of(sections: &'a Sections) -> Self {
        Self(Rows::new(
            sections.get(section::RELATED_STARTS),
            sections.get(section::RELATED),
        ))
    }

    pub(crate) fn len(self) -> usize {
        self.0.len()
    }

    pub(crate) fn get(self, number: u32) -> Related {
        let kind = |kind| match kind {
            0 => NicknameKind::Diminutive,
            1 => NicknameKind::OtherLanguage,
            _ => NicknameKind::Meaning,
        };
        let row = self.0.row(number as usize).iter();
        row.map(|(hash, number)| (hash, kind(number))).collect()
    }
}

/// The spellings of an index by number.
#[derive(Clone, Copy)]
pub(crate) struct Spellings<'a> {
    rows: Rows<'a, u8>,
    decoded: &'a Decoded<Spelling>,
}

impl<'a> Spellings<'a> {
    pub(crate) fn of(sections: &'a Sections, decoded: &'a Decoded<Spelling>) -> Self {
        Self {
            rows: Rows::new(
                sections.get(section::SPELLING_STARTS),
                sections.get(section::SPELLINGS),
            ),
            decoded,
        }
    }

    pub(crate) fn len(self) -> usize {
        self.rows.len()
    }

    /// The spelling, with nothing that choosing it costs.
    pub(crate) fn get(self, number: u32) -> &'a Spelling {
        self.decoded.get_or_make(number as usize, || {
            let (text, sounds) = self.written(number);
            Spelling::restored(text, sounds, Bits::ZERO)
        })
    }

    /// Text and sounds of a spelling.
    pub(crate) fn written(self, number: u32) -> (&'a str, Sounds) {
        let row = self.rows.bytes(number as usize);
        let letters = usize::from(u16::read(row) & !FEW_VOWELS);
        let (text, sounds) = row[2..].split_at(letters);
        // The builder wrote the bytes of a text.
        let text = std::str::from_utf8(text).unwrap_or_default();
        (text, Sounds::of_parts([sounds].into_iter()))
    }
}

impl<'a> Spellings<'a> {
    /// The text of a spelling, in bytes.
    #[inline]
    pub(crate) fn text(self, number: u32) -> &'a [u8] {
        let row = self.rows.bytes(number as usize);
        &row[2..][..usize::from(u16::read(row) & !FEW_VOWELS)]
    }

    /// Whether the spelling comes from a script that writes few vowels.
    #[inline]
    pub(crate) fn is_partial(self, number: u32) -> bool {
        u16::read(self.rows.bytes(number as usize)) & FEW_VOWELS != 0
    }
}

/// The bit beside the length of a text that comes from a script that writes few vowels.
const FEW_VOWELS: u16 = 1 << 15;

/// A spelling as it is gathered. The same letters can sound otherwise.
pub(crate) struct Spelled {
    pub(crate) text: Box<str>,
    pub(crate) sounds: Sounds,
    /// It comes from a script that writes few vowels.
    pub(crate) partial: bool,
}

impl Spelled {
    /// The consonants that it is found by.
    pub(crate) fn skeleton(&self) -> Skeleton {
        Skeleton::of(&self.sounds)
    }
}

/// The tables as they are gathered.
#[derive(Default)]
pub(crate) struct TablesWriter {
    roles: Numbered<Role>,
    related: Numbered<Related>,
    spellings: Numbered<Spelled>,
}

impl TablesWriter {
    /// With room for so many spellings.
    pub(crate) fn with_room(spellings: usize) -> Self {
        Self {
            spellings: Numbered::with_room(spellings),
            ..Self::default()
        }
    }

    pub(crate) fn role(&mut self, role: Role) -> u32 {
        let same = |known: &Role| *known == role;
        self.roles.number(hash_of(&role), same, || role)
    }

    /// The role of a number that was given.
    pub(crate) fn role_of(&self, number: u32) -> Role {
        self.roles.values[number as usize]
    }

    pub(crate) fn related(&mut self, related: &Related) -> u32 {
        let same = |known: &Related| known == related;
        let hash = hash_of(related);
        self.related.number(hash, same, || related.clone())
    }

    /// The number of a spelling whatever choosing it costs. Listed names are never inflected.
    pub(crate) fn spelling(&mut self, spelling: &Spelling, partial: bool) -> u32 {
        debug_assert!(!spelling.inflected, "{spelling:?}");
        self.spelled(&spelling.text, spelling.sounds, partial)
    }

    /// The number of what is so written and sounds so.
    pub(crate) fn spelled(&mut self, text: &str, sounds: Sounds, partial: bool) -> u32 {
        let same = |known: &Spelled| {
            *known.text == *text && known.sounds == sounds && known.partial == partial
        };
        let hash = hash_of(&(text, &sounds[..], partial));
        self.spellings.number(hash, same, || Spelled {
            text: text.into(),
            sounds,
            partial,
        })
    }

    /// Every spelling, by number.
    pub(crate) fn spellings(&self) -> &[Spelled] {
        &self.spellings.values
    }

    pub(crate) fn to_sections(&self) -> Vec<(Section, Vec<u8>)> {
        let roles: Vec<PackedRole> = self
            .roles
            .values
            .iter()
            .map(|role| PackedRole::of(*role))
            .collect();
        let mut related = RowsWriter::default();
        for set in &self.related.values {
            related.push(set.iter().map(|(hash, kind)| (*hash, *kind as u8)));
        }
        let letters = self
            .spellings
            .values
            .iter()
            .map(|spelled| spelled.text.len());
        let letters: usize = letters.sum();
        let count = self.spellings.values.len();
        let mut spellings = RowsWriter::with_room(count, letters * 2 + count * 2);
        let mut row = Vec::new();
        let mut by_text: Vec<(u32, u32)> = Vec::with_capacity(self.spellings.values.len());
        let mut by_slip: Vec<(u32, u32)> = Vec::with_capacity(letters + count);
        for (number, spelled) in (0..).zip(&self.spellings.values) {
            // A name has a few hundred letters at most, and its words no more.
            let few_vowels = if spelled.partial { FEW_VOWELS } else { 0 };
            row.clear();
            (spelled.text.len() as u16 | few_vowels).write(&mut row);
            row.extend_from_slice(spelled.text.as_bytes());
            row.extend_from_slice(&spelled.sounds);
            spellings.push_bytes(&row);
            by_text.push((text_hash(&spelled.text), number));
            by_slip.extend(slips(&spelled.text).map(|hash| (hash, number)));
        }
        for by_hash in [&mut by_text, &mut by_slip] {
            by_hash.sort_unstable();
            by_hash.dedup();
        }
        let mut grouped: Vec<((Skeleton, bool), u32)> = (0..)
            .zip(&self.spellings.values)
            .map(|(number, spelled)| ((spelled.skeleton(), spelled.partial), number))
            .collect();
        grouped.sort_unstable();
        let groups: Vec<&[((Skeleton, bool), u32)]> = grouped.chunk_by(|a, b| a.0 == b.0).collect();
        let mut by_skeleton: Vec<(u32, u32)> = Vec::with_capacity(groups.len() * 5);
        let mut skeletons: Vec<Group> = Vec::with_capacity(groups.len());
        let mut members = RowsWriter::with_room(groups.len(), count * Sounding::BYTES);
        for (group, spellings) in (0..).zip(&groups) {
            let (skeleton, partial) = spellings[0].0;
            by_skeleton.extend(neighbours(skeleton).map(|near| (skeleton_hash(near), group)));
            let sounds = |number: u32| &self.spellings.values[number as usize].sounds;
            let longest = spellings.iter().map(|(_, number)| sounds(*number).len());
            let longest = longest.max();
            skeletons.push(Group {
                skeleton,
                partial,
                longest: longest.unwrap_or_default() as u8,
            });
            let group = spellings.iter();
            let text = |number: u32| &self.spellings.values[number as usize].text;
            let of = |number: u32| (number, spelling::letters(text(number)));
            let group = group.map(|(_, number)| (&**sounds(*number), of(*number)));
            members.push(Sounding::all_of(group.collect()));
        }
        by_skeleton.sort_unstable();
        by_skeleton.dedup();
        let (skeleton_starts, skeleton_spellings) = members.into_columns();
        let (related_starts, related) = related.into_columns();
        let (spelling_starts, spellings) = spellings.into_columns();
        vec![
            (section::ROLES, in_postcard(&roles)),
            (section::RELATED_STARTS, related_starts),
            (section::RELATED, related),
            (section::SPELLING_STARTS, spelling_starts),
            (section::SPELLINGS, spellings),
            (section::BY_TEXT, bytes_of(by_text)),
            (section::BY_SLIP, bytes_of(by_slip)),
            (section::BY_SKELETON, bytes_of(by_skeleton)),
            (section::SKELETONS, bytes_of(skeletons)),
            (section::SKELETON_STARTS, skeleton_starts),
            (section::SKELETON_SPELLINGS, skeleton_spellings),
        ]
    }
}

/// A value in postcard's format.
pub(crate) fn in_postcard<T: Serialize>(value: &T) -> Vec<u8> {
    // Writing plain values to memory cannot fail.
    postcard::to_allocvec(value).expect("a value that postcard can write")
}
