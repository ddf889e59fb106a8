//! OZG049: a source states fewer Kommunen for an Online-Dienst than are named for that day.

use crate::ozg::domain::{
    Connection, ConnectionStatus, Groessenklasse, Municipality, OnlineService, RecordView,
    SourcePage, Sourced, SpreadUnit, StatedFigure,
};
use crate::ozg::evidence::newest_of_entry;
use messages::{PartialDate, msg};
use record_lint::Finding;
use record_lint::rule;
use record_lint::{Check, DatasetContext, Rule};
use records::dataset::Projection;
use records::location::Location;
use records::schema::Schemas;

pub(super) const RULE: Rule =
    rule!("OZG049" "stated-below-named", Warning, Check::Dataset { needs, check });

fn needs(_: &Schemas, projection: &mut Projection) {
    // Only for services with figures: sources and connections of all services would be most of what a run keeps.
    let figure = [StatedFigure::ZAHL.name, StatedFigure::EINHEIT.name, StatedFigure::DATUM.name];
    let connection = [
        Connection::KOMMUNE.name,
        Connection::STATUS.name,
        Connection::SEIT.name,
        Connection::QUELLE.name,
    ];
    let page = [SourcePage::URL.name, SourcePage::STAND.name];
    let fields = [
        (OnlineService::KENNZAHLEN.name, &figure[..]),
        (OnlineService::ANSCHLUESSE.name, &connection),
        (Sourced::QUELLEN.name, &page),
    ];
    for (field, keys) in fields {
        for key in keys {
            projection.add_path_with(
                OnlineService::KIND,
                OnlineService::KENNZAHLEN.name,
                &[field, *key],
            );
        }
    }
    Municipality::add_to(projection, &[Municipality::GROESSENKLASSE.name]);
}

fn check(context: &DatasetContext<'_>, findings: &mut Vec<Finding>) {
    for service in OnlineService::all(context.dataset) {
        for (index, figure) in service.kennzahlen().into_iter().enumerate() {
            let Some(stated) = figure.zahl() else { continue };
            let day = figure.datum().unwrap_or(context.settings.as_of);
            let is_counted = |kommune: &str| is_of_unit(context, figure, kommune);
            let is_named = |connection: &Connection<'_>| {
                connection.kommune().is_some_and(is_counted) && is_live(service, *connection, day)
            };
            let named = service.anschluesse().into_iter().filter(is_named).count();
            if stated < named as f64 {
                let path = OnlineService::KENNZAHLEN.path().at(index).join(StatedFigure::ZAHL.name);
                let location = Location::value(&service.file, path);
                let stated = format!("{stated}");
                let message = msg!("stated-below-named", stated = stated, named = named, day = day);
                let finding = Finding::new(RULE.code, location, message);
                findings.push(finding.help(Some(msg!("stated-below-named-help"))));
            }
        }
    }
}

fn is_of_unit(context: &DatasetContext<'_>, figure: StatedFigure<'_>, kommune: &str) -> bool {
    let class = || Municipality::get(context.dataset, kommune)?.groessenklasse();
    match figure.spread() {
        Some(SpreadUnit::KreiseAndKreisfreie) => class()
            .is_some_and(|class| class.is_kreis() || class == Groessenklasse::KreisfreieStadt),
        Some(SpreadUnit::Kommunen) => true,
        Some(SpreadUnit::Authorities) | None => false,
    }
}

/// Whether a connection was certainly live on the day, by its own date or else by that of the page it names.
fn is_live(service: OnlineService<'_>, connection: Connection<'_>, day: PartialDate) -> bool {
    let field = OnlineService::ANSCHLUESSE.name;
    let page = || newest_of_entry(service.record(), field, Some(connection.quelle()?));
    let shown = connection.seit().or_else(page);
    connection.status() == Some(ConnectionStatus::Live)
        && shown.is_some_and(|shown| shown.certainly_not_after(day))
}
