//! Decides from the text of a file, before parsing it, whether it may contain some words.

use super::word::words;
use records::suggest::fold;

/// Words that a record must contain, each as part of one of its own words.
#[derive(Debug, Clone)]
pub struct WordFilter {
    words: Vec<String>,
}

/// The numbers that are written without digits.
const NO_DIGITS: [&str; 2] = ["inf", "nan"];

impl WordFilter {
    /// The words of `text`, to be searched in strings.
    #[must_use]
    pub fn of_texts(text: &str) -> Self {
        WordFilter { words: words(text).into_iter().map(|word| word.folded).collect() }
    }

    /// The words of `text`, to be searched in numbers as well. A number can be written with other digits than those
    /// shown (`0x1F`, `1e3`), so words that may be part of a number rule out no file.
    #[must_use]
    pub fn of_values(text: &str) -> Self {
        let may_be_number = |word: &String| {
            word.chars().all(|c| c.is_ascii_digit())
                || NO_DIGITS.iter().any(|number| number.contains(word.as_str()))
        };
        let mut filter = Self::of_texts(text);
        filter.words.retain(|word| !may_be_number(word));
        filter
    }

    /// Whether it rules out no file.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Whether the record with this id, in a file with this text, may contain all words.
    #[must_use]
    pub fn may_match(&self, id: &str, source: &str) -> bool {
        if may_hide(source) {
            return true;
        }
        let id = fold(id);
        let mut missing = self.words.iter().filter(|word| !id.contains(*word)).peekable();
        if missing.peek().is_none() {
            return true;
        }
        let source = fold(source);
        missing.all(|word| source.contains(word))
    }
}

/// Whether a record in a file with this text may contain `id` as a value.
#[must_use]
pub fn may_mention(id: &str, source: &str) -> bool {
    source.contains(id) || may_hide(source)
}

/// Whether a value may contain a word that does not occur in the text of the file: quoted strings may contain
/// escape sequences (`"\u00e4"`).
fn may_hide(source: &str) -> bool {
    source.contains('\\')
}

#[cfg(test)]
mod tests {
    use super::*;
    use yaml_tree::{Value, parse};

    /// Several ways to write the words of a text, and an id, in YAML.
    const WRITTEN: [&str; 8] = [
        "a: Anmeldung Köln-Mülheim koeln-1\n",
        "a: 'Anmeldung Ko\u{308}ln-Mu\u{308}l\u{ad}heim koeln-1'\n",
        "a: \"Anmeldung K\\u00f6ln-M\\xfclheim koeln\\x2d1\"\n",
        "a: \"An\\\n  meldung Köln-Mülheim koeln-\\\n  1\"\n",
        "a: Anmeldung\n  Köln-Mülheim\n  koeln-1\n",
        "a: >\n  Anmeldung\n  KÖLN-MÜLHEIM koeln-1\n",
        "a: |-\n  Anmeldung\n  Köln-Mülheim koeln-1\n",
        "{a: [Anmeldung, Köln-Mülheim, koeln-1]}\n",
    ];

    #[test]
    fn no_way_of_writing_hides_a_word_or_an_id() {
        for source in WRITTEN {
            parse(source).expect("YAML");
            for text in ["anmeldung", "Mülheim", "muel koeln", "meld 1"] {
                assert!(WordFilter::of_texts(text).may_match("x", source), "{text} in {source}");
            }
            assert!(may_mention("koeln-1", source), "{source}");
        }
    }

    #[test]
    fn files_without_a_word_or_an_id_are_ruled_out() {
        let source = "a: Anmeldung\n# Köln\n";
        for (text, id, may) in [
            ("anmeldung koeln", "x", true),
            ("anmeldung soest", "x", false),
            ("anmeldung soest", "kreis-soest", true),
        ] {
            assert_eq!(WordFilter::of_texts(text).may_match(id, source), may, "{text}, {id}");
        }
        assert!(!may_mention("koeln-1", source));
    }

    #[test]
    fn a_number_is_not_ruled_out_for_how_it_is_written() {
        for (source, shown) in [("0x1F", "31"), ("1e3", "1000"), (".inf", "inf"), (".NaN", "nan")] {
            let node = parse(&format!("a: {source}\n")).expect("YAML");
            let shown_as = match node.get("a").map(|node| &node.value) {
                Some(Value::Integer(number)) => number.to_string(),
                Some(Value::Float(number)) => number.to_string(),
                _ => String::new(),
            };
            assert_eq!(fold(&shown_as), shown);
            assert!(WordFilter::of_values(shown).may_match("x", source), "{source}");
        }
    }
}
