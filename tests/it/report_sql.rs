//! The figures of the reports on the shipped data, compared with SQL over the exported tables. The two share only the
//! records; docs/figures.md names each check.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::harness::parties::{all_parties, ever_taking_part, parties, taking_part};
use crate::harness::{REPOSITORY, ozg};

const CLOCK: [&str; 2] = ["--as-of", "2026-11-24"];

/// The first commit of the repository; a record without any dated source counts as known since then.
const FIRST_COMMIT: &str = "2026-11-24";

const NOT_COVERED: &str = "zustaendigkeit IN ('kommunal', 'gemischt') AND id NOT IN (SELECT leistung FROM project_leistungen)";

/// One column of a table of a report, and the statement that computes it by the name of the row.
struct Check {
    name: &'static str,
    report: &'static str,
    table: &'static str,
    key: &'static str,
    column: &'static str,
    sql: String,
}

fn check(name: &'static str, place: [&'static str; 4], sql: impl Into<String>) -> Check {
    let [report, table, key, column] = place;
    Check { name, report, table, key, column, sql: sql.into() }
}

/// The number of records for each value of a column, and their total.
fn by(table: &str, column: &str, condition: &str) -> String {
    let grouped =
        format!("SELECT {column} AS name, count(*) AS n FROM {table} WHERE {condition} GROUP BY 1");
    format!("{grouped} UNION ALL SELECT 'total', count(*) FROM {table} WHERE {condition}")
}

fn of_projects() -> Vec<Check> {
    let phase = "coalesce(phase, 'keine_angabe')";
    let efa = "coalesce(efa, 'keine_angabe')";
    vec![
        check(
            "projects-by-phase",
            ["overview", "projects_by_phase", "phase", "projects"],
            by("project", phase, "1"),
        ),
        check(
            "projects-by-phase-from-dates",
            ["overview", "projects_by_phase", "phase", "projects"],
            by("project r", &format!("coalesce({}, 'keine_angabe')", phase_on(CLOCK[1])), "1"),
        ),
        check(
            "projects-by-themenfeld",
            ["overview", "projects_by_themenfeld", "themenfeld", "projects"],
            by("project", "themenfeld", "1"),
        ),
        check(
            "projects-by-own-reading",
            ["overview", "projects_by_themenfeld", "themenfeld", "own_reading"],
            by("project", "themenfeld", "themenfeld_zuordnung = 'eigene_lesart'"),
        ),
        check(
            "projects-by-art",
            ["overview", "projects_by_art", "art", "projects"],
            by("project", "art", "1"),
        ),
        check(
            "rollout-by-themenfeld",
            ["themenfelder", "phases", "themenfeld", "rollout_nrw"],
            by("project", "themenfeld", "phase = 'rollout_nrw'"),
        ),
        check(
            "phase-unknown-by-themenfeld",
            ["themenfelder", "phases", "themenfeld", "keine_angabe"],
            by("project", "themenfeld", "phase IS NULL"),
        ),
        check(
            "efa-by-themenfeld",
            ["themenfelder", "coverage", "themenfeld", "efa_projects"],
            by("project", "themenfeld", "efa <> 'kein_efa'"),
        ),
        check("projects-by-efa", ["reuse", "efa", "efa", "projects"], by("project", efa, "1")),
        check(
            "projects-with-a-role",
            ["participation", "roles", "role", "projects"],
            format!(
                "SELECT role AS name, count(DISTINCT project) AS n FROM {} GROUP BY 1",
                parties()
            ),
        ),
        check(
            "reusers-of-a-project",
            ["reuse", "projects", "project", "number"],
            format!(
                "SELECT project AS name, count(DISTINCT party) AS n FROM {} WHERE role = 'nachnutzende' GROUP BY 1",
                all_parties()
            ),
        ),
    ]
}

/// Whether a partial date is certainly not after a day: its last day decides.
fn certain(date: &str, day: &str) -> String {
    format!(
        "(CASE length({date}) WHEN 4 THEN {date} || '-12-31'
           WHEN 7 THEN date({date} || '-01', '+1 month', '-1 day') ELSE {date} END <= '{day}')"
    )
}

/// The date since when an undated field is certain: the oldest dated page that names it, else the newest dated source
/// of the record, else the first commit.
fn evidence(table: &str, field: &str) -> String {
    format!(
        "coalesce(
           (SELECT min(q.stand) FROM {table}_quellen q JOIN {table}_quellen_felder f
             ON f.{table}_id = q.{table}_id AND f.quellen_position = q.position
             WHERE q.{table}_id = r.id AND f.felder = '{field}'),
           (SELECT max(stand) FROM (
             SELECT stand FROM {table}_quellen WHERE {table}_id = r.id
             UNION ALL SELECT register.stand FROM {table}_register o
               JOIN register ON register.id = o.register WHERE o.{table}_id = r.id)),
           '{FIRST_COMMIT}')"
    )
}

/// Whether an undated Anschluss `a` of a service `r` is certain on a day, by the page that it names.
fn connection_shown(day: &str) -> String {
    let newest = "(SELECT max(stand) FROM (
             SELECT stand FROM online_service_quellen WHERE online_service_id = r.id
             UNION ALL SELECT register.stand FROM online_service_register o
               JOIN register ON register.id = o.register WHERE o.online_service_id = r.id))";
    let own = "(SELECT q.stand FROM online_service_quellen q
             WHERE q.online_service_id = r.id AND q.url = a.quelle AND q.stand IS NOT NULL)";
    let shown = format!(
        "(CASE WHEN a.quelle IS NULL THEN {} ELSE coalesce({own}, {newest}, '{FIRST_COMMIT}') END)",
        evidence("online_service", "anschluesse")
    );
    // On the day of the data, everything recorded holds, however coarse the date of its page.
    if day == CLOCK[1] { "1".to_owned() } else { certain(&shown, day) }
}

/// The phase of a project `r` on a day, computed from the dates and the sources.
fn phase_on(day: &str) -> String {
    // An undated end does not count before a phase that has a date.
    let later =
        ["vorbereitung", "konzeption", "umsetzung", "pilotierung", "rollout_nrw", "rollout_bund"]
            .map(|phase| {
                let since = format!(
                    "coalesce(phasen_{phase}_erreicht, phasen_{phase}_erreicht_spaetestens)"
                );
                format!("{since} IS NOT NULL AND NOT {}", certain(&since, day))
            })
            .join(" OR ");
    let since = |field: &str| {
        let (dated, shown) = (certain(&format!("{field}_seit"), day), evidence("project", field));
        let shown = format!("({} AND NOT ({later}))", certain(&format!("({shown})"), day));
        format!(
            " WHEN coalesce({field}_seit, {field}_grund) IS NOT NULL
              AND CASE WHEN {field}_seit IS NULL THEN {shown} ELSE {dated} END THEN '{field}'"
        )
    };
    let phases =
        ["rollout_bund", "rollout_nrw", "pilotierung", "umsetzung", "konzeption", "vorbereitung"];
    let reached = |phase: &&str| {
        let [on, by] = ["erreicht", "erreicht_spaetestens"]
            .map(|how| certain(&format!("phasen_{phase}_{how}"), day));
        format!(
            " WHEN CASE WHEN phasen_{phase}_erreicht IS NULL THEN {by} ELSE {on} END THEN '{phase}'"
        )
    };
    let overriding: String = ["beendet", "zurueckgestellt"].into_iter().map(since).collect();
    let reached: String = phases.iter().map(reached).collect();
    let stated = certain(&format!("({})", evidence("project", "phase_laut_quelle")), day);
    format!("CASE{overriding}{reached} WHEN {stated} THEN phase_laut_quelle END")
}

fn of_leistungen() -> Vec<Check> {
    let counted = |condition: &str| {
        let kinds = [
            ("all", "1"),
            ("not_only_bund", "katalog_zustaendigkeit <> 'bund'"),
            ("kommunal", "zustaendigkeit IN ('kommunal', 'gemischt')"),
        ];
        let one = |(name, which): (&str, &str)| {
            format!(
                "SELECT '{name}' AS name, count(*) AS n FROM leistung WHERE {which} AND {condition}"
            )
        };
        kinds.map(one).join(" UNION ALL ")
    };
    let covered = "id IN (SELECT leistung FROM project_leistungen)";
    let sourced = "id IN (SELECT leistung FROM project_leistungen WHERE zuordnung = 'quelle')";
    let of_kommunen = "zustaendigkeit IN ('kommunal', 'gemischt')";
    let figure = |column| ["overview", "leistungen", "figure", column];
    let gaps = |column| ["gaps", "themenfelder", "themenfeld", column];
    vec![
        check("leistungen", figure("leistungen"), counted("1")),
        check("leistungen-with-project", figure("with_project"), counted(covered)),
        check(
            "leistungen-by-own-reading",
            figure("own_reading"),
            counted(&format!("{covered} AND NOT ({sourced})")),
        ),
        check(
            "own-reading-by-themenfeld",
            ["themenfelder", "coverage", "themenfeld", "own_reading"],
            by(
                "leistung",
                "themenfeld",
                &format!("{of_kommunen} AND {covered} AND NOT ({sourced})"),
            ),
        ),
        check(
            "leistungen-without-project",
            figure("without_project"),
            counted(&format!("NOT ({covered})")),
        ),
        check(
            "coverage-by-themenfeld",
            ["themenfelder", "coverage", "themenfeld", "with_project"],
            by("leistung", "themenfeld", &format!("{of_kommunen} AND {covered}")),
        ),
        check(
            "leistungen-by-themenfeld",
            gaps("leistungen"),
            by("leistung", "themenfeld", of_kommunen),
        ),
        check(
            "gaps-by-themenfeld",
            gaps("without_project"),
            by("leistung", "themenfeld", NOT_COVERED),
        ),
        check(
            "kommunal-gaps-by-themenfeld",
            gaps("kommunal_without"),
            by("leistung", "themenfeld", &format!("zustaendigkeit = 'kommunal' AND {NOT_COVERED}")),
        ),
        check(
            "responsibilities",
            ["responsibilities", "zustaendigkeit", "zustaendigkeit", "leistungen"],
            responsibilities(),
        ),
        check(
            "leistungen-by-traeger",
            ["responsibilities", "traeger", "traeger", "leistungen"],
            format!("SELECT traeger AS name, count(*) AS n FROM {TRAEGER} GROUP BY 1"),
        ),
        check(
            "leistungen-by-office",
            ["responsibilities", "fachaemter", "fachamt", "number"],
            format!(
                "SELECT fachaemter AS name, count(*) AS n FROM leistung_fachaemter JOIN leistung ON id = leistung_id \
                 WHERE {of_kommunen} GROUP BY 1"
            ),
        ),
        check(
            "several-projects",
            ["gaps", "several_projects", "leistung", "number"],
            "SELECT leistung AS name, count(DISTINCT project_id) AS n FROM project_leistungen GROUP BY 1 HAVING n > 1",
        ),
    ]
}

const TRAEGER: &str = "leistung_vollzug_traeger";

/// Computed from the lists of the Träger, and no field that the program derives.
fn responsibilities() -> String {
    let kommunal = "('gemeinden', 'kreise_kreisfreie', 'kreise_kreisfreie_grosse', \
                    'kreise_kreisfreie_grosse_mittlere', 'jugendaemter', 'schultraeger', \
                    'freiwillig_kommunal', 'kommunale_unternehmen', 'landschaftsverbaende')";
    format!(
        "SELECT CASE WHEN k IS NULL AND katalog_zustaendigkeit = 'bund' THEN 'bund' WHEN k IS NULL THEN 'keine_angabe' \
         WHEN gone = n THEN 'entfallen' WHEN k = n THEN 'kommunal' WHEN k > 0 THEN 'gemischt' ELSE 'nicht_kommunal' END \
         AS name, count(*) AS n FROM leistung LEFT JOIN (SELECT leistung_id, count(*) AS n, sum(traeger IN {kommunal}) \
         AS k, sum(traeger = 'entfaellt') AS gone FROM {TRAEGER} GROUP BY 1) ON leistung_id = id GROUP BY 1"
    )
}

fn of_kommunen() -> Vec<Check> {
    let part = format!("id IN {}", taking_part());
    let class = |column| ["participation", "groessenklassen", "group", column];
    let district = |column| ["participation", "regierungsbezirke", "group", column];
    let in_role =
        |role: &str| format!("id IN (SELECT party FROM {} WHERE role = '{role}')", parties());
    let by_provider = |condition: &str| {
        format!(
            "SELECT coalesce(d.name, 'keine_angabe') AS name, count(*) AS n FROM municipality m LEFT JOIN (
               SELECT municipality_id AS id, organisation AS name FROM municipality_it_dienstleister AS named
               WHERE NOT EXISTS (SELECT 1 FROM organisation WHERE id = named.organisation AND kommune = municipality_id)
               UNION SELECT kommune, 'eigene_it' FROM organisation
             ) d ON d.id = m.id WHERE {condition} GROUP BY 1"
        )
    };
    let kommunen = format!(
        "SELECT role AS name, count(DISTINCT party) AS n FROM {} JOIN municipality ON id = party GROUP BY 1",
        parties()
    );
    vec![
        check(
            "kommunen-by-groessenklasse",
            ["overview", "municipalities_by_groessenklasse", "groessenklasse", "municipalities"],
            by("municipality", "groessenklasse", "1"),
        ),
        check(
            "taking-part-by-groessenklasse",
            ["overview", "municipalities_by_groessenklasse", "groessenklasse", "taking_part"],
            by("municipality", "groessenklasse", &part),
        ),
        check(
            "leads-by-groessenklasse",
            class("projektleitung"),
            by("municipality", "groessenklasse", &in_role("projektleitung")),
        ),
        check(
            "kernteam-by-groessenklasse",
            class("kernteam"),
            by("municipality", "groessenklasse", &in_role("kernteam")),
        ),
        check(
            "pilots-by-groessenklasse",
            class("pilotkommunen"),
            by("municipality", "groessenklasse", &in_role("pilotkommunen")),
        ),
        check(
            "kommunen-by-regierungsbezirk",
            district("municipalities"),
            by("municipality", "regierungsbezirk", "1"),
        ),
        check(
            "taking-part-by-regierungsbezirk",
            district("taking_part"),
            by("municipality", "regierungsbezirk", &part),
        ),
        check(
            "reusers-by-regierungsbezirk",
            district("nachnutzende"),
            by("municipality", "regierungsbezirk", &in_role("nachnutzende")),
        ),
        check(
            "kommunen-by-it-dienstleister",
            ["participation", "it_dienstleister", "group", "municipalities"],
            by_provider("1"),
        ),
        check(
            "taking-part-by-it-dienstleister",
            ["participation", "it_dienstleister", "group", "taking_part"],
            by_provider(&format!("m.id IN {}", taking_part())),
        ),
        check("kommunen-in-a-role", ["participation", "roles", "role", "municipalities"], kommunen),
        check(
            "nowhere-by-kreis",
            ["participation", "nowhere", "kreis", "number"],
            by("municipality", NOWHERE_GROUP, &format!("id NOT IN {}", ever_taking_part())),
        ),
    ]
}

/// The Kreis of a Kommune; a Kreis is grouped with its own Kommunen.
const NOWHERE_GROUP: &str = "CASE WHEN kreis IS NOT NULL THEN kreis WHEN groessenklasse IN ('kreis', 'staedteregion') THEN id ELSE 'kreisfrei' END";

fn of_services() -> Vec<Check> {
    let furthest = "SELECT s.id, max(CASE a.status WHEN 'live' THEN 4 WHEN 'pilot' THEN 3
        WHEN 'angekuendigt' THEN 2 WHEN 'in_vorbereitung' THEN 1 END) AS rank
        FROM online_service s LEFT JOIN online_service_anschluesse a ON a.online_service_id = s.id GROUP BY 1";
    let furthest = by(
        &format!("({furthest})"),
        "CASE rank WHEN 4 THEN 'live' WHEN 3 THEN 'pilot' WHEN 2 THEN 'angekuendigt'
         WHEN 1 THEN 'in_vorbereitung' ELSE 'keine_angabe' END",
        "1",
    );
    let status = |column| ["overview", "services_by_status", "status", column];
    let kommunen = "SELECT status AS name, count(DISTINCT kommune) AS n FROM online_service_anschluesse GROUP BY 1
        UNION ALL SELECT 'total', count(DISTINCT kommune) FROM online_service_anschluesse";
    let live = "SELECT s.id AS name, count(DISTINCT a.kommune) AS n FROM online_service s
        JOIN online_service_anschluesse a ON a.online_service_id = s.id WHERE a.status = 'live' GROUP BY 1";
    let needed = "SELECT c AS name, count(*) AS n FROM (
        SELECT basiskomponenten AS c, project_id FROM project_basiskomponenten
        UNION SELECT zielportale, project_id FROM project_zielportale) GROUP BY 1";
    let used = "SELECT c AS name, count(*) AS n FROM (
        SELECT basiskomponenten AS c, online_service_id FROM online_service_basiskomponenten
        UNION SELECT zahlverfahren, online_service_id FROM online_service_zahlverfahren) GROUP BY 1";
    let component = |column| ["components", "components", "component", column];
    vec![
        check("services-by-status", status("services"), furthest),
        check(
            "connections-by-status",
            status("connections"),
            by("online_service_anschluesse", "status", "1"),
        ),
        check("connected-kommunen-by-status", status("municipalities"), kommunen),
        check("live-kommunen-of-a-service", ["reuse", "services", "service", "live"], live),
        check("projects-of-a-component", component("projects"), needed),
        check("services-of-a-component", component("services"), used),
    ]
}

fn all() -> Vec<Check> {
    [of_projects(), of_leistungen(), of_kommunen(), of_services()].into_iter().flatten().collect()
}

fn answer(args: &[&str]) -> Value {
    let run = ozg(REPOSITORY, &[args, &CLOCK, &["--format", "json"]].concat());
    assert_eq!(run.code, 0, "{args:?}: {}", run.stderr);
    serde_json::from_str(&run.stdout).expect("JSON")
}

/// Numbers by the name of their row, without zeros.
fn numbers<'v>(
    rows: impl Iterator<Item = &'v Value>,
    key: &str,
    column: &str,
) -> BTreeMap<String, u64> {
    let number = |row: &Value| {
        let name = row[key].as_str().unwrap_or("none").to_owned();
        Some((name, row[column].as_u64().filter(|number| *number > 0)?))
    };
    rows.filter_map(number).collect()
}

#[test]
fn the_figures_of_the_reports_are_those_of_sql() {
    let mut reports: BTreeMap<&str, Value> = BTreeMap::new();
    let mut differing = Vec::new();
    for check in all() {
        let report =
            reports.entry(check.report).or_insert_with(|| answer(&["report", check.report]));
        let tables = report["tables"].as_array().expect("tables");
        let table = tables.iter().find(|table| table["name"] == check.table).expect(check.table);
        let total = Some(&table["total"]).filter(|_| check.sql.contains("'total'"));
        let rows = table["rows"].as_array().expect("rows").iter().chain(total);
        let reported = numbers(rows, check.key, check.column);
        let counted = answer(&["query", "--sql", &check.sql]);
        let counted = numbers(counted.as_array().expect("rows").iter(), "name", "n");
        assert!(!counted.is_empty(), "{} counts nothing", check.name);
        if reported != counted {
            differing.push(format!("{}: the report {reported:?}, SQL {counted:?}", check.name));
        }
    }
    assert!(differing.is_empty(), "{}", differing.join("\n"));
}

/// Days before any evidence, before and after most of it, and the day of the data.
const DAYS: [&str; 4] = ["1900-01-01", "2020-01-01", "2022-06-30", "2026-11-24"];

#[test]
fn the_phase_of_each_project_follows_from_its_dates_and_sources() {
    for day in DAYS {
        let reported = ozg(
            REPOSITORY,
            &["query", "project", "--columns", "id,phase", "--as-of", day, "--format", "json"],
        );
        let reported: Value = serde_json::from_str(&reported.stdout).expect("JSON");
        let sql = format!("SELECT id, {} AS phase FROM project r ORDER BY id", phase_on(day));
        assert_eq!(reported, answer(&["query", "--sql", &sql]), "{day}");
    }
}

/// The number of Anschlüsse of a status that count on a day, and of those that cannot be judged.
#[test]
fn the_connections_of_a_day_follow_from_their_dates_and_sources() {
    for day in DAYS {
        let shown = connection_shown(day);
        let counts =
            format!("CASE WHEN a.seit IS NULL THEN {shown} ELSE {} END", certain("a.seit", day));
        let connections =
            "online_service_anschluesse a JOIN online_service r ON r.id = a.online_service_id";
        let args = [
            "report",
            "overview",
            "--table",
            "services_by_status",
            "--as-of",
            day,
            "--format",
            "json",
        ];
        let reported: Value = serde_json::from_str(&ozg(REPOSITORY, &args).stdout).expect("JSON");
        let table = &reported["tables"][0];
        let rows = table["rows"].as_array().expect("rows").iter().chain([&table["total"]]);
        let counted = answer(&["query", "--sql", &by(connections, "a.status", &counts)]);
        let counted = counted.as_array().expect("rows").iter();
        assert_eq!(numbers(rows, "status", "connections"), numbers(counted, "name", "n"), "{day}");
    }
}

/// Who takes part in which project on a day; Kommunen and organisations as recorded.
fn parts_on(day: &str) -> String {
    let shown = |table: &str, field: &str| certain(&format!("({})", evidence(table, field)), day);
    let undated = ["projektleitung", "kernteam", "pilotkommunen"].map(|role| {
        format!(
            "SELECT r.id AS project, x.{role} AS party FROM project r
             JOIN project_{role} x ON x.project_id = r.id WHERE {}",
            shown("project", role)
        )
    });
    let reuse = format!(
        "SELECT r.id, x.kommune FROM project r JOIN project_nachnutzende x ON x.project_id = r.id
         WHERE CASE WHEN x.seit IS NULL THEN {} ELSE {} END",
        shown("project", "nachnutzende"),
        certain("x.seit", day)
    );
    let live = format!(
        "SELECT r.projekt, a.kommune FROM online_service r
         JOIN online_service_anschluesse a ON a.online_service_id = r.id
         WHERE a.status = 'live' AND r.projekt IS NOT NULL
         AND CASE WHEN a.seit IS NULL THEN {} ELSE {} END",
        connection_shown(day),
        certain("a.seit", day)
    );
    format!("{} UNION {reuse} UNION {live}", undated.join(" UNION "))
}

/// The organisations that are a Kommune's own IT on a day.
fn own_it(day: &str) -> String {
    let shown = certain(&format!("({})", evidence("organisation", "kommune")), day);
    format!("SELECT r.id, r.kommune FROM organisation r WHERE r.kommune IS NOT NULL AND {shown}")
}

#[test]
fn who_takes_part_on_a_day_follows_from_the_dates_and_sources() {
    let table = ["report", "overview", "--table", "municipalities_by_groessenklasse"];
    for day in DAYS {
        let args = [&table[..], &["--as-of", day, "--format", "json"]].concat();
        let reported: Value = serde_json::from_str(&ozg(REPOSITORY, &args).stdout).expect("JSON");
        let reported = &reported["tables"][0]["total"];
        let sql = format!(
            "WITH parts AS (SELECT coalesce(o.kommune, party) AS party,
               coalesce({}, '') NOT IN ('beendet', 'zurueckgestellt') AS is_ongoing
               FROM ({}) JOIN project r ON r.id = project LEFT JOIN ({}) o ON o.id = party),
             kommunen AS (SELECT party, max(is_ongoing) AS is_ongoing FROM parts
               JOIN municipality ON id = party GROUP BY 1)
             SELECT count(*) FILTER (WHERE is_ongoing) AS part,
               count(*) FILTER (WHERE NOT is_ongoing) AS former FROM kommunen",
            phase_on(day),
            parts_on(day),
            own_it(day)
        );
        let counted = &answer(&["query", "--sql", &sql])[0];
        // If nobody is known to take part, no number is reported.
        assert_eq!(reported["taking_part"].as_u64().unwrap_or(0), counted["part"], "{day}");
        assert_eq!(reported["former"].as_u64().unwrap_or(0), counted["former"], "{day}");
    }
}

#[test]
fn the_page_names_each_check() {
    let page = fs::read_to_string(Path::new(REPOSITORY).join("docs/figures.md")).expect("the page");
    let section = page.split("## Checked against SQL").nth(1).expect("the section");
    let named: Vec<_> = section
        .split('`')
        .skip(1)
        .step_by(2)
        .filter(|name| name.contains('-') || ["leistungen", "responsibilities"].contains(name))
        .collect();
    let checks: Vec<_> = all().iter().map(|check| check.name).collect();
    assert!(checks.len() >= 25);
    for name in &checks {
        assert!(named.contains(name), "docs/figures.md lacks the check {name}");
    }
    for name in named {
        assert!(checks.contains(&name), "docs/figures.md names {name}, which nothing checks");
    }
}
