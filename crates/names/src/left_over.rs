//! What two tokens that nothing brings together are to each other, and what one alone costs.

use crate::name::MAX_TOKENS;
use crate::spelling::Spelling;
use crate::token::{Role, Token};
use crate::weights::Loss;
use crate::{View, likeness, patronymic, sound, words};

/// The places of the tokens of a name that nothing meets, in their order: a bit a token.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Left(u32);

impl Left {
    /// All but those of the mask `used`.
    pub(crate) fn of(tokens: &[Token], used: u32) -> Self {
        const { assert!(MAX_TOKENS < 32, "a bit a token") };
        Self(!used & ((1 << tokens.len()) - 1))
    }

    /// The places, the first first.
    pub(crate) fn places(self) -> impl Iterator<Item = usize> {
        let mut left = self.0;
        std::iter::from_fn(move || {
            let at = left.trailing_zeros();
            left &= left.wrapping_sub(1);
            (at < u32::BITS).then_some(at as usize)
        })
    }

    /// The first place that `is_meant`.
    pub(crate) fn first(self, is_meant: impl Fn(&usize) -> bool) -> Option<usize> {
        self.places().find(is_meant)
    }

    pub(crate) fn insert(&mut self, at: usize) {
        self.0 |= 1 << at;
    }

    pub(crate) fn remove(&mut self, at: usize) {
        self.0 &= !(1 << at);
    }
}

/// Whether two tokens that no rule makes one may be one all the same, by their sound.
pub(crate) fn resemble(mine: &Token, theirs: &Token, view: View) -> bool {
    let personal = |token: &Token| matches!(token.role, Role::Name | Role::Patronymic);
    let two = (likeness::two_known(mine, theirs) && !are_akin(mine, theirs))
        || (view == View::Person && likeness::two_of_latin_letters(mine, theirs))
        || (view == View::Body && likeness::two_words(mine, theirs))
        || words::two_names(mine.text(), theirs.text()) == Some(words::TwoNames::Other);
    personal(mine)
        && personal(theirs)
        && !two
        && mine.spellings.iter().any(|mine_spelt| {
            theirs.spellings.iter().any(|theirs_spelt| {
                let (one, other) = (stem(mine, mine_spelt), stem(theirs, theirs_spelt));
                let names = mine.role == Role::Name && theirs.role == Role::Name;
                let ending = if names {
                    family_ending(mine_spelt, theirs_spelt)
                } else {
                    0
                };
                sound::resemble(&one[..one.len() - ending], &other[..other.len() - ending])
            })
        })
        // Last, since few sound alike.
        && !patronymic::of_two_fathers(mine.text(), theirs.text())
}

/// Whether two names that are both known may be one in two languages: with the same consonants, as Alexander and
/// Aljaksandr. Others are two that begin alike: Vladimir and Vladislav, Mohsen and Mehran, Peter and Paul.
fn are_akin(mine: &Token, theirs: &Token) -> bool {
    let akin = |one: &Spelling, other: &Spelling| {
        let apart = || sound::difference(&one.sounds, &other.sounds, false);
        one.skeleton.near(other.skeleton)
            && apart().is_some_and(|apart| apart.by_rule || one.skeleton == other.skeleton)
    };
    let mut spellings = mine.spellings.iter();
    spellings.any(|one| theirs.spellings.iter().any(|other| akin(one, other)))
}

/// How many sounds at the end two family names share because most of their language do: *Petrov*
/// and *Sidorov*.
fn family_ending(one: &Spelling, other: &Spelling) -> usize {
    const ENDINGS: [&str; 14] = [
        "shvili", "skaya", "skiy", "enko", "chuk", "ova", "eva", "sky", "ski", "yan", "ian", "ov",
        "ev", "in",
    ];
    const LEFT_MIN: usize = 2;
    let both = |ending: &&&str| one.text.ends_with(**ending) && other.text.ends_with(**ending);
    let Some(ending) = ENDINGS.iter().find(both) else {
        return 0;
    };
    let alike = one.sounds.iter().rev().zip(other.sounds.iter().rev());
    let shared = alike.take_while(|(a, b)| a == b).count();
    let shorter = one.sounds.len().min(other.sounds.len());
    shared
        .min(ending.len())
        .min(shorter.saturating_sub(LEFT_MIN))
}

/// The sounds that tell a token: a patronymic's without its ending, which all have.
fn stem<'t>(token: &Token, spelling: &'t Spelling) -> &'t [sound::Sound] {
    const ENDING: usize = 4;
    let sounds: &[sound::Sound] = &spelling.sounds;
    if token.role == Role::Patronymic && sounds.len() > ENDING + 1 {
        &sounds[..sounds.len() - ENDING]
    } else {
        sounds
    }
}

/// As what two tokens left over count when they stand where the other should.
pub(crate) fn contradicts(mine: &Token, theirs: &Token) -> Option<Loss> {
    use Role::{Generation, Generic, Initial, LegalForm, Name, Number, Patronymic, Place};
    match (mine.role, theirs.role) {
        (Patronymic, Patronymic)
            if is_title(mine)
                || is_title(theirs)
                || patronymic::of_one_father(mine.text(), theirs.text()) =>
        {
            None
        }
        (Name, Name) | (Patronymic, Patronymic) => Some(Loss::Contradiction),
        (Initial, Generation) | (Generation, Initial) if is_one(mine) || is_one(theirs) => {
            Some(Loss::NumberContradiction)
        }
        (Initial, Name | Initial) | (Name, Initial) => Some(Loss::InitialContradiction),
        (Initial, Patronymic) if !begins_so(mine, theirs) => Some(Loss::InitialContradiction),
        (Patronymic, Initial) if !begins_so(theirs, mine) => Some(Loss::InitialContradiction),
        (Number(_), Number(_)) | (Generation, Generation) => Some(Loss::NumberContradiction),
        (Place(_), Place(_) | Name) | (Name, Place(_)) => Some(Loss::PlaceContradiction),
        (Generic(word), Place(_)) | (Place(_), Generic(word)) if word.is_a_region() => {
            Some(Loss::PlaceContradiction)
        }
        (Generic(_), Generic(_)) => Some(Loss::GenericContradiction),
        (LegalForm(_), LegalForm(_)) => Some(Loss::FormContradiction),
        _ => None,
    }
}

/// Whether an initial may be a name's in another romanisation: *E.* is Yefimovich, too.
fn begins_so(initial: &Token, name: &Token) -> bool {
    let bare = |token: &Token| {
        token
            .text()
            .trim_start_matches(['y', 'j', 'i'])
            .chars()
            .next()
    };
    bare(initial) == bare(name) || bare(initial).is_none()
}

/// Whether it is the letter that stands for the first of a name.
fn is_one(token: &Token) -> bool {
    token.role == Role::Initial && token.text() == "i"
}

/// Whether it is a title that serves as a name.
fn is_title(token: &Token) -> bool {
    words::lookup(token.text()).title
}

/// As what a token on one side alone counts, a name as `name`; in a `bare` pair no word is a name, and so those that
/// many bear are what tells the two apart.
pub(crate) fn alone(role: Role, name: Loss, bare: bool) -> Loss {
    match role {
        Role::Name => name,
        Role::Patronymic | Role::Initial | Role::Generation => Loss::Minor,
        Role::Number(_) => Loss::Number,
        Role::Place(_) => Loss::Place,
        Role::Generic(word) if bare && !word.is_a_company() => Loss::Telling,
        Role::Generic(_) => Loss::Generic,
        Role::Particle | Role::Title | Role::LegalForm(_) => Loss::Trifle,
    }
}
