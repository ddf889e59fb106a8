//! Outlines of Gemeinden, Kreise and Regierungsbezirke, as `seeds/gemeinden.py` derives them.

use std::sync::LazyLock;

/// An area by its amtlicher Schlüssel, its outline as a path of SVG.
pub(super) struct AreaOutline {
    pub key: &'static str,
    pub path: &'static str,
    pub bounds: BoundingBox,
}

/// From the least to the greatest x and y.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct BoundingBox {
    left: i64,
    top: i64,
    right: i64,
    bottom: i64,
}

pub(super) static OUTLINES: LazyLock<Vec<AreaOutline>> = LazyLock::new(|| {
    let rows = include_str!("gemeinden.csv").lines().skip(1);
    let rows = rows.filter_map(|row| row.split_once(','));
    rows.map(|(key, path)| AreaOutline { key, path, bounds: bounds(path) }).collect()
});

pub(super) fn find(key: &str) -> Option<&'static AreaOutline> {
    OUTLINES.iter().find(|outline| outline.key == key)
}

impl AreaOutline {
    pub(super) fn touches(&self, frame: BoundingBox) -> bool {
        let BoundingBox { left, top, right, bottom } = self.bounds;
        left <= frame.right && right >= frame.left && top <= frame.bottom && bottom >= frame.top
    }
}

impl BoundingBox {
    const EMPTY: BoundingBox =
        BoundingBox { left: i64::MAX, top: i64::MAX, right: i64::MIN, bottom: i64::MIN };

    pub(super) fn whole() -> Self {
        OUTLINES.iter().fold(BoundingBox::EMPTY, |bounds, outline| bounds.with(outline.bounds))
    }

    pub(super) fn with(self, other: BoundingBox) -> Self {
        BoundingBox {
            left: self.left.min(other.left),
            top: self.top.min(other.top),
            right: self.right.max(other.right),
            bottom: self.bottom.max(other.bottom),
        }
    }

    /// With a tenth more on each side.
    pub(super) fn margin(self) -> Self {
        let more = ((self.right - self.left).max(self.bottom - self.top) / 10).max(5);
        BoundingBox {
            left: self.left - more,
            top: self.top - more,
            right: self.right + more,
            bottom: self.bottom + more,
        }
    }

    pub(super) fn centre(self) -> (i64, i64) {
        (i64::midpoint(self.left, self.right), i64::midpoint(self.top, self.bottom))
    }

    /// One of so many parts of the width.
    pub(super) fn part(self, parts: i64) -> f64 {
        (self.right - self.left) as f64 / parts as f64
    }

    /// As the attribute `viewBox`.
    pub(super) fn view(self) -> String {
        let BoundingBox { left, top, right, bottom } = self;
        format!("{left} {top} {} {}", right - left, bottom - top)
    }
}

/// Of a path `M12 3l4-5 6 7z…`: each ring begins at a point and goes on by steps.
fn bounds(path: &str) -> BoundingBox {
    let mut bounds = BoundingBox::EMPTY;
    for ring in path.split('M').filter(|ring| !ring.is_empty()) {
        let (mut x, mut y) = (0, 0);
        for step in numbers(ring).chunks_exact(2) {
            let &[dx, dy] = step else { continue };
            (x, y) = (x + dx, y + dy);
            bounds = bounds.with(BoundingBox { left: x, top: y, right: x, bottom: y });
        }
    }
    bounds
}

fn numbers(ring: &str) -> Vec<i64> {
    let apart = ring.replace('-', " -").replace('l', " ");
    apart.split([' ', 'z']).filter_map(|number| number.parse().ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bounds_of_rings_that_start_anew() {
        let bounds = bounds("M10 20l5-3-8 1zM1 2l1 1-1 1z");
        assert_eq!(bounds, BoundingBox { left: 1, top: 2, right: 15, bottom: 20 });
    }

    #[test]
    fn every_area_of_the_land_has_an_outline() {
        let count = |digits| OUTLINES.iter().filter(|outline| outline.key.len() == digits).count();
        assert_eq!((count(3), count(5), count(8)), (5, 53, 396));
        assert!(OUTLINES.iter().all(|outline| outline.bounds.left < outline.bounds.right));
    }
}
