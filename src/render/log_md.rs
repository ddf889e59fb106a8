//! Commits as Markdown: a heading a commit, then its records as in the comment of a pull request.

use super::changes_md::record_md;
use super::log_text::{MOST, Told, more, sides};
use super::markdown::code;
use messages::Speaker;

/// The commits; of each, no more records than a terminal shows.
#[must_use]
pub fn log_md(told: &[Told], speaker: &Speaker) -> String {
    let commits: Vec<_> = told.iter().map(|told| commit(told, speaker)).collect();
    commits.join("\n")
}

fn commit(told: &Told, speaker: &Speaker) -> String {
    let commit = &told.commit;
    let sides = sides(commit);
    let mut text =
        format!("### {} {} {}\n\n", commit.date, code(&commit.id), code(&commit.subject));
    for (change, facts) in told.changes.iter().take(MOST) {
        text.push_str(&record_md(&sides, change, facts, speaker));
    }
    let more = more(told, code).map(|more| speaker.say(&more));
    text.extend(more.map(|more| format!("\n{more}\n")));
    text
}
