//! Breaking long lines between words.

use super::{escape_for_terminal, escape_to_one_line};

/// The lines of a text that are no longer than `width` where its words allow that; one line where
/// there is no limit.
pub(super) fn wrap(text: &str, width: Option<usize>) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut length = 0;
    for word in text.split_inclusive(' ') {
        let needed = word.trim_end().chars().count();
        let is_full = width.is_some_and(|width| length + needed > width);
        if is_full && !line.trim().is_empty() {
            lines.push(line.trim_end().to_owned());
            line.clear();
            length = 0;
        }
        line.push_str(word);
        length += word.chars().count();
    }
    lines.push(line.trim_end().to_owned());
    lines
}

/// A text of whatever origin as lines, the first behind the bullet and the others below it.
pub(super) fn paragraph(text: &str, width: Option<usize>, bullet: &str) -> String {
    let indent = bullet.chars().count();
    let text = escape_to_one_line(&escape_for_terminal(text));
    let lines = wrap(&text, width.map(|width| width.saturating_sub(indent)));
    let line = |(index, line): (usize, &String)| match index {
        0 => format!("{bullet}{line}\n"),
        _ => format!("{:indent$}{line}\n", ""),
    };
    lines.iter().enumerate().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn breaks_between_words_only() {
        assert_eq!(wrap("Köln und Bonn", Some(8)), ["Köln und", "Bonn"]);
        assert_eq!(wrap("  Verwaltungsdigitalisierung jetzt", Some(5)).len(), 2);
        assert_eq!(wrap("ohne Grenze", None), ["ohne Grenze"]);
        assert_eq!(wrap("", Some(5)), [""]);
    }
}
