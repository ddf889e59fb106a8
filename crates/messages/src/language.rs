//! The two languages of the program, and messages formatted in them with Fluent.

use std::borrow::Cow;
use std::cell::OnceCell;

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use crate::date::PartialDate;
use crate::message::{Message, MessageArg};

/// A language the program supports.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// German
    De,
    /// English
    En,
}

impl Language {
    /// The language of a locale such as `de_AT.UTF-8`; none if the program does not support it.
    #[must_use]
    pub fn of_locale(locale: &str) -> Option<Self> {
        let locale = locale.to_ascii_lowercase();
        [Language::De, Language::En].into_iter().find(|known| locale.starts_with(known.code()))
    }

    /// The language of a locale; English where the program does not support it.
    #[must_use]
    pub fn from_locale(locale: &str) -> Self {
        Self::of_locale(locale).unwrap_or(Language::En)
    }

    /// Its ISO 639-1 code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Language::De => "de",
            Language::En => "en",
        }
    }

    /// The identifier for Fluent; the default only if the code were invalid.
    fn identifier(self) -> LanguageIdentifier {
        self.code().parse().unwrap_or_default()
    }
}

/// Text in both languages.
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

/// A part of a sentence: wording from `locales/`, or the text of an argument.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MessagePart {
    Own(String),
    Argument(String),
}

/// Enclose the wording from `locales/` while a sentence is assembled. No text contains them: Unicode reserves these two
/// for use within a program, and they are replaced in arguments.
const OWN_START: char = '\u{fdd0}';
const OWN_END: char = '\u{fdd1}';

/// Formats [`Message`]s in one language.
pub struct Localizer {
    pub language: Language,
    areas: Vec<MessageArea>,
}

/// The messages of one Fluent source. It is parsed when one of them is needed: a run uses few of them, and parsing all
/// takes longer than many a command.
struct MessageArea {
    source: &'static str,
    bundle: OnceCell<FluentBundle<FluentResource>>,
}

impl MessageArea {
    /// Whether the source defines a message of that name.
    fn has(&self, key: &str) -> bool {
        let mut rests = self.source.lines().filter_map(|line| line.strip_prefix(key));
        rests.any(|rest| rest.trim_start().starts_with('='))
    }

    fn bundle(&self, language: Language) -> &FluentBundle<FluentResource> {
        self.bundle.get_or_init(|| bundle(language, self.source))
    }
}

fn bundle(language: Language, source: &str) -> FluentBundle<FluentResource> {
    let mut bundle = FluentBundle::new(vec![language.identifier()]);
    // Isolation marks are for mixed-direction text; in a terminal they are noise.
    bundle.set_use_isolating(false);
    bundle.set_transform(Some(|text| Cow::Owned(format!("{OWN_START}{text}{OWN_END}"))));
    bundle.set_formatter(Some(match language {
        Language::De => |value, _| grouped(value, '.'),
        Language::En => |value, _| grouped(value, ','),
    }));
    let resource =
        FluentResource::try_new(source.to_owned()).unwrap_or_else(|(partial, _)| partial);
    bundle.add_resource_overriding(resource);
    bundle
}

/// Groups whole numbers from ten thousand on by three digits, as DIN 5008 does; none for all other values.
fn grouped(value: &FluentValue<'_>, mark: char) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    let digits = number.as_string();
    let is_whole = digits.bytes().all(|byte| byte.is_ascii_digit());
    if !is_whole || digits.len() < 5 {
        return None;
    }
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(mark);
        }
        text.push(digit);
    }
    Some(text)
}

impl Localizer {
    /// From Fluent sources in that language. No two define the same message, and none refers to another source.
    #[must_use]
    pub fn new(language: Language, sources: &[&'static str]) -> Self {
        let area = |source: &&'static str| MessageArea { source, bundle: OnceCell::new() };
        Localizer { language, areas: sources.iter().map(area).collect() }
    }

    /// The bundle that has a message.
    fn area_of(&self, key: &str) -> Option<&FluentBundle<FluentResource>> {
        // Searching an unparsed source takes longer than a lookup in a parsed bundle.
        let mut parsed = self.areas.iter().filter_map(|area| area.bundle.get());
        parsed.find(|bundle| bundle.has_message(key)).or_else(|| {
            let mut unparsed = self.areas.iter().filter(|area| area.bundle.get().is_none());
            Some(unparsed.find(|area| area.has(key))?.bundle(self.language))
        })
    }

    /// The sentence in this language; a key missing from `locales/` is shown as it is.
    #[must_use]
    pub fn format(&self, message: &Message) -> String {
        self.marked(message).replace([OWN_START, OWN_END], "")
    }

    /// The sentence with its arguments separated from the wording, so that only data is escaped.
    #[must_use]
    pub fn parts(&self, message: &Message) -> Vec<MessagePart> {
        let text = self.marked(message);
        let mut parts = Vec::new();
        for piece in text.split_inclusive(OWN_END) {
            let (argument, wording) = match piece.split_once(OWN_START) {
                Some((argument, wording)) => (argument, wording.trim_end_matches(OWN_END)),
                None => (piece, ""),
            };
            if !argument.is_empty() {
                parts.push(MessagePart::Argument(argument.to_owned()));
            }
            if !wording.is_empty() {
                parts.push(MessagePart::Own(wording.to_owned()));
            }
        }
        parts
    }

    fn marked(&self, message: &Message) -> String {
        let Some(bundle) = self.area_of(message.key) else { return message.to_string() };
        let Some(pattern) = bundle.get_message(message.key).and_then(|found| found.value()) else {
            return message.to_string();
        };
        let mut args = FluentArgs::new();
        for (name, value) in &message.args {
            args.set(*name, self.argument(value));
        }
        let mut errors = Vec::new();
        bundle.format_pattern(pattern, Some(&args), &mut errors).into_owned()
    }

    /// A message of `locales/` without arguments, such as a table heading.
    #[must_use]
    pub fn text(&self, key: &'static str) -> String {
        self.format(&Message { key, args: Vec::new() })
    }

    /// [`Self::text`] for a key that is built at run time; none if `locales/` lacks it.
    #[must_use]
    pub fn find(&self, key: &str) -> Option<String> {
        let bundle = self.area_of(key)?;
        let pattern = bundle.get_message(key)?.value()?;
        let text = bundle.format_pattern(pattern, None, &mut Vec::new());
        Some(text.replace([OWN_START, OWN_END], ""))
    }

    /// Whether this language has a message for the key.
    #[must_use]
    pub fn knows(&self, key: &str) -> bool {
        self.area_of(key).is_some_and(|bundle| bundle.has_message(key))
    }

    /// A date in the notation of the language: 24.11.2026 and 11/2026 in German, as in the data in English.
    #[must_use]
    pub fn date(&self, date: PartialDate) -> String {
        let text = date.to_string();
        match self.language {
            Language::De => {
                let parts: Vec<_> = text.split('-').rev().collect();
                // With a dot, a month such as 03.2027 would read as a day.
                parts.join(if parts.len() == 2 { "/" } else { "." })
            }
            Language::En => text,
        }
    }

    fn argument(&self, value: &MessageArg) -> FluentValue<'static> {
        // Data must not contain the characters that enclose our wording.
        let data = |text: &str| FluentValue::from(text.replace([OWN_START, OWN_END], "\u{fffd}"));
        match value {
            MessageArg::Text(text) => data(text),
            MessageArg::Title(title) => data(title.get(self.language)),
            MessageArg::Number(number) => FluentValue::from(*number),
            MessageArg::Date(date) => FluentValue::from(self.date(*date)),
            MessageArg::Message(message) => FluentValue::from(self.marked(message)),
            MessageArg::Lines(lines) => {
                let lines: Vec<_> = lines.iter().map(|line| self.marked(line)).collect();
                FluentValue::from(lines.join("\n"))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arguments_are_separated_from_the_wording() {
        let source = "lead = { $count ->\n    [one] one record\n   *[other] { $count } records\n} of { $kind }: { $inner }\ninner = in { $place }\nonly = { $place }\n";
        let localizer = Localizer::new(Language::En, &[source]);
        let message = |key, args| Message { key, args };
        let inner = message("inner", vec![("place", "a\u{fdd1}b".into())]);
        let message_args =
            vec![("count", 2usize.into()), ("kind", "project".into()), ("inner", inner.into())];
        let only = message("only", vec![("place", "Köln".into())]);
        let message = message("lead", message_args);
        assert_eq!(localizer.format(&message), "2 records of project: in a\u{fffd}b");
        let own = |text: &str| MessagePart::Own(text.to_owned());
        let argument = |text: &str| MessagePart::Argument(text.to_owned());
        assert_eq!(
            localizer.parts(&message),
            [
                argument("2"),
                own(" records"),
                own(" of "),
                argument("project"),
                own(": "),
                own("in "),
                argument("a\u{fffd}b"),
            ]
        );
        assert_eq!(localizer.parts(&only), [argument("Köln")]);
    }

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
