//! Patterns for the paths of changed fields in a record.

use records::algebra::RecordPath;
use records::algebra::RecordPathStep::{self, Key};

/// A pattern that matches paths by the names of their fields.
#[derive(Debug, Clone, Copy)]
pub(in crate::ozg) enum PathPattern {
    /// `geprueft_am`
    Field(&'static str),
    /// An entry of a list: `kernteam[]`.
    Entry(&'static str),
    /// A field of an entry: `meilensteine[].datum`.
    EntryField(&'static str, &'static str),
    /// A field of an object: `aufgegangen_in.organisation`.
    FieldOfObject(&'static str, &'static str),
    /// A field of each object in an object: `phasen.*.geplant`.
    FieldOfEach(&'static str, &'static str),
}

impl PathPattern {
    /// Whether the pattern matches the whole path.
    pub(in crate::ozg) fn fits(self, path: &RecordPath) -> bool {
        match (self, path.0.as_slice()) {
            (PathPattern::Field(field), [Key(key)]) => key == field,
            (PathPattern::FieldOfObject(object, field), [Key(first), Key(last)]) => {
                first == object && last == field
            }
            (PathPattern::Entry(list), [Key(key), RecordPathStep::Entry(_)]) => key == list,
            (
                PathPattern::EntryField(list, field),
                [Key(first), RecordPathStep::Entry(_), Key(last)],
            )
            | (PathPattern::FieldOfEach(list, field), [Key(first), Key(_), Key(last)]) => {
                first == list && last == field
            }
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use records::algebra::EntryName;

    #[test]
    fn a_pattern_fits_the_whole_path() {
        let field = RecordPath::default().key("meilensteine");
        let entry = field.with_entry(&EntryName::Identity("Start".to_owned(), 0));
        let entry_field = entry.key("datum");
        let of_each = RecordPath::default().key("phasen").key("pilotierung").key("geplant");
        let paths = [&field, &entry, &entry_field, &of_each];
        for (pattern, expected) in [
            (PathPattern::Field("meilensteine"), Some(&field)),
            (PathPattern::Entry("meilensteine"), Some(&entry)),
            (PathPattern::EntryField("meilensteine", "datum"), Some(&entry_field)),
            (PathPattern::FieldOfEach("phasen", "geplant"), Some(&of_each)),
            (PathPattern::Field("phasen"), None),
            (PathPattern::EntryField("meilensteine", "titel"), None),
            (PathPattern::FieldOfEach("meilensteine", "datum"), None),
            (PathPattern::FieldOfEach("phasen", "erreicht"), None),
        ] {
            let fitting: Vec<_> = paths.iter().copied().filter(|path| pattern.fits(path)).collect();
            assert_eq!(fitting, Vec::from_iter(expected), "{pattern:?}");
        }
    }
}
