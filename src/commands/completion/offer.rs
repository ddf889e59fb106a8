//! Creates candidates that are safe for the shell that shows them.

use std::ffi::OsStr;
use std::path::Path;

use clap_complete::engine::{CompletionCandidate, PathCompleter, ValueCompleter};

use crate::render::escape_to_one_line;

pub(super) type CandidateList = Vec<CompletionCandidate>;

/// The candidate with its help; none if it does not begin with the prefix, or if a shell could
/// interpret it as anything but a word.
pub(super) fn candidate(prefix: &str, value: &str, help: &str) -> Option<CompletionCandidate> {
    let is_word = |c: char| c.is_alphanumeric() || "-_./=!+,".contains(c);
    if !value.starts_with(prefix) || value.is_empty() || !value.chars().all(is_word) {
        return None;
    }
    let help = (!help.is_empty()).then(|| escape_to_one_line(help).into());
    Some(CompletionCandidate::new(value).help(help))
}

/// Files and folders, without those whose names have control characters or a colon.
pub(super) fn paths(completer: PathCompleter, current_dir: &Path, prefix: &OsStr) -> CandidateList {
    let mut candidates = completer.current_dir(current_dir).complete(prefix);
    candidates.retain(|candidate| {
        let name = candidate.get_value().to_str();
        name.is_some_and(|name| escape_to_one_line(name) == name && !name.contains(':'))
    });
    candidates
}
