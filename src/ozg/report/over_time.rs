//! Reports that look at several states of the dataset, and so are made otherwise than those of one.

use messages::Message;
use messages::msg;

/// A report along the history.
pub struct HistoryReport {
    pub name: &'static str,
    /// What it takes beside its name, as the list shows it.
    pub takes: &'static str,
    pub title: fn() -> Message,
    /// A paragraph on what it says and to whom.
    pub about: fn() -> Message,
}

pub const DIGEST: HistoryReport = HistoryReport {
    name: "digest",
    takes: " --since DATE|REV",
    title: || msg!("digest"),
    about: || msg!("digest-about"),
};

pub const TREND: HistoryReport = HistoryReport {
    name: "trend",
    takes: " [FIGURE]",
    title: || msg!("trend"),
    about: || msg!("trend-about"),
};

/// All of them.
pub const OVER_TIME: [&HistoryReport; 2] = [&DIGEST, &TREND];
