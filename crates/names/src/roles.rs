//! What each word does in its name: by the tables of [`crate::words`], the word's place, and
//! whether the name is a person's.

use crate::script::System;
use crate::ship;
use crate::token::Role;
use crate::words::{self, LegalForm, Particle, Word};
use crate::{View, east_asian, ending, rarity, script};

/// The roles of a name's words. `main` are their Latin texts, `written` as they stand.
pub(crate) fn of_words(main: &[&str], written: &[&str], view: View, system: System) -> Vec<Role> {
    let mut looked_up: Vec<Word> = main.iter().map(|text| words::lookup(text)).collect();
    // Syllables of signs, and of the names that are made of them, are no Dutch or Arabic particles.
    let of_signs = system.is_syllabic() || system.is_syllabic_cyrillic();
    if of_signs || (view == View::Person && east_asian::is_name(main)) {
        for (at, (word, text)) in looked_up.iter_mut().zip(main).enumerate() {
            if of_signs || east_asian::is_syllable(text) {
                word.particle = None;
                word.generation = None;
                word.title &= at == 0 || !east_asian::is_syllable(text);
            }
        }
    }
    let mut roles = match view {
        View::Person => person(main, written, &looked_up),
        View::Body => body(main, written, &looked_up, system),
    };
    // A name has at least one name in it, whatever the tables say of its words: one that people
    // bear, if there is any ("Mr Sheikh").
    if view == View::Person && !roles.contains(&Role::Name) {
        for (role, word) in roles.iter_mut().zip(&looked_up) {
            if word.title_or_name && *role != Role::Name {
                *role = Role::Name;
            }
        }
    }
    if view == View::Person && !roles.contains(&Role::Name) {
        for (role, text) in roles.iter_mut().zip(main) {
            if matches!(
                role,
                Role::Title | Role::Particle | Role::Generation | Role::Patronymic
            ) && text.len() > 1
            {
                *role = Role::Name;
            }
        }
    }
    // "A. B. Ltd" is called AB, which alone would be a legal form; "ES Co." is called ES.
    let form = words::match_legal_form(main).filter(|found| found.words > 1);
    if view == View::Body
        && roles.iter().all(|role| role.is_negligible())
        && form.is_none_or(|found| found.words < main.len())
        && let Some(first) = roles.first_mut()
    {
        *first = Role::Name;
    }
    roles
}

/// Makes names of the letters that are syllables rather than initials: those of an East Asian name in Cyrillic (*Ван И*), *U*
/// and *O* of Korea (*Yu Chol U*, *Song-u*), and a letter between hyphens (*Chan-o-cha*).
pub(crate) fn syllables(
    text: &str,
    found: &[script::Word],
    roles: &mut [Role],
    system: System,
    view: View,
) {
    if !roles.contains(&Role::Initial) {
        return;
    }
    let main: Vec<&str> = found.iter().map(|word| &*word.spellings[0].latin).collect();
    let of_syllables = view == View::Person && east_asian::is_name(&main);
    for ((role, word), latin) in roles.iter_mut().zip(found).zip(&main) {
        let before = text[..word.source.start].ends_with('-');
        let between = before && text[word.source.end..].starts_with('-');
        let vowel = matches!(*latin, "i" | "o" | "u");
        let syllable = system.is_syllabic_cyrillic()
            || between
            || (before && vowel)
            || (of_syllables && vowel && *latin != "i");
        if *role == Role::Initial && syllable {
            *role = Role::Name;
        }
    }
}

/// What Persian family names end in, and a preposition of France: *Abdullah-pour* is no Abdullah.
const SON: &str = "pour";

fn person(main: &[&str], written: &[&str], looked_up: &[Word]) -> Vec<Role> {
    let mut roles: Vec<Role> = main
        .iter()
        .zip(written)
        .zip(looked_up)
        .map(|((text, written), word)| {
            if let Some(number) = digits(text) {
                Role::Number(number)
            } else if is_initial(written) {
                Role::Initial
            } else if word.generation.is_some() {
                Role::Generation
            } else if word.title {
                Role::Title
            } else if *text != SON && word.particle.is_some_and(Particle::is_negligible) {
                Role::Particle
            } else {
                Role::Name
            }
        })
        .collect();
    let names = roles.iter().filter(|role| **role == Role::Name).count();
    if names >= 3 || (names == 2 && roles.contains(&Role::Initial)) {
        // "Vladimirovich" first is a surname's place only in registers; there it is followed by others.
        // A second one is a family name that ends so.
        let mut words = roles.iter_mut().zip(main).skip(1);
        let found = words.find(|(role, text)| **role == Role::Name && is_patronymic(text));
        if let Some((role, _)) = found {
            *role = Role::Patronymic;
        }
    }
    office_of_a_country(main, looked_up, &mut roles);
    titles_that_name(looked_up, &mut roles);
    particle_that_names(looked_up, &mut roles);
    roles
}

/// "Russian President", "President of Venezuela" before a whole name: the country belongs to the office, unless people
/// are called so (*Dr Jordan*).
fn office_of_a_country(main: &[&str], looked_up: &[Word], roles: &mut [Role]) {
    /// What is left has to be a name.
    const NAMES_MIN: usize = 2;
    let country = |at: usize| {
        let place = looked_up[at].place.filter(|place| place.city.is_none());
        place.is_some() && !rarity::is_borne(main[at])
    };
    let small = |at: usize| {
        matches!(main[at], "of" | "the" | "north" | "south") || roles[at] == Role::Particle
    };
    let office =
        (0..roles.len()).take_while(|at| roles[*at] == Role::Title || country(*at) || small(*at));
    let end = office.count();
    let (office, rest) = roles.split_at_mut(end);
    let names = rest.iter().filter(|role| **role == Role::Name).count();
    if names >= NAMES_MIN && office.contains(&Role::Title) && (0..end).any(country) {
        office.fill(Role::Title);
    }
}

/// What would be an article or a preposition has something behind it: who is called *Stephen Lo* is of
/// the family Lo.
fn particle_that_names(looked_up: &[Word], roles: &mut [Role]) {
    let stray = |word: &Word| {
        matches!(
            word.particle,
            Some(Particle::Article | Particle::Preposition)
        )
    };
    let names = roles.iter().filter(|role| **role == Role::Name).count();
    if let (1, Some(last), Some(word)) = (names, roles.last_mut(), looked_up.last())
        && *last == Role::Particle
        && stray(word)
    {
        *last = Role::Name;
    }
}

/// "Akhund" behind a name and "Sheikh" before the only other one may well be what the bearer is
/// called by: such a word counts, and is left out as easily as a patronymic.
fn titles_that_name(looked_up: &[Word], roles: &mut [Role]) {
    let names = roles.iter().filter(|role| **role == Role::Name).count();
    if names == 0 {
        return;
    }
    let last = roles.len() - 1;
    for (at, word) in looked_up.iter().enumerate() {
        if roles[at] == Role::Title && word.title_or_name && (at == last || names == 1) {
            roles[at] = Role::Patronymic;
        }
    }
}

/// The value of a text of digits; numbers too long for any counting keep their last digits.
fn digits(text: &str) -> Option<u64> {
    if text.is_empty() || !text.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    text[text.len().saturating_sub(18)..].parse().ok()
}

/// One letter of an alphabet, with or without its dot: syllables of Han and Hangul are names. A nought
/// beside it is an O.
fn is_initial(written: &str) -> bool {
    use unicode_script::{Script, UnicodeScript};
    let mut letters = written.chars().filter(|c| c.is_alphabetic() || *c == '0');
    match (letters.next(), letters.next()) {
        (Some(letter), None) => matches!(
            letter.script(),
            Script::Latin | Script::Cyrillic | Script::Greek | Script::Armenian | Script::Georgian
        ),
        _ => false,
    }
}

/// East Slavic patronymics in the usual romanisations.
pub(crate) fn is_patronymic(text: &str) -> bool {
    const ENDINGS: [&str; 30] = [
        "ovich",
        "evich",
        "ovych",
        "evych",
        "ovitch",
        "evitch",
        "owitsch",
        "ewitsch",
        "ovitj",
        "evitj",
        "avich",
        "eivich",
        "yvich",
        "ovna",
        "evna",
        "ivna",
        "owna",
        "ewna",
        "yevich",
        "jevitsj",
        "ovitsj",
        "evitsj",
        "avna",
        "auna",
        "euna",
        "ouna",
        "kuzmich",
        "nikitich",
        "inichna",
        "ilinichna",
    ];
    text.len() >= 7 && ending::first(text, &ENDINGS).is_some()
}

/// One small letter between words with capitals is a preposition or a conjunction of some language: *Завод в Орлане*,
/// *Ministarstvo odbrane i policije*. Among small letters alone it may be anything.
fn small_letters(written: &[&str], roles: &mut [Role]) {
    let has_capital = written.iter().any(|word| word.contains(char::is_uppercase));
    let last = written.len().saturating_sub(1);
    for at in 1..last {
        let mut letters = written[at].chars();
        let is_small =
            matches!((letters.next(), letters.next()), (Some(c), None) if c.is_lowercase());
        if has_capital && is_small && roles[at] == Role::Name {
            roles[at] = Role::Particle;
        }
    }
}

fn body(main: &[&str], written: &[&str], looked_up: &[Word], system: System) -> Vec<Role> {
    let mut roles: Vec<Role> = looked_up
        .iter()
        .zip(main)
        .map(|(word, text)| {
            if let Some(number) = digits(text).or(word.number.map(u64::from)) {
                Role::Number(number)
            } else if let Some(form) = word.legal_form {
                Role::LegalForm(form)
            } else if let Some(concept) = word.generic {
                Role::Generic(concept)
            } else if let Some(place) = word.place {
                Role::Place(place)
            } else if word.particle.is_some_and(Particle::is_negligible) {
                Role::Particle
            } else {
                Role::Name
            }
        })
        .collect();
    small_letters(written, &mut roles);
    // A conjunction has something on both sides, and an article something behind it: "Y Chun".
    let last = main.len().saturating_sub(1);
    for (at, word) in looked_up.iter().enumerate() {
        let stray = match word.particle {
            Some(Particle::Conjunction) => at == 0 || at == last,
            Some(Particle::Article | Particle::Preposition) => at == last && at > 0,
            _ => false,
        };
        if stray && roles[at] == Role::Particle {
            roles[at] = Role::Name;
        }
    }
    // "Machine-building" and "shipbuilding" are each one word in most languages.
    for at in 1..main.len() {
        if main[at] == "building" && matches!(main[at - 1], "machine" | "ship" | "engine") {
            roles[at] = Role::Particle;
        }
    }
    ship::kind(main, &mut roles);
    form_in_cyrillic(written, &mut roles);
    // "No. 2" is "2".
    for at in 1..main.len() {
        if matches!(roles[at], Role::Number(_))
            && matches!(main[at - 1], "no" | "nr" | "num" | "number" | "nomer")
        {
            roles[at - 1] = Role::Particle;
        }
    }
    let mut at = 0;
    while at < main.len() {
        match words::match_legal_form(&main[at..]) {
            Some(found) if found.words > 1 => {
                roles[at..at + found.words].fill(Role::LegalForm(found.form));
                at += found.words;
            }
            _ => at += 1,
        }
    }
    // "And" in Cyrillic and Arabic letters, in Latin ones an initial or a number.
    for (role, written) in roles.iter_mut().zip(written).take(last).skip(1) {
        if matches!(*written, "и" | "И" | "й" | "і" | "І" | "و") {
            *role = Role::Particle;
        }
    }
    if system == System::Latin {
        number_one(main, &mut roles);
    }
    one_meaning_once(&mut roles);
    initials_of_a_namesake(main, written, &mut roles);
    roles
}

/// "Scientific research", "freight forwarding": two words for one thing side by side say it once. Of two the one
/// with a sense says more; two with a sense each say two things.
fn one_meaning_once(roles: &mut [Role]) {
    for at in 1..roles.len() {
        if let (Role::Generic(one), Role::Generic(other)) = (roles[at - 1], roles[at])
            && one.may_mean(other)
        {
            let said_again = if one == other || !one.has_one_sense() {
                at - 1
            } else {
                at
            };
            roles[said_again] = Role::Particle;
        }
    }
}

/// A works named after somebody leaves the initials out as often as not: *A. E. Berg Design Bureau*.
fn initials_of_a_namesake(main: &[&str], written: &[&str], roles: &mut [Role]) {
    const LETTERS: std::ops::RangeInclusive<usize> = 1..=3;
    const NAME_MIN: usize = 5;
    let before_the_last = main.len().saturating_sub(1);
    for (at, written) in written.iter().enumerate().take(before_the_last) {
        let dotted = written.contains('.') || (main[at].len() == 1 && roles[at] == Role::Name);
        if dotted
            && LETTERS.contains(&main[at].len())
            && roles[at + 1] == Role::Name
            && main[at + 1].len() >= NAME_MIN
        {
            roles[at] = Role::Particle;
        }
    }
}

/// Forms of two letters are told from initials and English words where they stand in Cyrillic, before
/// the name or behind it: *УП «Орлан»*, *ДП «Орлан»*.
fn form_in_cyrillic(written: &[&str], roles: &mut [Role]) {
    let [_, .., _] = written else { return };
    for at in [0, written.len() - 1] {
        let form = match written[at].trim_matches('.') {
            "УП" | "ДП" | "КП" | "ГП" => LegalForm::State,
            "АТ" => LegalForm::JointStock,
            "ПП" => LegalForm::Limited,
            _ => continue,
        };
        if matches!(roles[at], Role::Name | Role::Particle | Role::LegalForm(_)) {
            roles[at] = Role::LegalForm(form);
        }
    }
}

/// The first of several that are called alike: *Orlan I*. Elsewhere a letter alone is an initial, or a word.
fn number_one(main: &[&str], roles: &mut [Role]) {
    let counted = |role: &Role| !matches!(role, Role::LegalForm(_) | Role::Title);
    let Some(last) = roles.iter().rposition(counted) else {
        return;
    };
    let named = roles[..last].contains(&Role::Name);
    if main[last] == "i" && named && main[last - 1].len() > 1 {
        roles[last] = Role::Number(1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn roles(name: &str) -> Vec<Role> {
        let words: Vec<&str> = name.split(' ').collect();
        of_words(&words, &words, View::Person, System::Latin)
    }

    #[test]
    fn the_country_of_an_office_is_no_name() {
        for name in [
            "president of russia orlan tern",
            "russian president orlan tern",
        ] {
            let roles = roles(name);
            let names = roles.iter().filter(|role| **role == Role::Name).count();
            assert_eq!(names, 2, "{name}: {roles:?}");
        }
    }

    #[test]
    fn a_country_that_people_are_called_after_is_a_name() {
        assert_eq!(roles("dr jordan orlan tern")[1], Role::Name);
        assert_eq!(roles("russian orlan tern")[0], Role::Name);
        assert_eq!(roles("president russia tern")[1], Role::Name);
    }
}
