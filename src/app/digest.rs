//! What changed since a day or a revision, in sentences.

use std::collections::BTreeMap;

use anyhow::{Result, bail};

use super::reason;
use super::report::{ReportHead, ReportParams};
use super::report_query::narrowed;
use super::workspace::{HEAD, Workspace};
use crate::ozg::digest::{
    Digest, DigestPeriod, RecordNames, digest as compute_digest, load, narrow,
};
use crate::ozg::meaning::Interpretation;
use crate::ozg::report::DIGEST;
use file_tree::Timeline;
use messages::{Message, PartialDate, msg};
use record_diff::diff::{DiffSide, diff};
use records::dataset::DatasetSource;

/// A request for the news since a day or a revision.
#[derive(Debug, Clone)]
pub(crate) struct DigestRequest<'a> {
    /// A day or a revision.
    pub since: &'a str,
    pub params: &'a ReportParams,
}

/// The news, with a heading that names the start of the period.
pub(crate) struct DigestAnswer {
    pub head: ReportHead,
    /// The title, the state of the data with the day, and what the news is narrowed to.
    pub heading: Vec<Message>,
    pub digest: Digest,
    /// Records that could not be read.
    pub left_out: usize,
}

/// The state that the news starts from, and its label.
struct Baseline {
    revision: String,
    /// The first day covered by the news.
    since: Option<PartialDate>,
    label: Message,
}

/// Computes the news since a day or a revision.
///
/// # Errors
/// If there is no state to start from, or a state cannot be read.
pub(crate) fn digest(workspace: &Workspace, request: &DigestRequest<'_>) -> Result<DigestAnswer> {
    let ReportParams { at, as_of, narrowing, .. } = request.params;
    let source = workspace.open(at.as_deref())?;
    let baseline = baseline(workspace, request)?;
    let base = workspace.open(Some(&baseline.revision))?;
    let schemas = source.schemas.clone();
    let (old, new) = (load(&base, narrowing)?, load(&source, narrowing)?);
    let names = RecordNames { head: &new, base: &old };
    let data = source.tree.state();
    let diff = narrow(diff(&side(base), &side(source), false)?, &names, *as_of, narrowing);
    let period = DigestPeriod { since: baseline.since, as_of: *as_of };
    let digest = compute_digest(&diff, &Interpretation::new(&diff, None, *as_of), &names, period);
    let head = ReportHead {
        report: DIGEST.name,
        data,
        as_of: *as_of,
        subject: None,
        compared_with: Some(baseline.revision),
        narrowed: narrowed(narrowing),
        missing: Vec::new(),
        undecided: BTreeMap::new(),
    };
    let title = msg!("digest-title", since = baseline.label);
    let heading = head.heading(title, narrowing.describe(&schemas, &new), None);
    Ok(DigestAnswer { head, heading, digest, left_out: new.left_out })
}

fn side(source: DatasetSource) -> DiffSide {
    DiffSide { name: source.tree.revision().map(str::to_owned), tree: source.tree }
}

/// A date selects the last state before it, on the main line of the requested revision.
fn baseline(workspace: &Workspace, request: &DigestRequest<'_>) -> Result<Baseline> {
    let DigestRequest { since, params } = *request;
    let Some(day) = PartialDate::parse(since) else { return of_revision(workspace, since) };
    // A year or month that has started but not ended yet is accepted, too.
    if params.as_of.is_before(day) {
        bail!(msg!("since-too-late", since = day, date = params.as_of));
    }
    let timeline = workspace.timeline(params.at.as_deref().unwrap_or(HEAD))?;
    match (timeline.before(day), timeline.first()) {
        (Some(commit), _) => {
            let first = PartialDate::parse(&day.first_day()).unwrap_or(day);
            let label = msg!("since-day", date = first);
            Ok(Baseline { revision: commit.id.clone(), since: Some(first), label })
        }
        (None, Some(first)) => {
            let since = PartialDate::parse(&day.first_day()).unwrap_or(day);
            // Before the start of a shallow clone there may be commits that are not known here.
            if timeline.is_shallow {
                bail!(msg!("since-before-clone", since = since, first = first.date))
            }
            bail!(msg!("since-too-early", since = since, first = first.date))
        }
        (None, None) => bail!(msg!("trend-no-history", date = day)),
    }
}

fn of_revision(workspace: &Workspace, name: &str) -> Result<Baseline> {
    if let Err(error) = workspace.revision(name) {
        bail!(msg!("since-nothing", since = name, reason = reason(&error)));
    }
    let timeline = workspace.timeline(name).ok();
    let since = timeline.as_ref().and_then(Timeline::last).map(|commit| commit.date);
    let label = match since {
        Some(date) => msg!("since-revision", revision = name, date = date),
        None => msg!("since-tree", revision = name),
    };
    Ok(Baseline { revision: name.to_owned(), since, label })
}
