//! How often the whole process did what large datasets make dear, so that a test can count it instead of taking time.

use std::sync::atomic::{AtomicUsize, Ordering};

/// Files or objects of a tree that were read.
pub static READS: Counter = Counter(AtomicUsize::new(0));
/// Texts that were parsed as YAML.
pub static PARSES: Counter = Counter(AtomicUsize::new(0));

pub struct Counter(AtomicUsize);

impl Counter {
    pub fn add_one(&self) {
        self.0.fetch_add(1, Ordering::Relaxed);
    }

    /// What was counted since it was last taken.
    pub fn take(&self) -> usize {
        self.0.swap(0, Ordering::Relaxed)
    }
}
