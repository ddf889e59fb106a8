//! What a rule is: a code and a function over a record or over the dataset.

use crate::dataset::{Dataset, Ids, Source, Wanted};
use crate::date::PartialDate;
use crate::finding::{Code, Finding};
use crate::record::Record;
use crate::schema::Schemas;

/// A rule of the data, known by its code.
pub struct Rule {
    pub code: Code,
    pub check: Check,
}

/// When a rule looks, and at what.
pub enum Check {
    /// While a file is read and held against its schema.
    Reading,
    /// At every record that could be read, one by one.
    Record(fn(&Inspection<'_>, &mut Vec<Finding>)),
    /// At all records together, with the fields it asks for.
    Dataset { needs: fn(&Schemas, &mut Wanted), check: fn(&Survey<'_>, &mut Vec<Finding>) },
}

/// One record under inspection. Values that break the schema are already told and taken out.
pub struct Inspection<'a> {
    pub record: &'a Record,
    /// The text of the file.
    pub source: &'a str,
    pub ids: &'a Ids,
    /// The day that counts as today.
    pub clock: PartialDate,
}

/// The dataset as a whole; its records hold only the fields that rules asked for.
pub struct Survey<'a> {
    pub source: &'a Source,
    pub dataset: &'a Dataset,
    /// The day that counts as today.
    pub clock: PartialDate,
}
