//! How one name is normalised, romanised, tokenised and compared with another.
//!
//! Pure functions over values: no lists, no files, nothing that can fail. What a name becomes and
//! what two names are worth depends on the two texts and the committed tables alone.

mod acronym;
mod adjective;
mod align;
mod amended;
mod as_one;
mod best_readings;
mod bits;
mod by_kana;
mod by_sound;
mod compare;
mod compound;
mod const_table;
mod east_asian;
mod elision;
mod ending;
mod explain;
mod extent;
mod glance;
mod heard;
mod inflection;
mod initials;
mod left_over;
mod letters;
mod level;
mod likeness;
mod mark;
mod meeting;
mod meetings;
mod misspelt;
mod name;
mod nearly_whole;
mod normal;
mod numbered;
mod outcome;
mod patronymic;
mod phrase;
mod placed;
pub mod rarity;
mod reach;
mod relation;
mod roles;
pub mod script;
mod several;
mod ship;
mod signs;
pub mod sound;
pub mod spelling;
pub mod token;
mod translated;
mod two_japanese;
mod weights;
mod whole_name;
pub mod words;

pub use amended::amended;
pub use as_one::{AsOne, as_one, may_be_near};
pub use best_readings::{Compared, compare, compare_above, compare_bits, compare_knowing};
pub use bits::Bits;
pub use explain::{Evidence, NameTerm};
pub use extent::{Extent, SHORTENED_LEAST};
pub use glance::Glance;
pub use inflection::{short_stems, stems, without_clitics, without_korean_particle};
pub use meeting::related_most;
pub use meetings::Meetings;
pub use misspelt::TWO_IN_ONE_MIN;
pub use name::{MAX_TOKENS, Name, Reading, View};
pub use normal::{MAX_NAME_CHARS, is_invisible, normalise};
pub use outcome::{Outcome, outcome};
pub use patronymic::of_one_father;
pub use reach::{FARTHEST, Reach, SoundLimits, reach, sound_limits};
pub use relation::Relation;
pub use several::{BracketedPlace, Written, written};
pub use weights::{
    INITIAL, Loss, MISSPELT_TWICE_LEAST, SLIP_LEAST, SLIPPED_LEAST, TRIFLE, least_loss,
    most_beside_another, nearly_whole_least, whole_most,
};

/// Whether a text holds a letter or digit, so that it can be anybody's name.
pub fn is_readable(text: &str) -> bool {
    normalise(text).chars().any(char::is_alphanumeric)
}

/// The committed tables and constants that a comparison depends on, by name, for the hash that an
/// answer carries.
pub fn tables() -> impl Iterator<Item = (&'static str, &'static str)> {
    [
        ("names/weights", include_str!("weights.rs")),
        ("names/losses", include_str!("../tables/losses.tsv")),
        ("names/sound", include_str!("sound/mod.rs")),
        (
            "names/sound/difference",
            include_str!("sound/difference.rs"),
        ),
        (
            "names/sound-costs",
            include_str!("../tables/sound-costs.tsv"),
        ),
        ("names/sound/skeleton", include_str!("sound/skeleton.rs")),
        ("names/sound/syllable", include_str!("sound/syllable.rs")),
        ("names/rarity", include_str!("../tables/rarity.tsv")),
        (
            "names/rarity-body",
            include_str!("../tables/rarity-body.tsv"),
        ),
        ("names/han", include_str!("../tables/han.tsv")),
        (
            "names/han-variants",
            include_str!("../tables/han-variants.tsv"),
        ),
        (
            "names/han-families",
            include_str!("../tables/han-families.tsv"),
        ),
        (
            "names/japanese-given",
            include_str!("../tables/japanese-given.tsv"),
        ),
        (
            "names/japanese-surnames",
            include_str!("../tables/japanese-surnames.tsv"),
        ),
        ("names/nicknames", include_str!("../tables/nicknames.tsv")),
        (
            "names/nicknames-extra",
            include_str!("../tables/nicknames-extra.tsv"),
        ),
        (
            "names/east-asian-words",
            include_str!("../tables/east-asian-words.tsv"),
        ),
        (
            "names/southeast-asian-words",
            include_str!("../tables/southeast-asian-words.tsv"),
        ),
        (
            "names/english-by-sound",
            include_str!("../tables/english-by-sound.tsv"),
        ),
        (
            "names/hebrew-body-words",
            include_str!("../tables/hebrew-body-words.tsv"),
        ),
        (
            "names/name-meanings",
            include_str!("../tables/name-meanings.tsv"),
        ),
        (
            "names/generic-words",
            include_str!("../tables/generic-words.tsv"),
        ),
        (
            "names/legal-forms",
            include_str!("../tables/legal-forms.tsv"),
        ),
        (
            "names/legal-forms-extra",
            include_str!("../tables/legal-forms-extra.tsv"),
        ),
        ("names/places", include_str!("../tables/places.tsv")),
        ("names/particles", include_str!("../tables/particles.tsv")),
        (
            "names/arabic-words",
            include_str!("../tables/arabic-words.tsv"),
        ),
        (
            "names/japanese-kanji",
            include_str!("../tables/japanese-kanji.tsv"),
        ),
        (
            "names/japanese-old-forms",
            include_str!("../tables/japanese-old-forms.tsv"),
        ),
        (
            "names/other-names",
            include_str!("../tables/other-names.tsv"),
        ),
        ("names/titles", include_str!("../tables/titles.tsv")),
        (
            "names/titles-written",
            include_str!("../tables/titles-written.tsv"),
        ),
        (
            "names/generations",
            include_str!("../tables/generations.tsv"),
        ),
        (
            "names/chinese-dialects",
            include_str!("../tables/chinese-dialects.tsv"),
        ),
        ("names/numbers", include_str!("../tables/numbers.tsv")),
    ]
    .into_iter()
}
