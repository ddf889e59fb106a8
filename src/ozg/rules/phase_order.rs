//! OZG023: a phase that was reached before an earlier one, or planned before it.

use std::sync::Arc;

use crate::ozg::domain::{Day, Enumeration, FieldKey, Phase, PhaseDates, Project, RecordView};
use messages::PartialDate;
use messages::msg;
use record_lint::Finding;
use record_lint::rule;
use record_lint::{Check, RecordContext, Rule};
use records::location::Location;

pub(super) const RULE: Rule = rule!("OZG023" "phase-order", Error, Check::Record(check));

/// For each date of a phase, the dates of later phases that must not precede it. `erreicht_spaetestens` is only an
/// upper bound of a beginning, so it can contradict an earlier phase, but not a later one.
const PAIRS: [(DateKey, &[DateKey]); 2] = [
    (PhaseDates::ERREICHT, &[PhaseDates::ERREICHT, PhaseDates::ERREICHT_SPAETESTENS]),
    (PhaseDates::GEPLANT, &[PhaseDates::GEPLANT]),
];

/// A field of a phase.
type DateKey = FieldKey<Day>;

/// A date of a phase, and its field.
#[derive(Clone, Copy, PartialEq)]
struct PhaseDate {
    phase: Phase,
    key: &'static str,
    date: PartialDate,
}

impl PhaseDate {
    fn location(&self, file: &Arc<str>) -> Location {
        Location::value(file, Project::PHASEN.path().join(self.phase.name()).join(self.key))
    }
}

fn check(context: &RecordContext<'_>, findings: &mut Vec<Finding>) {
    let Some(project) = Project::of(context.record) else { return };
    for (early_key, late_keys) in PAIRS {
        let mut contradictions = contradictions(project, early_key, late_keys);
        while let Some(culprit) = culprit(&contradictions) {
            let is_of = |pair: &(PhaseDate, PhaseDate)| pair.0 == culprit || pair.1 == culprit;
            let (of_culprit, others): (Vec<_>, _) = contradictions.into_iter().partition(is_of);
            findings.extend(finding(&project.file, culprit, &of_culprit));
            contradictions = others;
        }
    }
}

/// Pairs of an earlier phase and a later one whose date certainly lies before it.
fn contradictions(
    project: Project<'_>,
    early_key: DateKey,
    late_keys: &[DateKey],
) -> Vec<(PhaseDate, PhaseDate)> {
    let dated = |phase: Phase, key: DateKey| {
        let date = project.dates_of(phase)?.date(key)?;
        Some(PhaseDate { phase, key: key.name, date })
    };
    let mut pairs = Vec::new();
    for (at, &early) in Phase::ALL.iter().enumerate() {
        let Some(early) = dated(early, early_key) else { continue };
        let later = Phase::ALL[at..].iter();
        for (phase, key) in later.flat_map(|phase| late_keys.iter().map(|key| (*phase, *key))) {
            let late = dated(phase, key).filter(|late| late.date.is_before(early.date));
            pairs.extend(late.map(|late| (early, late)));
        }
    }
    pairs
}

/// The date that contradicts most others; of two that only contradict each other, the later phase.
fn culprit(contradictions: &[(PhaseDate, PhaseDate)]) -> Option<PhaseDate> {
    let count = |dated: &PhaseDate| {
        contradictions.iter().filter(|(early, late)| early == dated || late == dated).count()
    };
    contradictions.iter().flat_map(|(early, late)| [*early, *late]).max_by_key(count)
}

fn finding(
    file: &Arc<str>,
    culprit: PhaseDate,
    contradictions: &[(PhaseDate, PhaseDate)],
) -> Option<Finding> {
    let (early, late) = contradictions.first()?;
    let message = msg!(
        "phase-order",
        late = late.phase.name(),
        late_date = late.date.to_string(),
        early = early.phase.name(),
        early_date = early.date.to_string(),
    );
    let finding = Finding::new(RULE.code, culprit.location(file), message)
        .help(Some(msg!("phase-order-help")));
    let others = contradictions.iter().map(|(early, late)| {
        if *early == culprit {
            (late, msg!("phase-order-late"))
        } else {
            (early, msg!("phase-order-early"))
        }
    });
    Some(
        others
            .fold(finding, |finding, (other, label)| finding.related(other.location(file), label)),
    )
}
