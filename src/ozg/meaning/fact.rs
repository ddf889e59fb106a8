//! A fact: one thing that a change means.

use super::vocabulary::Meaning;
use messages::LocalizedText;
use messages::Message;
use messages::PartialDate;
use messages::msg;
use record_diff::diff::FieldChange;

/// The severity of a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ChangeSeverity {
    /// Maintenance: sources, texts, order.
    Routine,
    /// Relevant to a Koordination.
    Notable,
    /// May break what relies on the dataset.
    Breaking,
}

impl ChangeSeverity {
    /// All severities, highest first.
    pub const ALL: [ChangeSeverity; 3] =
        [ChangeSeverity::Breaking, ChangeSeverity::Notable, ChangeSeverity::Routine];
}

/// One thing that a change means, with the changed values that it follows from.
#[derive(Debug, Clone, PartialEq)]
pub struct Fact {
    pub meaning: Meaning,
    pub detail: FactDetail,
    /// The changed values that the fact follows from; empty if it is about the record as a whole.
    pub fields: Vec<FieldChange>,
    /// The dates since which its values hold, for the values that are dated.
    pub dates: Vec<PartialDate>,
    /// Points for a reviewer to check.
    pub notes: Vec<FactNote>,
}

/// What the sources of a record leave open about a fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FactNote {
    /// It was added without a new source, and no page newly lists its field as supported.
    Unsourced,
    /// Its date is later than all sources of the record.
    AfterSources,
}

impl Fact {
    pub(super) fn new(meaning: Meaning, detail: FactDetail, fields: Vec<FieldChange>) -> Self {
        Fact { meaning, detail, fields, dates: Vec::new(), notes: Vec::new() }
    }

    pub(super) fn sentence(meaning: Meaning, args: FactArgs, fields: Vec<FieldChange>) -> Self {
        Fact::new(meaning, FactDetail::Sentence(Box::new(args)), fields)
    }
}

impl FactNote {
    /// The title shown to users.
    #[must_use]
    pub fn title(self) -> Message {
        match self {
            FactNote::Unsourced => msg!("fact-unsourced"),
            FactNote::AfterSources => msg!("fact-after-sources"),
        }
    }
}

/// What is shown of a fact besides the title of its meaning.
#[derive(Debug, Clone, PartialEq)]
pub enum FactDetail {
    /// Nothing: the meaning says everything.
    None,
    /// The changed values.
    Fields,
    Sentence(Box<FactArgs>),
}

/// `subject (place): old → new (note)`, without the parts that are missing.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct FactArgs {
    pub subject: Option<String>,
    pub place: Option<LocalizedText>,
    pub old: Option<FactValue>,
    pub new: Option<FactValue>,
    pub note: Option<Message>,
}

/// A value in a sentence.
#[derive(Debug, Clone, PartialEq)]
pub enum FactValue {
    /// As stored in the record.
    Data(String),
    /// An id that is shown as such, not replaced by a name.
    Id(String),
    Whole(i64),
    Date(PartialDate),
    Term(Message),
    Title(LocalizedText),
}
