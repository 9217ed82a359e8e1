//! OFAC's programmes: which list they are of, and what they do to a party.
//!
//! OFAC writes two lists in each of its formats. The files of the CSV set and of the older XML do
//! not say which one they are; the programmes of their records do.

use vokter_entities::Effect;

use crate::fault::{Fault, ReadError};
use crate::recognise::Asked;

/// One of OFAC's two lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum List {
    /// Specially Designated Nationals and Blocked Persons.
    Sdn,
    /// The Consolidated list: everybody else.
    Consolidated,
}

impl List {
    /// The list's name.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Sdn => "us-ofac-sdn",
            Self::Consolidated => "us-ofac-cons",
        }
    }

    /// What people call it.
    pub(super) fn title(self) -> &'static str {
        match self {
            Self::Sdn => "OFAC Specially Designated Nationals and Blocked Persons List",
            Self::Consolidated => "OFAC Consolidated Sanctions List (non-SDN)",
        }
    }

    /// By the name that the user gave.
    pub(super) fn of_name(name: &str) -> Option<Self> {
        [Self::Sdn, Self::Consolidated]
            .into_iter()
            .find(|list| list.name() == name)
    }
}

/// What a programme that is used outside the SDN list says.
struct NonSdn {
    /// How it begins.
    prefix: &'static str,
    /// What its listing does.
    effect: Effect,
    /// Whether it stands on the SDN list, too, for parties whose assets are blocked under it.
    blocks_too: bool,
}

/// The programmes of the parts of the Consolidated list: Palestinian Legislative Council, Foreign
/// Sanctions Evaders, Sectoral Sanctions Identifications, Chinese military-industrial companies,
/// correspondent accounts (CAPTA), menu-based sanctions.
#[rustfmt::skip]
const NON_SDN: &[NonSdn] = &[
    // Dealings are rejected, nothing is blocked.
    NonSdn { prefix: "NS-PLC", effect: Effect::Other, blocks_too: false },
    NonSdn { prefix: "FSE-", effect: Effect::Other, blocks_too: true },
    NonSdn { prefix: "UKRAINE-EO13662", effect: Effect::Sectoral, blocks_too: true },
    NonSdn { prefix: "CMIC-", effect: Effect::Sectoral, blocks_too: false },
    NonSdn { prefix: "NS-CMIC", effect: Effect::Sectoral, blocks_too: false },
    NonSdn { prefix: "CCMC", effect: Effect::Sectoral, blocks_too: false },
    NonSdn { prefix: "561-Related", effect: Effect::Sectoral, blocks_too: false },
    NonSdn { prefix: "561List", effect: Effect::Sectoral, blocks_too: false },
    NonSdn { prefix: "CAPTA", effect: Effect::Sectoral, blocks_too: false },
    NonSdn { prefix: "MBS", effect: Effect::Sectoral, blocks_too: false },
    NonSdn { prefix: "NS-MBS", effect: Effect::Sectoral, blocks_too: false },
    NonSdn { prefix: "NS-ISA", effect: Effect::Sectoral, blocks_too: false },
];

/// How programmes of the SDN list begin. It need not be whole: a file is known by most of its
/// records.
const SDN: &[&str] = &[
    "SDGT",
    "SDNT",
    "SDNTK",
    "IFSR",
    "NPWMD",
    "IRAN",
    "IRGC",
    "SYRIA",
    "GLOMAG",
    "IRAQ",
    "BALKANS",
    "UKRAINE-EO",
    "RUSSIA-EO",
    "VENEZUELA",
    "CYBER",
    "DPRK",
    "TCO",
    "ZIMBABWE",
    "ELECTION",
    "CUBA",
    "FTO",
    "DRCONGO",
    "MAGNIT",
    "LIBYA",
    "CAATSA",
    "BELARUS",
    "HK-",
    "NICARAGUA",
    "BURMA",
    "IFCA",
    "CAR",
    "SOMALIA",
    "SOUTH SUDAN",
    "SUDAN",
    "HRIT",
    "BURUNDI",
    "DARFUR",
    "YEMEN",
    "MALI",
    "LEBANON",
    "PEESA",
    "ISA",
    "HIFPAA",
    "ICCP",
    "ILLICIT-DRUGS",
    "ETHIOPIA",
    "HOSTAGES",
    "WEST-BANK",
    "SSIDES",
    "UHRPA",
    "BPI-",
    "PAARSSR",
    "HIZBALLAH",
    "ICC-",
];

fn non_sdn(programme: &str) -> Option<&'static NonSdn> {
    NON_SDN.iter().find(|known| {
        programme
            .get(..known.prefix.len())
            .is_some_and(|head| head.eq_ignore_ascii_case(known.prefix))
    })
}

/// What a listing under a programme does.
pub(super) fn effect(list: List, programme: &str) -> Effect {
    match (list, non_sdn(programme)) {
        // A part of the Consolidated list names a few terrorists of the SDN list again.
        (List::Consolidated, None) if programme.starts_with("SDGT") => Effect::Freeze,
        // The others on it stand there for a directive: which dealings are forbidden.
        (List::Consolidated, None) => Effect::Sectoral,
        (List::Consolidated, Some(known)) => known.effect,
        (List::Sdn, _) => Effect::Freeze,
    }
}

/// The programmes of a cell: `SDGT] [SYRIA`, the outer brackets of the publisher's list missing.
pub(super) fn programmes(cell: &str) -> impl Iterator<Item = &str> {
    cell.split(['[', ']', ';'])
        .map(str::trim)
        .filter(|programme| !programme.is_empty())
}

/// Votes of a file's records for the list that they are of.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Votes {
    sdn: usize,
    consolidated: usize,
    /// Records whose programmes stand on both lists.
    either: usize,
}

impl Votes {
    /// The vote of one record; `directive`: it says that a directive forbids certain dealings.
    pub(super) fn count<'p>(&mut self, programmes: impl Iterator<Item = &'p str>, directive: bool) {
        let (mut sdn, mut consolidated, mut either) = (false, directive, false);
        for programme in programmes {
            match non_sdn(programme) {
                Some(known) if known.blocks_too => either = true,
                Some(_) => consolidated = true,
                None => sdn |= SDN.iter().any(|prefix| programme.starts_with(prefix)),
            }
        }
        if consolidated {
            self.consolidated += 1;
        } else if either {
            self.either += 1;
        } else if sdn {
            self.sdn += 1;
        }
    }

    /// The list, where the records agree well enough: at least two to one.
    fn list(self) -> Option<List> {
        // `UKRAINE-EO13662` alone is a sectoral listing where others are, and a freeze elsewhere.
        if self.sdn > 2 * self.consolidated && self.sdn > self.either {
            Some(List::Sdn)
        } else if self.consolidated > 0 && self.consolidated + self.either >= 2 * self.sdn {
            Some(List::Consolidated)
        } else {
            None
        }
    }

    /// The list by the votes, else by what the user said.
    pub(super) fn decide(self, asked: &Asked) -> Result<List, ReadError> {
        let named = || asked.list.as_deref().and_then(List::of_name);
        self.list().or_else(named).ok_or_else(ask)
    }
}

/// The question which of the two lists it is.
pub(super) fn ask() -> ReadError {
    ReadError::whole(Fault::Alone(format!(
        "the programmes in it do not say which of OFAC's lists it is; say `--list {}` or `--list {}`",
        List::Sdn.name(),
        List::Consolidated.name()
    )))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn joined_programmes_come_apart() {
        let cell = programmes("SDGT] [SYRIA] [CAATSA - RUSSIA").collect::<Vec<_>>();
        assert_eq!(cell, ["SDGT", "SYRIA", "CAATSA - RUSSIA"]);
        assert_eq!(programmes("CUBA").collect::<Vec<_>>(), ["CUBA"]);
    }

    #[test]
    fn the_records_say_which_list_it_is() {
        let list = |cells: &[&str], asked: Option<&str>| {
            let mut votes = Votes::default();
            for cell in cells {
                votes.count(programmes(cell), false);
            }
            let asked = Asked {
                list: asked.map(str::to_owned),
                ..Asked::default()
            };
            votes.decide(&asked).ok()
        };
        let (sdn, cons) = (Some(List::Sdn), Some(List::Consolidated));
        assert_eq!(
            list(&["CUBA", "SDGT] [SYRIA", "UKRAINE-EO13662"], None),
            sdn
        );
        assert_eq!(
            list(&["NS-PLC", "UKRAINE-EO13662", "RUSSIA-EO14024"], None),
            cons
        );
        assert_eq!(list(&["NS-PLC] [SDGT"], None), cons);
        assert_eq!(list(&["UKRAINE-EO13662"], None), None);
        assert_eq!(list(&["UKRAINE-EO13662"], Some("us-ofac-sdn")), sdn);
        assert_eq!(list(&["NEW-PROGRAMME"], None), None);
        assert_eq!(list(&["NEW-PROGRAMME"], Some("un-sc")), None);
        assert_eq!(list(&["CMIC-EO13959", "CUBA"], Some("us-ofac-cons")), cons);
        let mut directive = Votes::default();
        directive.count(programmes("UKRAINE-EO13662"), true);
        assert_eq!(directive.list(), cons);
    }

    #[test]
    fn what_a_listing_does() {
        for (list, programme, want) in [
            (List::Sdn, "SDGT", Effect::Freeze),
            (List::Sdn, "UKRAINE-EO13662", Effect::Freeze),
            (List::Consolidated, "UKRAINE-EO13662", Effect::Sectoral),
            (List::Consolidated, "NS-PLC", Effect::Other),
            (List::Consolidated, "CMIC-EO13959", Effect::Sectoral),
            (List::Consolidated, "RUSSIA-EO14024", Effect::Sectoral),
            (List::Consolidated, "SDGT", Effect::Freeze),
        ] {
            assert_eq!(effect(list, programme), want, "{programme}");
        }
    }
}
