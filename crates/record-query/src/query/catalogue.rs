//! What can be queried: kinds, their stored fields, and derived fields.

use std::sync::Arc;

use anyhow::{Result, bail};

use super::dated::DatedFieldDef;
use super::derived::DerivedFieldDef;
use messages::Message;
use messages::msg;
use records::schema::{Field, Kind, Schemas};
use records::suggest::{self, fold};

/// The schemas of a dataset, and the derived and dated fields of the domain.
pub struct Catalogue<'s> {
    pub schemas: &'s Schemas,
    pub derived: &'static [DerivedFieldDef],
    /// In groups.
    pub dated: &'static [&'static [DatedFieldDef]],
}

/// A field of a record, by name.
pub(super) enum CatalogueField<'s> {
    Id,
    File,
    Stored(&'s Field),
    Derived(&'static DerivedFieldDef),
}

/// Whether a word is part of another, or its plural.
fn is_part(word: &str, whole: &str) -> bool {
    word.len() > 2 && (whole.contains(word) || word.starts_with(whole))
}

/// Fields of every record: the stem of its file name, and its file.
pub(super) const ID: &str = "id";
pub(super) const FILE: &str = "datei";

/// First word of a path that leads back to what references the record.
pub(super) const IN: &str = "in";

impl<'s> Catalogue<'s> {
    /// A kind by any of its names; see [`Schemas::named`].
    ///
    /// # Errors
    /// If there is no such kind; names the nearest one.
    pub fn kind(&self, name: &str) -> Result<&'s Arc<Kind>> {
        if let Some(kind) = self.schemas.named(name) {
            return Ok(kind);
        }
        let kinds = self.schemas.kinds().iter().map(|kind| kind.name.as_str());
        let hint = match self.titled_alike(name) {
            Some(kind) => msg!("query-suggestion", suggestion = &kind.name),
            None => hint(name, kinds),
        };
        bail!(msg!("query-unknown-kind", kind = name, hint = hint))
    }

    /// The only kind whose title contains a word: "Dienst" finds "Online-Dienst".
    fn titled_alike(&self, word: &str) -> Option<&'s Arc<Kind>> {
        let word = fold(word);
        let is_alike = |kind: &&Arc<Kind>| kind.titles().any(|title| is_part(&word, &fold(title)));
        let mut alike = self.schemas.kinds().iter().filter(is_alike);
        alike.next().filter(|_| alike.next().is_none())
    }

    /// The fields whose facts hold from a certain day on.
    pub fn dated(&self) -> impl Iterator<Item = &'static DatedFieldDef> {
        self.dated.iter().copied().flatten()
    }

    /// The derived fields of a kind.
    pub(crate) fn derived_of(&self, kind: &str) -> impl Iterator<Item = &'static DerivedFieldDef> {
        let kinds = [kind.to_owned()];
        self.derived.iter().filter(move |derived| self.applies(derived, &kinds))
    }

    /// The field with a name, in a record that may be of several kinds.
    pub(super) fn field(&self, kinds: &[String], name: &str) -> Option<CatalogueField<'s>> {
        match name {
            ID => return Some(CatalogueField::Id),
            FILE => return Some(CatalogueField::File),
            _ => {}
        }
        let derived = self.derived.iter().find(|d| d.name == name && self.applies(d, kinds));
        derived.map(CatalogueField::Derived).or_else(|| {
            let mut kinds = kinds.iter().filter_map(|kind| self.schemas.kind(kind));
            kinds.find_map(|kind| kind.field(name)).map(CatalogueField::Stored)
        })
    }

    /// The names of all fields that a record of these kinds may have.
    pub(super) fn names(&self, kinds: &[String]) -> Vec<&'s str> {
        let derived = self.derived.iter().filter(|derived| self.applies(derived, kinds));
        let stored = kinds.iter().filter_map(|kind| self.schemas.kind(kind));
        let stored = stored.flat_map(|kind| kind.root.children()).map(|field| field.name.as_str());
        let mut names: Vec<_> =
            [ID, FILE].into_iter().chain(derived.map(|d| d.name)).chain(stored).collect();
        names.sort_unstable();
        names.dedup();
        names
    }

    /// A derived field is only available if the schema has at least one of the fields that it is derived from.
    fn applies(&self, derived: &DerivedFieldDef, kinds: &[String]) -> bool {
        kinds.iter().any(|kind| kind == derived.kind)
            && self
                .schemas
                .kind(derived.kind)
                .is_some_and(|kind| derived.needs.iter().any(|name| kind.field(name).is_some()))
    }
}

/// "Did you mean …?", otherwise a list of the known words.
pub fn hint<'a>(word: &str, known: impl Iterator<Item = &'a str> + Clone) -> Message {
    match suggest::nearest(word, known.clone()) {
        Some(suggestion) => msg!("query-suggestion", suggestion = suggestion),
        None => msg!("query-known", list = known.collect::<Vec<_>>().join(", ")),
    }
}
