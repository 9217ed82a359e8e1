//! Which companions go with which main file, when several were given.

use std::collections::HashSet;

use super::rows::Role;

/// The main file of each file: the one whose record numbers it shares best, each main file having
/// at most one companion of a kind. None for the main files and for what goes with none.
///
/// Addresses have every record, aliases many, overlong remarks a few: so they are placed in this
/// order, and what is shared with a main file is what is shared with it or its companions so far.
/// Remarks thus go where the aliases and addresses of their day are.
///
/// Best is by the share of its own numbers that a main file has: a few overlong remarks of a large
/// list are no small list's because they share one number with it. Of equals it is by the share of
/// common numbers among all of both, so that of two versions of a list the aliases go with their
/// own day's.
pub(super) fn main_of(roles: &[Role], numbers: &[&HashSet<String>]) -> Vec<Option<usize>> {
    let mut main_of = vec![None; roles.len()];
    for role in [Role::Addresses, Role::Aliases, Role::Comments] {
        let known = with_companions(roles, numbers, &main_of);
        let mut pairs = Vec::new();
        for at in (0..roles.len()).filter(|at| roles[*at] == role) {
            for (main, known) in &known {
                let is_known = |number: &&String| known.contains(number.as_str());
                let common = numbers[at].iter().filter(is_known).count();
                let all = numbers[at].len() + known.len() - common;
                if common > 0 {
                    pairs.push((common, numbers[at].len(), all, at, *main));
                }
            }
        }
        // Without division, a/b > c/d where ad > cb; then the files' order.
        let greater = |(a, b): (usize, usize), (c, d): (usize, usize)| {
            (c as u128 * b as u128).cmp(&(a as u128 * d as u128))
        };
        pairs.sort_by(|a, b| {
            let of_own = greater((a.0, a.1), (b.0, b.1));
            let of_both = greater((a.0, a.2), (b.0, b.2));
            of_own.then(of_both).then((a.3, a.4).cmp(&(b.3, b.4)))
        });
        let mut taken: HashSet<usize> = HashSet::new();
        for (_, _, _, at, main) in pairs {
            if main_of[at].is_none() && taken.insert(main) {
                main_of[at] = Some(main);
            }
        }
    }
    main_of
}

/// The record numbers of each main file and of what goes with it so far.
fn with_companions<'n>(
    roles: &[Role],
    numbers: &[&'n HashSet<String>],
    main_of: &[Option<usize>],
) -> Vec<(usize, HashSet<&'n str>)> {
    let mains = (0..roles.len()).filter(|main| roles[*main] == Role::Main);
    let known = mains.map(|main| {
        let files = (0..roles.len()).filter(|at| *at == main || main_of[*at] == Some(main));
        let known = files.flat_map(|at| numbers[at].iter().map(String::as_str));
        (main, known.collect())
    });
    known.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_goes_with_its_own_day() {
        let set = |numbers: &[u32]| -> HashSet<String> {
            numbers.iter().map(ToString::to_string).collect()
        };
        let (early, late) = (set(&[1, 2, 3]), set(&[2, 3, 4, 5, 6]));
        let (early_alt, late_alt, other) = (set(&[2, 3]), set(&[3, 5, 6]), set(&[9]));
        let roles = [
            Role::Aliases,
            Role::Main,
            Role::Main,
            Role::Aliases,
            Role::Addresses,
            Role::Addresses,
        ];
        let numbers = [&late_alt, &early, &late, &early_alt, &late, &other];
        let found = main_of(&roles, &numbers);
        assert_eq!(found, [Some(2), None, None, Some(1), Some(2), None]);
        // Few remarks of a large list, of which a small one has one.
        let (large, small, few) = (
            (0..1000).map(|n| n.to_string()).collect(),
            set(&[1, 2000, 2001]),
            set(&[1, 7, 8, 3000]),
        );
        let found = main_of(
            &[Role::Main, Role::Comments, Role::Main],
            &[&small, &few, &large],
        );
        assert_eq!(found, [None, Some(2), None]);
        // Remarks that two versions have alike go where the aliases of their day are.
        let found = main_of(
            &[Role::Main, Role::Main, Role::Aliases, Role::Comments],
            &[&early, &late, &set(&[3, 4, 5, 6, 7]), &set(&[3, 7])],
        );
        assert_eq!(found, [None, None, Some(1), Some(1)]);
        // A second file of a kind goes with none.
        let found = main_of(
            &[Role::Main, Role::Aliases, Role::Aliases],
            &[&early, &early_alt, &early_alt],
        );
        assert_eq!(found, [None, Some(0), None]);
    }
}
