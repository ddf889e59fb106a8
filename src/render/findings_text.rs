//! Findings as rustc shows them: the source line with the value underlined.

use std::borrow::Cow;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::escape_to_one_line;
use document::text::wrap;
use messages::{Localizer, msg};
use record_lint::SourceMap;
use record_lint::{Finding, FixMode, Severity};
use records::location::Location;
use yaml_tree::Span;

/// Shows findings in one language.
pub struct FindingsText<'a> {
    pub localizer: &'a Localizer,
    pub sources: &'a SourceMap,
    /// Columns of the terminal; longer source lines are cut.
    pub width: usize,
    /// Whether longer sentences are wrapped, as in a terminal; a log has lines of any length.
    pub is_wrapped: bool,
}

/// Columns before the text of a note: the margin and the label.
const NOTE: usize = 18;
/// Minimum width of a sentence in columns, in any terminal.
const LEAST: usize = 30;

/// The label of a location that is in another file, or has no line to show.
type RelatedNote<'f> = (&'f Location, String);

impl FindingsText<'_> {
    /// One finding, with the styles of a terminal.
    #[must_use]
    pub fn finding(&self, finding: &Finding) -> String {
        let severity = finding.code.severity;
        let level = match severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
            Severity::Note => Level::NOTE,
        };
        let (word, code) = (self.localizer.format(&severity.word()), finding.code.title());
        let before = word.len() + code.len() + "[]: ".len();
        let message = self.wrapped(&self.localizer.format(&finding.message), before);
        let title = level.with_name(word).primary_title(message).id(code);
        let (group, elsewhere) = self.source(Group::with_title(title), finding);
        let group = self.footer(group, finding, &elsewhere);
        let renderer = Renderer::styled().decor_style(DecorStyle::Ascii).term_width(self.width);
        renderer.render(&[group])
    }

    /// Adds the source lines of the finding; returns the related locations that are elsewhere.
    fn source<'g, 'f: 'g>(
        &'g self,
        group: Group<'g>,
        finding: &'f Finding,
    ) -> (Group<'g>, Vec<RelatedNote<'f>>) {
        let file = &finding.location.file;
        let mut elsewhere = Vec::new();
        let shown = self.sources.shown(file).zip(self.sources.span(&finding.location));
        let Some((text, span)) = shown else {
            let all =
                finding.related.iter().map(|r| (&r.location, self.localizer.format(&r.label)));
            let origin = Origin::path(escape_to_one_line(file));
            return (group.element(origin), all.collect());
        };
        let mut annotation = AnnotationKind::Primary.span(first_line(text, span));
        if let Some(label) = &finding.label {
            annotation = annotation.label(escape_to_one_line(&self.localizer.format(label)));
        }
        let path = escape_to_one_line(file);
        let mut snippet = Snippet::source(with_line_feeds(text)).path(path).annotation(annotation);
        for related in &finding.related {
            let label = escape_to_one_line(&self.localizer.format(&related.label));
            match self.sources.span(&related.location) {
                Some(span) if related.location.file == *file => {
                    let span = first_line(text, span);
                    snippet = snippet.annotation(AnnotationKind::Context.span(span).label(label));
                }
                _ => elsewhere.push((&related.location, label)),
            }
        }
        (group.element(snippet), elsewhere)
    }

    fn footer<'g>(
        &'g self,
        mut group: Group<'g>,
        finding: &'g Finding,
        elsewhere: &[RelatedNote<'_>],
    ) -> Group<'g> {
        let note = || Level::NOTE.with_name(self.localizer.text("finding-note"));
        for (location, label) in elsewhere {
            let text = format!("{}: {label}", self.sources.place(location));
            group = group.element(note().message(self.wrapped(&text, NOTE)));
        }
        for text in &finding.notes {
            let text = self.wrapped(&self.localizer.format(text), NOTE);
            group = group.element(note().message(text));
        }
        if let Some(help) = self.help(finding) {
            let level = Level::HELP.with_name(self.localizer.text("severity-help"));
            group = group.element(level.message(self.wrapped(&help, NOTE)));
        }
        group
    }

    /// A sentence on one line, or wrapped to the terminal; `before` columns are taken already.
    fn wrapped(&self, text: &str, before: usize) -> String {
        let line = escape_to_one_line(text);
        if !self.is_wrapped {
            return line;
        }
        wrap(&line, Some(self.width.saturating_sub(before).max(LEAST))).join("\n")
    }

    /// How to fix it, and the option with which the program does.
    fn help(&self, finding: &Finding) -> Option<String> {
        let option = finding.fixed_by().map(FixMode::option);
        let help = finding.help.as_ref().map(|help| self.localizer.format(help));
        match (help, option) {
            (Some(help), Some(option)) => Some(format!("{help} [{option}]")),
            (None, Some(option)) => Some(self.localizer.format(&msg!("help-fix", option = option))),
            (help, None) => help,
        }
    }
}

/// The text with a line feed for each carriage return that ends a line alone: for the renderer, only a line feed ends
/// one. All bytes keep their positions.
fn with_line_feeds(text: &str) -> Cow<'_, str> {
    if !text.contains('\r') {
        return Cow::Borrowed(text);
    }
    let parts = yaml_tree::lines(text).flat_map(|line| match line.strip_suffix('\r') {
        Some(line) => [line, "\n"],
        None => [line, ""],
    });
    Cow::Owned(parts.collect())
}

/// The part of a span that lies on the line it begins in; at least one character wide.
fn first_line(text: &str, span: Span) -> std::ops::Range<usize> {
    let range = span.range();
    let start = range.start.min(text.len());
    let end = range.end.min(text.len()).max(start);
    let line = text.get(start..end).and_then(|part| part.split(['\n', '\r']).next());
    start..start + line.map_or(0, |line| line.trim_end().len())
}
