//! The two languages of the program, and messages in them by Fluent.

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use crate::date::PartialDate;
use crate::message::{Message, MessageArg};

/// A language the program speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// German
    De,
    /// English
    En,
}

impl Language {
    /// The language of a locale such as `de_AT.UTF-8`: German for `de*`, English otherwise.
    #[must_use]
    pub fn from_locale(locale: &str) -> Self {
        if locale.to_ascii_lowercase().starts_with("de") { Language::De } else { Language::En }
    }

    /// The language as Fluent names it; unset only if the name were no language at all.
    fn identifier(self) -> LanguageIdentifier {
        let name = match self {
            Language::De => "de",
            Language::En => "en",
        };
        name.parse().unwrap_or_default()
    }
}

/// A text in both languages.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LocalizedText {
    pub de: String,
    pub en: String,
}

impl LocalizedText {
    #[must_use]
    pub fn get(&self, language: Language) -> &str {
        match language {
            Language::De => &self.de,
            Language::En => &self.en,
        }
    }
}

/// Says [`Message`]s in one language.
pub struct Localizer {
    pub language: Language,
    bundle: FluentBundle<FluentResource>,
}

impl Localizer {
    /// From Fluent sources in that language; of a message that two of them have, the later holds.
    #[must_use]
    pub fn new(language: Language, sources: &[&str]) -> Self {
        let mut bundle = FluentBundle::new(vec![language.identifier()]);
        // Isolation marks are for mixed-direction text; in a terminal they are noise.
        bundle.set_use_isolating(false);
        for source in sources {
            let resource = FluentResource::try_new((*source).to_owned())
                .unwrap_or_else(|(partial, _)| partial);
            bundle.add_resource_overriding(resource);
        }
        Localizer { language, bundle }
    }

    /// The sentence in this language; a key that `locales/` lacks is shown as it is.
    #[must_use]
    pub fn format(&self, message: &Message) -> String {
        let Some(pattern) = self.bundle.get_message(message.key).and_then(|found| found.value())
        else {
            return message.to_string();
        };
        let mut args = FluentArgs::new();
        for (name, value) in &message.args {
            args.set(*name, self.argument(value));
        }
        let mut errors = Vec::new();
        self.bundle.format_pattern(pattern, Some(&args), &mut errors).into_owned()
    }

    /// A word of `locales/` without arguments, such as a table heading.
    #[must_use]
    pub fn text(&self, key: &'static str) -> String {
        self.format(&Message { key, args: Vec::new() })
    }

    /// Whether this language has a sentence for the key.
    #[must_use]
    pub fn knows(&self, key: &str) -> bool {
        self.bundle.has_message(key)
    }

    /// A date by the custom of the language: 24.11.2026 in German, as in the data in English.
    #[must_use]
    pub fn date(&self, date: PartialDate) -> String {
        let text = date.to_string();
        match self.language {
            Language::De => text.split('-').rev().collect::<Vec<_>>().join("."),
            Language::En => text,
        }
    }

    fn argument(&self, value: &MessageArg) -> FluentValue<'static> {
        match value {
            MessageArg::Text(text) => FluentValue::from(text.clone()),
            MessageArg::Number(number) => FluentValue::from(*number),
            MessageArg::Date(date) => FluentValue::from(self.date(*date)),
            MessageArg::Message(message) => FluentValue::from(self.format(message)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn german_for_de_and_english_otherwise() {
        for (locale, language) in [
            ("de_DE.UTF-8", Language::De),
            ("de", Language::De),
            ("DE_AT", Language::De),
            ("en_GB.UTF-8", Language::En),
            ("C", Language::En),
        ] {
            assert_eq!(Language::from_locale(locale), language, "{locale}");
        }
    }
}
