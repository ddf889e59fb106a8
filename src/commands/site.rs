//! `ozg site`: a page for every record, a list of each kind, the reports about all, and a search, in both languages.

mod writer;

use anyhow::Result;

use super::{CommandContext, ExitStatus};
use crate::app::report_directory::ReportDirectory;
use crate::app::site::SiteSource;
use crate::cli::SiteArgs;
use messages::msg;
use writer::SiteWriter;

pub(super) fn run(context: &CommandContext<'_>, args: &SiteArgs) -> Result<ExitStatus> {
    let workspace = &context.workspace;
    let folder = ReportDirectory::open_site(workspace.path(&args.output))?;
    let at = args.revision.at.as_deref();
    let source = SiteSource::load(workspace, at, args.revision.as_of)?;
    let scope = source.scope();
    // Both depend only on the records.
    let (history, writer) = rayon::join(
        || source.history(workspace, at),
        || SiteWriter::new(&source, &scope, args.base_url.as_deref()),
    );
    let writer = writer?.with_history(history?);
    if args.base_url.is_some() && !writer.names_who_publishes() {
        context.notify(&msg!("site-without-imprint"));
    }
    let (pages, left) = writer.write(folder)?;
    let path = args.output.display().to_string();
    context.notify(&msg!("site-summary", count = pages, path = path));
    if let Some((files, more)) = left {
        context.notify(&msg!("site-left", files = files, more = more));
    }
    context.notify_left_out(source.dataset().left_out);
    Ok(ExitStatus::Fine)
}
