//! The value of a plain scalar, by the core schema of YAML 1.2.2, section 10.3.2.

use super::node::Value;

/// Integers beyond 64 bits become floating-point numbers, as in JSON.
pub(super) fn resolve(text: &str) -> Value {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => return Value::Null,
        "true" | "True" | "TRUE" => return Value::Bool(true),
        "false" | "False" | "FALSE" => return Value::Bool(false),
        _ => {}
    }
    if !text.starts_with(|first: char| first.is_ascii_digit() || "-+.".contains(first)) {
        return Value::String(text.into());
    }
    integer(text)
        .map(Value::Integer)
        .or_else(|| float(text).map(Value::Float))
        .unwrap_or_else(|| Value::String(text.into()))
}

fn integer(text: &str) -> Option<i64> {
    if let Some(octal) = text.strip_prefix("0o") {
        return radix(octal, 8);
    }
    if let Some(hexadecimal) = text.strip_prefix("0x") {
        return radix(hexadecimal, 16);
    }
    all_digits(text.trim_start_matches(['-', '+']), text)?.parse().ok()
}

fn radix(digits: &str, radix: u32) -> Option<i64> {
    digits.chars().all(|c| c.is_digit(radix)).then(|| i64::from_str_radix(digits, radix).ok())?
}

/// The whole text, if it has at most one sign, followed only by digits.
fn all_digits<'a>(digits: &str, text: &'a str) -> Option<&'a str> {
    let signs = text.len() - digits.len();
    (signs <= 1 && !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit())).then_some(text)
}

/// `[-+]? ( \. [0-9]+ | [0-9]+ ( \. [0-9]* )? ) ( [eE] [-+]? [0-9]+ )?`
fn float(text: &str) -> Option<f64> {
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    match unsigned {
        ".inf" | ".Inf" | ".INF" if text.starts_with('-') => return Some(f64::NEG_INFINITY),
        ".inf" | ".Inf" | ".INF" => return Some(f64::INFINITY),
        ".nan" | ".NaN" | ".NAN" if unsigned == text => return Some(f64::NAN),
        _ => {}
    }
    let (mantissa, exponent) = match unsigned.find(['e', 'E']) {
        Some(at) => (&unsigned[..at], Some(&unsigned[at + 1..])),
        None => (unsigned, None),
    };
    let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let is_exponent_valid = exponent.is_none_or(|exponent| {
        let power = exponent.strip_prefix(['-', '+']).unwrap_or(exponent);
        !power.is_empty() && digits(power)
    });
    let is_valid = digits(whole)
        && digits(fraction)
        && !(whole.is_empty() && fraction.is_empty())
        && is_exponent_valid;
    // A number out of range is a string, as it is for the emitter, which writes it without quotes.
    is_valid.then(|| text.parse().ok())?.filter(|number: &f64| number.is_finite())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn resolves_by_the_core_schema_and_nothing_else() {
        for (text, value) in [
            ("~", Value::Null),
            ("true", Value::Bool(true)),
            ("12", Value::Integer(12)),
            ("-12", Value::Integer(-12)),
            ("0123", Value::Integer(123)),
            ("0o17", Value::Integer(15)),
            ("0x1F", Value::Integer(31)),
            ("1.5", Value::Float(1.5)),
            (".5", Value::Float(0.5)),
            ("1e3", Value::Float(1000.0)),
            ("-.inf", Value::Float(f64::NEG_INFINITY)),
        ] {
            assert_eq!(resolve(text), value, "{text}");
        }
        for text in [
            "yes",
            "no",
            "on",
            "12:30",
            "2021-06",
            "1_000",
            "+-1",
            "--1",
            "0o8",
            "0x",
            "1e",
            ".",
            "-",
            "e3",
            "1.2.3",
            "99999999999999999999",
            "0x-1",
            ".e3",
        ] {
            let resolved = resolve(text);
            let is_text = matches!(resolved, Value::String(_));
            assert!(is_text || text.starts_with('9'), "{text} became {resolved:?}");
        }
    }
}
