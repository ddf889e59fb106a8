//! `ozg report`

use anyhow::{Result, bail};

use super::{Context, Exit};
use crate::cli::{ReportArgs, ReportFormat};
use crate::dataset::Wanted;
use crate::date::PartialDate;
use crate::msg;
use crate::ozg::report::{Question, REPORTS, Report};
use crate::render::table_data::report_json;
use crate::render::table_text::table_text;
use crate::suggest;
use crate::table::Table;

pub(super) fn run(context: &Context, args: &ReportArgs) -> Result<Exit> {
    let report = named(&args.name)?;
    let source = context.open(&args.reading)?;
    let clock = context.clock(&args.reading);
    let mut wanted = Wanted::default();
    (report.needs)(&source.schemas, &mut wanted);
    let dataset = source.load(&wanted)?;
    let question = Question { schemas: &source.schemas, dataset: &dataset, clock };
    let tables = (report.tables)(&question)?;
    context.print(&match args.format {
        ReportFormat::Text => text(context, report, clock, &tables),
        ReportFormat::Json => format!("{:#}\n", report_json(report.name, clock, &tables)),
    })?;
    if dataset.left_out > 0 {
        context.say(&msg!("left-out", count = dataset.left_out));
    }
    Ok(Exit::Fine)
}

fn named(name: &str) -> Result<&'static Report> {
    let Some(report) = REPORTS.iter().find(|report| report.name == name) else {
        let names = REPORTS.iter().map(|report| report.name);
        let meant = suggest::nearest(name, names.clone()).map(str::to_owned);
        let list = meant.unwrap_or_else(|| names.collect::<Vec<_>>().join(", "));
        bail!(msg!("report-unknown", name = name, list = list));
    };
    Ok(report)
}

fn text(context: &Context, report: &Report, clock: PartialDate, tables: &[Table]) -> String {
    let speaker = &context.speaker;
    let title = speaker.say(&(report.title)());
    let mut text = speaker.say(&msg!("report-heading", title = title, date = clock));
    text.push('\n');
    for table in tables {
        let title = table.title.as_ref().map(|title| speaker.say(title)).unwrap_or_default();
        text.push_str(&format!("\n{title}\n"));
        text.push_str(&table_text(table, speaker, context.width()));
    }
    text
}
