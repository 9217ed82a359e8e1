//! OFAC's lists of the United States Treasury, in each of the formats that it writes: Specially
//! Designated Nationals (`us-ofac-sdn`) and everybody else (`us-ofac-cons`).
//!
//! `xml`, `csv`, `enhanced` and `advanced` each know a format; what the facts mean is the same in all
//! of them. `party` gathers it, `labels` knows OFAC's words for numbers and features, `remarks`
//! the facts in one line, `programmes` the lists and what they do. OFAC's number for a party is the
//! same in every format, and so is its id here.

pub(crate) mod advanced;
pub(crate) mod csv;
pub(crate) mod enhanced;
mod labels;
mod membership;
mod party;
mod programmes;
mod relations;
mod remarks;
pub(crate) mod words;
pub(crate) mod xml;
