//! Chains, sums and cycles of owners.

use super::*;

fn share(owner: usize, owned: usize, percent: &str) -> Holding {
    Holding {
        owner,
        owned,
        hold: Hold::of(Some(percent.parse().unwrap())),
    }
}

fn control(owner: usize, owned: usize) -> Holding {
    Holding {
        owner,
        owned,
        hold: Hold::CONTROL,
    }
}

fn unstated_share(owner: usize, owned: usize) -> Holding {
    Holding {
        owner,
        owned,
        hold: Hold::default(),
    }
}

/// 1 and 2 are listed; the blocked ones under each rule.
#[track_caller]
fn check(holdings: &[Holding], us: &[usize], eu: &[usize], uk: &[usize]) {
    let listed = BTreeSet::from([1, 2]);
    let turned: Holdings = holdings.iter().rev().copied().collect();
    let holdings: Holdings = holdings.iter().copied().collect();
    for (rule, want) in Rule::ALL.into_iter().zip([us, eu, uk]) {
        let found = blocked(&holdings, &listed, rule);
        assert_eq!(found.keys().copied().collect::<Vec<_>>(), want, "{rule:?}");
        assert_eq!(found, blocked(&turned, &listed, rule), "{rule:?} turned");
    }
}

#[test]
fn half_and_a_hair_less() {
    check(&[share(1, 10, "50")], &[10], &[10], &[]);
    check(&[share(1, 10, "49.99")], &[], &[], &[]);
    check(&[share(1, 10, "50.01")], &[10], &[10], &[10]);
    check(&[share(3, 10, "100")], &[], &[], &[]);
}

#[test]
fn stakes_of_several_add_up() {
    let both = [share(1, 10, "25"), share(2, 10, "25")];
    check(&both, &[10], &[10], &[]);
    // The same stake from two sources is one stake.
    let twice = [share(1, 10, "25"), share(1, 10, "25")];
    check(&twice, &[], &[], &[]);
}

#[test]
fn a_blocked_link_counts_whole_and_another_not_at_all() {
    // 1 has half of 10, which has half of 11: OFAC's own example.
    let chain = [share(1, 10, "50"), share(10, 11, "50")];
    check(&chain, &[10, 11], &[10, 11], &[]);
    // 1 has a quarter of 10 and of 11, which own 12: neither is blocked, so neither is 12.
    let thin = [
        share(1, 10, "25"),
        share(1, 11, "25"),
        share(10, 12, "50"),
        share(11, 12, "50"),
    ];
    check(&thin, &[], &[], &[]);
    // Directly and through a blocked body.
    let mixed = [share(1, 10, "60"), share(10, 11, "30"), share(2, 11, "20")];
    check(&mixed, &[10, 11], &[10, 11], &[10]);
}

#[test]
fn circles_block_nobody_by_themselves() {
    let circle = [
        share(10, 11, "100"),
        share(11, 12, "100"),
        share(12, 10, "100"),
    ];
    check(&circle, &[], &[], &[]);
    let entered: Vec<Holding> = circle.into_iter().chain([share(1, 11, "51")]).collect();
    check(&entered, &[10, 11, 12], &[10, 11, 12], &[10, 11, 12]);
    check(&[share(10, 10, "100")], &[], &[], &[]);
}

#[test]
fn control_blocks_in_europe() {
    check(&[control(1, 10)], &[], &[10], &[10]);
    check(&[unstated_share(1, 10)], &[], &[], &[]);
    // Who controls it and owns a part has both.
    let both = [control(1, 10), share(1, 10, "30"), share(2, 10, "20")];
    check(&both, &[10], &[10], &[10]);
    // A stake of nothing is none.
    check(&[share(1, 10, "0")], &[], &[], &[]);
}

#[test]
fn an_unstated_share_may_block() {
    let holdings: Holdings = [
        share(1, 10, "60"),
        unstated_share(10, 11),
        unstated_share(11, 12),
        share(1, 13, "30"),
        unstated_share(3, 14),
    ]
    .into_iter()
    .collect();
    let listed = BTreeSet::from([1]);
    let of = blocked(&holdings, &listed, Rule::Eu);
    let found = unstated(&holdings, &listed, &of);
    // 12 hangs on 11, of which nobody knows; 13 has a known share that is too small.
    assert_eq!(found.keys().copied().collect::<Vec<_>>(), [11]);
    assert_eq!(path(&of, &found[&11]), [11, 10, 1]);
}

#[test]
fn the_path_leads_to_somebody_listed() {
    let holdings = [
        share(1, 10, "62"),
        share(10, 11, "55"),
        share(12, 11, "45"),
        share(11, 12, "90"),
    ];
    let holdings: Holdings = holdings.into_iter().collect();
    let found = blocked(&holdings, &BTreeSet::from([1]), Rule::Us);
    assert_eq!(path(&found, &found[&12]), [12, 11, 10, 1]);
    assert_eq!(found[&10].share().to_string(), "62 %");
    // All that blocked owners have is told, those in the circle too.
    assert_eq!(found[&11].share().to_string(), "100 %");
}
