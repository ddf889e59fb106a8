//! `online-service ID`: one Online-Dienst: what it is, who provides it, and in which Kommunen since when.

use anyhow::Result;

use super::citations::{self, Citations, explain_own_readings};
use super::parts::{
    DossierFact, assigned_leistungen, choice, choices, connections_by_name, date, facts,
    milestones, note_undecided, records, section, text,
};
use super::project::component_list;
use super::{Report, ReportContext, maps};
use crate::ozg::domain::{
    OnlineService, Project, RecordView, Register, Reifegrad, Themenfeld, Zuordnung, words,
};
use crate::ozg::figures::freshness::newest_source;
use crate::ozg::figures::services::{furthest, undecided};
use crate::section::Section;
use messages::msg;
use records::table::{Cell, Column};

pub(super) const REPORT: Report = Report {
    name: "online-service",
    title: || msg!("column-service"),
    about: || msg!("online-service-about"),
    subjects: &[OnlineService::KIND],
    kinds: &[OnlineService::KIND],
    counts_fields: false,
    sections,
};

fn sections(context: &ReportContext<'_>) -> Result<Vec<Section>> {
    let service: OnlineService<'_> = context.subject()?;
    let cited = Citations::of_subject(context, service.record());
    let components = [
        (OnlineService::BASISKOMPONENTEN.name, service.basiskomponenten()),
        (OnlineService::ZAHLVERFAHREN.name, service.zahlverfahren()),
    ];
    let of_facts = [Themenfeld::KIND, Project::KIND, Register::KIND];
    Ok(vec![
        profile(context, &cited, service).draws_on(&of_facts),
        assigned_leistungen(context, &cited, service.record(), service.leistungen()),
        kommunen(context, &cited, service),
        component_list(context, &cited, service, msg!("service-components"), &components),
        milestones(context, &cited, service.record(), OnlineService::MEILENSTEINE),
        cited.section(),
    ])
}

fn profile<'a>(
    context: &ReportContext<'a>,
    cited: &Citations<'_, 'a>,
    service: OnlineService<'a>,
) -> Section {
    let fact = |field, title, value| cited.fact(service.record(), field, title, value);
    let zuordnung = service.themenfeld_zuordnung();
    let themenfeld = context.themenfelder_cell(service.themenfeld());
    let of_themenfeld =
        cited.assigned(service.record(), &[OnlineService::THEMENFELD.name], zuordnung);
    let project = service.projekt().and_then(|id| Project::get(context.dataset(), id));
    let mut all = vec![
        fact(
            OnlineService::BESCHREIBUNG.name,
            msg!("column-description"),
            text(service.beschreibung()),
        ),
        DossierFact::new(OnlineService::THEMENFELD.name, msg!("column-themenfeld"), themenfeld)
            .resting_on(of_themenfeld),
        fact(OnlineService::PROJEKT.name, msg!("column-project"), records(project)),
        fact(
            OnlineService::ANBIETER.name,
            msg!("column-providers"),
            context.parties(service.anbieter()),
        ),
        fact(
            OnlineService::BETEILIGTE.name,
            msg!("column-parties"),
            context.parties(service.beteiligte()),
        )
        .rare(),
        DossierFact::new(
            "status",
            msg!("column-furthest"),
            context.stated(furthest(context.scope, service)),
        ),
    ];
    all.extend(quality(context, cited, service));
    let newest = date(newest_source(context.dataset(), &service, context.as_of()));
    all.push(DossierFact::new("source", msg!("column-newest-source"), newest));
    explain_own_readings(facts(all), zuordnung == Some(Zuordnung::EigeneLesart))
}

/// How digital it is, for whom, and where it can be reached.
fn quality<'a>(
    context: &ReportContext<'a>,
    cited: &Citations<'_, 'a>,
    service: OnlineService<'a>,
) -> [DossierFact; 6] {
    let fact = |field, title, value| cited.fact(service.record(), field, title, value);
    let level = service.reifegrad().map_or(Cell::Empty, |level| reifegrad(context, level));
    let trust = choice(&service, OnlineService::VERTRAUENSNIVEAU);
    let offices = choices(context, &service, OnlineService::FACHAEMTER);
    let means = choices(context, &service, OnlineService::ZAHLARTEN);
    [
        fact(OnlineService::REIFEGRAD.name, msg!("column-reifegrad"), level),
        fact(OnlineService::VERTRAUENSNIVEAU.name, msg!("column-trust"), trust),
        fact(OnlineService::FACHAEMTER.name, msg!("column-offices"), offices),
        fact(OnlineService::ZAHLARTEN.name, msg!("column-means-of-payment"), means).rare(),
        fact(OnlineService::URL.name, msg!("column-address"), text(service.url())),
        fact(OnlineService::HINWEIS.name, msg!("column-remark"), text(service.hinweis())).rare(),
    ]
}

fn reifegrad(context: &ReportContext<'_>, reifegrad: Reifegrad<'_>) -> Cell {
    let (Some(level), Some(model)) = (reifegrad.stufe(), reifegrad.modell()) else {
        return Cell::Empty;
    };
    let path = [OnlineService::REIFEGRAD.name, Reifegrad::MODELL.name];
    let word = words::spoken(&words::cell_at(context.schemas, OnlineService::KIND, &path, model));
    let message = msg!("reifegrad-of", level = level, model = word);
    Cell::Word(format!("{level} ({model})"), message)
}

/// The Kommunen by status, the furthest first.
fn kommunen<'a>(
    context: &ReportContext<'a>,
    cited: &Citations<'_, 'a>,
    service: OnlineService<'a>,
) -> Section {
    let mut all = connections_by_name(context, service);
    all.sort_by_key(|connection| connection.status);
    let rows = all.into_iter().map(|connection| {
        vec![
            context.party_cell(connection.kommune),
            context.word(connection.status),
            date(connection.since),
            text(connection.entry.hinweis()),
            cited.connection(service, connection.entry),
        ]
    });
    let columns = vec![
        Column::word("municipality", msg!("column-municipality")),
        Column::word("status", msg!("column-status")),
        Column::word("since", msg!("column-since")),
        Column::word("remark", msg!("column-remark")),
        citations::column(),
    ];
    let section =
        section("municipalities", msg!("online-service-kommunen"), 1, columns, rows.collect())
            .map(maps::of_live(context, msg!("leistung-live"), std::iter::once(service)));
    note_undecided(section, &undecided(context.scope, std::iter::once(service)))
}
