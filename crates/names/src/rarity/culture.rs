//! Cultures of naming: groups of countries within which the tokens of a name are taken to be
//! independent of each other.

/// A culture of naming.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub(super) enum Culture {
    African,
    Anglo,
    Arabic,
    Baltic,
    Caucasus,
    Chinese,
    Germanic,
    Greek,
    Hebrew,
    Japanese,
    Korean,
    Nordic,
    Persian,
    Romance,
    Slavic,
    SouthAsian,
    SoutheastAsian,
    Turkic,
    Vietnamese,
}

/// How many cultures there are.
pub(super) const COUNT: usize = 19;

/// Each culture, its word in the table, and its share of the customers of an international bank,
/// in hundredths of a bit: a stated assumption, so that rarity depends on no list and no
/// customer file. In per mille: 45, 190, 70, 30, 10, 50, 90, 10, 10, 20, 15, 60, 15, 150, 80, 80,
/// 30, 30, 15.
pub(super) const CULTURES: [(Culture, &str, i32); COUNT] = [
    (Culture::African, "african", 447),
    (Culture::Anglo, "anglo", 240),
    (Culture::Arabic, "arabic", 384),
    (Culture::Baltic, "baltic", 506),
    (Culture::Caucasus, "caucasus", 664),
    (Culture::Chinese, "chinese", 432),
    (Culture::Germanic, "germanic", 347),
    (Culture::Greek, "greek", 664),
    (Culture::Hebrew, "hebrew", 664),
    (Culture::Japanese, "japanese", 564),
    (Culture::Korean, "korean", 606),
    (Culture::Nordic, "nordic", 406),
    (Culture::Persian, "persian", 606),
    (Culture::Romance, "romance", 274),
    (Culture::Slavic, "slavic", 364),
    (Culture::SouthAsian, "south-asian", 364),
    (Culture::SoutheastAsian, "southeast-asian", 506),
    (Culture::Turkic, "turkic", 506),
    (Culture::Vietnamese, "vietnamese", 606),
];

impl Culture {
    /// Whether its languages are written in Latin letters by everybody who bears its names, so that a name has one
    /// spelling where it is at home. Slavic and Turkic names are of several scripts.
    pub(super) fn writes_latin_letters(self) -> bool {
        matches!(
            self,
            Self::Anglo | Self::Germanic | Self::Nordic | Self::Romance
        )
    }

    pub(super) fn parse(text: &str) -> Option<Self> {
        Some(match text {
            "african" => Self::African,
            "anglo" => Self::Anglo,
            "arabic" => Self::Arabic,
            "baltic" => Self::Baltic,
            "caucasus" => Self::Caucasus,
            "chinese" => Self::Chinese,
            "germanic" => Self::Germanic,
            "greek" => Self::Greek,
            "hebrew" => Self::Hebrew,
            "japanese" => Self::Japanese,
            "korean" => Self::Korean,
            "nordic" => Self::Nordic,
            "persian" => Self::Persian,
            "romance" => Self::Romance,
            "slavic" => Self::Slavic,
            "south-asian" => Self::SouthAsian,
            "southeast-asian" => Self::SoutheastAsian,
            "turkic" => Self::Turkic,
            "vietnamese" => Self::Vietnamese,
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shares_are_those_of_everybody() {
        let all: f64 = CULTURES
            .iter()
            .map(|(_, _, bits)| (-f64::from(*bits) / 100.0).exp2())
            .sum();
        assert!((all - 1.0).abs() < 0.01, "{all}");
        for (i, (culture, word, _)) in CULTURES.iter().enumerate() {
            assert_eq!(*culture as usize, i);
            assert_eq!(Culture::parse(word), Some(*culture));
        }
        assert_eq!(Culture::parse("atlantic"), None);
    }
}
