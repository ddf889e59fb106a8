//! Outlines of Gemeinden, Kreise and Regierungsbezirke, as `seeds/gemeinden.py` derives them.

use std::sync::LazyLock;

use document::AreaOutline;

/// An area by its amtlicher Schlüssel: 8 digits of a Gemeinde, 5 of a Kreis, 3 of a Regierungsbezirk.
pub(crate) struct RegionOutline {
    pub key: &'static str,
    pub outline: AreaOutline,
}

/// All areas, in the order of the file.
pub(crate) static OUTLINES: LazyLock<Vec<RegionOutline>> = LazyLock::new(|| {
    let rows = include_str!("gemeinden.csv").lines().skip(1);
    let rows = rows.filter_map(|row| row.split_once(','));
    let region =
        |(key, path)| RegionOutline { key, outline: AreaOutline { path, bounds: bounds(path) } };
    rows.map(region).collect()
});

pub(crate) fn find(key: &str) -> Option<&'static RegionOutline> {
    OUTLINES.iter().find(|region| region.key == key)
}

/// The box around all areas: left, top, right, bottom.
pub(crate) fn frame() -> [i64; 4] {
    OUTLINES.iter().map(|region| region.outline.bounds).fold(EMPTY, |one, other| {
        let [left, top, right, bottom] = other;
        [one[0].min(left), one[1].min(top), one[2].max(right), one[3].max(bottom)]
    })
}

/// The empty box, to which areas are added.
const EMPTY: [i64; 4] = [i64::MAX, i64::MAX, i64::MIN, i64::MIN];

/// The box around a path `M12 3l4-5 6 7z…`: each ring starts at an absolute point and continues in relative
/// steps.
fn bounds(path: &str) -> [i64; 4] {
    let mut bounds = EMPTY;
    for ring in path.split('M').filter(|ring| !ring.is_empty()) {
        let (mut x, mut y) = (0, 0);
        for step in numbers(ring).chunks_exact(2) {
            let &[dx, dy] = step else { continue };
            (x, y) = (x + dx, y + dy);
            let [left, top, right, bottom] = bounds;
            bounds = [left.min(x), top.min(y), right.max(x), bottom.max(y)];
        }
    }
    bounds
}

fn numbers(ring: &str) -> Vec<i64> {
    let separated = ring.replace('-', " -").replace('l', " ");
    separated.split([' ', 'z']).filter_map(|number| number.parse().ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_cover_rings_with_separate_starts() {
        let bounds = bounds("M10 20l5-3-8 1zM1 2l1 1-1 1z");
        assert_eq!(bounds, [1, 2, 15, 20]);
    }

    #[test]
    fn every_area_of_the_land_has_an_outline() {
        let count = |digits| OUTLINES.iter().filter(|region| region.key.len() == digits).count();
        assert_eq!((count(3), count(5), count(8)), (5, 53, 396));
        assert!(OUTLINES.iter().all(|region| region.outline.bounds[0] < region.outline.bounds[2]));
    }
}
