//! The sections of a report that a dataset cannot support, since it lacks some kinds of records.

use crate::section::Section;
use messages::Message;
use messages::msg;
use records::schema::Schemas;

/// The sections of a report on a dataset.
pub struct ReportSections {
    pub sections: Vec<Section>,
    /// The sections that are left out, since the dataset lacks kinds of records.
    pub missing: Vec<MissingSection>,
}

/// A section that is left out because kinds of records are missing.
#[derive(Debug, Clone)]
pub struct MissingSection {
    pub table: &'static str,
    pub kinds: Vec<&'static str>,
    title: Message,
}

impl MissingSection {
    /// Which section is missing, and why.
    #[must_use]
    pub fn message(&self) -> Message {
        let kinds = self.kinds.join(", ");
        msg!("report-part-missing", part = self.title.clone(), kinds = kinds)
    }
}

/// The kinds out of `kinds` that a dataset lacks.
pub(super) fn lacking(kinds: &[&'static str], schemas: &Schemas) -> Vec<&'static str> {
    kinds.iter().copied().filter(|kind| schemas.kind(kind).is_none()).collect()
}

/// Leaves out sections that would be empty, and adds a note to those that are incomplete.
pub(super) fn separate_missing(all: Vec<Section>, schemas: &Schemas) -> ReportSections {
    let mut parts = ReportSections { sections: Vec::new(), missing: Vec::new() };
    for section in all {
        let kinds = lacking(&section.needs, schemas);
        if !kinds.is_empty() {
            let table = section.table.name;
            let title = section.table.title.unwrap_or_else(|| msg!("digest-plain", name = table));
            parts.missing.push(MissingSection { table, kinds, title });
            continue;
        }
        let kinds = lacking(&section.draws_on, schemas);
        parts.sections.push(if kinds.is_empty() {
            section
        } else {
            section.note(msg!("section-kinds-missing", kinds = kinds.join(", ")))
        });
    }
    parts
}
