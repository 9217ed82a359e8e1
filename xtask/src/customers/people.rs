//! Made names of persons, by country.

use std::collections::BTreeMap;

use crate::random::Random;
use crate::tables::hand_written;
use crate::{latin, source};

/// Names written in their own script, per cent.
const NATIVE: u64 = 12;
/// Countries whose customers come in numbers, beyond the even share that each country has.
const MANY: &[(&str, u64)] = &[
    ("GB", 8),
    ("US", 8),
    ("NO", 6),
    ("SE", 5),
    ("DK", 3),
    ("DE", 7),
    ("FR", 6),
    ("ES", 5),
    ("IT", 5),
    ("PL", 4),
    ("RU", 7),
    ("UA", 3),
    ("TR", 4),
    ("CN", 6),
    ("KR", 5),
    ("JP", 4),
    ("VN", 4),
    ("IN", 5),
    ("PK", 4),
    ("BD", 3),
    ("IR", 4),
    ("IQ", 3),
    ("SY", 3),
    ("EG", 4),
    ("SA", 3),
    ("AE", 3),
    ("MA", 3),
    ("SO", 2),
    ("ET", 2),
    ("NG", 3),
    ("ML", 2),
    ("PH", 3),
    ("ID", 2),
    ("MM", 2),
    ("BR", 4),
    ("MX", 4),
    ("CO", 2),
    ("AF", 2),
    ("KZ", 2),
    ("IL", 2),
    ("GR", 2),
    ("HU", 2),
];
/// Countries with no list of their own, and the culture in `rarity-extra.tsv` that serves them.
const BY_CULTURE: &[(&str, &str)] = &[
    ("VN", "vietnamese"),
    ("SO", "african"),
    ("ET", "african"),
    ("NG", "african"),
    ("MM", "southeast-asian"),
    ("ID", "southeast-asian"),
    ("AF", "persian"),
    ("SY", "arabic"),
];

/// A name with its native spelling, Latin spelling and weight.
struct Weighted(Vec<(String, String, u64)>, u64);

impl Weighted {
    fn new() -> Self {
        Self(Vec::new(), 0)
    }

    fn add(&mut self, native: &str, latin: &str, weight: u64) {
        // The sums are kept, so that a draw is a binary search.
        self.1 += weight.max(1);
        self.0.push((native.to_owned(), latin.to_owned(), self.1));
    }

    fn draw(&self, random: &mut Random) -> (&str, &str) {
        let Some(last) = self.0.last() else {
            return ("Anna", "Anna");
        };
        let at = random.below(last.2);
        let (native, latin, _) = &self.0[self.0.partition_point(|(_, _, sum)| *sum <= at)];
        (native, latin)
    }
}

/// The names of one country.
struct Country {
    male: Weighted,
    female: Weighted,
    family: Weighted,
}

/// The names of all countries.
pub(super) struct People {
    countries: BTreeMap<String, Country>,
    draw: Vec<(String, u64)>,
    russian: [Weighted; 6],
    syllables: Weighted,
    by_culture: BTreeMap<String, Weighted>,
}

impl People {
    pub(super) fn read() -> Result<Self, String> {
        let mut countries = BTreeMap::<String, Country>::new();
        let country = || Country {
            male: Weighted::new(),
            female: Weighted::new(),
            family: Weighted::new(),
        };
        for row in source::records("names/common-forenames-by-country.csv")?
            .iter()
            .skip(1)
        {
            let [code, _, _, _, _, _, _, index, _, gender, native, latin, ..] = row.as_slice()
            else {
                continue;
            };
            let names = countries.entry(code.clone()).or_insert_with(country);
            let names = if gender == "F" {
                &mut names.female
            } else {
                &mut names.male
            };
            add(names, native, latin, by_rank(index));
        }
        for row in source::records("names/common-surnames-by-country.csv")?
            .iter()
            .skip(1)
        {
            let [code, _, index, _, native, latin, count, ..] = row.as_slice() else {
                continue;
            };
            let names = &mut countries.entry(code.clone()).or_insert_with(country).family;
            let weight = count.parse().unwrap_or_else(|_| by_rank(index));
            add(names, native, latin, weight);
        }
        let by_culture = cultures()?;
        for (code, _) in BY_CULTURE {
            countries.entry((*code).to_owned()).or_insert_with(country);
        }
        countries.retain(|code, names| {
            !names.male.0.is_empty() || BY_CULTURE.iter().any(|(own, _)| own == code)
        });
        let mut sum = 0;
        let draw = countries.keys().map(|code| {
            sum += 10
                + MANY
                    .iter()
                    .find(|(many, _)| many == code)
                    .map_or(0, |(_, share)| share * 15);
            (code.clone(), sum)
        });
        let draw = draw.collect();
        let mut syllables = Weighted::new();
        for (token, latin, _) in &by_culture["korean"].0 {
            syllables.add(token, latin, 1);
        }
        Ok(Self {
            draw,
            countries,
            russian: russian()?,
            syllables,
            by_culture,
        })
    }

    /// The country of the next customer.
    pub(super) fn country(&self, random: &mut Random) -> &str {
        let at = random.below(self.draw.last().map_or(1, |(_, sum)| *sum));
        &self.draw[self.draw.partition_point(|(_, sum)| *sum <= at)].0
    }

    /// A family name of the country, in Latin letters.
    pub(super) fn family_name(&self, country: &str, random: &mut Random) -> String {
        self.family(country, random).1.to_owned()
    }

    fn family(&self, country: &str, random: &mut Random) -> (&str, &str) {
        let names = &self.countries[country];
        if !names.family.0.is_empty() {
            return names.family.draw(random);
        }
        // Where no family names are known, a father's name stands last, as it often does there.
        self.given(country, false, random)
    }

    fn given(&self, country: &str, female: bool, random: &mut Random) -> (&str, &str) {
        let names = &self.countries[country];
        let own = if female && !names.female.0.is_empty() {
            &names.female
        } else {
            &names.male
        };
        match BY_CULTURE.iter().find(|(code, _)| *code == country) {
            Some((_, culture)) if own.0.is_empty() => self.by_culture[*culture].draw(random),
            _ => own.draw(random),
        }
    }

    /// A whole name.
    pub(super) fn name(&self, country: &str, random: &mut Random) -> String {
        let female = random.percent(50);
        if country == "RU" {
            return self.russian_name(female, random);
        }
        let (family_native, family) = self.family(country, random);
        let (given_native, given) = self.given(country, female, random);
        let (family, given) =
            if random.percent(NATIVE) && !given_native.is_empty() && !family_native.is_empty() {
                (family_native.to_owned(), given_native.to_owned())
            } else if country == "KR" && random.percent(70) {
                let (first, second) =
                    (self.syllables.draw(random).1, self.syllables.draw(random).1);
                let given = match random.below(3) {
                    0 => format!("{first} {second}"),
                    1 => format!("{first}-{}", second.to_lowercase()),
                    _ => format!("{first}{}", second.to_lowercase()),
                };
                (family.to_owned(), given)
            } else if random.percent(20) && !matches!(country, "KR" | "CN" | "TW" | "JP") {
                let second = self.given(country, female, random).1;
                let given = if second == given {
                    given.to_owned()
                } else {
                    format!("{given} {second}")
                };
                (family.to_owned(), given)
            } else {
                (family.to_owned(), given.to_owned())
            };
        if !given.is_ascii()
            && matches!(country, "KR" | "CN" | "TW" | "JP")
            && given == given_native
        {
            return format!("{family}{given}");
        }
        let family_first = match country {
            "VN" | "KR" | "CN" | "TW" => random.percent(60),
            "HU" | "JP" => random.percent(35),
            _ => random.percent(8),
        };
        if family_first {
            format!("{family} {given}")
        } else {
            format!("{given} {family}")
        }
    }

    fn russian_name(&self, female: bool, random: &mut Random) -> String {
        let half = if female { 3 } else { 0 };
        let given = self.russian[half].draw(random).0;
        let patronymic = self.russian[half + 1].draw(random).0;
        let family = self.russian[half + 2].draw(random).0;
        let name = match random.below(4) {
            0 => format!("{family} {given} {patronymic}"),
            1 => format!("{given} {patronymic} {family}"),
            _ => format!("{given} {family}"),
        };
        if random.percent(NATIVE) {
            name
        } else {
            capitals(&latin::plain(&name))
        }
    }
}

/// A name and its Latin spelling, from which the product's own folding takes the marks.
fn add(names: &mut Weighted, native: &str, romanised: &str, weight: u64) {
    let given = if romanised.is_empty() {
        native
    } else {
        romanised
    };
    let latin = if random_marks(given) {
        given.to_owned()
    } else {
        capitals(&latin::plain(given))
    };
    if !latin.is_empty() {
        names.add(native, &latin, weight);
    }
}

/// Latin letters with marks stay as customers write them; other scripts are romanised.
fn random_marks(name: &str) -> bool {
    name.chars()
        .all(|c| !c.is_alphabetic() || (c as u32) < 0x0250)
}

fn capitals(words: &[String]) -> String {
    let capital = |word: &String| word[..1].to_uppercase() + &word[1..];
    words.iter().map(capital).collect::<Vec<_>>().join(" ")
}

fn by_rank(index: &str) -> u64 {
    1_000_000 / (index.parse::<u64>().unwrap_or(50) + 2)
}

fn cultures() -> Result<BTreeMap<String, Weighted>, String> {
    let mut found = BTreeMap::<String, Weighted>::new();
    for row in hand_written("rarity-extra.tsv")? {
        if let [culture, percent, tokens] = row.split('\t').collect::<Vec<_>>()[..] {
            let weight = percent.parse::<f64>().unwrap_or(0.1).min(4.0) * 100.0;
            let names = found
                .entry(culture.to_owned())
                .or_insert_with(Weighted::new);
            for token in tokens.split(' ').filter(|token| token.len() > 1) {
                names.add("", &capitals(&[token.to_owned()]), weight as u64);
            }
        }
    }
    Ok(found)
}

/// Given names, patronymics and family names of men, then of women.
fn russian() -> Result<[Weighted; 6], String> {
    let mut all = [const { Weighted(Vec::new(), 0) }; 6];
    let files = [
        "names/russian-given-names.tsv",
        "names/russian-patronymics.tsv",
        "names/russian-surnames.tsv",
    ];
    for (place, file) in files.into_iter().enumerate() {
        for row in source::records(file)?.iter().skip(1) {
            let [native, gender, count, ..] = row.as_slice() else {
                continue;
            };
            let weight = count.parse().unwrap_or(0);
            if weight >= 3 && matches!(gender.as_str(), "m" | "f") {
                all[place + if gender == "f" { 3 } else { 0 }].add(native, native, weight);
            }
        }
    }
    Ok(all)
}
