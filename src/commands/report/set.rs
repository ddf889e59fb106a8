//! `ozg report --all`: every report, those about one record for each record, and an index.

use std::path::Path;

use anyhow::{Result, bail};
use rayon::prelude::*;

use super::pages::{groups, site};
use super::view::ReportView;
use crate::app::report_directory::ReportDirectory;
use crate::app::report_set::{ReportPage, ReportSet, ReportSetRequest, is_page};
use crate::commands::{CommandContext, ExitStatus};
use crate::format::{AnswerKind, Format};
use crate::locales;
use crate::view::index::index_document;
use crate::view::site::{PageContext, Site};
use messages::{Localizer, Message, msg};

/// The page that leads to all others.
const INDEX: &str = "index";
/// Pages that one worker writes with one localizer.
const BATCH: usize = 64;

/// A set of pages with all that they are written with.
struct PageWriter<'w> {
    set: &'w ReportSet<'w>,
    folder: ReportDirectory,
    format: Format,
    site: Site,
}

pub(super) fn write_set(
    context: &CommandContext<'_>,
    request: &ReportSetRequest<'_>,
    format: Format,
    path: &Path,
) -> Result<ExitStatus> {
    match format {
        Format::Html => bail!(msg!("report-all-html")),
        format if format.holds_one_table() => {
            bail!(msg!("report-all-one-table", format = format.name()))
        }
        _ => {}
    }
    let folder = ReportDirectory::open(context.workspace.path(path))?;
    let set = ReportSet::load(&context.workspace, request)?;
    for (report, error) in set.without() {
        let reason = context.reason(error);
        context.notify(&msg!("report-all-without", report = report, reason = reason));
    }
    let site = site(&set.pages, format.ending());
    let left = PageWriter { set: &set, folder, format, site }.write(&context.localizer)?;
    let place = path.display().to_string();
    context.notify(&msg!("report-all-summary", count = set.pages.len(), path = place));
    if let Some(left) = left {
        context.notify(&left);
    }
    context.notify_left_out(set.left_out());
    Ok(ExitStatus::Fine)
}

impl PageWriter<'_> {
    /// What of an earlier set is left, if anything is.
    fn write(self, localizer: &Localizer) -> Result<Option<Message>> {
        let (pages, index) = (&self.set.pages, self.index_path());
        let paths: Vec<_> = pages.iter().map(|page| page.path(self.format.ending())).collect();
        self.folder.begin(paths.iter().map(String::as_str).chain(index.as_deref()))?;
        let language = localizer.language;
        pages.par_chunks(BATCH).try_for_each(|batch| {
            let localizer = locales::localizer(language);
            batch.iter().try_for_each(|page| self.write_page(page, &localizer))
        })?;
        if let Some(index) = index {
            self.write_index(&index, localizer)?;
        }
        let left = self.folder.finish(is_of_set)?.named();
        Ok(left.map(|(files, more)| msg!("report-all-left", files = files, more = more)))
    }

    fn write_page(&self, page: &ReportPage, localizer: &Localizer) -> Result<()> {
        let Some(content) = self.set.content(page)? else { return Ok(()) };
        let path = page.path(self.format.ending());
        let text = self.view(&path, localizer).page(&content)?;
        self.folder.write(&path, &text.into_bytes())
    }

    /// Of the page that leads to all, in the format that has links.
    fn index_path(&self) -> Option<String> {
        (self.format == Format::Md).then(|| format!("{INDEX}.{}", self.format.ending()))
    }

    fn write_index(&self, path: &str, localizer: &Localizer) -> Result<()> {
        let groups = groups(self.set, self.format.ending(), localizer);
        let document = index_document(&self.set.heading(), &groups, localizer);
        let text = self.view(path, localizer).document(&document)?;
        self.folder.write(path, text.as_bytes())
    }

    fn view<'v>(&'v self, path: &'v str, localizer: &'v Localizer) -> ReportView<'v> {
        let place = PageContext { site: Some(&self.site), path };
        ReportView { format: self.format, localizer, width: None, place }
    }
}

/// Whether a set, in whatever format, may have a file of this name.
fn is_of_set(path: &str) -> bool {
    let formats = Format::of_answer(AnswerKind::Report);
    let is_ending = |ending: &str| formats.iter().any(|format| format.ending() == ending);
    let is_index = path.strip_prefix(INDEX).and_then(|rest| rest.strip_prefix('.'));
    is_index.is_some_and(is_ending) || is_page(path, is_ending)
}
