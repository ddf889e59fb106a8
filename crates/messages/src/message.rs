//! A message of the program: a key of `locales/` with its arguments, not yet in a language.

use std::fmt;

use crate::date::PartialDate;
use crate::language::LocalizedText;

/// A key of `locales/*/` and the values of its placeholders.
///
/// Also the error type of the program: an [`anyhow::Error`] that carries a `Message` is printed in
/// the user's language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    pub key: &'static str,
    pub args: Vec<(&'static str, MessageArg)>,
}

/// The value of a placeholder: text from the data or the system, a count, a title, or another message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MessageArg {
    Text(String),
    Number(i64),
    Date(PartialDate),
    /// Text that is available in both languages elsewhere, as in a schema.
    Title(LocalizedText),
    Message(Box<Message>),
    /// Messages, one per line.
    Lines(Vec<Message>),
}

impl Message {
    /// Its text arguments, without those of nested messages.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        self.args.iter().filter_map(|(_, arg)| match arg {
            MessageArg::Text(text) => Some(text.as_str()),
            _ => None,
        })
    }

    /// The same message with its texts replaced.
    #[must_use]
    pub fn with_texts(self, replace: &impl Fn(&str) -> String) -> Self {
        let replaced = |arg| match arg {
            MessageArg::Text(text) => MessageArg::Text(replace(&text)),
            MessageArg::Title(LocalizedText { de, en }) => {
                MessageArg::Title(LocalizedText { de: replace(&de), en: replace(&en) })
            }
            MessageArg::Message(message) => {
                MessageArg::Message(Box::new(message.with_texts(replace)))
            }
            MessageArg::Lines(lines) => {
                MessageArg::Lines(lines.into_iter().map(|line| line.with_texts(replace)).collect())
            }
            other => other,
        };
        let args = self.args.into_iter().map(|(name, arg)| (name, replaced(arg))).collect();
        Message { key: self.key, args }
    }

    /// The same message without the texts of schemas: the result does not change when a title is reworded.
    #[must_use]
    pub fn without_titles(&self) -> Self {
        let without = |arg: &MessageArg| match arg {
            MessageArg::Title(_) => None,
            MessageArg::Message(message) => Some(MessageArg::from(message.without_titles())),
            MessageArg::Lines(lines) => {
                Some(MessageArg::Lines(lines.iter().map(Message::without_titles).collect()))
            }
            other => Some(other.clone()),
        };
        let args = self.args.iter().filter_map(|(name, arg)| Some((*name, without(arg)?)));
        Message { key: self.key, args: args.collect() }
    }
}

/// The code point of a character in Unicode notation: `U+00E4`.
#[must_use]
pub fn code_point(character: char) -> String {
    format!("U+{:04X}", u32::from(character))
}

/// Builds a [`Message`]: `msg!("error-no-dataset", dir = path)`.
#[macro_export]
macro_rules! msg {
    ($key:literal $(, $name:ident = $value:expr)* $(,)?) => {
        $crate::Message {
            key: $key,
            args: vec![$((stringify!($name), $crate::MessageArg::from($value))),*],
        }
    };
}

impl From<&str> for MessageArg {
    fn from(text: &str) -> Self {
        MessageArg::Text(text.to_owned())
    }
}

impl From<String> for MessageArg {
    fn from(text: String) -> Self {
        MessageArg::Text(text)
    }
}

impl From<&String> for MessageArg {
    fn from(text: &String) -> Self {
        MessageArg::Text(text.clone())
    }
}

impl From<usize> for MessageArg {
    fn from(number: usize) -> Self {
        MessageArg::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl From<i64> for MessageArg {
    fn from(number: i64) -> Self {
        MessageArg::Number(number)
    }
}

impl From<PartialDate> for MessageArg {
    fn from(date: PartialDate) -> Self {
        MessageArg::Date(date)
    }
}

impl From<&LocalizedText> for MessageArg {
    fn from(title: &LocalizedText) -> Self {
        MessageArg::Title(title.clone())
    }
}

impl From<Message> for MessageArg {
    fn from(message: Message) -> Self {
        MessageArg::Message(Box::new(message))
    }
}

impl From<Vec<Message>> for MessageArg {
    fn from(lines: Vec<Message>) -> Self {
        MessageArg::Lines(lines)
    }
}

/// The title alone.
impl From<&LocalizedText> for Message {
    fn from(title: &LocalizedText) -> Self {
        msg!("title-of", title = title)
    }
}

/// The error of the operating system, as a message of our own where it is a common one.
impl From<&std::io::Error> for Message {
    fn from(error: &std::io::Error) -> Self {
        match error.kind() {
            std::io::ErrorKind::NotFound => msg!("io-not-found"),
            std::io::ErrorKind::PermissionDenied => msg!("io-permission-denied"),
            std::io::ErrorKind::IsADirectory => msg!("io-is-a-directory"),
            std::io::ErrorKind::NotADirectory => msg!("io-not-a-directory"),
            std::io::ErrorKind::AlreadyExists => msg!("io-already-exists"),
            std::io::ErrorKind::StorageFull => msg!("io-storage-full"),
            _ => msg!("io-other", text = error.to_string()),
        }
    }
}

impl fmt::Display for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.key)?;
        self.args.iter().try_for_each(|(name, value)| write!(f, " {name}={value:?}"))
    }
}

impl std::error::Error for Message {}
