//! `ozg.toml` of a dataset: what no schema and no record says.

use anyhow::{Result, bail};
use serde::Deserialize;

use file_tree::Tree;
use messages::LocalizedText;
use messages::msg;
use record_lint::LintConfig;

/// Name of the file, at the root of the dataset.
pub(crate) const FILE: &str = "ozg.toml";

/// All of it; everything is optional.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Config {
    pub metadata: Option<MetadataConfig>,
    #[serde(default)]
    pub lint: LintConfig,
}

/// What the dataset says of itself to open-data portals.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MetadataConfig {
    pub title: LocalizedText,
    pub description: LocalizedText,
    /// An organisation, never a person.
    pub publisher: String,
    pub keywords: Vec<String>,
    /// IRI of the licence, of the vocabulary of DCAT-AP.de.
    pub license: String,
    /// IRIs of the EU vocabulary "data theme".
    pub themes: Vec<String>,
    /// IRI of the DCAT-AP.de vocabulary of administrative levels.
    pub geocoding_level: String,
    /// IRIs of the places, of the DCAT-AP.de vocabularies of administrative keys.
    pub geocoding: Vec<String>,
    /// Where the dataset is published; else addresses are relative to the document.
    pub url: Option<String>,
}

impl Config {
    /// Reads the file of a dataset; without one, nothing is configured.
    ///
    /// # Errors
    /// If the file is no TOML or has a key that means nothing.
    pub(crate) fn load(tree: &Tree) -> Result<Self> {
        let Some(bytes) = tree.file(FILE)? else { return Ok(Config::default()) };
        let Ok(text) = String::from_utf8(bytes) else {
            bail!(msg!("error-not-utf8", file = FILE));
        };
        toml::from_str(&text).map_err(|error| {
            let at = error.span().map_or(0, |span| span.start).min(text.len());
            let line = text.as_bytes()[..at].split(|&byte| byte == b'\n').count();
            msg!("error-config", file = FILE, line = line, text = error.message()).into()
        })
    }
}
