//! A fault of the data: what is wrong, where, why, and how to mend it.

use std::cmp::Ordering;

use crate::Mask;
use crate::fix::FixMode;
use messages::Message;
use messages::msg;
use records::location::Location;

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    Error,
    Warning,
    /// Nothing need be mended; told only to who asks.
    Note,
}

impl Severity {
    /// The word for it in formats that programs read; it is in no language.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        }
    }

    /// The word for it in the language of the reader.
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

/// Another place that explains a finding, with a word on its part in it.
#[derive(Debug, Clone, PartialEq)]
pub struct RelatedLocation {
    pub location: Location,
    pub label: Message,
}

/// How the program itself can mend a finding.
#[derive(Debug, Clone, PartialEq)]
pub struct Fix {
    /// Usually that of the finding.
    pub location: Location,
    pub edit: Edit,
    /// Whether it can only be meant so.
    pub is_safe: bool,
}

/// What is done to the text.
#[derive(Debug, Clone, PartialEq)]
pub enum Edit {
    /// This takes the place of the key or value.
    Write(String),
    /// The entry of the list is taken out.
    RemoveEntry,
    /// The fields of the record are put in the order of the schema.
    Order,
}

/// One fault at one place.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    pub code: RuleCode,
    pub location: Location,
    pub message: Message,
    /// Said at the underlined value: what was expected there.
    pub label: Option<Message>,
    pub related: Vec<RelatedLocation>,
    pub notes: Vec<Message>,
    pub help: Option<Message>,
    /// Findings of one code with one cause, such as one missing record, are told as one.
    pub cause: Option<String>,
    pub fixes: Vec<Fix>,
    /// What it is about, where its sentences do not repeat that; it tells findings apart and is never shown.
    pub(crate) subject: Option<String>,
}

/// Characters of data in a sentence at most; with its own words it has no more than 300.
const MAX_DATA: usize = 200;

fn shortened(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
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
    /// Findings stand in the order of files and places; at one place, of codes.
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

    /// Which fixes mend it, at least in part; none if it has no fix.
    #[must_use]
    pub fn mended_by(&self) -> Option<FixMode> {
        let is_safe = self.fixes.iter().map(|fix| fix.is_safe).max()?;
        Some(if is_safe { FixMode::Safe } else { FixMode::Unsafe })
    }

    /// A way to mend it that can only be meant so.
    #[must_use]
    pub(crate) fn safe_fix(mut self, edit: Option<Edit>) -> Self {
        let location = self.location.clone();
        self.fixes.extend(edit.map(|edit| Fix { location, edit, is_safe: true }));
        self
    }

    /// A way to mend it that may not be what was meant.
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

    /// The finding with what may be shown of the data that its sentences repeat, and no more than one reads.
    #[must_use]
    pub(crate) fn masked(self, mask: Mask) -> Self {
        let show = |message: Message| {
            let long: usize = message.texts().map(|text| text.chars().count()).sum();
            let parts = if long <= MAX_DATA { 1 } else { message.texts().count() };
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
