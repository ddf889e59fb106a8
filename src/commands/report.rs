//! `ozg report`

mod asked;

use anyhow::{Result, bail};

use super::{Context, Exit};
use crate::cli::{ReportArgs, ReportFormat};
use crate::message::Message;
use crate::msg;
use crate::ozg::report::{REPORTS, Report};
use crate::render::json_pretty;
use crate::render::report_list::report_list;
use crate::render::report_md::report_md;
use crate::render::report_text::report_text;
use crate::render::table_csv::table_csv;
use crate::render::table_data::{ReportHead, report_json};
use crate::section::{Section, compare, expanded};
use crate::suggest;
use crate::table::Table;
use asked::Asked;

pub(super) fn run(context: &Context, args: &ReportArgs) -> Result<Exit> {
    let Some(name) = args.name.as_deref().filter(|_| !args.list) else { return list(context) };
    let source = context.open(&args.reading)?;
    let asked = Asked::new(context, args, named(name)?, &source)?;
    let mut now = asked.answer(&source)?;
    let mut sections = std::mem::take(&mut now.sections);
    if let Some(revision) = &args.compare {
        let before = asked.answer_of(&context.open_at(Some(revision))?)?;
        sections = compare(sections, before.map(|answer| answer.sections).unwrap_or_default());
    }
    let sections = chosen(sections, args.table.as_deref())?;
    let head = asked.head(&now);
    context.print(&match args.format {
        ReportFormat::Text => report_text(&head, &sections, &context.speaker, context.width()),
        ReportFormat::Md => report_md(&head, &sections, &context.speaker),
        ReportFormat::Json => {
            let tables: Vec<_> = sections.iter().map(expanded).collect();
            json_pretty(&report_json(&data_head(&asked, args), &tables))
        }
        ReportFormat::Csv => table_csv(&only_table(&sections)?)?,
    })?;
    if now.left_out > 0 {
        context.say(&msg!("left-out", count = now.left_out));
    }
    Ok(Exit::Fine)
}

fn data_head(asked: &Asked<'_>, args: &ReportArgs) -> ReportHead {
    let narrowed = asked.narrowing.options();
    ReportHead {
        report: asked.report.name,
        as_of: asked.clock,
        subject: asked.id.map(str::to_owned),
        compared_with: args.compare.clone(),
        narrowed: narrowed.into_iter().map(|(name, value)| (name, value.to_owned())).collect(),
    }
}

/// Every report with what it says, in the language of the reader.
fn list(context: &Context) -> Result<Exit> {
    let described = |report: &Report| {
        let id = report.subject.map(|_| " ID").unwrap_or_default();
        (format!("{}{id}", report.name), (report.about)())
    };
    let reports: Vec<_> = REPORTS.iter().map(described).collect();
    context.print(&report_list(&reports, &context.speaker, context.width()))?;
    Ok(Exit::Fine)
}

fn named(name: &str) -> Result<&'static Report> {
    let Some(report) = REPORTS.iter().find(|report| report.name == name) else {
        bail!(unknown(name, REPORTS.iter().map(|report| report.name), |name, list| {
            msg!("report-unknown", name = name, list = list)
        }))
    };
    Ok(report)
}

/// Says what a misspelt name may have meant, or all there are.
fn unknown<'n>(
    name: &str,
    names: impl Iterator<Item = &'n str> + Clone,
    say: fn(&str, String) -> Message,
) -> Message {
    let meant = suggest::nearest(name, names.clone()).map(str::to_owned);
    say(name, meant.unwrap_or_else(|| names.collect::<Vec<_>>().join(", ")))
}

/// All sections, or the one whose table is asked for.
fn chosen(mut sections: Vec<Section>, table: Option<&str>) -> Result<Vec<Section>> {
    let Some(name) = table else { return Ok(sections) };
    if !sections.iter().any(|section| section.table.name == name) {
        bail!(unknown(name, sections.iter().map(|s| s.table.name), |name, list| {
            msg!("report-no-table", name = name, list = list)
        }))
    }
    sections.retain(|section| section.table.name == name);
    Ok(sections)
}

/// A file of CSV holds one table.
fn only_table(sections: &[Section]) -> Result<Table> {
    match sections {
        [section] => Ok(expanded(section)),
        _ => {
            let names: Vec<_> = sections.iter().map(|section| section.table.name).collect();
            bail!(msg!("report-one-table", list = names.join(", ")))
        }
    }
}
