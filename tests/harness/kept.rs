//! A dataset that many tests begin with and that takes many runs of Git to make.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use super::{Dataset, temp_dir};

/// Made once in a process; each test gets a folder of its own, written from memory.
pub struct KeptDataset {
    files: OnceLock<Vec<(PathBuf, Vec<u8>)>>,
}

impl KeptDataset {
    pub const fn new() -> Self {
        KeptDataset { files: OnceLock::new() }
    }

    pub fn get(&self, make: fn() -> Dataset) -> Dataset {
        let files = self.files.get_or_init(|| {
            let made = make();
            let mut files = Vec::new();
            collect(&made.root(), &made.root(), &mut files);
            files
        });
        let dataset = Dataset { folder: temp_dir() };
        for (name, content) in files {
            let path = dataset.folder.path().join(name);
            fs::create_dir_all(path.parent().expect("a folder")).expect("the folder");
            fs::write(path, content).expect("a writable file");
        }
        dataset
    }
}

fn collect(root: &Path, folder: &Path, files: &mut Vec<(PathBuf, Vec<u8>)>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            collect(root, &path, files);
        } else {
            let name = path.strip_prefix(root).expect("below").to_owned();
            files.push((name, fs::read(path).expect("a file")));
        }
    }
}
