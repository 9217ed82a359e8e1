//! The sounds of the listed spellings whose vowels are written, as a tree of prefixes, so that all that are near a word are
//! found in one walk, which leaves a branch as soon as it is too far.

use std::ops::Range;

use vokter_names::SoundLimits;
use vokter_names::sound::{MAX_SOUNDS, Sound, Steps};

use super::column::{Column, Plain, bytes_of};

/// Dearer than all that two spellings of one name may differ in.
const NEVER: u16 = 10_000;

/// One sound of the tree, twelve bytes; the nodes stand in the order of a walk.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Node {
    sound: Sound,
    /// Sounds from the root to it.
    depth: u8,
    /// Sounds of the longest word below.
    longest: u8,
    /// The next node that is not below this one.
    next: u32,
    /// Where the spellings that end here begin; those of the next node follow.
    first: u32,
}

impl Plain for Node {
    const BYTES: usize = 12;

    #[inline]
    fn read(bytes: &[u8]) -> Self {
        let (next, first) = <(u32, u32)>::read(&bytes[4..]);
        Self {
            sound: bytes[0],
            depth: bytes[1],
            longest: bytes[2],
            next,
            first,
        }
    }

    fn write(self, out: &mut Vec<u8>) {
        out.extend([self.sound, self.depth, self.longest, 0]);
        (self.next, self.first).write(out);
    }
}

/// The nodes and the spellings that end at them, as columns.
pub(crate) fn lay_out<'s>(words: impl Iterator<Item = (&'s [Sound], u32)>) -> (Vec<u8>, Vec<u8>) {
    let mut sorted: Vec<(&[Sound], u32)> = words.collect();
    sorted.sort_unstable();
    // The root is a node as well: what has no sound ends there.
    let root = |next| Node {
        sound: 0,
        depth: 0,
        longest: MAX_SOUNDS as u8,
        next,
        first: 0,
    };
    let mut nodes: Vec<Node> = vec![root(0)];
    let mut ends: Vec<u32> = Vec::with_capacity(sorted.len());
    // The nodes from the first sound to the last word's end.
    let mut path: Vec<usize> = Vec::new();
    let close = |nodes: &mut Vec<Node>, path: &mut Vec<usize>, to: usize| {
        let next = nodes.len() as u32;
        for at in path.drain(to..) {
            nodes[at].next = next;
        }
    };
    for group in sorted.chunk_by(|a, b| a.0 == b.0) {
        let key = group[0].0;
        let shared = path
            .iter()
            .zip(key)
            .take_while(|(at, sound)| nodes[**at].sound == **sound)
            .count();
        close(&mut nodes, &mut path, shared);
        for (depth, sound) in key.iter().enumerate().skip(shared) {
            path.push(nodes.len());
            nodes.push(Node {
                sound: *sound,
                depth: depth as u8 + 1,
                longest: 0,
                next: 0,
                first: ends.len() as u32,
            });
        }
        for at in &path {
            let node = &mut nodes[*at];
            node.longest = node.longest.max(key.len() as u8);
        }
        ends.extend(group.iter().map(|(_, word)| *word));
    }
    close(&mut nodes, &mut path, 0);
    nodes[0].next = nodes.len() as u32;
    nodes.push(Node {
        first: ends.len() as u32,
        ..root(0)
    });
    (bytes_of(nodes), bytes_of(ends))
}

/// The tree.
#[derive(Clone, Copy)]
pub(crate) struct SoundTree<'a> {
    /// With one more at the end, at which nothing ends.
    nodes: Column<'a, Node>,
    ends: Column<'a, u32>,
}

impl<'a> SoundTree<'a> {
    pub(crate) fn new(nodes: &'a [u8], ends: &'a [u8]) -> Self {
        Self {
            nodes: Column::new(nodes),
            ends: Column::new(ends),
        }
    }

    fn ends_at(self, at: usize, node: Node) -> impl Iterator<Item = u32> + 'a {
        let places: Range<usize> = node.first as usize..self.nodes.at(at + 1).first as usize;
        self.ends.slice(places).iter()
    }

    /// Every spelling whose sounds may be as near as the limits say, and perhaps others.
    pub(crate) fn near(self, sounds: &[Sound], limits: &SoundLimits, found: &mut Vec<u32>) {
        if self.nodes.len() == 0 {
            return;
        }
        if sounds.is_empty() {
            found.extend(self.ends_at(0, self.nodes.at(0)));
            return;
        }
        let steps = Steps::of(false);
        let width = sounds.len();
        let most = limits[MAX_SOUNDS];
        let swaps = steps.swapped <= most;
        let mut drop_mine = [0_u16; MAX_SOUNDS];
        // Of each row only the stretch of cells within the limit is kept.
        let mut rows = [[NEVER; MAX_SOUNDS + 1]; MAX_SOUNDS + 1];
        let mut kept = [(0_usize, 0_usize); MAX_SOUNDS + 1];
        rows[0][0] = 0;
        for (at, sound) in sounds.iter().enumerate() {
            let doubled = at > 0 && sounds[at - 1] == *sound;
            drop_mine[at] = less(steps, *sound, doubled);
            rows[0][at + 1] = (rows[0][at] + drop_mine[at]).min(NEVER);
            if rows[0][at + 1] <= most {
                kept[0].1 = at + 1;
            }
        }
        let mut path = [0_u8; MAX_SOUNDS + 1];
        let last_node = self.nodes.len() - 1;
        let mut at = 1;
        while at < last_node {
            let node = self.nodes.at(at);
            let depth = usize::from(node.depth);
            path[depth] = node.sound;
            let doubled = depth > 1 && path[depth - 1] == node.sound;
            let drop_theirs = less(steps, node.sound, doubled);
            let other = &steps.other[usize::from(node.sound)];
            let limit = limits[usize::from(node.longest).max(width)];
            let (above, below) = rows.split_at_mut(depth);
            let (previous, current) = (&above[depth - 1], &mut below[0]);
            let (low, high) = kept[depth - 1];
            // Where a swap may begin, if at all.
            let swap_from = if swaps && depth > 1 {
                let (low, high) = kept[depth - 2];
                low + 2..high + 3
            } else {
                0..0
            };
            let start = if swap_from.is_empty() {
                low
            } else {
                low.min(swap_from.start)
            };
            let mut stretch: Option<(usize, usize)> = None;
            let mut left = NEVER;
            let mut j = start;
            while j <= width {
                if j > high + 1 && left > limit && j >= swap_from.end {
                    break;
                }
                let mut best = NEVER;
                if j >= low && j <= high {
                    best = previous[j] + drop_theirs;
                }
                if j > low && j <= high + 1 {
                    best = best.min(previous[j - 1] + other[usize::from(sounds[j - 1])]);
                }
                if j > 0 {
                    best = best.min(left + drop_mine[j - 1]);
                }
                if swap_from.contains(&j)
                    && sounds[j - 1] == path[depth - 1]
                    && sounds[j - 2] == node.sound
                {
                    best = best.min(above[depth - 2][j - 2] + steps.swapped);
                }
                left = best.min(NEVER);
                current[j] = left;
                if left <= limit {
                    stretch = Some((stretch.map_or(j, |(first, _)| first), j));
                }
                j += 1;
            }
            let Some((first, last)) = stretch else {
                at = node.next as usize;
                continue;
            };
            kept[depth] = (first, last);
            if last == width && current[width] <= limits[depth.max(width)] {
                found.extend(self.ends_at(at, node));
            }
            at += 1;
        }
    }
}

fn less(steps: &Steps, sound: Sound, doubled: bool) -> u16 {
    if doubled {
        steps.less_doubled[usize::from(sound)]
    } else {
        steps.less[usize::from(sound)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use vokter_names::sound;
    use vokter_names::{Bits, sound_limits};

    #[test]
    fn the_walk_finds_what_comparing_each_finds() {
        let words = [
            "zhukovsky",
            "zhukowski",
            "grushin",
            "grushina",
            "choe",
            "choi",
            "ch",
            "aa",
            "olena",
            "shevchuk",
            "wroblewski",
            "vroblevsky",
            "qasimi",
            "kasimi",
            "kasmi",
            "ling",
            "1",
            "12",
            "lo",
            "ol",
            "kasim",
            "kasmir",
        ];
        let keys: Vec<sound::Sounds> = words
            .iter()
            .map(|word| sound::sounds(word, false))
            .collect();
        let (nodes, ends) = lay_out(keys.iter().zip(0..).map(|(key, at)| (&**key, at)));
        let tree = SoundTree::new(&nodes, &ends);
        for loss in [None, Some(700), Some(3000)] {
            let limits = sound_limits(loss.map(Bits));
            for query in &keys {
                let mut found = Vec::new();
                tree.near(query, &limits, &mut found);
                for (key, at) in keys.iter().zip(0..) {
                    let most = limits[key.len().max(query.len())];
                    let near = sound::difference(query, key, false)
                        .is_some_and(|apart| apart.cost <= i32::from(most));
                    assert!(!near || found.contains(&at), "{query:?} {key:?} {loss:?}");
                }
            }
        }
    }

    #[test]
    fn an_empty_tree_has_nothing_near() {
        let (nodes, ends) = lay_out(std::iter::empty());
        let mut found = Vec::new();
        let tree = SoundTree::new(&nodes, &ends);
        tree.near(
            &sound::sounds("kim", false),
            &sound_limits(None),
            &mut found,
        );
        tree.near(&[], &sound_limits(None), &mut found);
        assert!(found.is_empty(), "{found:?}");
    }
}
