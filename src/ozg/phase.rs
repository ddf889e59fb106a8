//! In which Umsetzungsphase a project is: derived from its dates, never stored.

use messages::PartialDate;
use records::record::Record;
use yaml_tree::Node;

/// The phases of a project in their order, as KDN's database names them.
pub const PHASES: [&str; 6] =
    ["vorbereitung", "konzeption", "umsetzung", "pilotierung", "rollout_nrw", "rollout_bund"];

/// What a project may be besides being in a phase.
pub const ON_HOLD: &str = "zurueckgestellt";
pub const ENDED: &str = "beendet";

/// All that a project can be, in this order.
pub const STATUSES: [&str; 8] =
    [PHASES[0], PHASES[1], PHASES[2], PHASES[3], PHASES[4], PHASES[5], ON_HOLD, ENDED];

/// The fields of a project from which its phase follows.
pub const FIELDS: [&str; 4] = ["phasen", "phase_laut_quelle", ON_HOLD, ENDED];

/// Where a project stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ProjectStatus<'r> {
    /// One of [`PHASES`], [`ON_HOLD`] or [`ENDED`].
    pub phase: &'r str,
    /// Since when, if a source dates it.
    pub since: Option<PartialDate>,
    /// A source says so without a date: counted apart as "undatiert".
    pub undated: bool,
}

/// The last phase that was certainly reached on the as-of date; else the one a source states
/// without a date; else none. Ended and on hold override both.
#[must_use]
pub fn project_status(project: &Record, as_of: PartialDate) -> Option<ProjectStatus<'_>> {
    [ENDED, ON_HOLD]
        .into_iter()
        .find_map(|state| overriding(project, state, as_of))
        .or_else(|| last_reached(project, as_of))
        .or_else(|| {
            let phase = project.text("phase_laut_quelle")?;
            Some(ProjectStatus { phase, since: None, undated: true })
        })
}

/// Whether the project has ended by the as-of date.
#[must_use]
pub fn has_ended(project: &Record, as_of: PartialDate) -> bool {
    overriding(project, ENDED, as_of).is_some()
}

fn overriding(
    project: &Record,
    state: &'static str,
    as_of: PartialDate,
) -> Option<ProjectStatus<'static>> {
    let since = date(project.root.get(state)?, "seit");
    let holds = since.is_none_or(|since| since.certainly_not_after(as_of));
    holds.then_some(ProjectStatus { phase: state, since, undated: false })
}

fn last_reached(project: &Record, as_of: PartialDate) -> Option<ProjectStatus<'static>> {
    let phases = project.root.get("phasen")?;
    PHASES.into_iter().rev().find_map(|phase| {
        let since = reached(phases.get(phase)?)?;
        since.certainly_not_after(as_of).then_some(ProjectStatus {
            phase,
            since: Some(since),
            undated: false,
        })
    })
}

/// The date of the beginning, or of the source that says it had begun.
#[must_use]
pub fn reached(phase: &Node) -> Option<PartialDate> {
    date(phase, "erreicht").or_else(|| date(phase, "erreicht_spaetestens"))
}

/// A date field of a mapping.
#[must_use]
pub fn date(node: &Node, key: &str) -> Option<PartialDate> {
    PartialDate::parse(node.get(key)?.as_str()?)
}
