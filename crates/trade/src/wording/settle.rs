//! What would settle a finding, where its measure says nothing more of it: what to show, or who could allow it.

use super::Language;

impl Language {
    /// What to show of goods that may be under a measure.
    pub(crate) fn show_goods(self) -> &'static str {
        self.pick(
            "what exactly the goods are (HS code, maker, model, data sheet), from whom and to whom they go, and what for",
            "hva varene nøyaktig er (HS-kode, produsent, modell, datablad), fra hvem og til hvem de går, og til hva",
        )
    }

    /// What to show of a dealing that may be under a measure.
    pub(crate) fn show_dealing(self) -> &'static str {
        self.pick(
            "what exactly is done, by whom and for whom, and what for, with the contract",
            "hva som nøyaktig gjøres, av hvem og for hvem, og til hva, med kontrakten",
        )
    }

    /// That a licence is to be had first.
    pub(crate) fn ask_licence(self) -> &'static str {
        self.pick(
            "a licence in writing, before anything goes ahead",
            "en skriftlig tillatelse, før noe går videre",
        )
    }

    /// That a measure knows no exception.
    pub(crate) fn nobody_allows(self) -> &'static str {
        self.pick(
            "nobody can allow it, as the measure has no exception: only other facts (goods, places, day) would change the answer",
            "ingen kan tillate det, siden bestemmelsen ikke har noe unntak: bare andre fakta (varer, steder, dag) ville endre svaret",
        )
    }

    /// Who alone could allow it, by exceptions each with its grantor.
    pub(crate) fn only_allows(self, exceptions: &str) -> String {
        format!(
            "{}: {exceptions}",
            self.pick(
                "only an exception could allow it, shown in writing before anything goes ahead",
                "bare et unntak kunne tillate det, vist skriftlig før noe går videre",
            )
        )
    }
}
