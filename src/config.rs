//! `ozg.toml`, the configuration of a dataset: what is in neither its schemas nor its records.

use anyhow::bail;
use serde::Deserialize;

use file_tree::Tree;
use messages::LocalizedText;
use messages::msg;
use record_lint::LintConfig;

/// Name of the file, at the root of the dataset.
pub(crate) const FILE: &str = "ozg.toml";

/// The whole file; everything is optional.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Config {
    pub metadata: Option<MetadataConfig>,
    #[serde(default)]
    pub lint: LintConfig,
    #[serde(default)]
    pub site: SiteConfig,
}

/// What the public site links to besides the records: where they are kept, and what the law requires.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SiteConfig {
    /// Where errors can be reported.
    pub report_fault: Option<WebAddress>,
    /// Where the files are kept, up to the folder of the dataset.
    pub files: Option<WebAddress>,
    pub imprint: Option<WebAddress>,
    pub privacy: Option<WebAddress>,
    pub accessibility: Option<WebAddress>,
    pub contact: Option<WebAddress>,
    pub repository: Option<WebAddress>,
}

/// An address that is safe to link to: `http` or `https`, nothing that executes code.
#[derive(Debug, Clone)]
pub(crate) struct WebAddress(pub String);

impl<'de> Deserialize<'de> for WebAddress {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let is_web = ["https://", "http://"].iter().any(|scheme| text.starts_with(scheme));
        let is_plain = !text.contains(|c: char| c.is_whitespace() || "<>\"".contains(c));
        if is_web && is_plain {
            return Ok(WebAddress(text));
        }
        Err(serde::de::Error::custom("an address begins with https:// or http://"))
    }
}

/// The metadata of the dataset for open-data portals.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MetadataConfig {
    pub title: LocalizedText,
    pub description: LocalizedText,
    /// An organisation, never a person.
    pub publisher: String,
    pub keywords: Vec<String>,
    /// IRI of the licence, from the vocabulary of DCAT-AP.de.
    pub license: String,
    /// IRIs from the EU vocabulary "data theme".
    pub themes: Vec<String>,
    /// IRI from the DCAT-AP.de vocabulary of administrative levels.
    pub geocoding_level: String,
    /// IRIs of the places, from the DCAT-AP.de vocabularies of administrative keys.
    pub geocoding: Vec<String>,
    /// Where the dataset is published; else addresses are relative to the document.
    pub url: Option<String>,
}

impl Config {
    /// Reads the file of a dataset; without one, nothing is configured.
    ///
    /// # Errors
    /// If the file is not TOML or has an unknown key.
    pub(crate) fn load(tree: &Tree) -> anyhow::Result<Self> {
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
