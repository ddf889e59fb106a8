//! One thing that a change means.

use super::vocabulary::Meaning;
use messages::LocalizedText;
use messages::Message;
use messages::PartialDate;
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
    Date(PartialDate),
    Term(Message),
    Title(LocalizedText),
}
