//! Whose rule of ownership a listing brings along.

use vokter_entities::{Country, KNOWN_LISTS};

use super::Rule;

/// The rules of the authority that freezes by a list. None of the three where it is somebody
/// else's, the United Nations' or a third country's; all of them where the list does not tell whose it
/// is: a house's own list, or a collection. [`Rule::Other`] counts every list.
///
/// Lists of collections are named by the country's code, `us_ofac_sdn` or `gb_hmt_sanctions`.
pub fn rules_of(list: &str) -> Vec<Rule> {
    let place = if KNOWN_LISTS.contains(&list) {
        list.split_once('-').map(|(place, _)| place)
    } else {
        let place = list.split_once('_').map(|(place, _)| place);
        place.filter(|place| is_place(place))
    };
    let own: &[Rule] = match place {
        Some("us") => &[Rule::Us],
        Some("eu") => &[Rule::Eu],
        Some("uk" | "gb") => &[Rule::Uk],
        Some(_) => &[],
        None => &[Rule::Us, Rule::Eu, Rule::Uk],
    };
    own.iter().copied().chain([Rule::Other]).collect()
}

/// Whether two letters are a country's, or those of a union of countries.
fn is_place(text: &str) -> bool {
    let is_code = text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_lowercase());
    is_code && (matches!(text, "eu" | "un" | "uk") || text.parse::<Country>().is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_brings_the_rule_of_its_authority() {
        let named = |list: &str| {
            let rules = rules_of(list);
            assert_eq!(rules.last(), Some(&Rule::Other), "{list}");
            rules.len() - 1
        };
        for (list, rule) in [
            ("us-ofac-sdn", Rule::Us),
            ("us-csl", Rule::Us),
            ("us_ofac_sdn", Rule::Us),
            ("eu-fsf", Rule::Eu),
            ("eu_fsf", Rule::Eu),
            ("uk-ofsi", Rule::Uk),
            ("gb_hmt_sanctions", Rule::Uk),
        ] {
            assert_eq!((named(list), rules_of(list)[0]), (1, rule), "{list}");
        }
        for list in ["un-sc", "au-dfat", "ca-sema", "un_sc_sanctions", "fr_gels"] {
            assert_eq!(named(list), 0, "{list}");
        }
        for list in ["our-own", "demo_own", "watch", "us-watch", "sanctions"] {
            assert_eq!(named(list), 3, "{list}");
        }
    }
}
