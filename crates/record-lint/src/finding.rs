//! A fault of the data: what is wrong, where, why, and how to fix it.

use std::cmp::Ordering;

use crate::Mask;
use crate::fix::FixMode;
use messages::Message;
use messages::msg;
use records::location::Location;

/// The severity of a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    Error,
    Warning,
    /// Nothing has to be fixed; shown only on request.
    Note,
}

impl Severity {
    /// Its name in machine-readable formats, which is not localized.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        }
    }

    /// Its name in the language of the user.
    #[must_use]
    pub fn word(self) -> Message {
        match self {
            Severity::Error => msg!("severity-error"),
            Severity::Warning => msg!("severity-warning"),
            Severity::Note => msg!("severity-note"),
        }
    }
}

/// The stable identity of a rule in every output: `OZG012 dangling-reference`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RuleCode {
    pub id: &'static str,
    pub name: &'static str,
    pub severity: Severity,
}

/// Another location that explains a finding, with a label for its role.
#[derive(Debug, Clone, PartialEq)]
pub struct RelatedLocation {
    pub location: Location,
    pub label: Message,
}

/// A fix that the program can make itself.
#[derive(Debug, Clone, PartialEq)]
pub struct Fix {
    /// Usually that of the finding.
    pub location: Location,
    pub edit: Edit,
    /// Whether there is only one interpretation.
    pub is_safe: bool,
}

/// The change to the text.
#[derive(Debug, Clone, PartialEq)]
pub enum Edit {
    /// Replaces the key or value.
    Write(String),
    /// Removes the entry of the list.
    RemoveEntry,
    /// Puts the fields of the record in the order of the schema.
    Order,
}

/// One fault at one place.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    pub code: RuleCode,
    pub location: Location,
    pub message: Message,
    /// Shown at the underlined value: what was expected there.
    pub label: Option<Message>,
    pub related: Vec<RelatedLocation>,
    pub notes: Vec<Message>,
    pub help: Option<Message>,
    /// Findings of one code with the same cause, such as one missing record, are reported as one.
    pub cause: Option<String>,
    pub fixes: Vec<Fix>,
    /// What it is about, where its messages do not state that; it distinguishes findings and is never shown.
    pub(crate) subject: Option<String>,
}

/// Maximum characters of data in a message; with its wording it has no more than 300.
const MAX_DATA: usize = 200;

fn shortened(text: &str, max_chars: usize) -> String {
    match text.char_indices().nth(max_chars) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default().trim_end()),
        None => text.to_owned(),
    }
}

impl RuleCode {
    /// Number and name, as people see a rule: `OZG012 dangling-reference`.
    #[must_use]
    pub fn title(self) -> String {
        format!("{} {}", self.id, self.name)
    }
}

impl Finding {
    /// Orders findings by file and location; at one location, by code.
    pub(crate) fn by_place(&self, other: &Finding) -> Ordering {
        (&self.location, self.code).cmp(&(&other.location, other.code))
    }

    #[must_use]
    pub fn new(code: RuleCode, location: Location, message: Message) -> Self {
        Finding {
            code,
            location,
            message,
            label: None,
            related: Vec::new(),
            notes: Vec::new(),
            help: None,
            cause: None,
            fixes: Vec::new(),
            subject: None,
        }
    }

    #[must_use]
    pub fn subject(mut self, subject: String) -> Self {
        self.subject = Some(subject);
        self
    }

    #[must_use]
    pub fn label(mut self, label: Message) -> Self {
        self.label = Some(label);
        self
    }

    #[must_use]
    pub fn note(mut self, note: Message) -> Self {
        self.notes.push(note);
        self
    }

    #[must_use]
    pub fn cause(mut self, cause: String) -> Self {
        self.cause = Some(cause);
        self
    }

    /// Which fixes resolve it, at least in part; none if it has no fix.
    #[must_use]
    pub fn fixed_by(&self) -> Option<FixMode> {
        let is_safe = self.fixes.iter().map(|fix| fix.is_safe).max()?;
        Some(if is_safe { FixMode::Safe } else { FixMode::Unsafe })
    }

    /// Adds a fix that is the only interpretation.
    #[must_use]
    pub(crate) fn safe_fix(mut self, edit: Option<Edit>) -> Self {
        let location = self.location.clone();
        self.fixes.extend(edit.map(|edit| Fix { location, edit, is_safe: true }));
        self
    }

    /// Adds a fix that may not be what the author intended.
    #[must_use]
    pub(crate) fn unsafe_fix(mut self, edit: Option<Edit>) -> Self {
        let location = self.location.clone();
        self.fixes.extend(edit.map(|edit| Fix { location, edit, is_safe: false }));
        self
    }

    #[must_use]
    pub fn help(mut self, help: Option<Message>) -> Self {
        self.help = help;
        self
    }

    /// The finding with only the data that may be shown in its messages, cut to a readable length.
    #[must_use]
    pub(crate) fn masked(self, mask: Mask) -> Self {
        let show = |message: Message| {
            let length: usize = message.texts().map(|text| text.chars().count()).sum();
            let parts = if length <= MAX_DATA { 1 } else { message.texts().count() };
            let room = MAX_DATA / parts.max(1);
            message.with_texts(&|text| shortened(&mask(text), room))
        };
        let show_related = |one: RelatedLocation| RelatedLocation { label: show(one.label), ..one };
        Finding {
            message: show(self.message),
            label: self.label.map(show),
            related: self.related.into_iter().map(show_related).collect(),
            notes: self.notes.into_iter().map(show).collect(),
            help: self.help.map(show),
            subject: None,
            ..self
        }
    }

    #[must_use]
    pub fn related(mut self, location: Location, label: Message) -> Self {
        self.related.push(RelatedLocation { location, label });
        self
    }
}
