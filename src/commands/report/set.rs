//! `ozg report --all`: every report, those about one record for each record, and an index.

use std::path::Path;

use anyhow::{Result, bail};
use rayon::prelude::*;

use super::notify_left_out;
use super::pages::{groups, site};
use super::view::ReportView;
use crate::app::output_directory::OutputDirectory;
use crate::app::report_set::{ReportPage, ReportSet, ReportSetRequest};
use crate::cli::ReportFormat;
use crate::commands::{CommandContext, ExitStatus};
use crate::locales;
use crate::ozg::report::TREND;
use crate::render::index_html::index_html;
use crate::render::index_md::index_md;
use crate::render::site::{INDEX, PageContext, Site};
use messages::{Localizer, msg};

/// Pages that one worker writes with one localizer.
const BATCH: usize = 64;

/// A set of pages with all that they are written with.
struct PageWriter<'w> {
    set: &'w ReportSet<'w>,
    folder: &'w OutputDirectory,
    format: ReportFormat,
    site: Site,
}

pub(super) fn write_set(
    context: &CommandContext<'_>,
    request: &ReportSetRequest<'_>,
    format: ReportFormat,
    path: &Path,
) -> Result<ExitStatus> {
    if format == ReportFormat::Csv {
        bail!(msg!("report-all-csv"));
    }
    let folder = OutputDirectory::open(context.workspace.path(path))?;
    let set = ReportSet::load(&context.workspace, request)?;
    if let Some(error) = set.trend_error() {
        let reason = context.reason(error);
        context.notify(&msg!("report-all-without", report = TREND.name, reason = reason));
    }
    let site = site(&set.pages, format.ending(), &context.localizer);
    PageWriter { set: &set, folder: &folder, format, site }.write(&context.localizer)?;
    let place = path.display().to_string();
    context.notify(&msg!("report-all-summary", count = set.pages.len(), path = place));
    notify_left_out(context, set.left_out());
    Ok(ExitStatus::Fine)
}

impl PageWriter<'_> {
    fn write(&self, localizer: &Localizer) -> Result<()> {
        let pages = &self.set.pages;
        self.folder.begin()?;
        let language = localizer.language;
        pages.par_chunks(BATCH).try_for_each(|batch| {
            let localizer = locales::localizer(language);
            batch.iter().try_for_each(|page| self.write_page(page, &localizer))
        })?;
        let index = self.write_index(localizer)?;
        let files: Vec<_> = pages.iter().map(|page| page.path(self.format.ending())).collect();
        self.folder.finish(files.iter().map(String::as_str).chain(index.as_deref()))
    }

    fn write_page(&self, page: &ReportPage, localizer: &Localizer) -> Result<()> {
        let Some(content) = self.set.content(page)? else { return Ok(()) };
        let path = page.path(self.format.ending());
        let place = PageContext { site: Some(&self.site), path: &path };
        let view = ReportView { format: self.format, localizer, width: None, place };
        self.folder.write(&path, &view.page(&content)?.into_bytes())
    }

    /// A page that leads to all, in formats that have links; its path.
    fn write_index(&self, localizer: &Localizer) -> Result<Option<String>> {
        let (title, ending) = (self.set.title(), self.format.ending());
        let groups = groups(&self.set.pages, ending, localizer);
        let text = match self.format {
            ReportFormat::Html => index_html(&title, &groups, &self.site, localizer),
            ReportFormat::Md => index_md(&title, &groups, localizer),
            _ => return Ok(None),
        };
        let path = format!("{INDEX}.{ending}");
        self.folder.write(&path, text.as_bytes())?;
        Ok(Some(path))
    }
}
