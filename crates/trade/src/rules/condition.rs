//! The conditions of a rule: a closed set, under `and`, `or` and `not`, with a form that people read.
//!
//! ```text
//! from target and (goods arms or hs 9306) and not said rivet-gun
//! ```
//!
//! A condition is read from that form and prints in it again. What each means is beside its variant;
//! its value on a shipment is in `engine/value`.

use std::fmt;

use jiff::civil::Date;
use vokter_entities::Effect;

use super::parse::{ConditionError, parse};

/// A condition on a shipment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Condition {
    /// Every one holds; of none, always.
    All(Vec<Condition>),
    /// One holds at least.
    Any(Vec<Condition>),
    /// It does not hold.
    Not(Box<Condition>),
    /// A place, flag or party in a role is of one of these areas.
    Place(Role, Vec<Where>),
    /// A line of goods is of one of these classes.
    Goods(Vec<String>),
    /// A line's words name goods of none of these classes, whatever they name besides.
    GoodsBeside(Vec<String>),
    /// A line of goods has a code that begins so.
    Hs(Vec<String>),
    /// One of these dealings.
    Activity(Vec<String>),
    /// A text of the shipment says one of these circumstances.
    Said(Vec<String>),
    /// The place or the note `port` names one of these places.
    Port(Vec<String>),
    /// A note says yes, or says one of these words.
    Note(String, Vec<String>),
    /// A party or vessel is listed by the regime with one of these effects.
    Listed(Vec<Effect>),
    /// The contract was made before a day.
    ContractBefore(Date),
    /// The contract was made on a day or later.
    ContractSince(Date),
    /// Ordinary aid: a stated humanitarian purpose, or an aid agency.
    Aid,
    /// A body that the humanitarian carve-out names takes part: of the United Nations, the Red Cross or Crescent,
    /// or an organisation of their plans.
    ReliefBody,
    /// An exemption of the Committee is given, in date, and not for other goods.
    Letter,
    /// Listed owners hold at least so many hundredths, added up.
    OwnedTogether(u8),
    /// One listed owner holds more than so many hundredths.
    OwnedByOne(u8),
    /// The price is above the cap in force.
    AbovePriceCap,
    /// All of it is worth at most so many whole units of a currency, by its code.
    ValueUpTo(u32, String),
    /// A piece of the goods is worth more than so many whole units of a currency, by its code.
    EachValueAbove(u32, String),
    /// A price is stated, in the goods' words or a note.
    PriceSaid,
    /// Something that was given cannot be understood, and would decide.
    Unclear(Vec<Unclear>),
}

/// What of a case cannot be understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Unclear {
    /// Whence or whither: the goods are such as a regime forbids somewhere.
    Place,
    /// The kind of dealing.
    Activity,
    /// The ship's number: its check digit is wrong.
    Vessel,
    /// Somebody who takes part is listed by whose rules nothing brings in.
    Party,
    /// The goods: none are stated, and a regime that applies forbids some between the places.
    Goods,
    /// Everything: nothing was stated.
    Everything,
}

impl Unclear {
    pub(super) const ALL: [(Self, &str); 6] = [
        (Self::Place, "place"),
        (Self::Activity, "activity"),
        (Self::Vessel, "vessel"),
        (Self::Party, "party"),
        (Self::Goods, "goods"),
        (Self::Everything, "everything"),
    ];

    /// The word for it.
    pub fn as_str(self) -> &'static str {
        let mut all = Self::ALL.iter();
        all.find(|(what, _)| *what == self)
            .map_or("", |(_, word)| word)
    }
}

/// Where a place, flag or party stands in a shipment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// Whence it goes, or where the goods were made.
    From,
    /// Whither it goes.
    To,
    /// Through which it goes.
    Via,
    /// Where the goods were made.
    Origin,
    /// The vessel's flag.
    Flag,
    /// A party's nationality or seat.
    Party,
    /// Who owns a vessel or party.
    Owner,
    /// Any of them.
    Anywhere,
}

impl Role {
    pub(super) const ALL: [(Self, &str); 8] = [
        (Self::From, "from"),
        (Self::To, "to"),
        (Self::Via, "via"),
        (Self::Origin, "origin"),
        (Self::Flag, "flag"),
        (Self::Party, "party"),
        (Self::Owner, "owner"),
        (Self::Anywhere, "anywhere"),
    ];

    /// The word for it.
    pub fn as_str(self) -> &'static str {
        Self::ALL
            .iter()
            .find(|(role, _)| *role == self)
            .map_or("", |(_, word)| word)
    }
}

/// The areas that a condition on a place names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Where {
    /// Those that the regime is about.
    Target,
    /// A country, a territory, or a group of `tables/groups.tsv`.
    Area(String),
}

impl std::str::FromStr for Condition {
    type Err = ConditionError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        parse(text)
    }
}

impl Condition {
    /// Every condition in it that has no others below, in order.
    pub fn leaves(&self) -> Vec<&Condition> {
        match self {
            Self::All(all) | Self::Any(all) => all.iter().flat_map(Self::leaves).collect(),
            Self::Not(one) => one.leaves(),
            leaf => vec![leaf],
        }
    }

    fn write(&self, f: &mut fmt::Formatter<'_>, inner: bool) -> fmt::Result {
        let joined = |f: &mut fmt::Formatter<'_>, all: &[Self], word: &str| {
            if inner {
                f.write_str("(")?;
            }
            for (at, one) in all.iter().enumerate() {
                if at > 0 {
                    write!(f, " {word} ")?;
                }
                one.write(f, true)?;
            }
            if inner {
                f.write_str(")")?;
            }
            Ok(())
        };
        match self {
            Self::All(all) => joined(f, all, "and"),
            Self::Any(all) => joined(f, all, "or"),
            Self::Not(one) => {
                f.write_str("not ")?;
                one.write(f, true)
            }
            Self::Place(role, areas) => {
                f.write_str(role.as_str())?;
                for area in areas {
                    match area {
                        Where::Target => f.write_str(" target")?,
                        Where::Area(area) => write!(f, " {area}")?,
                    }
                }
                Ok(())
            }
            Self::Goods(words) => listed(f, "goods", words),
            Self::GoodsBeside(words) => listed(f, "goods-beside", words),
            Self::Hs(words) => listed(f, "hs", words),
            Self::Activity(words) => listed(f, "activity", words),
            Self::Said(words) => listed(f, "said", words),
            Self::Port(words) => listed(f, "port", words),
            Self::Note(key, words) => {
                write!(f, "note {key}")?;
                words.iter().try_for_each(|word| write!(f, " {word}"))
            }
            Self::Listed(effects) => {
                f.write_str("listed")?;
                effects.iter().try_for_each(|effect| write!(f, " {effect}"))
            }
            Self::ContractBefore(day) => write!(f, "contract-before {day}"),
            Self::ContractSince(day) => write!(f, "contract-since {day}"),
            Self::Aid => f.write_str("aid"),
            Self::ReliefBody => f.write_str("relief-body"),
            Self::Letter => f.write_str("letter"),
            Self::OwnedTogether(percent) => write!(f, "owned-together {percent}"),
            Self::OwnedByOne(percent) => write!(f, "owned-by-one {percent}"),
            Self::AbovePriceCap => f.write_str("above-price-cap"),
            Self::PriceSaid => f.write_str("price-said"),
            Self::ValueUpTo(most, currency) => write!(f, "value-up-to {most} {currency}"),
            Self::EachValueAbove(least, currency) => {
                write!(f, "each-value-above {least} {currency}")
            }
            Self::Unclear(all) => {
                f.write_str("unclear")?;
                all.iter()
                    .try_for_each(|one| write!(f, " {}", one.as_str()))
            }
        }
    }
}

fn listed(f: &mut fmt::Formatter<'_>, word: &str, values: &[String]) -> fmt::Result {
    f.write_str(word)?;
    values.iter().try_for_each(|value| write!(f, " {value}"))
}

impl fmt::Display for Condition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write(f, false)
    }
}
