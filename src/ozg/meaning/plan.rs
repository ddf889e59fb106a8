//! Planned dates that were set, postponed, brought forward or removed.

use super::fact::{FactArgs, FactValue};
use super::path_pattern::PathPattern;
use super::reader::{ChangeReader, sides};
use super::vocabulary::Meaning;
use crate::ozg::domain::{PhaseDates, Project};
use messages::Message;
use messages::PartialDate;
use messages::msg;
use records::algebra::RecordPath;

/// The field of a phase with its planned start.
pub(super) const PLANNED: &str = PhaseDates::GEPLANT.name;
const PLAN: PathPattern = PathPattern::FieldOfEach(Project::PHASEN.name, PLANNED);

pub(super) fn read(reader: &mut ChangeReader<'_>) {
    for change in reader.take(|change| PLAN.fits(&change.path)) {
        let (old, new) = sides(&change);
        let date = |node: Option<&yaml_tree::Node>| PartialDate::parse(node?.as_str()?);
        let (old, new) = (date(old), date(new));
        let phase = RecordPath(change.path.0.iter().take(2).cloned().collect());
        let args = FactArgs {
            place: reader.field(&phase).map(|field| field.title.clone()),
            old: old.map(FactValue::Date),
            new: new.map(FactValue::Date),
            note: old.zip(new).and_then(|(old, new)| shift(old, new)),
            ..FactArgs::default()
        };
        let meaning = match (old, new) {
            (None, Some(_)) => Meaning::PlanSet,
            (Some(_), None) => Meaning::PlanDropped,
            _ => moved(old, new, [Meaning::PlanEarlier, Meaning::PlanLater])
                .unwrap_or(Meaning::PlanChanged),
        };
        reader.push_sentence(meaning, args, vec![change]);
    }
}

/// Whether the date moved earlier or later, if that is certain.
pub(super) fn moved(
    old: Option<PartialDate>,
    new: Option<PartialDate>,
    [earlier, later]: [Meaning; 2],
) -> Option<Meaning> {
    let (old, new) = old.zip(new)?;
    match () {
        () if old.is_before(new) => Some(later),
        () if new.is_before(old) => Some(earlier),
        () => None,
    }
}

/// The shift in days, if both dates are full dates.
pub(super) fn shift(old: PartialDate, new: PartialDate) -> Option<Message> {
    let days = old.days_until(new).filter(|days| *days != 0)?;
    let sign = if days < 0 { "−" } else { "+" };
    Some(msg!("note-days", sign = sign, days = days.abs()))
}
