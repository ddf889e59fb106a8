//! The rules of the OZG dataset; each file is one rule.

mod ars_mismatch;
mod copied_record;
mod fact_after_sources;
mod incomplete_project;
mod kreis_mismatch;
mod live_before_pilot;
mod missing_leika_parent;
mod not_representative;
mod one_sided_neighbour;
mod only_bund;
mod ozg_id_mismatch;
mod party_twice;
mod person_in_text;
mod personal_key;
mod personal_mail;
mod phase_in_future;
mod phase_order;
mod pilot_not_in_team;
mod placeholder;
mod population_band;
mod regierungsbezirk_mismatch;
mod reifegrad_out_of_model;
mod rollout_without_evidence;
mod stale_check;
mod stated_below_named;
mod superseded_component;
mod undated_source;
mod unlisted_source;

use super::personal::masked;
use record_lint::{Rule, RuleSet};

/// The rules of the core and those of the OZG.
pub const ALL: RuleSet = RuleSet { domain: RULES, mask: masked };

/// In the order of their codes.
const RULES: &[Rule] = &[
    ozg_id_mismatch::RULE,
    ars_mismatch::RULE,
    kreis_mismatch::RULE,
    phase_order::RULE,
    placeholder::RULE,
    phase_in_future::RULE,
    not_representative::RULE,
    pilot_not_in_team::RULE,
    rollout_without_evidence::RULE,
    superseded_component::RULE,
    only_bund::RULE,
    stale_check::RULE,
    reifegrad_out_of_model::RULE,
    regierungsbezirk_mismatch::RULE,
    population_band::RULE,
    party_twice::RULE,
    missing_leika_parent::RULE,
    undated_source::RULE,
    incomplete_project::RULE,
    copied_record::RULE,
    one_sided_neighbour::RULE,
    fact_after_sources::RULE,
    live_before_pilot::RULE,
    unlisted_source::RULE,
    stated_below_named::RULE,
    personal_key::RULE,
    personal_mail::RULE,
    person_in_text::RULE,
];
