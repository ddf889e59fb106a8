//! Candidates for `ozg report`: what a report is about, its tables, and what it is narrowed to.

use super::dataset::CompletionContext;
use super::offer::{CandidateList, candidate};
use crate::locales;
use crate::ozg::domain::{Municipality, RecordView};
use crate::ozg::evidence::AnswerDay;
use crate::ozg::period::Period;
use crate::ozg::report::{OVERVIEW, REPORTS, Report, ReportContext, TREND};
use crate::ozg::scope::{ReportScope, ScopeFilter, is_kreis};
use crate::ozg::trend::figures;
use crate::section::Section;
use records::dataset::Projection;

const MUNICIPALITY: &str = Municipality::KIND;
/// The age in months that counts as old; the names of tables and figures do not depend on it.
const MONTHS: i64 = 12;

impl CompletionContext<'_> {
    /// Ids of the kinds that the report on the command line is about; the figures, for `trend`.
    pub(super) fn report_subjects(&self, prefix: &str) -> CandidateList {
        if self.line.report.as_deref() == Some(TREND.name) {
            return self.figures(prefix);
        }
        match self.report().map(|report| report.subjects).unwrap_or_default() {
            [kind] => self.ids(kind, prefix),
            kinds => self.records(prefix, |file| kinds.contains(&file.kind.name.as_str())),
        }
    }

    /// The tables of the report on the command line.
    pub(super) fn tables(&self, prefix: &str) -> CandidateList {
        let localizer = locales::localizer(self.line.language);
        let sections = self.report().and_then(|report| self.sections(report)).unwrap_or_default();
        let table = |section: &Section| {
            let title = section.table.title.as_ref().map(|title| localizer.format(title));
            candidate(prefix, section.table.name, &title.unwrap_or_default())
        };
        sections.iter().filter_map(table).collect()
    }

    /// The Kommunen to which others belong.
    pub(super) fn kreise(&self, prefix: &str) -> CandidateList {
        let mut projection = Projection::default();
        for field in &[Municipality::NAME.name, Municipality::GROESSENKLASSE.name] {
            projection.add(MUNICIPALITY, field);
        }
        let Ok(dataset) = self.source.load(&projection) else { return Vec::new() };
        let kreise = dataset.of(MUNICIPALITY).filter(|kommune| is_kreis(kommune));
        kreise.filter_map(|kreis| candidate(prefix, &kreis.id, kreis.label())).collect()
    }

    /// The values that the schema lists for a field of a Kommune.
    pub(super) fn of_kommunen(&self, field: &str, prefix: &str) -> CandidateList {
        let values = self.values_of(MUNICIPALITY, field).unwrap_or_default();
        values.iter().filter_map(|value| candidate(prefix, value, "")).collect()
    }

    fn figures(&self, prefix: &str) -> CandidateList {
        let localizer = locales::localizer(self.line.language);
        let figures = figures(&self.sections(OVERVIEW).unwrap_or_default());
        let figures = figures.iter();
        figures
            .filter_map(|figure| {
                candidate(prefix, &figure.name(), &localizer.format(&figure.title))
            })
            .collect()
    }

    fn report(&self) -> Option<&'static Report> {
        let name = self.line.report.as_deref()?;
        REPORTS.iter().find(|report| report.name == name)
    }

    /// Runs the report, since its tables are known only then.
    fn sections(&self, report: &Report) -> Option<Vec<Section>> {
        let schemas = &self.source.schemas;
        let dataset = self.source.load(&Report::reads(&[report], schemas)).ok()?;
        let scope = ReportScope::new(
            &dataset,
            AnswerDay::of_state(self.line.workspace.today),
            &ScopeFilter::default(),
        );
        let subject = report.subjects.first().and_then(|kind| {
            let named = self.line.subject.as_deref().and_then(|id| dataset.get(kind, id));
            // Without an id, any record will do: its tables have the same names.
            named.or_else(|| dataset.of(kind).next())
        });
        let period = Period::up_to(self.line.workspace.today);
        let context = ReportContext { schemas, scope: &scope, subject, months: MONTHS, period };
        report.answer(&context).map(|answer| answer.sections).ok()
    }
}
