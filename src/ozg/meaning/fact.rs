//! One thing that a change means.

use super::vocabulary::Meaning;
use messages::Message;
use messages::PartialDate;
use messages::Text;
use record_diff::diff::FieldChange;

/// How much a change matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Upkeep: sources, texts, order.
    Routine,
    /// A Koordination wants to know.
    Notable,
    /// What relies on the dataset may no longer work.
    Breaking,
}

impl Severity {
    /// The word for it in formats that programs read; it is in no language.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Severity::Routine => "routine",
            Severity::Notable => "notable",
            Severity::Breaking => "breaking",
        }
    }
}

/// One thing that a change means, with the values that say so.
#[derive(Debug, Clone, PartialEq)]
pub struct Fact {
    pub meaning: &'static Meaning,
    pub detail: Detail,
    /// The values that differ, from which it follows; none where it is about the record as a whole.
    pub fields: Vec<FieldChange>,
}

/// How a fact is shown.
#[derive(Debug, Clone, PartialEq)]
pub enum Detail {
    /// The meaning says it all.
    None,
    /// The values that differ say it all.
    Fields,
    Said(Box<Said>),
}

/// `subject (place): old → new (note)`, as much of it as there is.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Said {
    pub subject: Option<String>,
    pub place: Option<Text>,
    pub old: Option<Word>,
    pub new: Option<Word>,
    pub note: Option<Message>,
}

/// A value in a sentence.
#[derive(Debug, Clone, PartialEq)]
pub enum Word {
    /// As the record has it.
    Data(String),
    Date(PartialDate),
    Term(Message),
    Title(Text),
}
