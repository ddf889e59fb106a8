//! Running the rules over every file and over the dataset. No record is kept longer than it takes to
//! inspect it, but for the few fields that rules over the whole dataset need.

use anyhow::Result;

use super::ignore::{self, Ignore};
use super::misspelt::misspelt;
use super::{Check, Inspection, Rule, Rules, Settings, Survey, rules};
use crate::finding::{Finding, Severity};
use messages::msg;
use records::dataset::{Dataset, Document, Ids, RecordFile, Refusal, Source, Wanted};
use records::record::Record;
use records::schema::Schemas;

/// Findings of one file that are told; each costs a look at the whole file.
const MAX_FINDINGS: usize = 100;

/// All that the rules find, those that comments ignore left out.
pub(super) struct Inspected {
    /// In the order of file and place.
    pub findings: Vec<Finding>,
    pub files: usize,
    /// Notes that are not among the findings.
    pub notes: usize,
}

/// What one file contributes.
#[derive(Default)]
struct OfFile {
    findings: Vec<Finding>,
    /// The fields of the record that rules over the dataset need.
    projected: Option<Record>,
    ignores: Vec<Ignore>,
    notes: usize,
}

pub(super) fn inspect(source: &Source, rules: Rules, settings: &Settings) -> Result<Inspected> {
    let all = rules.all();
    let mut wanted = Wanted::default();
    for rule in &all {
        if let Check::Dataset { needs, .. } = rule.check {
            needs(&source.schemas, &mut wanted);
        }
    }
    let (ids, schemas) = (Ids::new(&source.layout), &source.schemas);
    let inspector = Inspector { ids, schemas, rules: rules.domain, wanted, settings };
    let files: Vec<_> = source.layout.records.iter().collect();
    let inspected = source.read(&files, |file, document| inspector.inspect(file, document))?;
    let mut findings: Vec<_> = source.layout.strays.iter().map(rules::stray).collect();
    let notes = inspected.iter().map(|one| one.notes).sum();
    let (mut records, mut ignores) = (Vec::new(), Vec::new());
    for one in inspected {
        findings.extend(one.findings);
        records.extend(one.projected);
        ignores.extend(one.ignores);
    }
    let survey =
        Survey { source, ids: &inspector.ids, dataset: &Dataset::new(0, records), settings };
    for rule in &all {
        if let Check::Dataset { check, .. } = rule.check {
            check(&survey, &mut findings);
        }
    }
    ignore::apply(source, &mut findings, &ignores, &all)?;
    findings.sort_by(|a, b| (&a.location, a.code).cmp(&(&b.location, b.code)));
    let files = files.len() + source.layout.strays.len();
    Ok(Inspected { findings, files, notes })
}

/// What it takes to inspect a file.
struct Inspector<'r> {
    ids: Ids,
    schemas: &'r Schemas,
    /// Those of the domain.
    rules: &'r [Rule],
    wanted: Wanted,
    settings: &'r Settings,
}

impl Inspector<'_> {
    /// Runs those rules that look at one record.
    fn apply(&self, rules: &[Rule], document: &Document, findings: &mut Vec<Finding>) {
        let inspection = Inspection {
            record: &document.record,
            source: &document.source,
            ids: &self.ids,
            schemas: self.schemas,
            settings: self.settings,
        };
        for rule in rules {
            if let Check::Record(check) = rule.check {
                check(&inspection, findings);
            }
        }
    }

    /// Cuts a flood of findings, the least severe first; true if there was one.
    fn stem(&self, findings: &mut Vec<Finding>) -> bool {
        if findings.len() <= MAX_FINDINGS {
            return false;
        }
        self.settings.judge(findings);
        findings.sort_by_key(|finding| finding.code.severity);
        findings.truncate(MAX_FINDINGS);
        if let Some(first) = findings.first_mut() {
            first.notes.push(msg!("finding-flood", limit = MAX_FINDINGS));
            // Told by itself, so that the note is.
            first.cause = None;
        }
        true
    }

    fn take_out_notes(&self, findings: &mut Vec<Finding>) -> usize {
        let found = findings.len();
        findings.retain(|finding| {
            let severity = self.settings.severity(finding.code.number, finding.code.severity);
            severity != Some(Severity::Note)
        });
        found - findings.len()
    }

    fn inspect(&self, file: &RecordFile, document: Result<Document, Refusal>) -> OfFile {
        let mut document = match document {
            Ok(document) => document,
            Err(refusal) => {
                let findings = vec![rules::refusal(&file.file.path, &refusal)];
                return OfFile { findings, ..OfFile::default() };
            }
        };
        let violations = document.record.kind.violations(&document.record.root);
        let mut findings = rules::schema_findings(&document, &violations);
        let misspelt = misspelt(&document.record, &violations);
        // What is at fault is taken out, so that no other rule tells a consequence of it.
        rules::take_out_faulty(&mut document.record, &findings);
        let found = findings.len();
        self.apply(rules::CORE, &document, &mut findings);
        rules::take_out_faulty(&mut document.record, &findings[found..]);
        misspelt.iter().for_each(|field| field.put_into(&mut document.record));
        self.apply(self.rules, &document, &mut findings);
        findings.retain(|finding| !misspelt.iter().any(|field| field.is_place_of(finding)));
        // Comments that ignore part of a flood must not hide the rest of it.
        let ignores = if self.stem(&mut findings) { Vec::new() } else { ignore::read(&document) };
        let are_kept = self.settings.keeps_notes || !ignores.is_empty();
        let notes = if are_kept { 0 } else { self.take_out_notes(&mut findings) };
        let is_wanted = self.wanted.has_kind(&file.kind.name);
        let projected = is_wanted.then(|| self.wanted.project(document.record));
        OfFile { findings, projected, ignores, notes }
    }
}
