//! Whether a dealing sends things, or is only about people or a ship.

use std::rc::Rc;

use super::case::{Case, Dealing};
use crate::activity::{self, Group, Kind};
use crate::certainty::Certainty;
use crate::goods::Line;

impl Case<'_> {
    /// Whether all that is done is work, knowledge or somebody's way.
    pub(super) fn is_about_people(&self) -> bool {
        let of_people =
            |dealing: &Dealing| matches!(dealing.kind.group, Group::People | Group::Service);
        !self.dealings.is_empty() && self.dealings.iter().all(of_people)
    }

    /// Whether things are sent: no dealing is named, or one that moves goods; or goods are named beside it,
    /// for whoever insures a cargo or calls at a port has not unloaded it. Words that say the dealing
    /// themselves ("payment for an order of shells") send nothing, nor do those for the ship to which it is done.
    pub(super) fn moves_goods(&self) -> bool {
        // What is said of workers or a course names nobody's goods, unless it does.
        let about_people = self.is_about_people();
        let names_goods = |line: &Rc<Line>| {
            (!about_people || line.certainty() > Certainty::No) && !self.is_done_to(line)
        };
        let beside = !self.given.activities.is_empty() && self.lines.iter().any(names_goods);
        let moving = |dealing: &Dealing| dealing.kind.group == Group::Goods;
        self.dealings.is_empty() || beside || self.sends_besides || self.dealings.iter().any(moving)
    }

    /// Whether a line names the ship to which a dealing is done, and no goods: a port call of "a cargo ship in
    /// ballast". Who pays for a ship or charters it may get it, unless the words say what else is done.
    fn is_done_to(&self, line: &Line) -> bool {
        let may_get_it = |kind: Kind| {
            kind.id == "charter" || kind.group == Group::Finance && kind.id != "insurance"
        };
        let of_ship = |kind: Kind| matches!(kind.group, Group::Vessel | Group::Finance);
        let says_what = || {
            let said = activity::mentioned(&line.text);
            let ballast = line.text.to_lowercase().contains("ballast");
            ballast || said.iter().any(|(kind, _)| kind.group == Group::Vessel)
        };
        let mut kinds = self.dealings.iter().map(|dealing| dealing.kind);
        let done = kinds.any(|kind| of_ship(kind) && (!may_get_it(kind) || says_what()));
        done && line.names_only_ships()
    }
}
