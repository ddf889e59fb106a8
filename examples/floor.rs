//! The lower bound for the time of lint, for benchmarks: `cargo run --release --example floor -- read|parse DATASET`
//! reads every record, or reads and parses it as `ozg` does, and does nothing else.

// A standalone program, which writes to its own stdout.
#![allow(clippy::print_stdout)]

use std::env;
use std::error::Error;
use std::path::Path;

use file_tree::{FileContent, Host, Tree};
use records::dataset::{DatasetSource, RecordDocument};

/// The same allocator as that of `ozg`.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<_> = env::args().skip(1).collect();
    let [floor, folder] = args.as_slice() else {
        return Err("usage: floor read|parse DATASET".into());
    };
    let source = DatasetSource::open(Tree::open(
        &Host::new(Path::new(""), Vec::new()),
        Path::new(folder),
        None,
    )?)?;
    let records = &source.layout.records;
    let files: Vec<_> = records.iter().map(|record| record.file.clone()).collect();
    let parses = floor == "parse";
    let sizes = source.tree.read_each(&files, |index, content| match content {
        FileContent::Bytes(bytes) if !parses => bytes.len(),
        content => {
            RecordDocument::read(&records[index], content).map_or(0, |read| read.source.len())
        }
    })?;
    println!("{} files, {} bytes", sizes.len(), sizes.iter().sum::<usize>());
    Ok(())
}
