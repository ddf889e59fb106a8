//! Hashes of files: SHA-256 for manifests, and the names that Git gives its blobs.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use sha1::Sha1;
use sha2::{Digest, Sha256};

/// The SHA-256 as in a manifest: `sha256:` and the digits that `sha256sum` prints.
#[must_use]
pub fn hash(bytes: &[u8]) -> String {
    named(Sha256::new_with_prefix(bytes))
}

/// [`hash`] of a file of any size.
///
/// # Errors
/// If it cannot be read.
pub fn hash_of_file(path: &Path) -> io::Result<String> {
    let (mut file, mut hasher) = (File::open(path)?, Sha256::new());
    let mut buffer = vec![0; 64 * 1024];
    loop {
        match file.read(&mut buffer)? {
            0 => return Ok(named(hasher)),
            length => hasher.update(buffer.get(..length).unwrap_or_default()),
        }
    }
}

fn named(hasher: Sha256) -> String {
    format!("sha256:{}", hex(&hasher.finalize()))
}

/// Whether Git names a blob of these bytes `name`; none if the name is neither SHA-1 nor SHA-256.
pub(crate) fn is_blob(bytes: &[u8], name: &str) -> Option<bool> {
    // Two hex digits per byte: a repository has SHA-1 or SHA-256.
    match name.len() {
        40 => Some(blob_name::<Sha1>(bytes) == name),
        64 => Some(blob_name::<Sha256>(bytes) == name),
        _ => None,
    }
}

fn blob_name<H: Digest>(bytes: &[u8]) -> String {
    let head = format!("blob {}\0", bytes.len());
    hex(&H::new_with_prefix(head).chain_update(bytes).finalize())
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digit = |value: u8| DIGITS.get(usize::from(value)).copied().map_or('0', char::from);
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_match_those_of_other_programs() {
        let expected = "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(hash(b"abc"), expected);
        let folder = tempfile::tempdir().expect("a folder");
        let long = b"abc".repeat(100_000);
        std::fs::write(folder.path().join("long"), &long).expect("a file");
        assert_eq!(hash_of_file(&folder.path().join("long")).expect("a file"), hash(&long));
    }

    #[test]
    fn a_file_matches_its_blob_name() {
        let text = b"hello\n";
        let sha1 = "ce013625030ba8dba906f756967f9e9ca394464a";
        let sha256 = "2cf8d83d9ee29543b34a87727421fdecb7e3f3a183d337639025de576db9ebb4";
        assert_eq!(is_blob(text, sha1), Some(true));
        assert_eq!(is_blob(text, sha256), Some(true));
        assert_eq!(is_blob(text, &sha1.replace('a', "b")), Some(false));
        assert_eq!(is_blob(text, ""), None);
    }
}
