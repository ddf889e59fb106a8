//! Which of many things may be like another, without a look at each pair: those that share what few have.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::hash::Hash;

/// Up to so many pairs all are compared.
const MAX_PAIRS: usize = 10_000;
/// Things that have a feature; one that more have tells none of them apart.
const RARE: usize = 16;
/// Things that one is compared with, those that share the most with it.
const MAX_CANDIDATES: usize = 16;

/// What others may be like, by its features: the lines of a file, the values of a record.
#[derive(Debug)]
pub enum Candidates<F> {
    /// There are so few that all may be.
    All(usize),
    /// The places of those that have a rare feature.
    ByFeature(HashMap<F, Vec<usize>>),
}

impl<F: Hash + Eq> Candidates<F> {
    /// Of things with these features, each feature once, for so many that are to be compared with them.
    pub fn new<I: IntoIterator<Item = F>>(
        others: usize,
        things: impl ExactSizeIterator<Item = I>,
    ) -> Self {
        if others.saturating_mul(things.len()) <= MAX_PAIRS {
            return Candidates::All(things.len());
        }
        let mut owners: HashMap<F, Vec<usize>> = HashMap::new();
        for (place, features) in things.enumerate() {
            for feature in features {
                let owners = owners.entry(feature).or_default();
                // One more than few says that it is not rare.
                if owners.len() <= RARE {
                    owners.push(place);
                }
            }
        }
        owners.retain(|_, owners| owners.len() <= RARE);
        Candidates::ByFeature(owners)
    }

    /// The places of those that may be like a thing with these features, each with its weight.
    pub fn of(&self, features: impl IntoIterator<Item = (F, usize)>) -> Vec<usize> {
        let owners = match self {
            Candidates::All(count) => return (0..*count).collect(),
            Candidates::ByFeature(owners) => owners,
        };
        let mut shared: HashMap<usize, usize> = HashMap::new();
        for (feature, weight) in features {
            for place in owners.get(&feature).into_iter().flatten() {
                *shared.entry(*place).or_default() += weight;
            }
        }
        let by_weight = shared.into_iter().map(|(place, weight)| (Reverse(weight), place));
        let mut places: Vec<_> = by_weight.collect();
        places.sort_unstable();
        places.into_iter().take(MAX_CANDIDATES).map(|(_, place)| place).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_many_those_are_candidates_that_share_what_few_have() {
        let things = |count: usize| (0..count).map(|at| [usize::MAX, at, at / 2 + 1_000_000]);
        let candidates = Candidates::new(2_000, things(2_000));
        assert_eq!(candidates.of([(usize::MAX, 9), (7, 2), (1_000_002, 1)]), [7, 4, 5]);
        assert_eq!(candidates.of([(usize::MAX, 9)]), [], "what all have tells nothing");
        let crowd = Candidates::new(2_000, (0..2_000).map(|at| [at / RARE, at / RARE + 5_000]));
        assert_eq!(crowd.of((0..100).map(|feature| (feature, 1))).len(), MAX_CANDIDATES);
        assert_eq!(Candidates::new(2, things(3)).of([]), [0, 1, 2], "of few all are");
    }
}
