//! The language and system of romanisation that a reading assumes.

use std::fmt;

/// How a name was read. The name of the system is shown to people as evidence ("read as hanja, revised romanisation").
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum System {
    /// Latin letters, diacritics folded.
    Latin,
    /// Cyrillic, the usual English form of the language guessed.
    Cyrillic,
    /// A Korean name in Cyrillic (Kontsevich's system undone).
    CyrillicKorean,
    /// A Chinese name in Cyrillic (Palladius' system undone).
    CyrillicChinese,
    /// A Japanese name in Cyrillic (Polivanov's system undone).
    CyrillicJapanese,
    /// Greek, passport form.
    Greek,
    /// Armenian.
    Armenian,
    /// Georgian, national system.
    Georgian,
    /// Hebrew; vowels mostly unwritten.
    Hebrew,
    /// Arabic letters: Arabic, Persian, Pashto, Urdu; vowels mostly unwritten.
    Arabic,
    /// Hangul in the South's Revised Romanisation, with the usual family spellings.
    RevisedRomanisation,
    /// Hangul in McCune and Reischauer's system, without diacritics.
    MccuneReischauer,
    /// Hangul as the North romanises.
    NorthKorean,
    /// A foreign word in Hangul.
    HangulLoan,
    /// Han read in Mandarin, pinyin.
    Mandarin,
    /// Han read in Mandarin, Wade and Giles' system.
    WadeGiles,
    /// Han read in Cantonese, as Hong Kong's government romanises.
    Cantonese,
    /// Han read in Korean, Revised Romanisation.
    HanjaRevised,
    /// Han read in Korean, McCune and Reischauer.
    HanjaMccuneReischauer,
    /// Han read in Korean, as the North romanises.
    HanjaNorthKorean,
    /// Han read as a Japanese name.
    Japanese,
    /// Han read in Vietnamese.
    HanVietnamese,
    /// A Burmese name in Han, a syllable a character.
    HanBurmese,
    /// East Asian words that many bodies bear, read by what they mean.
    Translated,
    /// A foreign name in Han, read in Mandarin.
    MandarinLoan,
    /// Kana in Hepburn's system.
    Hepburn,
    /// A foreign word in katakana.
    KanaLoan,
    /// A Korean or Chinese name in katakana, split into its syllables.
    KanaSyllables,
    /// Devanagari and the other scripts of India and Sri Lanka.
    Brahmic,
    /// Thai and Lao.
    Thai,
    /// Khmer.
    Khmer,
    /// Burmese.
    Burmese,
    /// Ethiopic.
    Ethiopic,
    /// A script without a table here: code points, so that equal text still meets equal text.
    CodePoints,
}

impl System {
    /// Every system, each at the place of its number (`system as u8`).
    pub const ALL: [Self; 34] = [
        Self::Latin,
        Self::Cyrillic,
        Self::CyrillicKorean,
        Self::CyrillicChinese,
        Self::CyrillicJapanese,
        Self::Greek,
        Self::Armenian,
        Self::Georgian,
        Self::Hebrew,
        Self::Arabic,
        Self::RevisedRomanisation,
        Self::MccuneReischauer,
        Self::NorthKorean,
        Self::HangulLoan,
        Self::Mandarin,
        Self::WadeGiles,
        Self::Cantonese,
        Self::HanjaRevised,
        Self::HanjaMccuneReischauer,
        Self::HanjaNorthKorean,
        Self::Japanese,
        Self::HanVietnamese,
        Self::HanBurmese,
        Self::Translated,
        Self::MandarinLoan,
        Self::Hepburn,
        Self::KanaLoan,
        Self::KanaSyllables,
        Self::Brahmic,
        Self::Thai,
        Self::Khmer,
        Self::Burmese,
        Self::Ethiopic,
        Self::CodePoints,
    ];

    /// Whether each word of the reading is one syllable.
    pub fn is_syllabic(self) -> bool {
        matches!(
            self,
            Self::RevisedRomanisation
                | Self::MccuneReischauer
                | Self::NorthKorean
                | Self::Mandarin
                | Self::WadeGiles
                | Self::Cantonese
                | Self::HanjaRevised
                | Self::HanjaMccuneReischauer
                | Self::HanjaNorthKorean
                | Self::HanVietnamese
                | Self::HanBurmese
        )
    }
}

/// A new system has its place in [`System::ALL`], too.
const _: () = {
    assert!(System::ALL.len() == System::CodePoints as usize + 1);
    let mut at = 0;
    while at < System::ALL.len() {
        assert!(System::ALL[at] as usize == at);
        at += 1;
    }
};

impl System {
    /// Whether each word is one syllable of an East Asian name that is written in letters.
    pub(crate) fn is_syllabic_cyrillic(self) -> bool {
        matches!(self, Self::CyrillicKorean | Self::CyrillicChinese)
    }
}

impl fmt::Display for System {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::Latin => "latin",
            Self::Cyrillic => "cyrillic",
            Self::CyrillicKorean => "cyrillic, korean name",
            Self::CyrillicChinese => "cyrillic, chinese name",
            Self::CyrillicJapanese => "cyrillic, japanese name",
            Self::Greek => "greek",
            Self::Armenian => "armenian",
            Self::Georgian => "georgian",
            Self::Hebrew => "hebrew",
            Self::Arabic => "arabic",
            Self::RevisedRomanisation => "revised romanisation",
            Self::MccuneReischauer => "mccune-reischauer",
            Self::NorthKorean => "north korean",
            Self::HangulLoan => "hangul, foreign name",
            Self::Mandarin => "mandarin",
            Self::WadeGiles => "mandarin, wade-giles",
            Self::Cantonese => "cantonese",
            Self::HanjaRevised => "hanja",
            Self::HanjaMccuneReischauer => "hanja, mccune-reischauer",
            Self::HanjaNorthKorean => "hanja, north korean",
            Self::Japanese => "japanese",
            Self::HanVietnamese => "vietnamese",
            Self::HanBurmese => "mandarin, burmese name",
            Self::Translated => "translated",
            Self::MandarinLoan => "mandarin, foreign name",
            Self::Hepburn => "hepburn",
            Self::KanaLoan => "kana, foreign name",
            Self::KanaSyllables => "kana, korean or chinese name",
            Self::Brahmic => "brahmic",
            Self::Thai => "thai",
            Self::Khmer => "khmer",
            Self::Burmese => "burmese",
            Self::Ethiopic => "ethiopic",
            Self::CodePoints => "code points",
        })
    }
}
