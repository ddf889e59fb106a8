//! The rules of the OZG dataset; each file is one rule.

mod ars_mismatch;
mod kreis_mismatch;
mod ozg_id_mismatch;
mod phase_order;

use crate::lint::Rule;

/// In the order of their codes.
pub const RULES: &[Rule] =
    &[ozg_id_mismatch::RULE, ars_mismatch::RULE, kreis_mismatch::RULE, phase_order::RULE];
