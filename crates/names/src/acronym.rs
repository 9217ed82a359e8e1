//! Acronyms of a body's name: first letters of its words (*IAP*), or first letters and syllables
//! (*KOMID* for *Korea Mining Development Trading Corporation*).
//!
//! They are listed when the name is prepared, so that an index can look them up: an acronym meets a
//! word to the letter or not at all.

mod in_russian;

use crate::script::{System, Word};
use crate::spelling::Spelling;
use crate::token::{Role, Span, Token};
use crate::{Bits, rarity, weights, words};

/// Fewest letters of an acronym out of first letters.
const INITIALS_MIN: usize = 3;
/// Fewest and most letters of one out of first letters and syllables.
const BLENDED: std::ops::RangeInclusive<usize> = 4..=8;
/// The letters that the last word gives as its first syllable.
const SYLLABLE: usize = 3;
/// A legal form of so few letters gives all of them.
const FORM_IN_LETTERS: std::ops::RangeInclusive<usize> = 2..=3;
/// How many of the first or last words make one beside the others: more are a name of their own.
const RUN: std::ops::RangeInclusive<usize> = 3..=5;
/// The same of the first words in Russian, where one word may give several letters.
const RUN_IN_RUSSIAN: std::ops::RangeInclusive<usize> = 2..=5;
/// Most words whose first letters make one.
const WORDS_MAX: usize = 8;

/// Words from which on a name is hardly a person's.
const WORDS_OF_A_BODY: usize = 4;

/// What a word begins with, as it is written, before phrases are read in full.
pub(crate) struct Initial {
    /// Where the word begins in the text.
    start: usize,
    letters: String,
}

/// What each word begins with that is no particle: one letter, or those that one letter of another script is written
/// with.
pub(crate) fn initials(text: &str, found: &[Word]) -> Vec<Initial> {
    found
        .iter()
        .filter_map(|word| {
            let latin = word.spellings.first()?.latin.as_str();
            if words::lookup(latin).particle.is_some() {
                return None;
            }
            let is_latin = text[word.source.clone()].starts_with(|c: char| c.is_ascii());
            let letters = if is_latin {
                latin.get(..1)?
            } else {
                in_russian::first_letter(latin)
            };
            Some(Initial {
                start: word.source.start,
                letters: letters.to_owned(),
            })
        })
        .collect()
}

/// The acronyms of a body's name: none unless one of its words or their number says that it is a
/// body, and three words can give letters.
pub(crate) fn of(tokens: &[Token], written: &[Initial], system: System) -> Vec<Span> {
    let says_body = |token: &Token| {
        matches!(
            token.role,
            Role::Generic(_) | Role::Place(_) | Role::LegalForm(_)
        )
    };
    if tokens.len().max(written.len()) < 3 {
        return Vec::new();
    }
    let counted: Vec<usize> = tokens
        .iter()
        .enumerate()
        .filter(|(_, token)| !token.role.is_negligible())
        .map(|(at, _)| at)
        .collect();
    if !tokens.iter().any(says_body) && counted.len() < WORDS_OF_A_BODY {
        return Vec::new();
    }
    // "Nuclear Power Company of Iran" may be NP, as far as its letters go: where and as what it is
    // registered stays out.
    let own = counted.iter().rposition(|at| match tokens[*at].role {
        Role::Place(_) => false,
        Role::Generic(word) => !word.is_a_company(),
        _ => true,
    });
    let own = &counted[..own.map_or(0, |last| last + 1)];
    let every: Vec<usize> = (0..tokens.len()).collect();
    // "101st Light Infantry Division" is 101 LID: the number stays a word of its own.
    let is_number = |at: &usize| matches!(tokens[*at].role, Role::Number(_));
    let first = counted.iter().position(|at| !is_number(at)).unwrap_or(0);
    let last = counted.iter().rposition(|at| !is_number(at)).unwrap_or(0);
    let unnumbered = counted.get(first..=last).unwrap_or_default();
    let with_form: Vec<usize> = tokens
        .iter()
        .enumerate()
        .filter(|(_, token)| token.role != Role::Particle)
        .map(|(at, _)| at)
        .collect();
    let mut spans: Vec<Span> = Vec::new();
    let mut add_worth = |words: &[usize], text: &str, less: Bits| {
        let [first, .., last] = words else { return };
        let known = spans.iter().any(|span| *span.spelling.text == *text);
        if !known {
            spans.push(Span {
                start: *first as u8,
                len: (last - first + 1) as u8,
                spelling: Spelling::new(text, Bits::ZERO),
                rarity: (weights::acronym(text.len()) - less).min(rarity::CAP),
                partial_vowels: false,
                acronym: true,
            });
        }
    };
    let mut add = |words: &[usize], text: &str| add_worth(words, text, Bits::ZERO);
    // "Truong Phat Loc Shipping" is TPL Shipping, and "Bank National Factoring Company" Bank NFC.
    let is_name = |at: &usize| tokens[*at].role == Role::Name;
    let called = counted.iter().take_while(|at| is_name(at)).count();
    let called = &counted[..called];
    let says_company = |at: &usize| tokens[*at].text().starts_with("co");
    let behind_a_kind: &[usize] = match with_form.first().map(|first| tokens[*first].role) {
        Some(Role::Generic(_)) => {
            let behind = &with_form[1..];
            let company = behind
                .iter()
                .position(|at| tokens[*at].role.is_negligible() && says_company(at));
            &behind[..company.map_or(behind.len(), |at| at + 1)]
        }
        _ => &[],
    };
    let some_small = with_some_small_words(tokens);
    let usual = [
        &counted[..],
        &with_form[..],
        own,
        unnumbered,
        &every[..],
        called,
        behind_a_kind,
    ];
    for words in usual
        .into_iter()
        .chain(some_small.iter().map(Vec::as_slice))
    {
        if (INITIALS_MIN..=WORDS_MAX).contains(&words.len()) {
            let letters: String = words.iter().map(|at| head(&tokens[*at], 1)).collect();
            if letters.len() >= INITIALS_MIN {
                add(words, &letters);
            }
        }
    }
    // "Российские железные дороги" is РЖД, though two of its words are read as one; a legal form and the place
    // behind the name stay out.
    for words in [&counted[..], own] {
        let letters: Vec<&str> = as_written(tokens, words, written).collect();
        if (INITIALS_MIN..=WORDS_MAX).contains(&letters.len()) {
            add(words, &letters.concat());
        }
    }
    // "Islamic State in Iraq and the Levant in Yemen" is ISIL Yemen, "Continuity Irish Republican Army"
    // Continuity IRA.
    for length in RUN.take_while(|length| *length < counted.len()) {
        let runs = [&counted[..length], &counted[counted.len() - length..]];
        for run in runs {
            let letters: String = run.iter().map(|at| head(&tokens[*at], 1)).collect();
            add(run, &letters);
        }
    }
    // "Shipping Computer Services Company" is SCSCO.
    let company = tokens.len() - 1;
    let before = counted.iter().filter(|at| **at < company);
    let before: Vec<usize> = before.copied().collect();
    if says_company(&company) && (INITIALS_MIN..WORDS_MAX).contains(&before.len()) {
        let letters = before.iter().map(|at| head(&tokens[*at], 1));
        let letters: String = letters.chain(["co"]).collect();
        add(&[&before[..], &[company]].concat(), &letters);
    }
    // "National Engineering Commission" is NECOM, "Grupo de Administracion Empresarial S.A." GAESA.
    let with_last = |words: &[usize], letters: usize| -> Option<String> {
        let (last, before) = words.split_last()?;
        let before = before.iter().map(|at| head(&tokens[*at], 1));
        Some(before.chain([head(&tokens[*last], letters)]).collect())
    };
    let ends_in_a_form = tokens.last().is_some_and(|last| {
        matches!(last.role, Role::LegalForm(_)) && FORM_IN_LETTERS.contains(&last.text().len())
    });
    let in_full = ends_in_a_form.then_some((&with_form[..], *FORM_IN_LETTERS.end()));
    for (words, letters) in [(&counted[..], SYLLABLE)].into_iter().chain(in_full) {
        if INITIALS_MIN <= words.len()
            && let Some(text) = with_last(words, letters)
            && BLENDED.contains(&text.len())
        {
            add(words, &text);
        }
    }
    for count in 3..=counted.len().min(4) {
        let words = &counted[..count];
        // Each word gives one letter or two; a bit of the number says which.
        for choice in 1..1_u32 << count {
            let text: String = words
                .iter()
                .enumerate()
                .map(|(i, at)| head(&tokens[*at], 1 + (choice >> i & 1) as usize))
                .collect();
            if BLENDED.contains(&text.len()) {
                add(words, &text);
            }
        }
    }
    if system != System::Cyrillic {
        let begins = RUN_IN_RUSSIAN.take_while(|length| *length < counted.len());
        let begins = begins.map(|length| &counted[..length]);
        for words in [&counted[..], own].into_iter().chain(begins) {
            for text in in_russian::of(tokens, words) {
                if (INITIALS_MIN..=WORDS_MAX).contains(&text.len()) {
                    add_worth(words, &text, weights::ACRONYM_OF_A_TRANSLATION);
                }
            }
        }
    }
    spans
}

/// What the words begin with of which these tokens were read.
fn as_written<'a>(
    tokens: &'a [Token],
    words: &'a [usize],
    written: &'a [Initial],
) -> impl Iterator<Item = &'a str> {
    let is_read = |start: usize| words.iter().any(|at| tokens[*at].source.contains(&start));
    let read = written.iter().filter(move |initial| is_read(initial.start));
    read.map(|initial| initial.letters.as_str())
}

/// The words with some of the small ones, where there are several kinds of them: *Ministry of Defence and Armed
/// Forces Logistics* is MODAFL, *Al-Qaida in the Islamic Maghreb* AQIM.
fn with_some_small_words(tokens: &[Token]) -> Vec<Vec<usize>> {
    const KINDS: std::ops::RangeInclusive<usize> = 2..=3;
    let is_small = |token: &&Token| token.role == Role::Particle;
    let mut small: Vec<&str> = tokens.iter().filter(is_small).map(Token::text).collect();
    small.sort_unstable();
    small.dedup();
    if !KINDS.contains(&small.len()) {
        return Vec::new();
    }
    let is_said = |choice: u32, token: &Token| {
        let kind = small.iter().position(|text| *text == token.text());
        !is_small(&token) || kind.is_some_and(|kind| choice & (1 << kind) != 0)
    };
    // Neither none of them nor all.
    (1..(1_u32 << small.len()) - 1)
        .map(|choice| {
            let words = tokens.iter().enumerate();
            let said = words.filter(|(_, token)| is_said(choice, token));
            said.map(|(at, _)| at).collect()
        })
        .collect()
}

/// The first letters of a word; a number is all its digits.
fn head(token: &Token, letters: usize) -> &str {
    let text = token.text();
    match token.role {
        Role::Number(_) if text.bytes().all(|b| b.is_ascii_digit()) => text,
        _ => &text[..text.len().min(letters)],
    }
}

#[cfg(test)]
mod tests {
    use crate::{Name, Relation, View, compare};

    fn check(short: &str, long: &str, met: bool) {
        for (a, b) in [(short, long), (long, short)] {
            let evidence = compare(&Name::new(a, View::Body), &Name::new(b, View::Body));
            let relation = evidence
                .iter()
                .flat_map(|evidence| &evidence.terms)
                .any(|term| term.relation == Relation::Acronym);
            assert_eq!(relation, met, "{a} {b} {evidence:?}");
        }
    }

    #[test]
    fn first_letters_and_syllables() {
        check(
            "KOMID",
            "Korea Mining Development Trading Corporation",
            true,
        );
        check(
            "KMDTC",
            "Korea Mining Development Trading Corporation",
            true,
        );
        check("ICI", "Composite Institute of Iran", false);
        check("CII", "Composite Institute of Iran", true);
        check("ME2", "Mining Enterprise 2", true);
        check("FDLR", "Forças Democráticas de Libertação do Ruanda", true);
        check("OTI", "Organisation for Technological Industries", true);
        check(
            "NPPD",
            "Nuclear Power Production and Development Company of Iran",
            true,
        );
        check(
            "VAWARC",
            "Vladimirovka Advanced Weapons and Research Complex",
            true,
        );
        check("SCSCO", "Shipping Computer Services Company", true);
        check("TPL Shipping", "Truong Phat Loc Shipping Trading", true);
        check("Bank NFC", "Bank National Factoring Company", true);
        check("Orlan HRA", "Orlan Honest Republican Army", true);
        check("ISRG Orlan", "Islamic State of the Red Gulf in Orlan", true);
        check(
            "Islamic SRG Orlan",
            "Islamic State of the Red Gulf in Orlan",
            false,
        );
        check(
            "MODAFL",
            "Ministry of Defence and Armed Forces Logistics",
            true,
        );
        check("AOIG", "Al Orlan in the Industrial Gulf", true);
        check("AOITG", "Al Orlan in the Industrial Gulf", false);
        // Words that are read as one phrase.
        check("РЖД", "Российские железные дороги", true);
        check(
            "OESCOM",
            "Orlan Engineering and Scientific Commission",
            true,
        );
        check("GOESA", "Grupo de Orlan Empresarial S.A.", true);
        check("ORDO", "Orlan Research and Development Organisation", true);
        check("NORINCO", "North Industries Corporation", false);
        check("MAH", "Mohammed Ali Hassan", false);
    }
}
