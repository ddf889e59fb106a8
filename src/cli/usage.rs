//! Localized error messages for arguments, since clap has them only in English.

use std::borrow::Cow;
use std::ffi::OsString;
use std::num::ParseIntError;

use clap::ValueEnum;
use clap::error::{ContextKind as Kind, ContextValue, ErrorKind};

use super::LanguageArg;
use messages::{Message, PartialDate, msg};

/// Maximum number of possible values named in a message.
const CHOICES: usize = 30;

/// The error and the usage of the verb; none for help and version, which are not errors.
#[must_use]
pub fn usage_messages(error: &clap::Error) -> Option<Vec<Message>> {
    let usage = text(error, Kind::Usage);
    let usage = usage.as_deref().map(|usage| usage.trim_start_matches("Usage: "));
    let mut messages = vec![fault(error)?];
    messages.extend(suggestion(error));
    messages.extend(choices(error));
    messages.extend(usage.map(|usage| msg!("usage-line", usage = usage.trim())));
    messages.push(msg!("usage-help"));
    Some(messages)
}

fn fault(error: &clap::Error) -> Option<Message> {
    let get = |kind| text(error, kind).unwrap_or_default();
    let arg = get(Kind::InvalidArg);
    Some(match error.kind() {
        ErrorKind::UnknownArgument => msg!("usage-unknown-argument", arg = arg),
        ErrorKind::InvalidSubcommand => {
            msg!("usage-unknown-verb", verb = get(Kind::InvalidSubcommand))
        }
        ErrorKind::InvalidValue if get(Kind::InvalidValue).is_empty() => {
            msg!("usage-no-value", arg = arg)
        }
        ErrorKind::InvalidValue => {
            msg!("usage-no-choice", value = get(Kind::InvalidValue), arg = arg)
        }
        ErrorKind::ValueValidation => value_fault(error, get(Kind::InvalidValue), arg),
        ErrorKind::MissingRequiredArgument => msg!("usage-missing-argument", arg = arg),
        ErrorKind::ArgumentConflict if get(Kind::PriorArg) == arg => {
            msg!("usage-twice", arg = arg)
        }
        ErrorKind::ArgumentConflict => {
            msg!("usage-conflict", arg = arg, other = get(Kind::PriorArg))
        }
        ErrorKind::NoEquals => msg!("usage-no-equals", arg = arg),
        ErrorKind::TooManyValues => msg!("usage-too-many-values", arg = arg),
        ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            msg!("usage-too-few-values", arg = arg)
        }
        ErrorKind::MissingSubcommand => msg!("usage-no-verb"),
        ErrorKind::InvalidUtf8 => msg!("usage-not-utf8"),
        _ => return None,
    })
}

/// Why a value is invalid, derived from the error of its parser.
fn value_fault(error: &clap::Error, value: String, arg: String) -> Message {
    let source = std::error::Error::source(error);
    if source.and_then(|source| source.downcast_ref::<ParseIntError>()).is_some() {
        return msg!("usage-no-number", value = value, arg = arg);
    }
    let reason = source.map(ToString::to_string).unwrap_or_default();
    let range = reason.rsplit_once(" is not in ").and_then(|(_, range)| range.split_once("..="));
    if let Some((from, to)) = range {
        return msg!("usage-out-of-range", value = value, arg = arg, from = from, to = to);
    }
    if reason == super::NO_DATE {
        return msg!("usage-no-date", value = value, arg = arg);
    }
    msg!("usage-invalid-value", value = value, arg = arg)
}

fn suggestion(error: &clap::Error) -> Option<Message> {
    let kinds = [Kind::SuggestedArg, Kind::SuggestedSubcommand, Kind::SuggestedValue];
    let day = || {
        let is_date = std::error::Error::source(error)?.to_string() == super::NO_DATE;
        let value = text(error, Kind::InvalidValue).filter(|_| is_date)?;
        match PartialDate::readings(&value).as_slice() {
            [only] => Some(only.to_string()),
            _ => None,
        }
    };
    let candidate = kinds.into_iter().find_map(|kind| text(error, kind)).or_else(day)?;
    Some(msg!("help-did-you-mean", suggestion = candidate))
}

fn choices(error: &clap::Error) -> Option<Message> {
    let Some(ContextValue::Strings(values)) = error.get(Kind::ValidValue) else { return None };
    let choices: Vec<_> = values.iter().take(CHOICES).map(String::as_str).collect();
    (!choices.is_empty()).then(|| msg!("usage-choices", choices = choices.join(", ")))
}

/// The language that the arguments request, even if they are otherwise invalid.
#[must_use]
pub fn requested_language(args: &[OsString]) -> Option<LanguageArg> {
    let words = args.iter().map(|arg| arg.to_string_lossy());
    let mut words = words.take_while(|word| word != "--");
    let value = words.find_map(|word| match word.strip_prefix("--lang")? {
        "" => Some(None),
        rest => rest.strip_prefix('=').map(|value| Some(value.to_owned())),
    })?;
    let value = value.or_else(|| words.next().map(Cow::into_owned))?;
    LanguageArg::from_str(&value, false).ok()
}

/// The context of a kind in the error; several values are joined.
fn text(error: &clap::Error, kind: Kind) -> Option<String> {
    match error.get(kind)? {
        ContextValue::String(text) => Some(text.clone()),
        ContextValue::Strings(texts) => Some(texts.join(", ")),
        ContextValue::StyledStr(text) => Some(text.to_string()),
        ContextValue::StyledStrs(texts) => {
            Some(texts.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "))
        }
        _ => None,
    }
}
