//! Reports about several states of the dataset, which are computed differently from those about one.

use messages::Message;
use messages::msg;

/// A report about the history.
pub struct HistoryReport {
    pub name: &'static str,
    /// Its arguments after the name, as shown in the list of reports.
    pub takes: &'static str,
    pub title: fn() -> Message,
    /// A paragraph on its contents and its readers.
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

/// All reports about the history.
pub const OVER_TIME: [&HistoryReport; 2] = [&DIGEST, &TREND];
