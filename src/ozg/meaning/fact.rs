//! One thing that a change means.

use super::vocabulary::Meaning;
use messages::LocalizedText;
use messages::Message;
use messages::PartialDate;
use messages::msg;
use record_diff::diff::FieldChange;

/// How much a change matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ChangeSeverity {
    /// Upkeep: sources, texts, order.
    Routine,
    /// A Koordination wants to know.
    Notable,
    /// What relies on the dataset may no longer work.
    Breaking,
}

impl ChangeSeverity {
    /// All of them, what matters most first.
    pub const ALL: [ChangeSeverity; 3] =
        [ChangeSeverity::Breaking, ChangeSeverity::Notable, ChangeSeverity::Routine];
}

/// One thing that a change means, with the values that say so.
#[derive(Debug, Clone, PartialEq)]
pub struct Fact {
    pub meaning: Meaning,
    pub detail: FactDetail,
    /// The values that differ, from which it follows; none where it is about the record as a whole.
    pub fields: Vec<FieldChange>,
    /// The days from which on its values hold, as far as they have a date.
    pub dates: Vec<PartialDate>,
    /// What a reviewer should ask about it.
    pub notes: Vec<FactNote>,
}

/// What the sources of a record leave open of a fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FactNote {
    /// It came without a new source, and no page is newly said to support its field.
    Unsourced,
    /// It is dated after all sources of the record.
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
    /// What people call it.
    #[must_use]
    pub fn title(self) -> Message {
        match self {
            FactNote::Unsourced => msg!("fact-unsourced"),
            FactNote::AfterSources => msg!("fact-after-sources"),
        }
    }
}

/// How a fact is shown.
#[derive(Debug, Clone, PartialEq)]
pub enum FactDetail {
    /// The meaning says it all.
    None,
    /// The values that differ say it all.
    Fields,
    Sentence(Box<FactArgs>),
}

/// `subject (place): old → new (note)`, as much of it as there is.
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
    /// As the record has it.
    Data(String),
    /// An id that is to be read as such.
    Id(String),
    Whole(i64),
    Date(PartialDate),
    Term(Message),
    Title(LocalizedText),
}
