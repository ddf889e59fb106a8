//! A dataset with two years of monthly commits.

use super::{Dataset, KeptDataset};

pub const SERVICE: &str = "data/online-services/digitale-hundesteuermarke.yaml";
pub const FISHING: &str = "data/projects/fischereischein.yaml";

/// The Kommunen that join the service, one per month.
const KOMMUNEN: [&str; 22] = [
    "aachen",
    "bad-sassendorf",
    "bielefeld",
    "ense",
    "iserlohn",
    "koeln",
    "kreis-mettmann",
    "kreis-soest",
    "kreis-unna",
    "leverkusen",
    "lippetal",
    "maerkischer-kreis",
    "moehnesee",
    "remscheid",
    "rhein-sieg-kreis",
    "soest",
    "solingen",
    "staedteregion-aachen",
    "troisdorf",
    "welver",
    "werl",
    "wuppertal",
];

/// 25 commits on the fifteenth of each month from November 2024 to November 2026.
pub fn history() -> Dataset {
    static KEPT: KeptDataset = KeptDataset::new();
    KEPT.get(build)
}

fn build() -> Dataset {
    let dataset = Dataset::reports();
    dataset.git(&["init", "-q", "-b", "main"]);
    for month in 0..25_usize {
        if let Some(kommune) = month.checked_sub(1).and_then(|at| KOMMUNEN.get(at)) {
            let entry = format!("anschluesse:\n- kommune: {kommune}\n  status: live\n");
            dataset.edit(SERVICE, "anschluesse:\n", &entry);
        }
        apply_events(&dataset, month);
        let (year, month_of_year) = (2024 + (month + 10) / 12, (month + 10) % 12 + 1);
        dataset.commit_on(&format!("{year}-{month_of_year:02}-15"), &format!("month {month}"));
    }
    dataset
}

fn apply_events(dataset: &Dataset, month: usize) {
    let fishing = |old: &str, new: &str| dataset.edit(FISHING, old, new);
    match month {
        12 => {
            dataset.remove("data/events/jagdschein-uebergabe-2021.yaml");
        }
        22 => {
            fishing("- koeln\n- bielefeld\n", "- koeln\n- bielefeld\n- werl\n- soest\n");
            fishing("geplant: 2026-07-01\n", "geplant: 2026-10-01\n");
        }
        23 => {
            fishing("geplant: 2026-10-01\n", "geplant: 2026-10-01\n    erreicht: 2026-10-05\n");
            let other = dataset.read("data/projects/reiseausweis.yaml");
            let title = "titel: Reiseausweis für Flüchtlinge, Staatenlose und Ausländer";
            assert!(other.contains(title));
            let other = other.replace(title, "titel: Notausweis „Sofort“");
            dataset.write("data/projects/notausweis.yaml", other);
        }
        24 => {
            fishing("zuordnung: eigene_lesart\n", "zuordnung: quelle\n");
            fishing("beschreibung: NRW beteiligt", "beschreibung: Nordrhein-Westfalen beteiligt");
            dataset.edit(SERVICE, "beim Laden in die Wallet", "beim Laden der Marke");
        }
        _ => {}
    }
}
