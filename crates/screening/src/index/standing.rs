//! What a party's facts leave to its names: most customers are plainly not born when a listed namesake
//! is, and then next to nothing that the names can bring is enough.

use vokter_names::Bits;

use crate::facts::FactSum;
use crate::score::{NAME_OF_ONE, SPEAKS_FOR};

/// How a party stands by its facts.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Standing {
    /// What its facts bring less than those of a party that is not [close](super::reach::Needed::close)
    /// can: its names have to bring so much more, or, where it is close, so much less.
    pub(super) short: i32,
    whole: Whole,
    /// A name with a slip may be reported beside these facts.
    nearly: bool,
    /// So may one for which facts have to speak.
    speaks: bool,
}

/// Which whole names can be reported whatever they bring.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Whole {
    Any,
    /// Those that are hardly borne by another: they withstand a birth date.
    OfOne,
    /// A fact contradicts.
    None,
}

impl Standing {
    /// Where no facts are asked for.
    pub(crate) const NONE: Self = Self {
        speaks: false,
        ..Self::OPEN
    };

    /// Of a party whose facts are not looked at yet.
    pub(super) const OPEN: Self = Self {
        short: 0,
        whole: Whole::Any,
        nearly: true,
        speaks: true,
    };

    /// By what its facts say, where those of a party that is not close say `most` at most.
    pub(crate) fn of(facts: FactSum, most: Bits) -> Self {
        Self {
            short: (most - facts.bits).0,
            whole: match (facts.contradicted, facts.by_date_alone) {
                (false, _) => Whole::Any,
                (true, true) => Whole::OfOne,
                (true, false) => Whole::None,
            },
            nearly: !facts.contradicted && facts.bits >= Bits::ZERO,
            speaks: !facts.contradicted && facts.bits >= SPEAKS_FOR,
        }
    }

    /// Whether its birth date speaks for it, so that it was met by that.
    pub(super) fn is_close(self) -> bool {
        self.short < 0
    }

    /// Whether a whole name can be reported whatever it brings.
    pub(super) fn any_whole(self) -> bool {
        self.whole == Whole::Any
    }

    /// Whether a whole name that brings so much at most can be reported.
    pub(super) fn whole(self, most: i32) -> bool {
        match self.whole {
            Whole::Any => true,
            Whole::OfOne => most >= NAME_OF_ONE.0,
            Whole::None => false,
        }
    }

    /// Whether a name that is nearly whole can be reported.
    pub(super) fn nearly(self) -> bool {
        self.nearly
    }

    /// Whether one with a slip can be reported that a fact has to speak for.
    pub(super) fn slipped(self) -> bool {
        self.speaks
    }
}
