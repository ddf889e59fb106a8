//! Finding all faults of a dataset in one run, each told once.

mod merge;
mod rule;
pub mod rules;

use anyhow::Result;

pub use rule::{Check, Inspection, Rule, Survey};

use crate::dataset::{Dataset, Document, Ids, RecordFile, Refusal, Source, Wanted};
use crate::date::PartialDate;
use crate::finding::{Finding, Severity};
use crate::record::Record;

/// What a run of lint found.
pub struct Outcome {
    /// Sorted by file, place and code.
    pub findings: Vec<Finding>,
    /// Files looked at.
    pub files: usize,
    /// Bytes read of them.
    pub bytes: usize,
}

impl Outcome {
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        self.findings.iter().filter(|finding| finding.code.severity == severity).count()
    }
}

/// What one file contributes.
struct Inspected {
    findings: Vec<Finding>,
    /// The fields of the record that rules over the dataset need.
    projected: Option<Record>,
    bytes: usize,
}

/// Runs the core's rules and those of the domain over a dataset. No record is kept longer than it
/// takes to inspect it, but for the few fields that rules over the whole dataset need.
///
/// # Errors
/// If the tree cannot be read at all.
pub fn lint(source: &Source, domain: &[Rule], clock: PartialDate) -> Result<Outcome> {
    let rules: Vec<&Rule> = rules::CORE.iter().chain(domain).collect();
    let mut wanted = Wanted::default();
    for rule in &rules {
        if let Check::Dataset { needs, .. } = rule.check {
            needs(&source.schemas, &mut wanted);
        }
    }
    let inspector = Inspector { ids: Ids::new(&source.layout), domain, wanted, clock };
    let files: Vec<_> = source.layout.records.iter().collect();
    let inspected = source.read(&files, |file, document| inspector.inspect(file, document))?;
    let mut findings: Vec<_> = source.layout.strays.iter().map(rules::stray).collect();
    let bytes = inspected.iter().map(|one| one.bytes).sum();
    let mut records = Vec::new();
    for one in inspected {
        findings.extend(one.findings);
        records.extend(one.projected);
    }
    let survey = Survey { source, dataset: &Dataset::new(0, records), clock };
    for rule in rules {
        if let Check::Dataset { check, .. } = rule.check {
            check(&survey, &mut findings);
        }
    }
    let findings = merge::merge(findings);
    Ok(Outcome { findings, files: files.len() + source.layout.strays.len(), bytes })
}

/// What it takes to inspect a file.
struct Inspector<'r> {
    ids: Ids,
    domain: &'r [Rule],
    wanted: Wanted,
    clock: PartialDate,
}

impl Inspector<'_> {
    /// Runs those rules that look at one record.
    fn apply(&self, rules: &[Rule], document: &Document, findings: &mut Vec<Finding>) {
        let inspection = Inspection {
            record: &document.record,
            source: &document.source,
            ids: &self.ids,
            clock: self.clock,
        };
        for rule in rules {
            if let Check::Record(check) = rule.check {
                check(&inspection, findings);
            }
        }
    }

    fn inspect(&self, file: &RecordFile, document: Result<Document, Refusal>) -> Inspected {
        let mut document = match document {
            Ok(document) => document,
            Err(refusal) => {
                let findings = vec![rules::refusal(&file.file.path, &refusal)];
                return Inspected { findings, projected: None, bytes: 0 };
            }
        };
        let bytes = document.source.len();
        let mut findings = rules::schema_findings(&document);
        // What is at fault is taken out, so that no other rule tells a consequence of it.
        rules::take_out_faulty(&mut document.record, &findings);
        let found = findings.len();
        self.apply(rules::CORE, &document, &mut findings);
        rules::take_out_faulty(&mut document.record, &findings[found..]);
        self.apply(self.domain, &document, &mut findings);
        let kind = file.kind.name.clone();
        let projected = self
            .wanted
            .has_kind(&kind)
            .then(|| document.record.project(|key| self.wanted.has_field(&kind, key)));
        Inspected { findings, projected, bytes }
    }
}
