//! What the reader of an answer must know besides, in each language that an answer can be given in.

use std::fmt;

use jiff::civil::Date;
use vokter_lists::{ListInfo, starter};
pub use vokter_trade::Language;
use vokter_trade::Language::{English, Norwegian};

use crate::at_odds::{Number, ships};
use crate::list_names;
use crate::reading::damage::Damage;
use crate::reading::filler::Implausible;
use crate::text::plural;

/// One thing to know. It prints itself in English.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remark {
    /// There is no such data folder.
    NoDataFolder(String),
    /// Of a list that was asked for only the starter list's copies were searched.
    NotLoaded {
        /// Its name.
        list: String,
        /// How many parties of it the starter list knows.
        known: usize,
    },
    /// A list has no version so old.
    NoVersion {
        /// Its name.
        list: String,
        /// The day of its oldest version.
        oldest: Date,
    },
    /// The answer rests on the starter list.
    RestsOnStarter {
        /// How many parties of it.
        parties: usize,
        /// And on nothing else.
        alone: bool,
    },
    /// The starter list can say little of a day in the past.
    StarterOfDay {
        /// The day of the starter list.
        published: Date,
        /// The day that was asked for.
        day: Date,
        /// Parties whose listing it cannot date.
        undated: usize,
    },
    /// Lists in force were published long ago.
    Stale {
        /// Their names with the days of their publication, the oldest first.
        lists: Vec<(String, Date)>,
        /// Days from which on a list is old.
        after: u32,
        /// The day past on which they were; none is today.
        as_of: Option<Date>,
    },
    /// Something is odd in a file of who owns what.
    Ownership(String),
    /// A birth date was left out.
    BirthDate(Implausible),
    /// A name looks damaged.
    Damaged(Damage),
    /// An IMO number has a wrong check digit, or not seven digits.
    WrongImo(String),
    /// Who takes part is named by a word alone, and is no hit.
    WordAlone {
        /// The word.
        word: String,
        /// Who bears it on the lists, the first of them.
        bearers: Vec<String>,
        /// How many do.
        total: usize,
    },
    /// A number that is asked for differs from those that lists have of ships that are found.
    OtherNumber {
        /// Which number.
        number: Number,
        /// As it was asked for.
        given: Vec<String>,
        /// The ships, each with its number.
        others: Vec<(String, String)>,
    },
    /// Surnames that somebody else of the text bears as well are no mention.
    SurnamesAlone(u64),
    /// The day has not come whose rules are asked for.
    RulesToCome(Date),
}

impl fmt::Display for Remark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text(English))
    }
}

impl Remark {
    /// In a language.
    pub fn text(&self, language: Language) -> String {
        match language {
            English => self.english(),
            Norwegian => self.norwegian(),
        }
    }

    /// All of them in a language.
    pub fn texts<'r>(all: impl IntoIterator<Item = &'r Self>, language: Language) -> Vec<String> {
        all.into_iter().map(|one| one.text(language)).collect()
    }

    /// What is to say of lists that are older than so many days; nothing where none is. The starter list has a remark of its own.
    pub fn stale(lists: &[ListInfo], after: u32, today: Date) -> Option<Self> {
        let is_old = |info: &&ListInfo| {
            info.list != starter::LIST
                && i64::from((today - info.published).get_days()) > i64::from(after)
        };
        let old = lists.iter().filter(is_old);
        let mut old: Vec<(String, Date)> = old
            .map(|info| (info.list.clone(), info.published))
            .collect();
        old.sort_by(|a, b| (a.1, &a.0).cmp(&(b.1, &b.0)));
        (!old.is_empty()).then_some(Self::Stale {
            lists: old,
            after,
            as_of: None,
        })
    }

    /// The same of lists that were in force on a day past: nothing that is new today was there to fetch.
    pub fn stale_on(lists: &[ListInfo], after: u32, day: Date) -> Option<Self> {
        match Self::stale(lists, after, day)? {
            Self::Stale { lists, after, .. } => Some(Self::Stale {
                lists,
                after,
                as_of: Some(day),
            }),
            other => Some(other),
        }
    }

    fn english(&self) -> String {
        match self {
            Self::NoDataFolder(path) => {
                format!("the data folder {path} does not exist: no imported list was searched")
            }
            Self::NotLoaded { list, known } => format!(
                "the list {list} is not loaded: only {} of it that the starter list knows {} searched; load it with {}",
                plural(*known as u64, "party", "parties"),
                if *known == 1 { "is" } else { "are" },
                list_names::loads(list)
            ),
            Self::NoVersion { list, oldest } => format!(
                "the list {list} was not searched: no version of it from that day or before is kept, the oldest is of {oldest}"
            ),
            Self::RestsOnStarter { parties, alone } => {
                let parties = plural(*parties as u64, "party", "parties");
                let (rests, instead, fetch) = if *alone {
                    ("rests", "the full lists", "them")
                } else {
                    ("rests in part", "full lists", "more")
                };
                format!(
                    "this answer {rests} on the built-in starter list ({parties}), not on {instead}; fetch {fetch} with `vokter lists update`"
                )
            }
            Self::StarterOfDay {
                published,
                day,
                undated,
            } => {
                let undated = match undated {
                    0 => String::new(),
                    1 => format!(", and 1 party is searched whose listing it cannot date by {day}"),
                    many => format!(
                        ", and {many} parties are searched whose listing it cannot date by {day}"
                    ),
                };
                format!(
                    "the starter list is of {published} and has no history: who was taken off a list before that day is missing{undated}"
                )
            }
            Self::Stale {
                lists,
                after,
                as_of,
            } => {
                let after = plural(u64::from(*after), "day", "days");
                let others = lists.len().saturating_sub(1);
                let rest = match others {
                    0 => String::new(),
                    _ => format!(
                        ", and {} {} older than {after}",
                        plural(others as u64, "more list", "more lists"),
                        if others == 1 { "is" } else { "are" }
                    ),
                };
                let oldest = lists.first().map(|(list, day)| match as_of {
                    None => format!("the list {list} is of {day}, more than {after} ago"),
                    Some(asked) => {
                        format!("the list {list} is of {day}, more than {after} before {asked}")
                    }
                });
                let mend = match as_of {
                    None => {
                        "who was listed since may be missing; `vokter lists update` fetches what is new"
                    }
                    Some(_) => "who was listed in between may be missing",
                };
                format!("{}{rest}: {mend}", oldest.unwrap_or_default())
            }
            Self::Ownership(what) => what.clone(),
            Self::BirthDate(what) => format!("screened without: {what}"),
            Self::Damaged(what) => what.to_string(),
            Self::WrongImo(number) => format!(
                "`{}` is no IMO number: {}; no hit on it says nothing, so read it again where it stands",
                number.escape_debug(),
                if has_seven_digits(number) {
                    "its check digit is wrong"
                } else {
                    "those have seven digits"
                }
            ),
            Self::WordAlone {
                word,
                bearers,
                total,
            } => format!(
                "`{word}` alone is too little to tell a party by, and no hit says nothing: on the lists {} it ({}{}); give the whole name",
                if *total == 1 {
                    "one party bears".to_owned()
                } else {
                    format!("{total} parties bear")
                },
                bearers.join("; "),
                if bearers.len() < *total { "; …" } else { "" },
            ),
            Self::OtherNumber {
                number,
                given,
                others,
            } => format!(
                "the {number} {} differs from what the lists say ({}): that takes nothing from a score, since such numbers are falsified and all but an IMO number change with the flag",
                given.join(", ").escape_debug(),
                ships(others, "has"),
            ),
            Self::SurnamesAlone(count) => format!(
                "{} no mention: somebody else of the text bears it as well",
                plural(*count, "surname alone is", "surnames alone are")
            ),
            Self::RulesToCome(day) => format!(
                "the day {day} has not come: the rules are those known today, and may be others by then"
            ),
        }
    }

    fn norwegian(&self) -> String {
        match self {
            Self::NoDataFolder(path) => {
                format!("datamappen {path} finnes ikke: ingen importert liste ble søkt i")
            }
            Self::NotLoaded { list, known } => format!(
                "listen {list} er ikke lastet inn: det er bare søkt i {} av den som startlisten kjenner; last den inn med {}",
                plural(*known as u64, "part", "parter"),
                list_names::loads(list)
            ),
            Self::NoVersion { list, oldest } => format!(
                "det er ikke søkt i listen {list}: ingen versjon fra den dagen eller tidligere er tatt vare på, den eldste er fra {}",
                day_in_norwegian(*oldest)
            ),
            Self::RestsOnStarter { parties, alone } => {
                let parties = plural(*parties as u64, "part", "parter");
                let (rests, fetch) = if *alone {
                    ("hviler på", "hent dem")
                } else {
                    ("hviler delvis på", "hent flere")
                };
                format!(
                    "svaret {rests} den innebygde startlisten ({parties}), ikke på fullstendige lister; {fetch} med `vokter lists update`"
                )
            }
            Self::StarterOfDay {
                published,
                day,
                undated,
            } => {
                let undated = match undated {
                    0 => String::new(),
                    count => format!(
                        ", og det er søkt i {} som den ikke kan si om sto oppført {}",
                        plural(*count as u64, "part", "parter"),
                        day_in_norwegian(*day)
                    ),
                };
                format!(
                    "startlisten er fra {} og har ingen historie: de som ble strøket fra en liste før den dagen, mangler{undated}",
                    day_in_norwegian(*published)
                )
            }
            Self::Stale {
                lists,
                after,
                as_of,
            } => {
                let after = plural(u64::from(*after), "dag", "dager");
                let rest = match lists.len().saturating_sub(1) {
                    0 => String::new(),
                    others => format!(
                        ", og {} til er eldre enn {after}",
                        plural(others as u64, "liste", "lister")
                    ),
                };
                let oldest = lists.first().map(|(list, day)| {
                    let day = day_in_norwegian(*day);
                    match as_of {
                        None => format!("listen {list} er fra {day}, mer enn {after} siden"),
                        Some(asked) => format!(
                            "listen {list} er fra {day}, mer enn {after} før {}",
                            day_in_norwegian(*asked)
                        ),
                    }
                });
                let mend = match as_of {
                    None => {
                        "den som er oppført siden, kan mangle; `vokter lists update` henter det som er nytt"
                    }
                    Some(_) => "den som ble oppført i mellomtiden, kan mangle",
                };
                format!("{}{rest}: {mend}", oldest.unwrap_or_default())
            }
            Self::Ownership(what) => what.clone(),
            Self::BirthDate(what) => format!("slått opp uten: {}", what.norwegian()),
            Self::Damaged(what) => what.norwegian(),
            Self::WrongImo(number) => format!(
                "`{}` er ikke noe IMO-nummer: {}; at det ikke ga treff, sier ingenting, så les det om igjen der det står",
                number.escape_debug(),
                if has_seven_digits(number) {
                    "kontrollsifferet er feil"
                } else {
                    "de har sju sifre"
                }
            ),
            Self::WordAlone {
                word,
                bearers,
                total,
            } => format!(
                "«{word}» alene er for lite til å kjenne igjen en part, og at det ikke ble noe treff, sier ingenting: på listene bærer {} det ({}{}); oppgi hele navnet",
                plural(*total as u64, "part", "parter"),
                bearers.join("; "),
                if bearers.len() < *total { "; …" } else { "" },
            ),
            Self::OtherNumber {
                number,
                given,
                others,
            } => format!(
                "{} {} er et annet enn det listene har ({}): det tar ingenting fra skåren, for slike nummer forfalskes, og alle utenom IMO-nummeret skifter med flagget",
                match number {
                    Number::Imo => "IMO-nummeret",
                    Number::Mmsi => "MMSI-nummeret",
                    Number::CallSign => "kallesignalet",
                },
                given.join(", ").escape_debug(),
                ships(others, "har"),
            ),
            Self::SurnamesAlone(count) => format!(
                "{} er ingen omtale: noen andre i teksten bærer det samme",
                plural(*count, "etternavn alene", "etternavn alene")
            ),
            Self::RulesToCome(day) => format!(
                "dagen {} er ikke kommet: reglene er dem som er kjent i dag, og de kan være andre da",
                day_in_norwegian(*day)
            ),
        }
    }
}

/// A day as it is written in Norwegian.
fn day_in_norwegian(day: Date) -> String {
    format!("{:02}.{:02}.{:04}", day.day(), day.month(), day.year())
}

fn has_seven_digits(number: &str) -> bool {
    number.len() == 7 && number.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_bears_a_word_is_told() {
        let remark = Remark::WordAlone {
            word: "Quorzam".to_owned(),
            bearers: vec!["Quorzam Trading".to_owned(), "Orlin Quorzam".to_owned()],
            total: 3,
        };
        for (language, said) in [
            (
                English,
                "3 parties bear it (Quorzam Trading; Orlin Quorzam; …)",
            ),
            (
                Norwegian,
                "3 parter det (Quorzam Trading; Orlin Quorzam; …)",
            ),
        ] {
            let text = remark.text(language);
            assert!(text.contains("Quorzam") && text.contains(said), "{text}");
        }
    }

    #[test]
    fn ships_are_told_with_their_numbers() {
        let remark = Remark::OtherNumber {
            number: Number::Imo,
            given: vec!["9187629".to_owned()],
            others: vec![("Trelvana Star".to_owned(), "9074729".to_owned())],
        };
        for (language, said) in [
            (
                English,
                "the IMO number 9187629 differs from what the lists say (Trelvana Star has 9074729)",
            ),
            (
                Norwegian,
                "IMO-nummeret 9187629 er et annet enn det listene har (Trelvana Star har 9074729)",
            ),
        ] {
            let text = remark.text(language);
            assert!(text.starts_with(said), "{text}");
        }
    }

    #[test]
    fn both_languages_say_the_same_numbers() {
        let remark = Remark::StarterOfDay {
            published: Date::constant(2026, 8, 22),
            day: Date::constant(2020, 1, 31),
            undated: 17,
        };
        for (language, numbers) in [
            (English, ["2026-08-22", "2020-01-31", "17"]),
            (Norwegian, ["22.08.2026", "31.01.2020", "17"]),
        ] {
            let text = remark.text(language);
            for number in numbers {
                assert!(text.contains(number), "{text}");
            }
        }
        assert_ne!(remark.text(English), remark.text(Norwegian));
    }

    #[test]
    fn lists_that_grew_old_are_told_by_the_oldest_of_them() {
        let today = Date::constant(2026, 11, 29);
        let mut info = starter::list(&[]).unwrap().info;
        let mut of = |list: &str, published| {
            info.list = list.to_owned();
            info.published = published;
            info.clone()
        };
        let young = of("young-list", Date::constant(2026, 10, 30));
        let old = of("old-list", Date::constant(2026, 10, 29));
        let oldest = of("oldest-list", Date::constant(2021, 3, 10));
        let own = of(starter::LIST, Date::constant(2020, 1, 1));
        let check = |lists: &[ListInfo], english: Option<&str>, norwegian: Option<&str>| {
            let remark = Remark::stale(lists, 30, today);
            for (language, begins) in [(English, english), (Norwegian, norwegian)] {
                let text = remark.as_ref().map(|remark| remark.text(language));
                assert_eq!(
                    text.as_deref()
                        .and_then(|text| text.split_once(": "))
                        .map(|(head, _)| head),
                    begins
                );
            }
        };
        check(&[young.clone(), own.clone()], None, None);
        check(
            &[young.clone(), old.clone()],
            Some("the list old-list is of 2026-10-29, more than 30 days ago"),
            Some("listen old-list er fra 29.10.2026, mer enn 30 dager siden"),
        );
        check(
            &[old, young, oldest, own],
            Some(
                "the list oldest-list is of 2021-03-10, more than 30 days ago, and 1 more list is older than 30 days",
            ),
            Some(
                "listen oldest-list er fra 10.03.2021, mer enn 30 dager siden, og 1 liste til er eldre enn 30 dager",
            ),
        );
    }
}
