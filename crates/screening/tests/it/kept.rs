//! An index that was kept answers as the one that was made; what is damaged is never opened.

use proptest::prelude::*;
use vokter_screening::{Builder, Index, Key, Parties, Party, Settings, Unfit, exhaustive};

use crate::universe;

const KEY: Key = Key([7; 32]);

fn made(entities: &[vokter_entities::Entity]) -> Index {
    let mut builder = Builder::default();
    let (first, second) = entities.split_at(entities.len() / 2);
    builder.add(0, first);
    builder.add(1, second);
    builder.finish(KEY, b"noted".to_vec())
}

fn opened(index: &Index) -> Index {
    Index::open(index.bytes().to_vec(), KEY).expect("what was made can be opened")
}

/// A party as text, but for the numbers that only decoded names and words have.
fn shown(party: &Party) -> String {
    let text = format!("{party:?}");
    let mut parts = text.split("number");
    let first = parts.next().unwrap_or_default().to_owned();
    let behind = |part: &str| {
        part.split_once(" }")
            .map_or(String::new(), |(_, rest)| rest.to_owned())
    };
    parts.fold(first, |shown, part| shown + &behind(part))
}

/// What can befall a file.
#[derive(Clone, Copy, Debug)]
enum Damage {
    Flipped(u8),
    Cut,
    Longer(u8),
    Zeroed(usize),
    Swapped,
}

fn damage() -> impl Strategy<Value = Damage> {
    prop_oneof![
        4 => (0..8_u8).prop_map(|bit| Damage::Flipped(1 << bit)),
        2 => Just(Damage::Cut),
        1 => any::<u8>().prop_map(Damage::Longer),
        2 => (1..4096_usize).prop_map(Damage::Zeroed),
        1 => Just(Damage::Swapped),
    ]
}

fn damaged(mut bytes: Vec<u8>, at: usize, damage: Damage) -> Vec<u8> {
    match damage {
        Damage::Flipped(bit) => bytes[at] ^= bit,
        Damage::Cut => bytes.truncate(at),
        Damage::Longer(byte) => bytes.push(byte),
        Damage::Zeroed(count) => {
            let end = bytes.len().min(at + count);
            bytes[at..end].fill(0);
        }
        Damage::Swapped => bytes.rotate_left(at),
    }
    bytes
}

proptest! {
    #![proptest_config(universe::cases(200))]

    #[test]
    fn what_is_opened_is_what_was_made(entities in universe::entities(), query in universe::query()) {
        let parties = Parties::prepare(entities.clone());
        let index = made(&entities);
        let kept = opened(&index);
        prop_assert_eq!(kept.bytes(), index.bytes());
        prop_assert_eq!(kept.notes(), b"noted");
        prop_assert_eq!(kept.len(), entities.len());
        for threshold in [0.0, 0.5] {
            let settings = Settings { threshold, limit: None, ..Settings::default() };
            let reference = exhaustive(&parties, &query, &settings);
            prop_assert_eq!(&index.search(&query, &settings), &reference);
            // Once with nothing decoded, once with what that left.
            prop_assert_eq!(&kept.search(&query, &settings), &reference);
            prop_assert_eq!(&kept.search(&query, &settings), &reference);
        }
        for (at, entity) in entities.iter().enumerate() {
            prop_assert_eq!(kept.entity(at), entity);
            prop_assert_eq!(kept.source(at), u16::from(at >= entities.len() / 2));
            let (kept, prepared) = (kept.party(at), &parties.prepared()[at]);
            prop_assert_eq!(shown(kept), shown(prepared));
        }
    }

    #[test]
    fn what_is_left_out_is_as_if_it_were_not_there(
        entities in universe::entities(),
        query in universe::query(),
        second in any::<bool>(),
    ) {
        let settings = Settings { threshold: 0.0, limit: Some(3), ..Settings::default() };
        let index = made(&entities);
        let chosen: Vec<usize> = (0..index.len())
            .filter(|at| (index.source(*at) == 1) == second)
            .collect();
        let alone = chosen.iter().map(|at| entities[*at].clone()).collect();
        let reference = exhaustive(&Parties::prepare(alone), &query, &settings);
        let index = index.only(|at| chosen.contains(&at));
        let hits = index.search(&query, &settings);
        prop_assert_eq!(hits.total, reference.total);
        for (hit, alone) in hits.hits.iter().zip(&reference.hits) {
            prop_assert_eq!(hit.party, chosen[alone.party]);
            prop_assert_eq!(&hit.score, &alone.score);
        }
    }

    #[test]
    fn what_is_damaged_is_not_opened(
        entities in universe::entities(),
        at in any::<prop::sample::Index>(),
        damage in damage(),
    ) {
        let index = made(&entities);
        let bytes = index.bytes().to_vec();
        let at = at.index(bytes.len());
        let changed = damaged(bytes.clone(), at, damage);
        prop_assert_eq!(Index::open(changed.clone(), KEY).is_ok(), changed == bytes);
    }

    #[test]
    fn any_bytes_are_no_index(bytes in proptest::collection::vec(any::<u8>(), 0..512), head in 0..64_usize) {
        let index = made(&[]);
        let head = &index.bytes()[..head.min(index.bytes().len())];
        let all = [head, &bytes].concat();
        prop_assert!(Index::open(all, KEY).is_err());
    }
}

#[test]
fn every_byte_counts() {
    let index = made(&[]);
    for at in 0..index.bytes().len() {
        let mut bytes = index.bytes().to_vec();
        bytes[at] ^= 0x10;
        assert!(Index::open(bytes, KEY).is_err(), "byte {at}");
    }
}

#[test]
fn another_key_is_another_index() {
    let index = made(&[]);
    let open = |bytes: &[u8], key| Index::open(bytes.to_vec(), key).err();
    assert_eq!(open(&index.bytes(), KEY), None);
    assert_eq!(open(&index.bytes(), Key([8; 32])), Some(Unfit::OtherKey));
    assert_eq!(open(b"", KEY), Some(Unfit::NoIndex));
    assert_eq!(open(&index.bytes()[..100], KEY), Some(Unfit::Damaged));
    let mut later = index.bytes().to_vec();
    later[8] += 1;
    assert_eq!(open(&later, KEY), Some(Unfit::OtherFormat));
}
