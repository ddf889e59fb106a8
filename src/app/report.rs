//! A report about one state of the dataset, compared with another state if requested.

use std::collections::BTreeMap;

use anyhow::{Result, bail};

use super::data_state::{state_and_day, while_reading};
use super::lookup::resolve_subject;
use super::report_query::{ReportQuery, ReportResult};
use super::workspace::Workspace;
use crate::ozg::period::Period;
use crate::ozg::report::{MissingSection, OVER_TIME, REPORTS, Report, ReportSubject};
use crate::ozg::scope::ScopeFilter;
use crate::section::{Section, compare};
use file_tree::DataState;
use messages::{Message, PartialDate, msg};
use records::suggest;

/// The parameters that all reports share.
#[derive(Debug, Clone)]
pub(crate) struct ReportParams {
    /// The revision to report on; without one, the files in the directory.
    pub at: Option<String>,
    /// The day that counts as today.
    pub as_of: PartialDate,
    pub narrowing: ScopeFilter,
    /// Number of months after which a check or a source counts as old.
    pub months: i64,
    /// The period of a report that is about one.
    pub period: Period,
}

/// A report by name, and its options.
#[derive(Debug, Clone)]
pub(crate) struct ReportRequest<'a> {
    pub name: &'a str,
    /// The record that it is about: an id, or another name of one record.
    pub id: Option<&'a str>,
    /// The revision to compare with.
    pub compare: Option<&'a str>,
    /// Only this table.
    pub table: Option<&'a str>,
    pub params: &'a ReportParams,
}

/// The metadata of a report, for programs.
#[derive(Debug, Clone)]
pub struct ReportHead {
    pub report: &'static str,
    /// The state of the data that it is based on.
    pub data: DataState,
    pub as_of: PartialDate,
    /// Id of the record that it is about.
    pub subject: Option<String>,
    pub compared_with: Option<String>,
    /// Options that narrow it, with their values.
    pub narrowed: Vec<(&'static str, String)>,
    /// Tables that are left out, each with the kinds of records that the dataset lacks for it.
    pub missing: Vec<(&'static str, Vec<&'static str>)>,
    /// The fields, `kind.field`, with facts for which it is unknown whether they hold on the day, with the number of
    /// records.
    pub undecided: BTreeMap<String, usize>,
}

/// A report, ready to be shown in any format.
#[derive(Debug)]
pub(crate) struct ReportAnswer {
    pub head: ReportHead,
    /// The title, the state of the data with the day, and what it is narrowed to and compared with.
    pub heading: Vec<Message>,
    /// What the report shows, and for whom.
    pub about: Message,
    pub sections: Vec<Section>,
    /// Records that could not be read.
    pub left_out: usize,
}

impl ReportAnswer {
    pub(super) fn new(
        query: &ReportQuery<'_>,
        result: ReportResult,
        data: DataState,
        compared_with: Option<&str>,
    ) -> Self {
        let compared = compared_with.map(|revision| msg!("report-compared", base = revision));
        let mut head = query.head(data, compared_with);
        head.undecided = result.undecided_fields();
        let mut heading = head.heading(query.title(&result), result.limits(), compared);
        heading.extend(result.missing.iter().map(MissingSection::message));
        head.missing = result.missing.into_iter().map(|part| (part.table, part.kinds)).collect();
        ReportAnswer {
            heading,
            head,
            about: (query.report.about)(),
            sections: result.sections,
            left_out: result.left_out,
        }
    }
}

impl ReportHead {
    /// The title, the state of the data with the day, and what else applies to the report as a whole.
    pub(super) fn heading(
        &self,
        title: Message,
        narrowed: Vec<Message>,
        compared: Option<Message>,
    ) -> Vec<Message> {
        let state = state_and_day(&self.data, self.as_of);
        [title, state].into_iter().chain(narrowed).chain(compared).collect()
    }
}

/// Answers a report about one state of the dataset.
///
/// # Errors
/// If there is no such report, record or table, if an option names something that does not exist,
/// or if the dataset cannot be read.
pub(crate) fn report(workspace: &Workspace, request: &ReportRequest<'_>) -> Result<ReportAnswer> {
    let ReportRequest { compare: base, params, .. } = *request;
    let source = workspace.open(params.at.as_deref())?;
    let report = find_report(request.name)?;
    // Checked first, so that no record is looked for whose kind is missing.
    report.check_kinds(&source.schemas)?;
    report.check_records(&source.layout)?;
    let found = resolve_subject(report, request.id, &source)?;
    let subject = found.as_ref().map(|(kind, id)| ReportSubject { kind, id });
    let entered = workspace.entered(params.at.as_deref(), params.as_of);
    let query = ReportQuery::new(report, params, entered.as_ref()).of_record(subject);
    let (data, answer) = while_reading(|| source.tree.state(), || query.answer(&source));
    let mut result = answer?;
    if let Some(revision) = base {
        let entered = workspace.entered(base, params.as_of);
        let query = query.with_entered(entered.as_ref());
        let before = query.answer_if_there(&workspace.open(Some(revision))?)?;
        let before = before.map(|before| before.sections).unwrap_or_default();
        result.sections = compare(result.sections, before);
    }
    result.sections = select_table(result.sections, &result.missing, request.table)?;
    Ok(ReportAnswer::new(&query, result, data, base))
}

fn find_report(name: &str) -> Result<&'static Report> {
    let Some(report) = REPORTS.iter().find(|report| report.name == name) else {
        let over_time = OVER_TIME.iter().map(|report| report.name);
        let names = REPORTS.iter().map(|report| report.name).chain(over_time);
        bail!(msg!("report-unknown", name = name, list = nearest_or_all(name, names)))
    };
    Ok(report)
}

/// All sections, or the one with the requested table.
fn select_table(
    mut sections: Vec<Section>,
    missing: &[MissingSection],
    table: Option<&str>,
) -> Result<Vec<Section>> {
    let Some(name) = table else { return Ok(sections) };
    if let Some(missing) = missing.iter().find(|missing| missing.table == name) {
        bail!(missing.message())
    }
    if !sections.iter().any(|section| section.table.name == name) {
        let names = sections.iter().map(|section| section.table.name);
        bail!(msg!("report-no-table", name = name, list = nearest_or_all(name, names)))
    }
    sections.retain(|section| section.table.name == name);
    Ok(sections)
}

/// The name nearest to a misspelt one, or all names.
fn nearest_or_all<'n>(name: &str, names: impl Iterator<Item = &'n str> + Clone) -> String {
    match suggest::nearest(name, names.clone()) {
        Some(nearest) => nearest.to_owned(),
        None => names.collect::<Vec<_>>().join(", "),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use records::table::Table;

    fn section(name: &'static str) -> Section {
        let table = Table { name, title: None, columns: vec![], rows: vec![], has_total: false };
        Section::new(table, 1)
    }

    #[test]
    fn one_table_is_selected_by_name() {
        let sections = || vec![section("kreise"), section("classes")];
        let names = |table| -> Vec<_> {
            let selected = select_table(sections(), &[], table).expect("sections");
            selected.iter().map(|section| section.table.name).collect()
        };
        assert_eq!(names(None), ["kreise", "classes"]);
        assert_eq!(names(Some("classes")), ["classes"]);
        let error = select_table(sections(), &[], Some("kreis")).expect_err("no such table");
        let expected = msg!("report-no-table", name = "kreis", list = "kreise");
        assert_eq!(error.downcast_ref::<Message>(), Some(&expected));
    }

    #[test]
    fn a_misspelt_report_is_suggested_and_those_over_time_too() {
        let message = |name| find_report(name).err().expect("no report").to_string();
        assert_eq!(
            message("overveiw"),
            "report-unknown name=Text(\"overveiw\") list=Text(\"overview\")"
        );
        assert!(message("tren").contains("list=Text(\"trend\")"), "{}", message("tren"));
        assert!(message("xyzxyzxyz").contains("overview, themenfelder"));
    }
}
