//! What was asked for: a report, the record it is about, and what it is narrowed to.

use anyhow::{Result, bail};

use crate::cli::ReportArgs;
use crate::commands::CommandContext;
use crate::ozg::derived::DERIVED;
use crate::ozg::report::{Report, ReportContext};
use crate::ozg::scope::{ReportScope, ScopeFilter, is_kreis};
use crate::section::Section;
use messages::Message;
use messages::PartialDate;
use messages::msg;
use record_query::query::Catalogue;
use record_query::show::{RecordLookup, add_labels_and_references};
use records::dataset::{Dataset, DatasetSource, IdIndex, Projection, RecordFile};
use records::schema::Shape;
use records::suggest::{self, fold};

/// A question that can be put to several revisions.
#[derive(Clone)]
pub(super) struct ReportRequest<'a> {
    pub report: &'static Report,
    pub id: Option<&'a str>,
    pub as_of: PartialDate,
    pub narrowing: ScopeFilter,
    months: i64,
    pub compared_with: Option<&'a str>,
}

/// What a revision answers.
pub(super) struct ReportResult {
    pub sections: Vec<Section>,
    /// What people call the record that it is about.
    pub subject: Option<String>,
    /// What it is narrowed to.
    pub narrowed: Vec<Message>,
    pub left_out: usize,
}

impl<'a> ReportRequest<'a> {
    /// # Errors
    /// If the report needs an id, or takes none, or an option names what is not there.
    pub fn new(
        context: &CommandContext<'_>,
        args: &'a ReportArgs,
        report: &'static Report,
        source: &DatasetSource,
        id: Option<&'a str>,
    ) -> Result<Self> {
        match (report.subject, id) {
            (Some(kind), None) => {
                bail!(msg!("report-id-missing", report = report.name, kind = kind))
            }
            (None, Some(id)) => bail!(msg!("report-no-id", report = report.name, id = id)),
            _ => {}
        }
        Ok(ReportRequest { id, ..ReportRequest::of_all(context, args, report, source)? })
    }

    /// About no record, whatever stands in place of its id.
    ///
    /// # Errors
    /// If an option names what is not there.
    pub fn of_all(
        context: &CommandContext<'_>,
        args: &'a ReportArgs,
        report: &'static Report,
        source: &DatasetSource,
    ) -> Result<Self> {
        Ok(ReportRequest {
            report,
            id: None,
            as_of: context.workspace.as_of(args.revision.as_of),
            narrowing: narrowing(args, source)?,
            months: args.months,
            compared_with: args.compare.as_deref(),
        })
    }

    /// What the dataset answers.
    ///
    /// # Errors
    /// If it lacks the record that is asked for, or what the report is about.
    pub fn answer(&self, source: &DatasetSource) -> Result<ReportResult> {
        let dataset = self.load(source)?;
        if let (Some(kind), Some(id)) = (self.report.subject, self.id)
            && dataset.get(kind, id).is_none()
        {
            bail!(no_record(source, &dataset, kind, id));
        }
        self.ask(source, &dataset)
    }

    /// The same, or nothing if it lacks the record.
    ///
    /// # Errors
    /// If it lacks what the report is about.
    pub fn answer_of(&self, source: &DatasetSource) -> Result<Option<ReportResult>> {
        self.ask_if_there(source, &self.load(source)?)
    }

    /// The same of a dataset that is loaded already.
    ///
    /// # Errors
    /// If it lacks what the report is about.
    pub fn ask_if_there(
        &self,
        source: &DatasetSource,
        dataset: &Dataset,
    ) -> Result<Option<ReportResult>> {
        match (self.report.subject, self.id) {
            (Some(kind), Some(id)) if dataset.get(kind, id).is_none() => Ok(None),
            _ => self.ask(source, dataset).map(Some),
        }
    }

    /// The same question of another report.
    pub fn about<'b>(&self, report: &'static Report, id: Option<&'b str>) -> ReportRequest<'b>
    where
        'a: 'b,
    {
        ReportRequest { report, id, ..self.clone() }
    }

    /// The records that the report needs.
    ///
    /// # Errors
    /// If the tree cannot be read at all.
    pub fn load(&self, source: &DatasetSource) -> Result<Dataset> {
        let mut projection = Projection::default();
        (self.report.needs)(&source.schemas, &mut projection);
        source.load(&projection)
    }

    /// What a dataset answers that is loaded already.
    ///
    /// # Errors
    /// If it lacks what the report is about.
    pub fn ask(&self, source: &DatasetSource, dataset: &Dataset) -> Result<ReportResult> {
        let scope = ReportScope::new(dataset, self.as_of, &self.narrowing);
        let subject = self.report.subject.zip(self.id).and_then(|(kind, id)| dataset.get(kind, id));
        let report_context =
            ReportContext { schemas: &source.schemas, scope: &scope, subject, months: self.months };
        Ok(ReportResult {
            sections: (self.report.sections)(&report_context)?,
            subject: subject.map(|record| record.label().to_owned()),
            narrowed: self.narrowing.describe(dataset),
            left_out: dataset.left_out,
        })
    }

    /// The heading, and what was narrowed and compared.
    pub fn head(&self, answer: &ReportResult) -> Vec<Message> {
        let title = (self.report.title)();
        let mut head = vec![match &answer.subject {
            Some(name) => msg!("report-heading-of", title = title, name = name, date = self.as_of),
            None => msg!("report-heading", title = title, date = self.as_of),
        }];
        head.extend(answer.narrowed.iter().cloned());
        head.extend(self.compared_with.map(|revision| msg!("report-compared", base = revision)));
        head
    }
}

/// The id of the record that a text means, if it is none itself and there is one.
///
/// # Errors
/// If it means several.
pub(super) fn resolve_subject(
    args: &ReportArgs,
    report: &Report,
    source: &DatasetSource,
) -> Result<Option<String>> {
    let (Some(kind), Some(text)) = (report.subject, args.id.as_deref()) else {
        return Ok(args.id.clone());
    };
    let is_id = |file: &RecordFile| file.kind.name == kind && file.id == text;
    if source.layout.records.iter().any(is_id) {
        return Ok(args.id.clone());
    }
    let catalogue = Catalogue { schemas: &source.schemas, derived: DERIVED };
    let mut projection = Projection::default();
    add_labels_and_references(&source.schemas, &mut projection);
    let (dataset, ids) = (source.load(&projection)?, IdIndex::new(&source.layout));
    let lookup = RecordLookup { catalogue: &catalogue, ids: &ids, dataset: &dataset };
    let found = lookup.find_of(kind, text)?.map(|record| record.id.clone());
    Ok(found.or_else(|| args.id.clone()))
}

/// The options held against what the dataset has: a misspelt one is an error, no empty report.
pub(super) fn narrowing(args: &ReportArgs, source: &DatasetSource) -> Result<ScopeFilter> {
    let ids = |kind: &str| -> Vec<String> {
        let files = source.layout.records.iter().filter(|file| file.kind.name == kind);
        files.map(|file| file.id.clone()).collect()
    };
    let choices = |field: &str| -> Vec<String> {
        let kind = source.schemas.kind("municipality");
        match kind.and_then(|kind| kind.field(field)).map(|field| &field.shape) {
            Some(Shape::Choice(choices)) => choices.clone(),
            _ => Vec::new(),
        }
    };
    let known = |option: &str, value: &Option<String>, known: Vec<String>| match value {
        Some(value) if !known.contains(value) => Err(no_value(option, value, &known)),
        value => Ok(value.clone()),
    };
    let classes = choices("groessenklasse");
    if let Some(id) = &args.kreis {
        check_kreis(source, id)?;
    }
    Ok(ScopeFilter {
        themenfeld: known("--themenfeld", &args.themenfeld, ids("themenfeld"))?,
        regierungsbezirk: known(
            "--regierungsbezirk",
            &args.regierungsbezirk,
            choices("regierungsbezirk"),
        )?,
        kreis: args.kreis.clone(),
        groessenklasse: known("--groessenklasse", &args.groessenklasse, classes)?,
    })
}

/// Refuses a Kommune to which no other belongs: a report narrowed to it would say little of a Kreis.
fn check_kreis(source: &DatasetSource, id: &str) -> Result<()> {
    let mut projection = Projection::default();
    for field in ["groessenklasse", "name"] {
        projection.add("municipality", field);
    }
    let dataset = source.load(&projection)?;
    match dataset.get("municipality", id) {
        Some(kommune) if is_kreis(kommune) => Ok(()),
        Some(_) => bail!(msg!("report-no-kreis", value = id)),
        None => {
            let kreise: Vec<_> = dataset.of("municipality").filter(|one| is_kreis(one)).collect();
            let named = kreise.iter().find(|kreis| fold(kreis.label()).ends_with(&fold(id)));
            let Some(suggestion) = named.map(|kreis| &kreis.id) else {
                let known: Vec<_> = kreise.iter().map(|kreis| kreis.id.clone()).collect();
                bail!(no_value("--kreis", id, &known))
            };
            bail!(msg!("report-no-value-meant", option = "--kreis", value = id, meant = suggestion))
        }
    }
}

fn no_value(option: &str, value: &str, known: &[String]) -> Message {
    match suggest::nearest(value, known.iter().map(String::as_str)) {
        Some(suggestion) => {
            msg!("report-no-value-meant", option = option, value = value, meant = suggestion)
        }
        None if known.len() > 20 => msg!("report-no-value", option = option, value = value),
        None => {
            msg!("report-no-value-known", option = option, value = value, list = known.join(", "))
        }
    }
}

/// The nearest id, or the id of the record with the nearest name.
fn no_record(source: &DatasetSource, dataset: &Dataset, kind: &str, id: &str) -> Message {
    if source.layout.records.iter().any(|file| file.kind.name == kind && file.id == id) {
        return msg!("show-at-fault", record = format!("{kind}/{id}"));
    }
    let ids = dataset.of(kind).map(|record| record.id.as_str());
    let by_name = || {
        let name = suggest::nearest(id, dataset.of(kind).map(|record| record.label()))?;
        dataset.of(kind).find(|record| record.label() == name).map(|record| record.id.as_str())
    };
    match suggest::nearest(id, ids).or_else(by_name) {
        Some(suggestion) => {
            msg!("report-no-record-meant", kind = kind, id = id, meant = suggestion)
        }
        None => msg!("report-no-record", kind = kind, id = id),
    }
}
