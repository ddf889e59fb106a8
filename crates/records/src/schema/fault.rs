//! What makes a schema unusable, and where. All faults of all files are reported in one run.

use jsonschema::ValidationError;

use super::violation::demand;
use messages::Message;
use messages::msg;

/// One fault of a schema.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct SchemaFault {
    /// The name of the file below `schema/`.
    pub file: String,
    /// The JSON pointer to the fault, or line and column if the file is not JSON; empty for the file as a whole.
    pub place: String,
    pub reason: Message,
}

pub(super) type Result<T> = std::result::Result<T, SchemaFault>;

/// Further faults are only counted, to keep the error message readable.
const MAX_REPORTED: usize = 50;

impl SchemaFault {
    /// A fault that concerns the file as a whole.
    pub(super) fn of(file: &str, reason: Message) -> Self {
        SchemaFault::at(file, "", reason)
    }

    pub(super) fn at(file: &str, place: &str, reason: Message) -> Self {
        SchemaFault { file: file.to_owned(), place: place.to_owned(), reason }
    }

    /// A violation of the meta-schema.
    pub(super) fn invalid(file: &str, error: &ValidationError<'_>) -> Self {
        let place = error.instance_path().as_str();
        SchemaFault::at(file, place, msg!("schema-invalid", reason = demand(error.kind())))
    }

    fn sentence(self) -> Message {
        let file = format!("schema/{}", self.file);
        if self.place.is_empty() {
            return msg!("error-schema", file = file, reason = self.reason);
        }
        msg!("error-schema-at", file = file, place = self.place, reason = self.reason)
    }

    fn line(self) -> Message {
        let file = format!("schema/{}", self.file);
        if self.place.is_empty() {
            return msg!("schema-fault", file = file, reason = self.reason);
        }
        msg!("schema-fault-at", file = file, place = self.place, reason = self.reason)
    }
}

/// All faults as one error, by file and in the order in which they were found.
pub(super) fn error(mut faults: Vec<SchemaFault>) -> anyhow::Error {
    if faults.len() == 1
        && let Some(only) = faults.pop()
    {
        return only.sentence().into();
    }
    faults.sort_by(|a, b| a.file.cmp(&b.file));
    let count = faults.len();
    let mut lines: Vec<_> = faults.into_iter().map(SchemaFault::line).collect();
    if count > MAX_REPORTED {
        lines.truncate(MAX_REPORTED);
        lines.push(msg!("schema-more-faults", count = count - MAX_REPORTED));
    }
    msg!("error-schemas", count = count, faults = lines).into()
}
