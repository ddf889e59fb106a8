//! What only holds for the OZG dataset of North Rhine-Westphalia.

use super::{fault, german};
use crate::harness::Dataset;

fn edited(name: &str, file: &str, old: &str, new: &str, place: &str) {
    let spoil = |dataset: &Dataset| {
        dataset.edit(file, old, new);
    };
    fault(name, spoil, place);
    german(name, spoil);
}

#[test]
fn ozg_id_and_file_name() {
    let place = "OZG020 data/leistungen/10092-wohngeld.yaml ozg_id 2:9-2:16";
    let file = "data/leistungen/10092-wohngeld.yaml";
    edited("ozg_id_mismatch", file, "ozg_id: '10092'", "ozg_id: '10093'", place);
}

#[test]
fn ars_and_ags() {
    let place = "OZG021 data/municipalities/soest.yaml ars 5:6-5:20";
    let file = "data/municipalities/soest.yaml";
    edited("ars_mismatch", file, "059740040040", "059740040041", place);
}

#[test]
fn kreis_and_ags() {
    let place = "OZG022 data/municipalities/soest.yaml kreis 7:8-7:24";
    let file = "data/municipalities/soest.yaml";
    edited("kreis_mismatch", file, "kreis: kreis-soest", "kreis: rhein-sieg-kreis", place);
    let place = "OZG022 data/municipalities/soest.yaml kreis 7:8-7:13";
    edited("kreis_is_no_kreis", file, "kreis: kreis-soest", "kreis: koeln", place);
}

#[test]
fn phases_out_of_order() {
    let place = "OZG023 data/projects/sozialplattform.yaml phasen.rollout_nrw.erreicht_spaetestens 18:27-18:37";
    let file = "data/projects/sozialplattform.yaml";
    edited(
        "phase_order",
        file,
        "erreicht_spaetestens: 2022-03-14",
        "erreicht_spaetestens: 2021-03-14",
        place,
    );
}

/// An early phase that lies too late contradicts all after it: that is one fault.
#[test]
fn one_phase_too_late() {
    let place = "OZG023 data/projects/sozialplattform.yaml phasen.konzeption.erreicht 16:15-16:25";
    let file = "data/projects/sozialplattform.yaml";
    let new = "phasen:\n  konzeption:\n    erreicht: 2031-01-01\n";
    edited("phase_order_of_several", file, "phasen:\n", new, place);
}
