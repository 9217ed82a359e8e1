//! Who owns or operates a ship, where the ship itself says so.

/// What somebody is to a ship.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum OfShip {
    Owner,
    Operator,
}

/// The properties of a ship that name somebody.
pub(super) const OF_SHIP: [(&str, OfShip); 2] =
    [("owner", OfShip::Owner), ("operator", OfShip::Operator)];

/// That somebody has to do with a ship.
pub(super) struct ShipTie {
    pub(super) ship: String,
    /// The id of a party of the file, or a name.
    pub(super) who: String,
    pub(super) role: OfShip,
    pub(super) source: String,
}

impl ShipTie {
    /// Whether it is said by an id, which has figures in it and no blank; a name that nobody of the file has is kept.
    pub(super) fn is_by_id(&self) -> bool {
        !self.who.contains(' ') && self.who.contains(|c: char| c.is_ascii_digit())
    }
}
