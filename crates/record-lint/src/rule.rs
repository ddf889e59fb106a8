//! The definition of a rule: a code, its pages, and a function over a record or over the dataset.

use std::collections::BTreeSet;

use super::LintSettings;
use crate::finding::{Finding, RuleCode};
use messages::Language;
use records::dataset::{Dataset, DatasetSource, IdIndex, Projection};
use records::record::Record;
use records::schema::{Field, PathTrail, Schemas};
use yaml_tree::{FieldPath, Node};

/// A rule of the data, known by its code.
pub struct Rule {
    pub code: RuleCode,
    /// Its page in `docs/rules`, as Markdown.
    pub page: RulePage,
    /// The threshold, where a dataset may set another: the higher, the less it finds.
    pub threshold: Option<i64>,
    /// What the schemas must have: a rule that reports a missing value, or asks people to enter one, does not apply
    /// where there is no field for it. Fields that only matter where they have a value need not be listed.
    pub requires: &'static [RequiredField],
    pub check: Check,
}

/// A kind, and the keys of one of its fields.
pub type RequiredField = (&'static str, &'static [&'static str]);

/// A Markdown page in both languages.
#[derive(Debug, Clone, Copy)]
pub struct RulePage {
    pub de: &'static str,
    pub en: &'static str,
}

/// When a rule runs, and on what.
pub enum Check {
    /// While a file is read, validated against its schema, and searched for ignore comments.
    Reading,
    /// On every record that could be read, one by one.
    Record(fn(&RecordContext<'_>, &mut Vec<Finding>)),
    /// On every value of such a record that its schema knows, one by one, parents first. All these rules share one walk
    /// through the record, which takes longer than most of them.
    Value(fn(&RecordContext<'_>, &VisitedValue<'_>, &mut Vec<Finding>)),
    /// On all records together, with the fields it requests.
    Dataset {
        needs: fn(&Schemas, &mut Projection),
        check: fn(&DatasetContext<'_>, &mut Vec<Finding>),
    },
}

/// Builds a [`Rule`] with its pages: `rule!("OZG012" "dangling-reference", Error, check)`. A rule without a page in
/// each language does not compile. The pages are in `docs/rules/` of the crate that defines the rule, or in the folder
/// given as the first argument, relative to the manifest of that crate.
#[macro_export]
macro_rules! rule {
    ($pages:literal; $number:literal $name:literal, $severity:ident, $check:expr
        $(, threshold = $threshold:expr)? $(, requires = $requires:expr)?) => {
        $crate::Rule {
            code: $crate::RuleCode {
                id: $number,
                name: $name,
                severity: $crate::Severity::$severity,
            },
            page: $crate::RulePage {
                de: $crate::rule!(@page $pages, "de", $number, $name),
                en: $crate::rule!(@page $pages, "en", $number, $name),
            },
            threshold: $crate::rule!(@threshold $($threshold)?),
            requires: $crate::rule!(@requires $($requires)?),
            check: $check,
        }
    };
    (@page $pages:literal, $language:literal, $number:literal, $name:literal) => {
        include_str!(concat!(
            env!("CARGO_MANIFEST_DIR"), "/", $pages, "/", $language, "/", $number, "-", $name, ".md"
        ))
    };
    (@threshold) => { None };
    (@threshold $threshold:expr) => { Some($threshold) };
    (@requires) => { &[] };
    (@requires $requires:expr) => { $requires };
    ($($rule:tt)*) => { $crate::rule!("docs/rules"; $($rule)*) };
}

impl Rule {
    /// Whether a dataset with these schemas has what the rule requires.
    #[must_use]
    pub fn applies_to(&self, schemas: &Schemas) -> bool {
        self.requires.iter().all(|(kind, keys)| schemas.field(kind, keys).is_some())
    }
}

impl RulePage {
    #[must_use]
    pub fn get(&self, language: Language) -> &'static str {
        match language {
            Language::De => self.de,
            Language::En => self.en,
        }
    }

    /// The paragraph below its first subheading: why the rule exists.
    #[must_use]
    pub fn cause(&self, language: Language) -> &'static str {
        let below = self.get(language).split_once("\n## ").map_or("", |(_, below)| below);
        let text = below.split_once('\n').map_or("", |(_, text)| text);
        text.split("\n\n").next().unwrap_or_default().trim()
    }

    /// The paragraph below the heading: a summary of the rule in a sentence or two.
    #[must_use]
    pub fn summary(&self, language: Language) -> &'static str {
        self.get(language).split("\n\n").nth(1).unwrap_or_default().trim()
    }
}

/// One record under inspection. Values that violate the schema are already reported and removed.
pub struct RecordContext<'a> {
    pub record: &'a Record,
    /// The removed values.
    pub(crate) removed: &'a BTreeSet<FieldPath>,
    /// The text of the file.
    pub source: &'a str,
    pub ids: &'a IdIndex,
    pub schemas: &'a Schemas,
    pub settings: &'a LintSettings,
}

/// A value visited on the walk through a record.
pub struct VisitedValue<'a> {
    pub trail: &'a PathTrail<'a>,
    /// Its field in the schema.
    pub field: &'a Field,
    pub node: &'a Node,
}

impl RecordContext<'_> {
    /// Whether nothing was removed from a value, so that what it lacks is missing in the file, too.
    #[must_use]
    pub fn is_whole(&self, path: &FieldPath) -> bool {
        // In sort order, the paths below a path directly follow it.
        let within = self.removed.range(path..).next();
        let mut around = (0..path.0.len()).map(|length| FieldPath(path.0[..length].to_vec()));
        let is_within = within.is_some_and(|removed| removed.0.starts_with(&path.0));
        !is_within && !around.any(|around| self.removed.contains(&around))
    }
}

/// The dataset as a whole; its records have only the fields that rules requested.
pub struct DatasetContext<'a> {
    pub source: &'a DatasetSource,
    pub ids: &'a IdIndex,
    pub dataset: &'a Dataset,
    pub settings: &'a LintSettings,
}
