//! Findings as a table, errors first, for a page, a comment, or a GitHub step summary.

use document::{
    Block, DataStyle, DataTable, Document, Inline, Line, TableCell, TableColumn, markdown,
};
use messages::{Localizer, Message, msg};
use record_lint::{Finding, FindingCounts, SourceMap};

/// Formats findings in one language.
#[derive(Clone, Copy)]
pub struct FindingsView<'a> {
    pub sources: &'a SourceMap,
    pub localizer: &'a Localizer,
}

impl FindingsView<'_> {
    #[must_use]
    pub fn document(
        &self,
        findings: &[Finding],
        counts: &FindingCounts,
        state: &Message,
    ) -> Document {
        let title = msg!(
            "lint-page",
            errors = counts.errors,
            warnings = counts.warnings,
            faulty = counts.faulty,
            files = counts.files,
        );
        let mut blocks = vec![Block::heading(1, self.line(&title)), Block::body(self.line(state))];
        let sorted = sorted(findings);
        if !sorted.is_empty() {
            blocks.push(Block::Table(self.table(&sorted)));
        }
        Document { blocks, ..Document::default() }
    }

    /// A Markdown table of the findings in at most `room` bytes; findings that do not fit are counted below
    /// it. Empty if there are no findings.
    #[must_use]
    pub fn step_summary(&self, findings: &[Finding], room: usize) -> String {
        let sorted = sorted(findings);
        let summary_with =
            |count: usize| self.shortened(sorted.get(..count).unwrap_or_default(), sorted.len());
        if sorted.is_empty() || summary_with(0).len() > room {
            return String::new();
        }
        // Binary search for the most findings that fit: a longer table takes more bytes.
        let (mut fits, mut too_many) = (0, sorted.len() + 1);
        while too_many - fits > 1 {
            let count = usize::midpoint(fits, too_many);
            if summary_with(count).len() <= room { fits = count } else { too_many = count }
        }
        summary_with(fits)
    }

    fn shortened(&self, findings: &[&Finding], all: usize) -> String {
        let mut blocks =
            vec![Block::heading(3, Line::own("ozg lint")), Block::Table(self.table(findings))];
        let more = all - findings.len();
        if more > 0 {
            blocks.push(Block::body(self.line(&msg!("lint-more", count = more))));
        }
        let document = Document { blocks, ..Document::default() };
        // The empty line separates it from the output of earlier tools.
        format!("\n{}", markdown::write(&document, markdown::MarkdownOptions::default()))
    }

    fn table(&self, findings: &[&Finding]) -> DataTable {
        let titles = [
            self.localizer.text("lint-severity"),
            self.localizer.text("lint-rule"),
            self.localizer.text("lint-place"),
            self.localizer.text("lint-message"),
        ];
        let columns =
            titles.map(|title| TableColumn { title: Line::own(title), ..TableColumn::default() });
        let title = Line::own(self.localizer.text("lint-table"));
        let rows = findings.iter().map(|finding| self.row(finding)).collect();
        DataTable { title, columns: columns.into(), rows, ..DataTable::default() }
    }

    fn row(&self, finding: &Finding) -> Vec<TableCell> {
        let cells = [
            self.line(&finding.code.severity.word()),
            Line::own(finding.code.title()),
            Line::code(self.sources.place(&finding.location)),
            self.sentences(finding),
        ];
        cells.map(TableCell::new).into()
    }

    /// Message, related locations and explanation.
    fn sentences(&self, finding: &Finding) -> Line {
        let places = finding.related.iter().map(|related| {
            let place = self.sources.place(&related.location);
            Line::code(place).then(": ").with(self.line(&related.label))
        });
        let titled =
            |title: &str, message: &Message| Line::own(title).then(": ").with(self.line(message));
        let (note, help) =
            (self.localizer.text("finding-note"), self.localizer.text("severity-help"));
        let label = finding.label.iter().map(|label| self.line(label));
        let notes = finding.notes.iter().map(|text| titled(&note, text));
        let helps = finding.help.iter().map(|text| titled(&help, text));
        let mut line = self.line(&finding.message);
        for sentence in places.chain(label).chain(notes).chain(helps) {
            line = line.with(Line(vec![Inline::Break])).with(sentence);
        }
        line
    }

    fn line(&self, message: &Message) -> Line {
        Line::message(message, self.localizer, DataStyle::Words)
    }
}

fn sorted(findings: &[Finding]) -> Vec<&Finding> {
    let mut sorted: Vec<_> = findings.iter().collect();
    sorted.sort_by_key(|finding| finding.code.severity);
    sorted
}
