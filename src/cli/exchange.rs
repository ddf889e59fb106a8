//! What leads in and out: import, export, schema.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::format::one_of;
use super::{Completes, Format, RevisionArgs};

#[derive(Debug, Args)]
pub struct ImportArgs {
    /// Tables, or folders of tables [default: `seeds` of the dataset]
    pub tables: Vec<PathBuf>,
    /// Write the changes; without it they are only shown
    #[arg(long)]
    pub write: bool,
    /// The revision whose tables the records were last brought up to date with [default: HEAD]
    #[arg(long, value_name = "REV", add = Completes::Revision)]
    pub base: Option<String>,
}

#[derive(Debug, Args)]
#[command(group = clap::ArgGroup::new("wanted").required(true))]
pub struct ExportArgs {
    #[command(flatten)]
    pub revision: RevisionArgs,
    /// Write what the dataset says of itself, for open-data portals
    #[arg(long, value_enum, group = "wanted")]
    pub metadata: Option<MetadataFormat>,
    /// Address to put before those in the document [default: `url` of `ozg.toml`, else relative]
    #[arg(long, value_name = "URL")]
    pub base_url: Option<String>,
    /// Write all tables: a database to a file that ends in .sqlite, one file a table and a
    /// `datapackage.json` to a folder
    #[arg(long, value_name = "PATH", group = "wanted", conflicts_with = "base_url")]
    pub to: Option<PathBuf>,
    /// Format of the files in the folder
    #[arg(long, value_parser = one_of(Format::PACKAGE), default_value = "csv", conflicts_with = "metadata")]
    pub format: Format,
}

#[derive(Debug, Args)]
pub struct SiteArgs {
    #[command(flatten)]
    pub revision: RevisionArgs,
    /// The folder that the pages are written to: new, empty, or of an earlier run
    #[arg(short, long, value_name = "DIR")]
    pub output: PathBuf,
    /// Where the pages are published; with it they name their own addresses, and there is a sitemap
    #[arg(long, value_name = "URL", value_parser = parse_web_folder)]
    pub base_url: Option<String>,
}

/// An address that paths can be added to.
fn parse_web_folder(text: &str) -> Result<String, String> {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let is_folder = |rest: &str| {
        !rest.starts_with('/')
            && !rest.is_empty()
            && !rest.contains(|c: char| c.is_whitespace() || "?#<>\"'".contains(c))
    };
    match rest.filter(|rest| is_folder(rest)) {
        Some(_) => Ok(text.to_owned()),
        None => Err("an address of a folder: https://example.org/ozg".to_owned()),
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum MetadataFormat {
    /// DCAT-AP.de 3.0 as JSON-LD
    DcatAp,
}

#[derive(Debug, Args)]
pub struct SchemaArgs {
    #[command(flatten)]
    pub revision: RevisionArgs,
    /// Only this kind
    #[arg(add = Completes::Kind)]
    pub kind: Option<String>,
    /// Print the JSON Schema of what a verb prints for programs instead
    #[arg(long, value_enum, value_name = "VERB", conflicts_with = "kind")]
    pub of: Option<OutputSchema>,
}

/// A verb whose output for programs has a schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum OutputSchema {
    Lint,
    Diff,
    Log,
    Blame,
    /// Of `ozg diff --format patch`
    Patch,
    Report,
    Show,
    Search,
}
