//! Limits on the paths that a state of a dataset may have.

use anyhow::{Error, Result};

use messages::msg;

/// Files and folders of a state. A dozen Git objects can stand for ten million paths.
const MAX_PATHS: usize = 2_000_000;
/// Total bytes of all paths: the name of a folder is part of each path below it.
const MAX_PATH_BYTES: usize = 256 * 1024 * 1024;

/// Counts the paths met on a walk.
#[derive(Debug, Default)]
pub(crate) struct PathCount {
    paths: usize,
    bytes: usize,
}

impl PathCount {
    /// Counts one more path of this length in bytes.
    ///
    /// # Errors
    /// If there are more than a dataset may have.
    pub(crate) fn add(&mut self, bytes: usize) -> Result<()> {
        self.paths += 1;
        self.bytes = self.bytes.saturating_add(bytes);
        if self.paths > MAX_PATHS || self.bytes > MAX_PATH_BYTES { Err(too_many()) } else { Ok(()) }
    }
}

/// The error for a state that exceeds a limit.
pub(crate) fn too_many() -> Error {
    msg!("error-too-many-paths", paths = MAX_PATHS, bytes = MAX_PATH_BYTES).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_counted_and_measured() {
        let mut count = PathCount::default();
        for _ in 0..MAX_PATHS {
            count.add(1).expect("as many as allowed");
        }
        assert!(count.add(1).is_err());
        assert!(PathCount::default().add(MAX_PATH_BYTES).is_ok());
        assert!(PathCount::default().add(MAX_PATH_BYTES + 1).is_err());
    }
}
