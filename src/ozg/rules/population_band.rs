//! OZG039: a population that the Größenklasse makes one wonder about.

use crate::ozg::representativeness::AACHEN;
use messages::msg;
use record_lint::Finding;
use record_lint::rule;
use record_lint::{Check, RecordContext, Rule};
use records::location::Location;
use yaml_tree::FieldPath;
use yaml_tree::Value;

pub(super) const RULE: Rule = rule!("OZG039" "population-band", Warning, Check::Record(check));

/// § 4 GO NRW: a kreisangehörige Stadt is Mittlere with more than 25,000 inhabitants, on application
/// with more than 20,000, and Große with more than 60,000, on application with more than 50,000, each
/// over several reporting dates. So it should have more than the lower figure, not more than the upper.
const BANDS: [(&str, i64, i64); 4] = [
    ("grosse_kreisangehoerige_stadt", 50_000, i64::MAX),
    ("mittlere_kreisangehoerige_stadt", 20_000, 60_000),
    ("kreisangehoerige_stadt", 0, 25_000),
    ("kreisangehoerige_gemeinde", 0, 25_000),
];

fn check(context: &RecordContext<'_>, findings: &mut Vec<Finding>) {
    let record = context.record;
    if record.kind.name != "municipality" || record.text("ags") == Some(AACHEN) {
        return;
    }
    let population = record.root.get("einwohner").and_then(|node| node.get("anzahl"));
    let Some(Value::Integer(population)) = population.map(|node| &node.value) else { return };
    let class = record.text("groessenklasse");
    let band = BANDS.iter().find(|(name, ..)| Some(*name) == class);
    let Some((class, from, to)) =
        band.filter(|(_, from, to)| *population <= *from || *population > *to)
    else {
        return;
    };
    let location = Location::value(&record.file, FieldPath::key("einwohner").join("anzahl"));
    let number = usize::try_from(*population).unwrap_or_default();
    let message = if population <= from {
        msg!("population-band-below", number = number, class = *class, limit = limit(*from))
    } else {
        msg!("population-band-above", number = number, class = *class, limit = limit(*to))
    };
    findings.push(Finding::new(RULE.code, location, message).note(msg!("population-band-note")));
}

fn limit(number: i64) -> usize {
    usize::try_from(number).unwrap_or_default()
}
