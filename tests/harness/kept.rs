//! A dataset that many tests start from and that takes many runs of Git to build.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use super::{Dataset, temp_dir};

/// Built once per process; each test gets its own folder, written from memory.
pub struct KeptDataset {
    files: OnceLock<Vec<(PathBuf, Vec<u8>)>>,
}

impl KeptDataset {
    pub const fn new() -> Self {
        KeptDataset { files: OnceLock::new() }
    }

    pub fn get(&self, make: fn() -> Dataset) -> Dataset {
        let files = self.files.get_or_init(|| {
            let built = make();
            let mut files = Vec::new();
            collect(&built.root(), &built.root(), &mut files);
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
