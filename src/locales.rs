//! The texts of the program: `locales/` in both languages.

use messages::{Language, Localizer};

const GERMAN: [&str; 5] = [
    include_str!("../locales/de/errors.ftl"),
    include_str!("../locales/de/findings.ftl"),
    include_str!("../locales/de/output.ftl"),
    include_str!("../locales/de/reports.ftl"),
    include_str!("../locales/de/site.ftl"),
];

const ENGLISH: [&str; 5] = [
    include_str!("../locales/en/errors.ftl"),
    include_str!("../locales/en/findings.ftl"),
    include_str!("../locales/en/output.ftl"),
    include_str!("../locales/en/reports.ftl"),
    include_str!("../locales/en/site.ftl"),
];

/// A localizer with every message of the program in a language.
#[must_use]
pub fn localizer(language: Language) -> Localizer {
    let sources = match language {
        Language::De => &GERMAN,
        Language::En => &ENGLISH,
    };
    Localizer::new(language, sources)
}

/// The texts of `--help` and of manual pages; few runs need them.
#[must_use]
pub fn help(language: Language) -> Localizer {
    let source = match language {
        Language::De => include_str!("../locales/de/help.ftl"),
        Language::En => include_str!("../locales/en/help.ftl"),
    };
    Localizer::new(language, &[source])
}
