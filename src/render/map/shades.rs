//! Figures in four classes, the higher the darker.

/// The least figure of each class that has any.
pub(super) struct ShadeScale {
    least: Vec<i64>,
    largest: i64,
}

/// Styles of nothing and of the classes.
const NOTHING: &str = "none";
const CLASSES: [&str; 4] = ["shade1", "shade2", "shade3", "shade4"];

impl ShadeScale {
    /// Single figures while there are few, then classes that double: most areas have little.
    pub(super) fn of(values: impl Iterator<Item = i64>) -> Self {
        let largest = values.max().unwrap_or_default();
        let least = if largest <= 4 {
            (1..=largest).collect()
        } else {
            let top = (largest + 1) / 2;
            let mut least = vec![1, 2.max(top / 4), 3.max(top / 2), 4.max(top)];
            least.dedup();
            least
        };
        ShadeScale { least, largest }
    }

    pub(super) fn class(&self, value: i64) -> &'static str {
        let at = self.least.iter().rposition(|least| value >= *least);
        at.and_then(|at| CLASSES.get(at)).copied().unwrap_or(NOTHING)
    }

    /// Each class with the figures in it, from nothing upwards.
    pub(super) fn ranges(&self) -> Vec<(&'static str, String)> {
        let mut ranges = vec![(NOTHING, "0".to_owned())];
        for (index, (least, class)) in self.least.iter().zip(CLASSES).enumerate() {
            let last = self.least.get(index + 1).map_or(self.largest, |next| next - 1);
            let range = if last == *least { last.to_string() } else { format!("{least}–{last}") };
            ranges.push((class, range));
        }
        ranges
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_classes_hold_every_figure_once() {
        let ranges = |largest| ShadeScale::of([largest].into_iter()).ranges();
        let shown =
            |largest| ranges(largest).into_iter().map(|(_, range)| range).collect::<Vec<_>>();
        assert_eq!(shown(0), ["0"]);
        assert_eq!(shown(3), ["0", "1", "2", "3"]);
        assert_eq!(shown(5), ["0", "1", "2", "3", "4–5"]);
        assert_eq!(shown(17), ["0", "1", "2–3", "4–8", "9–17"]);
    }
}
