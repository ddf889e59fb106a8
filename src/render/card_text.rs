//! The card of a record for a terminal.

use anstyle::Style;
use std::fmt::Write as _;

use super::card_words::{LISTED, fields, history, more, role_title, words};
use super::value::one_line;
use super::wrap::wrap;
use messages::Localizer;
use record_query::show::{Card, Referrer, ReferrerGroup};
use records::table::Cell;

/// Columns that titles may take up.
const TITLES: usize = 26;
/// Between a title and its values.
const GAP: usize = 2;
/// Columns by which the next lines of a value are set in.
const INDENT: usize = 2;

/// Shows cards in one language.
pub struct CardText<'a> {
    pub localizer: &'a Localizer,
    /// Columns of the terminal; longer lines are broken between words.
    pub width: Option<usize>,
}

impl CardText<'_> {
    /// The card with the styles of a terminal. `details` says more of a referrer.
    #[must_use]
    pub fn card(
        &self,
        card: &Card<'_>,
        details: &dyn Fn(&ReferrerGroup<'_>, &Referrer<'_>) -> Vec<Cell>,
    ) -> String {
        let mut text = self.heading(card);
        self.fields(&mut text, card);
        if !card.roles.is_empty() {
            let _ = write!(text, "\n{}\n", bold(&self.localizer.text("show-referred")));
        }
        for role in &card.roles {
            let _ = writeln!(text, "{}", role_title(role, self.localizer));
            for referrer in role.referrers.iter().take(LISTED) {
                self.block(&mut text, INDENT, &self.referrer(referrer, &details(role, referrer)));
            }
            if let Some(more) = more(card, role) {
                self.block(&mut text, INDENT, &one_line(&self.localizer.format(&more)));
            }
        }
        let history = card.history.as_ref().map(history).unwrap_or_default();
        if !history.is_empty() {
            text.push('\n');
        }
        for message in history {
            self.block(&mut text, 0, &one_line(&self.localizer.format(&message)));
        }
        text
    }

    fn heading(&self, card: &Card<'_>) -> String {
        let record = card.record;
        let mut text = String::new();
        for line in wrap(&one_line(record.label()), self.width) {
            let _ = writeln!(text, "{}", bold(&line));
        }
        let kind = record.kind.title.get(self.localizer.language);
        let place = format!("{kind} {}/{}, {}", record.kind.name, record.id, record.file);
        self.block(&mut text, 0, &one_line(&place));
        text.push('\n');
        text
    }

    fn fields(&self, text: &mut String, card: &Card<'_>) {
        let fields = fields(card, self.localizer);
        let longest = fields.iter().map(|(title, _)| title.chars().count()).max();
        let column = longest.unwrap_or_default().min(TITLES);
        for (title, lines) in &fields {
            let titles = wrap(title, Some(TITLES));
            let values: Vec<_> =
                lines.iter().flat_map(|line| self.value(line, column + GAP)).collect();
            for number in 0..titles.len().max(values.len()) {
                let title = titles.get(number).map_or("", String::as_str);
                let value = values.get(number).map_or("", String::as_str);
                let line = format!("{title:column$}{:GAP$}{value}", "");
                let _ = writeln!(text, "{}", line.trim_end());
            }
        }
    }

    /// A line of a card, on as many lines of the terminal as it needs.
    fn value(&self, parts: &[(Option<String>, &Cell)], before: usize) -> Vec<String> {
        let part = |(title, cell): &(Option<String>, &Cell)| {
            let words = words(cell, self.localizer);
            title.as_ref().map_or(words.clone(), |title| format!("{title}: {words}"))
        };
        let line = parts.iter().map(part).collect::<Vec<_>>().join(" · ");
        let room = self.width.map(|width| width.saturating_sub(before + INDENT).max(TITLES));
        let indented = |(number, line): (usize, String)| match number {
            0 => line,
            _ => format!("{:INDENT$}{line}", ""),
        };
        wrap(&line, room).into_iter().enumerate().map(indented).collect()
    }

    fn referrer(&self, referrer: &Referrer<'_>, details: &[Cell]) -> String {
        let record = referrer.record;
        let details: Vec<_> = details.iter().map(|cell| words(cell, self.localizer)).collect();
        let name = words(&record.as_cell(), self.localizer);
        if details.is_empty() { name } else { format!("{name} · {}", details.join(" · ")) }
    }

    /// A text whose next lines are set in.
    fn block(&self, text: &mut String, indent: usize, content: &str) {
        let room = self.width.map(|width| width.saturating_sub(indent + INDENT).max(TITLES));
        for (number, line) in wrap(content, room).iter().enumerate() {
            let indent = if number == 0 { indent } else { indent + INDENT };
            let _ = writeln!(text, "{:indent$}{line}", "");
        }
    }
}

fn bold(text: &str) -> String {
    let style = Style::new().bold();
    format!("{style}{text}{style:#}")
}
