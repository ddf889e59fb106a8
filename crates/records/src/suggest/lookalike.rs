//! Characters that look like others, or like nothing: two names that a person cannot tell apart.

/// Letters of Cyrillic and Greek that look like Latin ones in most fonts.
const LOOKALIKES: [(char, char); 24] = [
    ('а', 'a'),
    ('е', 'e'),
    ('о', 'o'),
    ('р', 'p'),
    ('с', 'c'),
    ('х', 'x'),
    ('у', 'y'),
    ('і', 'i'),
    ('ј', 'j'),
    ('ѕ', 's'),
    ('һ', 'h'),
    ('ԁ', 'd'),
    ('ԛ', 'q'),
    ('ԝ', 'w'),
    ('к', 'k'),
    ('т', 't'),
    ('м', 'm'),
    ('п', 'n'),
    ('ο', 'o'),
    ('α', 'a'),
    ('ν', 'v'),
    ('ρ', 'p'),
    ('ι', 'i'),
    ('ı', 'i'),
];

/// The dots of an umlaut as a character of their own, as macOS writes names of files.
const DIAERESIS: char = '\u{308}';

/// The text as it looks: look-alikes as Latin letters, umlauts as one character, what is invisible gone.
#[must_use]
pub(crate) fn skeleton(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for character in text.chars().filter(|&character| !is_invisible(character)) {
        match (plain.pop(), character) {
            (Some('a'), DIAERESIS) => plain.push('ä'),
            (Some('o'), DIAERESIS) => plain.push('ö'),
            (Some('u'), DIAERESIS) => plain.push('ü'),
            (before, _) => {
                plain.extend(before);
                let like = LOOKALIKES.iter().find(|(foreign, _)| *foreign == character);
                plain.push(like.map_or(character, |(_, latin)| *latin));
            }
        }
    }
    plain
}

/// The first character that an eye takes for another or for none: its number from 1, and its code point.
#[must_use]
pub fn first_confusable(text: &str) -> Option<(usize, String)> {
    let is_foreign =
        |character: char| !character.is_ascii_graphic() && !"äöüßÄÖÜ\u{fffd} ".contains(character);
    let (at, character) = text.chars().enumerate().find(|(_, character)| is_foreign(*character))?;
    Some((at + 1, format!("U+{:04X}", u32::from(character))))
}

fn is_invisible(character: char) -> bool {
    matches!(character, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}')
        || matches!(character, '\u{2060}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_the_same_becomes_the_same() {
        for (text, plain, found) in [
            ("koeln", "koeln", None),
            ("Köln", "Köln", None),
            ("ko\u{308}ln", "köln", Some((3, "U+0308".to_owned()))),
            ("k\u{43e}eln", "koeln", Some((2, "U+043E".to_owned()))),
            ("ko\u{200b}eln", "koeln", Some((3, "U+200B".to_owned()))),
            ("a\nb", "a\nb", Some((2, "U+000A".to_owned()))),
        ] {
            assert_eq!((skeleton(text).as_str(), first_confusable(text)), (plain, found));
        }
    }
}
