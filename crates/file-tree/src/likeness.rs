//! Which removed file was renamed to which added one, by the bytes that both have.

use std::cmp::Ordering;
use std::collections::HashMap;

use rayon::prelude::*;

use crate::candidates::Candidates;

/// Git splits lines into pieces of this many bytes when it compares files.
const PIECE: usize = 64;

/// Likeness of identical files, and the minimum for a rename, both on Git's scale.
const ALL: usize = 60_000;
const ENOUGH: usize = ALL / 2;

/// The pieces of a file, sorted, regardless of their order in it.
struct Pieces<'b> {
    size: usize,
    sorted: Vec<&'b [u8]>,
}

/// Indices of removed and added files, each paired with the one that is most like it, if that is unique: of two that
/// are equally like it, neither counts as the rename.
pub(crate) fn pairs(removed: &[&[u8]], added: &[&[u8]]) -> Vec<(usize, usize)> {
    let mut same: HashMap<&[u8], (Vec<usize>, Vec<usize>)> = HashMap::new();
    for (at, bytes) in removed.iter().enumerate() {
        same.entry(bytes).or_default().0.push(at);
    }
    for (at, bytes) in added.iter().enumerate() {
        same.entry(bytes).or_default().1.push(at);
    }
    let (mut pairs, mut old, mut new) = (Vec::new(), Vec::new(), Vec::new());
    for (bytes, places) in same {
        match (places.0.as_slice(), places.1.as_slice()) {
            (&[at_old], &[at_new]) => pairs.push((at_old, at_new)),
            (removed, []) => old.extend(removed.iter().map(|&at| (at, Pieces::new(bytes)))),
            ([], added) => new.extend(added.iter().map(|&at| (at, Pieces::new(bytes)))),
            _ => {}
        }
    }
    pairs.extend(most_alike(&old, &new));
    pairs.sort_unstable();
    pairs
}

fn most_alike(old: &[(usize, Pieces<'_>)], new: &[(usize, Pieces<'_>)]) -> Vec<(usize, usize)> {
    let candidates = Candidates::new(old.len(), new.iter().map(|(_, new)| new.distinct()));
    let alike = |(at_old, old): &(usize, Pieces<'_>)| -> Vec<_> {
        let pieces = old.distinct().map(|piece| (piece, piece.len()));
        let candidates = candidates.of(pieces).into_iter().filter_map(|place| new.get(place));
        let likeness = candidates.map(|(at_new, new)| (*at_old, *at_new, old.likeness(new)));
        likeness.filter(|(_, _, likeness)| *likeness >= ENOUGH).collect()
    };
    let alike: Vec<_> = old.par_iter().flat_map_iter(alike).collect();
    let of_old = only_best(alike.iter().map(|&(old, new, likeness)| (old, new, likeness)));
    let of_new = only_best(alike.iter().map(|&(old, new, likeness)| (new, old, likeness)));
    of_old.into_iter().filter(|(old, new)| of_new.get(new) == Some(old)).collect()
}

/// For each first index, the second with the highest likeness, if no other has the same.
fn only_best(candidates: impl Iterator<Item = (usize, usize, usize)>) -> HashMap<usize, usize> {
    let mut best: HashMap<usize, (usize, Option<usize>)> = HashMap::new();
    for (from, to, likeness) in candidates {
        let known = best.entry(from).or_insert((0, None));
        if likeness > known.0 {
            *known = (likeness, Some(to));
        } else if likeness == known.0 {
            known.1 = None;
        }
    }
    best.into_iter().filter_map(|(from, (_, to))| Some((from, to?))).collect()
}

impl<'b> Pieces<'b> {
    fn new(bytes: &'b [u8]) -> Self {
        let lines = bytes.split_inclusive(|&byte| byte == b'\n');
        let mut sorted: Vec<_> = lines.flat_map(|line| line.chunks(PIECE)).collect();
        sorted.sort_unstable();
        Pieces { size: bytes.len(), sorted }
    }

    /// Each piece once.
    fn distinct(&self) -> impl Iterator<Item = &'b [u8]> {
        self.sorted.chunk_by(|one, other| one == other).filter_map(|same| same.first().copied())
    }

    /// The bytes of the pieces that both have, as a share of the larger file, in parts of [`ALL`].
    fn likeness(&self, other: &Pieces<'_>) -> usize {
        let larger = self.size.max(other.size);
        if self.size.min(other.size) * ALL < larger * ENOUGH {
            return 0;
        }
        let (mut one, mut two) = (self.sorted.iter().peekable(), other.sorted.iter().peekable());
        let mut common = 0;
        while let (Some(left), Some(right)) = (one.peek(), two.peek()) {
            match left.cmp(right) {
                Ordering::Less => drop(one.next()),
                Ordering::Greater => drop(two.next()),
                Ordering::Equal => {
                    common += left.len();
                    one.next();
                    two.next();
                }
            }
        }
        (common * ALL).checked_div(larger).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paired(removed: &[&str], added: &[&str]) -> Vec<(usize, usize)> {
        let removed: Vec<_> = removed.iter().map(|text| text.as_bytes()).collect();
        let added: Vec<_> = added.iter().map(|text| text.as_bytes()).collect();
        pairs(&removed, &added)
    }

    #[test]
    fn the_same_file_is_found_among_those_like_it() {
        let (a, b, c) = ("a: 1\nx: 1\ny: 1\n", "a: 2\nx: 1\ny: 1\n", "a: 3\nx: 1\ny: 1\n");
        assert_eq!(paired(&[a, b, c], &[c, a, b]), [(0, 1), (1, 2), (2, 0)]);
    }

    #[test]
    fn a_changed_file_goes_to_the_one_that_is_most_like_it() {
        let old = "a: 1\nb: 2\nc: 3\nd: 4\n";
        assert_eq!(
            paired(&[old], &["a: 1\nb: 2\nc: 3\nd: 5\n", "a: 1\nb: 2\nc: 0\nd: 0\n"]),
            [(0, 0)]
        );
        assert_eq!(paired(&[old], &["d: 4\nb: 2\n"]), [(0, 0)], "half of it, in any order");
        assert_eq!(paired(&[old], &["d: 4\n"]), [], "less than half of it");
        assert_eq!(paired(&[""], &["a: 1\n"]), []);
    }

    #[test]
    fn of_two_equally_similar_files_neither_is_paired() {
        let old = "a: 1\nb: 2\nc: 3\n";
        let changed = "a: 1\nb: 2\nc: 4\n";
        assert_eq!(paired(&[old], &[old, old]), []);
        assert_eq!(paired(&[old, old], &[old]), []);
        assert_eq!(paired(&[old], &[changed, "a: 1\nb: 2\nc: 5\n"]), []);
        assert_eq!(paired(&[old, "a: 1\nb: 2\nc: 6\n"], &[changed]), []);
    }

    #[test]
    fn of_many_files_those_that_share_rare_lines_are_compared() {
        let lines = "art: sonstige\nhinweis: ein langer Text, der in jeder Datei steht\n";
        let text =
            |at: usize, word: &str| format!("name: Amt {at}\nurl: {at}\n{lines}stand: {word}\n");
        let texts = |word| (0..300).map(|at| text(at, word)).collect::<Vec<_>>();
        let (old, new) = (texts("alt"), texts("neu"));
        let (old, new): (Vec<_>, Vec<_>) =
            old.iter().map(String::as_str).zip(new.iter().map(String::as_str)).unzip();
        assert_eq!(paired(&old, &new).len(), 300);
    }
}
