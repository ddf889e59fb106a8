//! Git's merge driver: three states of a record merged by fields, and by lines where that is as good.

use std::fs;
use std::path::Path;

use anyhow::Result;

use super::workspace::Workspace;
use file_tree::write::{not_written, replace};
use file_tree::{Directory, Host, Tree, merge_lines};
use record_diff::diff::{ConflictLabels, MergeResult, merge as merge_fields};
use records::schema::Schemas;

/// The files that Git names to its merge driver.
#[derive(Debug, Clone)]
pub(crate) struct MergeRequest<'a> {
    pub base: &'a Path,
    /// Takes the result.
    pub ours: &'a Path,
    pub theirs: &'a Path,
    /// Where the record stands in the repository.
    pub path: &'a Path,
}

/// Merges three states of a record into the file of ours; whether there are no conflicts.
///
/// # Errors
/// If Git fails, or the result cannot be written.
pub(crate) fn merge_files(workspace: &Workspace, request: &MergeRequest<'_>) -> Result<bool> {
    let host = &workspace.host;
    let (lines, has_conflicts) = merge_lines(host, request.ours, request.base, request.theirs)?;
    let fields = by_fields(host, request).unwrap_or_default();
    let by_lines = |text| MergeResult { text, conflicts: conflicts(has_conflicts) };
    let merged = match fields {
        // Lines keep the comments and formatting of both sides, if they come to the same.
        Some(fields) if has_conflicts || !says_the_same(&lines, &fields) => {
            if keeps_comments(host, request, &fields.text) { fields } else { by_lines(lines) }
        }
        _ => by_lines(lines),
    };
    replace(&host.resolve(request.ours), merged.text.as_bytes())
        .map_err(|error| not_written(request.ours, &error))?;
    Ok(merged.conflicts.is_empty())
}

fn conflicts(has_conflicts: bool) -> Vec<String> {
    has_conflicts.then(String::new).into_iter().collect()
}

/// The merge of the records; none where they are none, or their schema cannot be read just now.
fn by_fields(host: &Host, request: &MergeRequest<'_>) -> Result<Option<MergeResult>> {
    let path = request.path.to_string_lossy().replace('\\', "/");
    let Some((root, below)) = split_at_data(&path) else { return Ok(None) };
    let root = if root.is_empty() { "." } else { root };
    let directory = Directory::open_empty(host, Path::new(root))?;
    let schemas = Schemas::load(&Tree::Directory(directory))?;
    let folder = below.split('/').next().unwrap_or_default();
    let Some(kind) = schemas.collection(folder) else { return Ok(None) };
    let (Some(base), Some(ours), Some(theirs)) =
        (read(host, request.base), read(host, request.ours), read(host, request.theirs))
    else {
        return Ok(None);
    };
    let labels = ConflictLabels { ours: "ours", theirs: "theirs" };
    Ok(merge_fields(kind, &base, &ours, &theirs, labels))
}

/// The dataset of a path of the repository, and what follows `data/`.
fn split_at_data(path: &str) -> Option<(&str, &str)> {
    let at = if path.starts_with("data/") { 0 } else { path.rfind("/data/")? + 1 };
    Some((path[..at].trim_end_matches('/'), &path[at + "data/".len()..]))
}

/// A file as text; none if it cannot be read, or is no UTF-8.
#[must_use]
pub(crate) fn read(host: &Host, path: &Path) -> Option<String> {
    String::from_utf8(fs::read(host.resolve(path)).ok()?).ok()
}

fn says_the_same(lines: &str, fields: &MergeResult) -> bool {
    let (by_lines, by_fields) = (yaml_tree::parse(lines), yaml_tree::parse(&fields.text));
    fields.conflicts.is_empty() && by_lines.is_ok_and(|lines| by_fields.is_ok_and(|f| f == lines))
}

/// Whether every comment that the other side wrote is in the text.
fn keeps_comments(host: &Host, request: &MergeRequest<'_>, text: &str) -> bool {
    let Some(theirs) = read(host, request.theirs) else { return false };
    let of = |text: &str| -> Vec<String> {
        yaml_tree::comments(text).into_iter().map(|comment| comment.text).collect()
    };
    let before = read(host, request.base).map(|base| of(&base)).unwrap_or_default();
    of(&theirs).iter().all(|comment| before.contains(comment) || text.contains(comment.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_dataset_of_a_record_is_what_stands_before_data() {
        let split = split_at_data;
        assert_eq!(split("data/projects/a.yaml"), Some(("", "projects/a.yaml")));
        assert_eq!(split("nrw/data/projects/a.yaml"), Some(("nrw", "projects/a.yaml")));
        assert_eq!(split("data.d/data/projects/a.yaml"), Some(("data.d", "projects/a.yaml")));
        assert_eq!(split("x/data/y/data/projects/a.yaml"), Some(("x/data/y", "projects/a.yaml")));
        assert_eq!(split("projects/a.yaml"), None);
    }
}
