//! How `ozg query` shapes the records it finds: groups, sums, distinct rows, order.

use insta::assert_snapshot;

use crate::harness::{Dataset, REPOSITORY, Run, ozg, ozg_german};

fn query(args: &[&str]) -> Run {
    ozg(Dataset::clean().root(), &[&["query"], args, &["--as-of", "2026-11-24"]].concat())
}

#[test]
fn groups_are_counted_with_shares_and_sums_for_people_in_german() {
    let dataset = Dataset::clean();
    let args = [
        "query",
        "municipality",
        "--group-by",
        "regierungsbezirk",
        "--sum",
        "einwohner,flaeche_km2",
    ];
    assert_snapshot!(ozg_german(dataset.root(), &args).shown(&dataset));
}

/// A record with several values is in each of its groups; the total counts it once.
#[test]
fn a_list_puts_a_record_into_each_of_its_groups() {
    let dataset = Dataset::clean();
    let args = ["query", "project", "--group-by", "kernteam.regierungsbezirk"];
    assert_snapshot!(ozg_german(dataset.root(), &args).shown(&dataset));
}

#[test]
fn programs_get_the_groups_without_the_total_and_no_word_for_what_is_missing() {
    let args =
        ["project", "--group-by", "phase,themenfeld", "--sum", "foerdersumme_eur", "--format"];
    let csv = query(&[&args[..], &["csv"]].concat());
    let json = query(&[&args[..], &["json"]].concat());
    assert_snapshot!(format!("{}{}", csv.stdout, json.stdout));
}

#[test]
fn groups_come_in_the_order_of_their_values_or_of_any_column() {
    let groups = |sort: &[&str]| {
        let args =
            ["query", "project", "--group-by", "phase", "--format", "csv", "--as-of", "2026-11-24"];
        let run = ozg(REPOSITORY, &[&args[..], sort].concat());
        let lines = run.stdout.lines().skip(1);
        lines.map(|line| line.split(',').next().unwrap_or_default().to_owned()).collect::<Vec<_>>()
    };
    let of_phase = groups(&[]);
    assert_eq!(of_phase[..4], ["konzeption", "umsetzung", "pilotierung", "rollout_nrw"]);
    assert_eq!(of_phase.last().map(String::as_str), Some(""));
    assert_eq!(groups(&["--sort", "-phase"])[0], "beendet");
    assert_eq!(groups(&["--sort", "-count"])[0], "rollout_nrw");
    assert_eq!(groups(&["--sort", "-anzahl", "--limit", "1"]), ["rollout_nrw"]);
    assert_eq!(groups(&["--sort", "share"])[0], "zurueckgestellt");
}

/// The sum of whole numbers is exact, and that of others shows no binary rounding noise.
#[test]
fn sums_are_exact() {
    let dataset = Dataset::clean();
    let sum = |columns: &str| {
        let args = ["query", "municipality", "id=koeln,soest", "--sum", columns, "--format", "csv"];
        ozg(dataset.root(), &args).stdout
    };
    assert_eq!(
        sum("einwohner,flaeche_km2"),
        "count,sum_einwohner,sum_flaeche_km2\n2,1072397,490.83\n"
    );
    dataset.edit("data/municipalities/koeln.yaml", "1024621", "9223372036854775807");
    assert_eq!(sum("einwohner"), "count,sum_einwohner\n2,9.223372036854823e+18\n");
}

/// A Kreis has the inhabitants of its Gemeinden, whose `kreis` has `x-part-of`.
#[test]
fn a_sum_over_records_and_their_parts_notes_it() {
    const NOTE: &str = "The sum counts 374 records twice: according to “kreis”, they are part of 31 other \
                        records that \
                        are also counted.\nTo count each record once, use --missing kreis (without the parts) \
                        or --missing in.municipality.kreis (without the records to which they belong).\n";
    let sum = |args: &[&str]| {
        let args = [&["query"], args, &["--sum", "einwohner,flaeche_km2"]].concat();
        ozg(REPOSITORY, &[&args[..], &["--format", "csv", "--as-of", "2026-11-24"]].concat())
    };
    for args in [&["municipality"][..], &["municipality", "--group-by", "groessenklasse"]] {
        assert_eq!(sum(args).stderr.matches(NOTE).count(), 1, "{args:?}: {}", sum(args).stderr);
    }
    for (once, number) in [("kreis", 53), ("in.municipality.kreis", 396)] {
        let run = sum(&["municipality", "--missing", once]);
        assert!(!run.stderr.contains("twice"), "{once}: {}", run.stderr);
        let rows = format!("count,sum_einwohner,sum_flaeche_km2\n{number},18034454,34112.56\n");
        assert_eq!(run.stdout, rows, "{once}");
    }
    let counts = ozg(REPOSITORY, &["query", "municipality", "--group-by", "groessenklasse"]);
    assert!(!counts.stderr.contains("twice"), "{}", counts.stderr);
}

/// A room is part of its house, even if the floor between them is not counted; a cycle ends.
#[test]
fn a_part_of_a_part_is_part_of_the_whole() {
    let dataset = Dataset::empty();
    let schema = r#"{
      "title": "Area", "x-collection": "areas", "x-label": "name", "type": "object",
      "properties": {
        "name": { "type": "string" },
        "size": { "type": "integer" },
        "within": { "type": "string", "x-reference": "area", "x-part-of": true }
      }
    }"#;
    dataset.write("schema/area.schema.json", schema);
    for (id, within) in [("house", ""), ("floor", "house"), ("room", "floor"), ("shed", "")] {
        let within = if within.is_empty() { String::new() } else { format!("within: {within}\n") };
        dataset.write(&format!("data/areas/{id}.yaml"), format!("name: {id}\nsize: 1\n{within}"));
    }
    let note = |ids: &str| {
        let filter = format!("id={ids}");
        let run = ozg(dataset.root(), &["query", "area", &filter, "--sum", "size"]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        run.stderr.lines().find(|line| line.contains("twice")).map(str::to_owned)
    };
    assert_eq!(note("floor,shed"), None);
    let one = "The sum counts one record twice: according to “within”, it is part of another record \
               that is also counted.";
    assert_eq!(note("room,house").as_deref(), Some(one));
    dataset.write("data/areas/house.yaml", "name: house\nsize: 1\nwithin: room\n");
    assert_eq!(note("room"), None);
    assert!(note("room,house,floor").is_some_and(|note| note.contains("3 records twice")));
}

#[test]
fn a_page_notes_what_a_sum_counts_twice_along_a_path_too() {
    let dataset = Dataset::clean();
    let file = "data/projects/sozialplattform.yaml";
    let markdown = |args: &[&str]| {
        ozg_german(dataset.root(), &[&["query"], args, &["--format", "md"]].concat()).stdout
    };
    let path = ["project", "--sum", "kernteam.einwohner"];
    assert!(!markdown(&path).contains("doppelt"));
    dataset.edit(file, "kernteam: [", "kernteam: [kreis-soest, ");
    let page = markdown(&path);
    let twice = "zählen 2 Datensätze doppelt: Sie sind nach „kreis“ Teil eines anderen, der";
    assert!(page.contains(twice) && !page.contains("--missing"), "{page}");
    let only = markdown(&["municipality", "id=soest,kreis-soest", "--sum", "einwohner"]);
    assert!(only.contains("zählt ein Datensatz doppelt: Er ist nach „kreis“ Teil"), "{only}");
}

#[test]
fn the_sum_of_no_values_is_empty() {
    let run = query(&["project", "--sum", "foerdersumme_eur", "--format", "csv"]);
    assert_eq!(run.stdout, "count,sum_foerdersumme_eur\n4,\n");
    let run = query(&["project", "themenfeld=bildung", "--group-by", "phase"]);
    assert_eq!(run.stdout, "");
    assert!(run.stderr.starts_with("No record matches the conditions.\n"), "{}", run.stderr);
}

#[test]
fn equal_rows_are_shown_and_counted_once() {
    let args = ["municipality", "--columns", "regierungsbezirk", "--distinct"];
    let run = query(&[&args[..], &["--sort", "-regierungsbezirk", "--format", "csv"]].concat());
    assert_eq!(run.stdout, "regierungsbezirk\nKöln\nDüsseldorf\nArnsberg\n");
    assert_eq!(query(&[&args[..], &["--count"]].concat()).stdout, "3\n");
    assert_eq!(
        query(&[&args[..], &["--limit", "1", "--format", "csv"]].concat()).stdout,
        "regierungsbezirk\nArnsberg\n"
    );
}

#[test]
fn values_of_a_fixed_list_sort_in_its_order() {
    let run = query(&["project", "--columns", "phase", "--sort", "phase", "--format", "csv"]);
    assert_eq!(run.stdout, "phase\nkonzeption\nrollout_nrw\nzurueckgestellt\n\"\"\n");
}

#[test]
fn contradictory_options_are_usage_errors() {
    for args in [
        &["--group-by", "phase", "--count"][..],
        &["--group-by", "phase", "--distinct"],
        &["--sum", "foerdersumme_eur", "--columns", "id"],
    ] {
        let run = query(&[&["project"], args].concat());
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{args:?}");
    }
}
