//! What the index returns is exactly what scoring every party returns: hit for hit, bit for bit.

use proptest::prelude::*;
use vokter_entities::Entity;
use vokter_screening::{Index, Parties, Query, SCREEN_PRIOR, Settings, exhaustive};

use crate::universe;

const THRESHOLDS: [f64; 4] = [0.0, 0.05, 0.5, 0.95];

fn check(entities: Vec<Entity>, query: &Query) {
    let parties = Parties::prepare(entities);
    let index = Index::of(&parties);
    for threshold in THRESHOLDS {
        for limit in [None, Some(3)] {
            // A kinder prior brings hits into the middle of the thresholds too.
            for prior in [SCREEN_PRIOR, vokter_names::Bits(-500)] {
                let settings = Settings {
                    threshold,
                    limit,
                    prior,
                };
                let fast = index.search(query, &settings);
                let reference = exhaustive(&parties, query, &settings);
                assert_eq!(fast, reference, "{query:?} at {threshold}");
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]
    #[test]
    fn index_equals_exhaustive(entities in universe::entities(), query in universe::query()) {
        check(entities, &query);
    }
}
