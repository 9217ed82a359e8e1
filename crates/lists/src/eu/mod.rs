//! What the European Union publishes: the Financial Sanctions Files, and the annexes of the
//! regulations in its Official Journal.

pub(crate) mod fsf;
pub(crate) mod journal;
