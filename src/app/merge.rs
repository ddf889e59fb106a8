//! Git's merge driver: merges three states of a record, by lines where that is sound, else by fields.

use std::path::Path;
use std::sync::Arc;

use anyhow::Result;

use super::workspace::Workspace;
use file_tree::write::{not_written, replace};
use file_tree::{Directory, Host, Tree, merge_lines, read_file};
use record_diff::merge::{ConflictLabels, MergeResult, TextStates, merge_with_lines};
use records::schema::{Kind, Schemas};

/// The files that Git passes to its merge driver.
#[derive(Debug, Clone)]
pub(crate) struct MergeRequest<'a> {
    pub base: &'a Path,
    /// The result is written to this file.
    pub ours: &'a Path,
    pub theirs: &'a Path,
    /// The path of the record in the repository.
    pub path: &'a Path,
}

/// Merges three states of a record into the file `ours`; returns whether there are no conflicts.
///
/// # Errors
/// If a file cannot be read or is larger than a record may be, Git fails, or the result cannot be written.
pub(crate) fn merge_files(workspace: &Workspace, request: &MergeRequest<'_>) -> Result<bool> {
    let host = &workspace.host;
    let read = |path: &Path| -> Result<Option<String>> {
        let bytes = read_file(host, path).bytes(&request.path.to_string_lossy())?;
        Ok(String::from_utf8(bytes).ok())
    };
    let texts = (read(request.base)?, read(request.ours)?, read(request.theirs)?);
    let (text, has_conflicts) = merge_lines(host, request.ours, request.base, request.theirs)?;
    let lines = MergeResult { text, has_conflicts };
    let kind = kind(host, request).ok().flatten();
    let merged = match (kind, texts) {
        (Some(kind), (Some(base), Some(ours), Some(theirs))) => {
            let texts = TextStates { base: &base, ours: &ours, theirs: &theirs };
            let labels = ConflictLabels { ours: "ours", theirs: "theirs" };
            merge_with_lines(&kind, texts, lines, labels)
        }
        // Not a record, or not UTF-8: we cannot merge it better than Git.
        _ => lines,
    };
    replace(&host.resolve(request.ours), merged.text.as_bytes())
        .map_err(|error| not_written(request.ours, &error))?;
    Ok(!merged.has_conflicts)
}

/// The kind of the record; none if the path is not that of a record.
fn kind(host: &Host, request: &MergeRequest<'_>) -> Result<Option<Arc<Kind>>> {
    let path = request.path.to_string_lossy().replace('\\', "/");
    let Some((root, below)) = split_at_data(&path) else { return Ok(None) };
    let root = if root.is_empty() { "." } else { root };
    let directory = Directory::open_empty(host, Path::new(root))?;
    let schemas = Schemas::load(&Tree::Directory(directory))?;
    let folder = below.split('/').next().unwrap_or_default();
    Ok(schemas.collection(folder).cloned())
}

/// Splits a path of the repository into that of the dataset and what follows `data/`.
fn split_at_data(path: &str) -> Option<(&str, &str)> {
    let at = if path.starts_with("data/") { 0 } else { path.rfind("/data/")? + 1 };
    Some((path[..at].trim_end_matches('/'), &path[at + "data/".len()..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_dataset_of_a_record_is_the_path_before_data() {
        let split = split_at_data;
        assert_eq!(split("data/projects/a.yaml"), Some(("", "projects/a.yaml")));
        assert_eq!(split("nrw/data/projects/a.yaml"), Some(("nrw", "projects/a.yaml")));
        assert_eq!(split("data.d/data/projects/a.yaml"), Some(("data.d", "projects/a.yaml")));
        assert_eq!(split("x/data/y/data/projects/a.yaml"), Some(("x/data/y", "projects/a.yaml")));
        assert_eq!(split("projects/a.yaml"), None);
    }
}
