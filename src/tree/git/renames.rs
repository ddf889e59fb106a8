//! What became of a file that is gone.

use std::path::Path;

use super::command::Git;

/// One line a rename, by Git's own measure of likeness; no program for any kind of file.
const RENAMES: [&str; 8] = [
    "-r",
    "-M",
    "-z",
    "--name-status",
    "--diff-filter=R",
    "--relative",
    "--no-ext-diff",
    "--no-textconv",
];

/// The path under which a file of the dataset at `root` goes on: first by what is staged, then by the
/// last commit that touched it. None where Git does not know, or there is no repository.
///
/// Both paths are relative to the root of the dataset.
#[must_use]
pub fn renamed(root: &Path, path: &str, revision: Option<&str>) -> Option<String> {
    let git = Git::new(root);
    let start = git.object(&format!("{}^{{commit}}", revision.unwrap_or("HEAD"))).ok()??;
    if revision.is_none() {
        let staged = [&["diff-index", "--cached"], RENAMES.as_slice(), &[&start]].concat();
        if let Some(found) = target(&git.output(&staged).ok()?, path) {
            return Some(found);
        }
    }
    let last = git.output(&["rev-list", "-1", &start, "--", path]).ok()?;
    let last = String::from_utf8(last).ok()?.trim().to_owned();
    if last.is_empty() {
        return None;
    }
    let args = [&["diff-tree", "--no-commit-id"], RENAMES.as_slice(), &[&last]].concat();
    target(&git.output(&args).ok()?, path)
}

/// `R<likeness>\0<old>\0<new>\0`, again and again.
fn target(listing: &[u8], path: &str) -> Option<String> {
    let mut fields = listing.split(|&byte| byte == 0);
    while let (Some(_), Some(old), Some(new)) = (fields.next(), fields.next(), fields.next()) {
        if old == path.as_bytes() {
            return String::from_utf8(new.to_vec()).ok();
        }
    }
    None
}
