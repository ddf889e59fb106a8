//! Preselects candidates for comparison by the rare features they share, without looking at each pair.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::hash::Hash;

/// Up to this many pairs, all are compared.
const MAX_PAIRS: usize = 10_000;
/// A feature is rare if at most this many things have it; a more common one does not distinguish them.
const RARE: usize = 16;
/// Maximum number of things that one is compared with: those that share the most with it.
const MAX_CANDIDATES: usize = 16;

/// The things that others may resemble, by feature: the lines of a file, the values of a record.
#[derive(Debug)]
pub enum Candidates<F> {
    /// There are so few that every one is a candidate.
    All(usize),
    /// The indices of the things that have a rare feature.
    ByFeature(HashMap<F, Vec<usize>>),
}

impl<F: Hash + Eq> Candidates<F> {
    /// Indexes things by their features, each feature once per thing; `others` things are to be compared with them.
    pub fn new<I: IntoIterator<Item = F>>(
        others: usize,
        things: impl ExactSizeIterator<Item = I>,
    ) -> Self {
        if others.saturating_mul(things.len()) <= MAX_PAIRS {
            return Candidates::All(things.len());
        }
        let mut owners: HashMap<F, Vec<usize>> = HashMap::new();
        for (index, features) in things.enumerate() {
            for feature in features {
                let owners = owners.entry(feature).or_default();
                // One more than the limit marks a feature that is not rare.
                if owners.len() <= RARE {
                    owners.push(index);
                }
            }
        }
        owners.retain(|_, owners| owners.len() <= RARE);
        Candidates::ByFeature(owners)
    }

    /// The indices of the candidates for a thing with these features, each with its weight.
    pub fn of(&self, features: impl IntoIterator<Item = (F, usize)>) -> Vec<usize> {
        let owners = match self {
            Candidates::All(count) => return (0..*count).collect(),
            Candidates::ByFeature(owners) => owners,
        };
        let mut shared: HashMap<usize, usize> = HashMap::new();
        for (feature, weight) in features {
            for index in owners.get(&feature).into_iter().flatten() {
                *shared.entry(*index).or_default() += weight;
            }
        }
        let by_weight = shared.into_iter().map(|(index, weight)| (Reverse(weight), index));
        let mut ranked: Vec<_> = by_weight.collect();
        ranked.sort_unstable();
        ranked.into_iter().take(MAX_CANDIDATES).map(|(_, index)| index).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn things_that_share_a_rare_feature_are_candidates() {
        let things = |count: usize| (0..count).map(|at| [usize::MAX, at, at / 2 + 1_000_000]);
        let candidates = Candidates::new(2_000, things(2_000));
        assert_eq!(candidates.of([(usize::MAX, 9), (7, 2), (1_000_002, 1)]), [7, 4, 5]);
        assert_eq!(candidates.of([(usize::MAX, 9)]), [], "what all have tells nothing");
        let crowd = Candidates::new(2_000, (0..2_000).map(|at| [at / RARE, at / RARE + 5_000]));
        assert_eq!(crowd.of((0..100).map(|feature| (feature, 1))).len(), MAX_CANDIDATES);
        assert_eq!(Candidates::new(2, things(3)).of([]), [0, 1, 2], "of few all are");
    }
}
