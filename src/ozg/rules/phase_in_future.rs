//! OZG030: a phase recorded as reached on a future date.

use crate::ozg::domain::{Enumeration, Phase, PhaseDates, Project, RecordView};
use messages::msg;
use record_lint::Finding;
use record_lint::rule;
use record_lint::{Check, RecordContext, Rule};
use records::location::Location;

pub(super) const RULE: Rule = rule!("OZG030" "phase-in-future", Error, Check::Record(check));

fn check(context: &RecordContext<'_>, findings: &mut Vec<Finding>) {
    let Some(project) = Project::of(context.record) else { return };
    let has_plan = |phase: Phase| {
        let keys = [Project::PHASEN.name, phase.name(), PhaseDates::GEPLANT.name];
        context.schemas.field(Project::KIND, &keys).is_some()
    };
    for &phase in Phase::ALL {
        let Some(dates) = project.dates_of(phase) else { continue };
        let reached = [
            (PhaseDates::ERREICHT, dates.erreicht()),
            (PhaseDates::ERREICHT_SPAETESTENS, dates.erreicht_spaetestens()),
        ];
        for (key, reached) in reached {
            if let Some(reached) = reached.filter(|date| context.settings.as_of.is_before(*date)) {
                let path = Project::PHASEN.path().join(phase.name()).join(key.name);
                let message = msg!("phase-in-future", phase = phase.name(), date = reached);
                let location = Location::value(&project.file, path);
                let help = has_plan(phase).then(|| msg!("phase-in-future-help"));
                findings.push(Finding::new(RULE.code, location, message).help(help));
            }
        }
    }
}
