//! OZG039: a population that is implausible for the Größenklasse.

use crate::ozg::domain::{Groessenklasse, Municipality, Population, RecordView};
use crate::ozg::representativeness::AACHEN;
use messages::msg;
use record_lint::Finding;
use record_lint::rule;
use record_lint::{Check, RecordContext, Rule};
use records::location::Location;

pub(super) const RULE: Rule = rule!("OZG039" "population-band", Warning, Check::Record(check));

/// § 4 GO NRW: a kreisangehörige Stadt is Mittlere with more than 25,000 inhabitants, on application with more than
/// 20,000, and Große with more than 60,000, on application with more than 50,000, each over several reporting dates. So
/// the population should exceed the lower figure, but not the upper one.
fn band(class: Groessenklasse) -> Option<(i64, i64)> {
    match class {
        Groessenklasse::GrosseKreisangehoerigeStadt => Some((50_000, i64::MAX)),
        Groessenklasse::MittlereKreisangehoerigeStadt => Some((20_000, 60_000)),
        Groessenklasse::KreisangehoerigeStadt | Groessenklasse::KreisangehoerigeGemeinde => {
            Some((0, 25_000))
        }
        Groessenklasse::Staedteregion | Groessenklasse::Kreis | Groessenklasse::KreisfreieStadt => {
            None
        }
    }
}

fn check(context: &RecordContext<'_>, findings: &mut Vec<Finding>) {
    let kommune = Municipality::of(context.record).filter(|kommune| kommune.ags() != Some(AACHEN));
    let Some(kommune) = kommune else { return };
    let Some(class) = kommune.groessenklasse() else { return };
    let Some(population) = kommune.population() else { return };
    let out_of_band = band(class).filter(|(from, to)| population <= *from || population > *to);
    let Some((from, to)) = out_of_band else { return };
    let path = Municipality::EINWOHNER.path().join(Population::ANZAHL.name);
    let location = Location::value(&kommune.file, path);
    let (number, class) = (usize::try_from(population).unwrap_or_default(), class.name());
    let message = if population <= from {
        msg!("population-band-below", number = number, class = class, limit = limit(from))
    } else {
        msg!("population-band-above", number = number, class = class, limit = limit(to))
    };
    findings.push(Finding::new(RULE.code, location, message).note(msg!("population-band-note")));
}

fn limit(number: i64) -> usize {
    usize::try_from(number).unwrap_or_default()
}
