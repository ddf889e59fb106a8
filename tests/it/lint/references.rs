//! Faults that only show between records, or between the entries of a list.

use super::{broken, fault, german, places};
use crate::harness::{Dataset, ozg};

const KOELN: &str = "data/municipalities/koeln.yaml";
const KINDER: &str = "data/projects/kinderbetreuung.yaml";

fn edited(name: &str, file: &str, old: &str, new: &str, place: &str) {
    let spoil = |dataset: &Dataset| {
        dataset.edit(file, old, new);
    };
    fault(name, spoil, place);
}

#[test]
fn misspelt_reference() {
    let place = "OZG012 data/projects/kinderbetreuung.yaml kernteam[2] 15:3-15:8";
    edited("misspelt_reference", KINDER, "- koeln", "- keoln", place);
    let place = "OZG012 data/projects/kinderbetreuung.yaml leistungen[0].leistung 8:13-8:35";
    let old = "10019-kindertagesbetreuung";
    edited(
        "misspelt_inner_reference",
        KINDER,
        old,
        "10019-kinderbetreuung",
        &place.replace("35", "34"),
    );
    let place = "OZG012 data/projects/kinderbetreuung.yaml kernteam[2] 15:3-15:9";
    edited("name_instead_of_id", KINDER, "- koeln", "- \"Köln\"", place);
}

fn removed(dataset: &Dataset) {
    dataset.remove("data/organisations/suedwestfalen-it.yaml");
}

#[test]
fn removed_record() {
    let place =
        "OZG012 data/municipalities/kreis-soest.yaml it_dienstleister[0].organisation 15:17-15:33";
    fault("removed_record", removed, place);
    german("removed_record", removed);
}

/// One missing record is one fault, whichever kinds each field accepts.
#[test]
fn removed_record_named_by_fields_of_different_kinds() {
    let spoil = |dataset: &Dataset| {
        dataset.remove(KOELN);
        dataset.edit("data/projects/sozialplattform.yaml", "- iserlohn", "- koeln");
    };
    let place = "OZG012 data/projects/kinderbetreuung.yaml kernteam[2] 15:3-15:8";
    fault("removed_record_of_several_kinds", spoil, place);
}

fn same_ags(dataset: &Dataset, file: &str) {
    let text = dataset.read(file);
    let copied = |key: &str, value: &str, text: &str| {
        let start = text.find(&format!("\n{key}: ")).expect("the key") + 1;
        let end = start + text[start..].find('\n').expect("a line");
        format!("{}{key}: '{value}'{}", &text[..start], &text[end..])
    };
    dataset.write(file, copied("ags", "05315000", &text));
}

#[test]
fn ags_of_two_records() {
    let spoil = |dataset: &Dataset| {
        dataset.edit("data/leistungen/10092-wohngeld.yaml", "ozg_id: '10092'", "ozg_id: '10019'");
        let text = dataset.read("data/leistungen/10092-wohngeld.yaml");
        dataset.remove("data/leistungen/10092-wohngeld.yaml");
        dataset.write("data/leistungen/10019-wohngeld.yaml", text);
        let project = "data/projects/wohngeld.yaml";
        dataset.edit(project, "leistung: 10092-wohngeld", "leistung: 10019-wohngeld");
        let project = "data/projects/sozialplattform.yaml";
        dataset.edit(project, "leistung: 10092-wohngeld", "leistung: 10019-wohngeld");
    };
    let place = "OZG013 data/leistungen/10019-kindertagesbetreuung.yaml ozg_id 2:9-2:16";
    fault("duplicate_ozg_id", spoil, place);
}

#[test]
fn ags_of_three_records() {
    let spoil = |dataset: &Dataset| {
        let schema = "schema/municipality.schema.json";
        dataset.edit(schema, "\"^05[0-9]{10}$\",\n      \"x-unique\": true", "\"^05[0-9]{10}$\"");
        for file in ["data/municipalities/remscheid.yaml", "data/municipalities/solingen.yaml"] {
            same_ags(dataset, file);
            let ars = if file.contains("rem") { "051200000000" } else { "051220000000" };
            dataset.edit(file, ars, "053150000000");
            dataset.edit(file, "regierungsbezirk: Düsseldorf", "regierungsbezirk: Köln");
        }
    };
    fault("duplicate_ags", spoil, "OZG013 data/municipalities/koeln.yaml ags 4:6-4:16");
    german("duplicate_ags", spoil);
}

/// A copied record shares all its unique values with its original: that is one fault.
#[test]
fn copied_record() {
    let spoil = |dataset: &Dataset| {
        let text = dataset.read(KOELN);
        dataset.write("data/municipalities/koeln-stadt.yaml", text);
    };
    fault("copied_record", spoil, "OZG013 data/municipalities/koeln-stadt.yaml ags 4:6-4:16");
}

#[test]
fn duplicate_entry() {
    let place = "OZG014 data/projects/kinderbetreuung.yaml kernteam[3] 16:3-16:8";
    edited("duplicate_entry", KINDER, "- koeln", "- koeln\n- koeln", place);
    let place = "OZG014 data/projects/kinderbetreuung.yaml leistungen[1] 10:3-10:11";
    let (old, new) = ("10040-hortbetreuung", "10019-kindertagesbetreuung");
    edited("duplicate_entry_by_key", KINDER, old, new, place);
}

#[test]
fn id_of_two_kinds() {
    let spoil = |dataset: &Dataset| {
        let text = dataset.read("data/organisations/krz.yaml");
        dataset.write("data/organisations/koeln.yaml", text);
    };
    fault("ambiguous_id", spoil, "OZG015 data/municipalities/koeln.yaml - -");
    german("ambiguous_id", spoil);
}

#[test]
fn leading_zero() {
    let place = "OZG016 data/municipalities/koeln.yaml einwohner.anzahl 11:11-11:19";
    edited("leading_zero", KOELN, "1024621", "01024621", place);
    let place = "OZG016 data/municipalities/koeln.yaml einwohner.anzahl 11:11-11:17";
    edited("octal_number", KOELN, "1024621", "0o1753", place);
}

/// The findings of a run, by code and file.
fn found(dataset: &Dataset, args: &[&str]) -> Vec<String> {
    let run = ozg(dataset.root(), &[&["lint", "--format", "json"], args].concat());
    let place = |place: &String| place.split(' ').take(2).collect::<Vec<_>>().join(" ");
    places(&run).iter().map(place).collect()
}

#[test]
fn each_file_of_a_fault_reports_it_when_linted_alone() {
    let dataset = broken(|dataset| {
        dataset.edit(KINDER, "- koeln", "- nirgends");
        dataset.edit("data/projects/sozialplattform.yaml", "- soest", "- nirgends");
        same_ags(dataset, "data/municipalities/remscheid.yaml");
        let text = dataset.read("data/organisations/krz.yaml");
        dataset.write("data/organisations/soest.yaml", text);
    });
    for (code, files) in [
        ("OZG012", [KINDER, "data/projects/sozialplattform.yaml"]),
        ("OZG013", [KOELN, "data/municipalities/remscheid.yaml"]),
        ("OZG015", ["data/organisations/soest.yaml", "data/municipalities/soest.yaml"]),
    ] {
        for file in files {
            let all = found(&dataset, &[file]);
            assert!(all.contains(&format!("{code} {file}")), "{file}: {all:?}");
        }
        let all = found(&dataset, &[]);
        assert_eq!(all.iter().filter(|one| one.starts_with(code)).count(), 1, "told once: {all:?}");
    }
}

#[test]
fn a_new_duplicate_is_reported_in_the_changed_file() {
    for (changed, untouched) in [("koeln", "remscheid"), ("remscheid", "koeln")] {
        let dataset = Dataset::clean();
        dataset.commit("clean");
        let [file, other] = [changed, untouched].map(|id| format!("data/municipalities/{id}.yaml"));
        let ags = |file: &str| {
            let text = dataset.read(file);
            text.lines().find(|line| line.starts_with("ags: ")).expect("an AGS").to_owned()
        };
        dataset.edit(&file, &ags(&file), &ags(&other));
        let all = found(&dataset, &["--new-since", "HEAD"]);
        assert!(all.contains(&format!("OZG013 {file}")), "{all:?}");
    }
}

const FORMULARSERVER: &str = "data/components/formularserver.yaml";
const PORTAL: &str = "data/components/kommunalportal-nrw.yaml";

/// By a text or by a mapping, in one record or in several: reported once, with all members.
#[test]
fn records_that_refer_to_one_another_in_a_circle() {
    let superseded = |dataset: &Dataset, file: &str, by: &str| {
        dataset.write(file, format!("{}abgeloest_durch: {by}\n", dataset.read(file)));
    };
    let spoil = |dataset: &Dataset| {
        superseded(dataset, FORMULARSERVER, "kommunalportal-nrw");
        superseded(dataset, PORTAL, "formularserver");
    };
    fault(
        "circular_reference",
        spoil,
        &format!("OZG027 {FORMULARSERVER} abgeloest_durch 8:18-8:36"),
    );
    german("circular_reference", spoil);
    let spoil = |dataset: &Dataset| superseded(dataset, PORTAL, "kommunalportal-nrw");
    fault("reference_to_itself", spoil, &format!("OZG027 {PORTAL} abgeloest_durch 10:18-10:36"));
    german("reference_to_itself", spoil);
    let file = "data/organisations/owl-it.yaml";
    let spoil = |dataset: &Dataset| {
        let text = dataset
            .read(file)
            .replace("beschreibung:", "aufgegangen_in:\n  organisation: krz\nbeschreibung:");
        dataset.write(file, text);
    };
    let place = "OZG027 data/organisations/krz.yaml aufgegangen_in.organisation 6:17-6:23";
    fault("circular_succession", spoil, place);
}

#[test]
fn a_record_among_its_own_neighbours() {
    let spoil = |dataset: &Dataset| {
        dataset.edit(KOELN, "nuts3: DEA23", "nachbarn: [koeln]\nnuts3: DEA23");
    };
    let dataset = broken(spoil);
    let run = ozg(dataset.root(), &["lint", "--format", "json"]);
    assert_eq!(places(&run), [format!("OZG027 {KOELN} nachbarn[0] 9:12-9:17")]);
}
