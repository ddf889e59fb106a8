//! The card of a record as Markdown.

use super::card_words::{LISTED, fields, history, more, role_title, words};
use super::markdown::{code, title};
use messages::Localizer;
use record_query::show::{Card, Referrer, ReferrerGroup};
use records::table::Cell;
use std::fmt::Write as _;

/// The card; every text that comes from data is inert. `details` says more of a referrer.
#[must_use]
pub fn card_md(
    card: &Card<'_>,
    details: &dyn Fn(&ReferrerGroup<'_>, &Referrer<'_>) -> Vec<Cell>,
    localizer: &Localizer,
) -> String {
    let record = card.record;
    let id = format!("{}/{}", record.kind.name, record.id);
    let mut text = format!("# {}\n\n{}\n\n", code(record.label()), code(&id));
    for (name, lines) in fields(card, localizer) {
        let lines: Vec<_> = lines.iter().map(|line| values(line, localizer)).collect();
        let _ = write!(text, "- {}:", title(&name));
        match lines.as_slice() {
            [line] => {
                let _ = writeln!(text, " {line}");
            }
            lines => {
                text.push('\n');
                text.extend(lines.iter().map(|line| format!("  - {line}\n")));
            }
        }
    }
    if !card.roles.is_empty() {
        let _ = write!(text, "\n## {}\n\n", localizer.text("show-referred"));
    }
    for role in &card.roles {
        let _ = writeln!(text, "- {}:", title(&role_title(role, localizer)));
        for referrer in role.referrers.iter().take(LISTED) {
            let record = referrer.record.as_cell();
            let name = (None, &record);
            let details = details(role, referrer);
            let parts: Vec<_> =
                [name].into_iter().chain(details.iter().map(|cell| (None, cell))).collect();
            let _ = writeln!(text, "  - {}", values(&parts, localizer));
        }
        if let Some(more) = more(card, role) {
            let _ = writeln!(text, "  - {}", code(&localizer.format(&more)));
        }
    }
    let history = card.history.as_ref().map(history).unwrap_or_default();
    text.extend(history.iter().map(|message| format!("\n{}\n", code(&localizer.format(message)))));
    text
}

fn values(parts: &[(Option<String>, &Cell)], localizer: &Localizer) -> String {
    let part = |(name, cell): &(Option<String>, &Cell)| {
        let words = code(&words(cell, localizer));
        name.as_ref().map_or(words.clone(), |name| format!("{}: {words}", title(name)))
    };
    parts.iter().map(part).collect::<Vec<_>>().join(" · ")
}
