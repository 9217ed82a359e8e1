//! Rules' own words in Norwegian: directions, what follows, and classes of goods, each with the word that rule files
//! have for it in brackets.

use vokter_trade::{Citation, Consequence, Direction, Language, Measure};

/// Classes of goods that rules name, sorted.
const CLASSES: &[(&str, &str)] = &[
    ("aircraft", "luftfartøyer"),
    ("aircraft-component", "varer som også inngår i luftfartøyer"),
    ("aircraft-part", "deler til luftfartøyer"),
    ("antiquity", "oldsaker og kulturgjenstander"),
    ("arms", "våpen og tilknyttet materiell"),
    ("arms-major", "våpen i FN-registerets sju klasser"),
    ("army-transport", "kjøretøyer som også militære kjører"),
    ("aviation-fuel", "flydrivstoff"),
    ("base-metal", "kobber, nikkel, sølv og sink"),
    ("cash-gold", "kontanter og gull"),
    ("coal", "kull og koks"),
    ("code-contradicted", "en kode ordene motsier"),
    ("code-unknown", "en kode som ikke finnes"),
    ("condensate", "kondensat og våtgass"),
    ("crude-oil", "råolje"),
    ("discount-product", "fyringsolje og andre billige produkter"),
    ("drone", "ubemannede luftfartøyer"),
    ("drone-part", "deler til ubemannede luftfartøyer"),
    ("dual-use", "flerbruksvarer"),
    ("dual-use-possible", "varer som kan være flerbruksvarer"),
    ("earth-stone", "jord og stein"),
    ("farm-produce", "grønnsaker, frukt og frø"),
    ("fertiliser", "gjødsel"),
    ("food", "mat"),
    ("helicopter", "helikoptre"),
    (
        "high-priority",
        "den felles listen over høyt prioriterte varer",
    ),
    ("iron", "jern og jernmalm"),
    ("iron-steel", "jern og stål"),
    ("lead", "bly og blymalm"),
    ("luxury", "luksusvarer"),
    ("luxury-eu", "luksusvarer i EUs vedlegg VIII"),
    ("luxury-possible", "varer som kan være luksus"),
    ("machinery", "maskiner og elektrisk utstyr"),
    ("medical-device", "medisinsk utstyr"),
    ("medicine", "medisin"),
    ("metals", "jern, stål og andre metaller"),
    ("military-use", "varer som også militære bruker"),
    ("missile", "missiler og raketter, med deler"),
    ("nameless", "varer uten ord for hva de er"),
    ("nuclear", "varer til kjernefysiske programmer"),
    (
        "precious-ore",
        "gull-, titan-, vanadium- og sjeldne jordmineraler",
    ),
    ("precious-ore-possible", "mineraler som kan inneholde slike"),
    ("premium-product", "diesel, bensin og andre dyre produkter"),
    ("protective-gear", "klær som verner mot skudd og splinter"),
    ("refined-oil", "raffinert olje"),
    ("seafood", "sjømat"),
    ("seafood-possible", "varer laget av sjømat"),
    ("small-arms", "håndvåpen med ammunisjon"),
    ("statue", "statuer"),
    ("statue-possible", "varer som kan være statuer"),
    ("technology", "varer som styrker militær og teknologi"),
    ("textiles", "tekstiler og klær"),
    ("unspecified", "varer som ikke er nevnt"),
    (
        "untold-name",
        "et navn eller en type som ikke ble lest, ved siden av varer som ble det",
    ),
    (
        "untold-part",
        "varer som ikke ble forstått, ved siden av andre som ble det",
    ),
    (
        "untold-thing",
        "varer ved siden av andre som kan være en maskin, siden ingenting sier hva de er",
    ),
    ("vague", "en beskrivelse som skjuler hva varen er"),
    (
        "vague-alone",
        "en beskrivelse som skjuler hva alt sammen er",
    ),
    ("vehicles", "landkjøretøyer"),
    ("vessel", "skip"),
    (
        "wmd",
        "varer til kjernevåpen, missiler, kjemiske og biologiske våpen",
    ),
    ("wmd-possible", "varer slike programmer også bruker"),
    ("wood", "tre"),
];

/// Classes of goods: in Norwegian where it is asked for.
pub(super) fn classes(ids: &[String], language: Language) -> String {
    let told = ids.iter().map(|id| {
        let at = CLASSES.binary_search_by_key(&id.as_str(), |(known, _)| known);
        let words = at.ok().and_then(|at| CLASSES.get(at));
        with(id, words.map(|(_, words)| *words), language)
    });
    told.collect::<Vec<_>>().join(", ")
}

/// How a measure meets the target.
pub(super) fn directions(measure: &Measure, language: Language) -> String {
    let told = measure.direction.iter().map(|way| {
        let words = match way {
            Direction::From => "fra",
            Direction::To => "til",
            Direction::Through => "gjennom",
            Direction::Flag => "under flagget",
            Direction::Services => "tjenester",
            Direction::Finance => "finans",
        };
        with(way.as_str(), Some(words), language)
    });
    told.collect::<Vec<_>>().join(", ")
}

/// Dealings, by their titles.
pub(super) fn dealings(ids: &[String], language: Language) -> String {
    let kinds = vokter_trade::activities();
    let told = ids.iter().map(|id| {
        let kind = kinds.iter().find(|kind| kind.id == id);
        with(id, kind.map(|kind| kind.title_in(language)), language)
    });
    told.collect::<Vec<_>>().join(", ")
}

/// What follows from a measure.
pub(super) fn consequence(measure: &Measure, language: Language) -> String {
    let words = match measure.consequence {
        Consequence::Prohibited => "forbudt",
        Consequence::Licence => "lisens trengs",
        Consequence::Notify => "varsel trengs",
        Consequence::Review => "må vurderes",
    };
    with(measure.consequence.as_str(), Some(words), language)
}

/// Whether what a source says was seen there.
pub(super) fn citation(citation: Citation, language: Language) -> String {
    let words = match citation {
        Citation::Confirmed => "bekreftet",
        Citation::Unconfirmed => "ubekreftet",
    };
    with(citation.as_str(), Some(words), language)
}

fn with(id: &str, words: Option<&str>, language: Language) -> String {
    match (language, words) {
        (Language::Norwegian, Some(words)) => format!("{words} ({id})"),
        _ => id.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use vokter_trade::Rules;

    #[test]
    fn every_class_that_a_rule_names_has_norwegian_words() {
        assert!(CLASSES.is_sorted());
        let rules = Rules::built_in().unwrap_or_else(|error| panic!("{error}"));
        let measures = rules.regimes().iter().flat_map(|regime| &regime.measures);
        for id in measures.flat_map(|measure| measure.goods.iter().chain(&measure.suspect)) {
            let told = classes(std::slice::from_ref(id), Language::Norwegian);
            assert_ne!(told, *id);
        }
    }
}
