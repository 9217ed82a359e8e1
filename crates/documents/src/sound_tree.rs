//! The sounds of the listed words as a tree of prefixes, so that all listed words near a word of a
//! text are found in one walk that leaves a branch as soon as it is too far.

use vokter_names::sound::{MAX_SOUNDS, Sound};

use crate::step::{NEVER, Steps};

/// One sound of the tree; the nodes stand in the order of a walk.
#[derive(Clone, Debug)]
struct Node {
    sound: Sound,
    /// Sounds from the root to it.
    depth: u8,
    /// Sounds of the longest word below.
    longest: u8,
    /// The next node that is not below this one.
    next: u32,
    /// Words that end here, as a range of `words`.
    first: u32,
    last: u32,
}

/// The tree.
#[derive(Clone, Debug, Default)]
pub(crate) struct SoundTree {
    nodes: Vec<Node>,
    words: Vec<u32>,
}

/// How far two words may be apart.
#[derive(Clone, Copy)]
pub(crate) struct Limits {
    /// Dearest step.
    pub(crate) step: u16,
    /// The most in all, by the number of sounds of the longer word.
    pub(crate) sum: [u16; MAX_SOUNDS + 1],
}

impl SoundTree {
    /// The tree of these words, each with its number.
    pub(crate) fn of<'s>(words: impl Iterator<Item = (&'s [Sound], u32)>) -> Self {
        let mut sorted: Vec<(&[Sound], u32)> = words.filter(|(key, _)| !key.is_empty()).collect();
        sorted.sort_unstable();
        let mut tree = Self::default();
        // The nodes from the root to the last word.
        let mut path: Vec<usize> = Vec::new();
        for group in sorted.chunk_by(|a, b| a.0 == b.0) {
            let key = group[0].0;
            let shared = path
                .iter()
                .zip(key)
                .take_while(|(at, sound)| tree.nodes[**at].sound == **sound)
                .count();
            tree.close(&mut path, shared);
            for (depth, sound) in key.iter().enumerate().skip(shared) {
                path.push(tree.nodes.len());
                tree.nodes.push(Node {
                    sound: *sound,
                    depth: depth as u8 + 1,
                    longest: 0,
                    next: 0,
                    first: 0,
                    last: 0,
                });
            }
            for at in &path {
                let node = &mut tree.nodes[*at];
                node.longest = node.longest.max(key.len() as u8);
            }
            if let Some(end) = path.last() {
                tree.nodes[*end].first = tree.words.len() as u32;
                tree.words.extend(group.iter().map(|(_, word)| *word));
                tree.nodes[*end].last = tree.words.len() as u32;
            }
        }
        tree.close(&mut path, 0);
        tree
    }

    fn close(&mut self, path: &mut Vec<usize>, to: usize) {
        let next = self.nodes.len() as u32;
        for at in path.drain(to..) {
            self.nodes[at].next = next;
        }
    }

    /// Each word that one of the beginnings of `sounds`, given by their lengths, may be as near to
    /// as the limits say: its number, and the place of that length. More words than those may
    /// come, fewer never.
    pub(crate) fn near(
        &self,
        sounds: &[Sound],
        lengths: &[usize],
        partial_vowels: bool,
        limits: &Limits,
        mut found: impl FnMut(u32, usize),
    ) {
        let steps = Steps::of(partial_vowels);
        let within = |cost: u16| if cost > limits.step { NEVER } else { cost };
        let width = sounds.len();
        let most = *limits.sum.iter().max().unwrap_or(&0);
        let mut drop_mine = [0_u16; MAX_SOUNDS];
        // Of each row only the stretch of cells within the limit is kept, with a cell that is out
        // of it on either side.
        let mut rows = [[NEVER; MAX_SOUNDS + 3]; MAX_SOUNDS + 1];
        let mut kept = [(0_usize, 0_usize); MAX_SOUNDS + 1];
        rows[0][0] = 0;
        for (at, sound) in sounds.iter().enumerate() {
            let doubled = at > 0 && sounds[at - 1] == *sound;
            drop_mine[at] = within(less(steps, *sound, doubled));
            rows[0][at + 1] = (rows[0][at] + drop_mine[at]).min(NEVER);
            if rows[0][at + 1] <= most {
                kept[0].1 = at + 1;
            }
        }
        let mut path = [0_u8; MAX_SOUNDS + 1];
        let mut at = 0;
        while let Some(node) = self.nodes.get(at) {
            let depth = usize::from(node.depth);
            path[depth] = node.sound;
            let doubled = depth > 1 && path[depth - 1] == node.sound;
            let drop_theirs = within(less(steps, node.sound, doubled));
            let other = &steps.other[usize::from(node.sound)];
            let limit = limits.sum[usize::from(node.longest).max(width)];
            let (above, below) = rows.split_at_mut(depth);
            let (previous, current) = (&above[depth - 1], &mut below[0]);
            let (low, high) = kept[depth - 1];
            let mut stretch: Option<(usize, usize)> = None;
            let mut left = NEVER;
            for j in low..=width {
                let swapped = depth > 1
                    && j > 1
                    && sounds[j - 1] == path[depth - 1]
                    && sounds[j - 2] == node.sound
                    && (kept[depth - 2].0..=kept[depth - 2].1).contains(&(j - 2));
                // Beside what is kept of the row above only leaving out more goes on.
                if j > high + 1 && left > limit && j > kept[depth.saturating_sub(2)].1 + 2 {
                    break;
                }
                let mut best = NEVER;
                if j <= high + 1 {
                    best = previous[j] + drop_theirs;
                    if j > low {
                        let other = other[usize::from(sounds[j - 1])];
                        best = best.min(previous[j - 1] + within(other));
                    }
                }
                if j > 0 {
                    best = best.min(left + drop_mine[j - 1]);
                }
                if swapped {
                    best = best.min(above[depth - 2][j - 2] + within(steps.swapped));
                }
                left = best.min(NEVER);
                current[j] = left;
                if left <= limit {
                    stretch = Some((stretch.map_or(j, |(first, _)| first), j));
                }
            }
            let Some((first, last)) = stretch else {
                at = node.next as usize;
                continue;
            };
            kept[depth] = (first, last);
            current[last + 1] = NEVER;
            if node.first < node.last {
                for (place, length) in lengths.iter().enumerate() {
                    if (first..=last).contains(length)
                        && current[*length] <= limits.sum[depth.max(*length)]
                    {
                        for word in &self.words[node.first as usize..node.last as usize] {
                            found(*word, place);
                        }
                    }
                }
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
        ];
        let keys: Vec<sound::Sounds> = words
            .iter()
            .map(|word| sound::sounds(word, false))
            .collect();
        let tree = SoundTree::of(keys.iter().zip(0..).map(|(key, at)| (&**key, at)));
        let limits = Limits {
            step: 400,
            sum: [400; MAX_SOUNDS + 1],
        };
        for partial in [false, true] {
            for query in &keys {
                let mut found = Vec::new();
                tree.near(query, &[query.len()], partial, &limits, |word, _| {
                    found.push(word);
                });
                for (key, at) in keys.iter().zip(0..) {
                    let near = sound::difference(query, key, partial)
                        .is_some_and(|apart| apart.cost <= 400);
                    assert!(!near || found.contains(&at), "{query:?} {key:?} {partial}");
                }
            }
        }
    }
}
