//! Arguments of the verbs that exchange data: import, export, site, schema.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::help::OUTPUT;
use super::{Completes, RevisionArgs, format_of};
use crate::format::{AnswerKind, Format};
use crate::wire::SHAPES;

#[derive(Debug, Args)]
pub struct ImportArgs {
    pub tables: Vec<PathBuf>,
    #[arg(long)]
    pub write: bool,
    #[arg(long, value_name = "REV", add = Completes::Revision)]
    pub base: Option<String>,
}

#[derive(Debug, Args)]
#[command(group = clap::ArgGroup::new("content").required(true))]
pub struct ExportArgs {
    #[arg(long, value_enum, group = "content")]
    pub metadata: Option<MetadataFormat>,
    #[arg(long, value_name = "URL")]
    pub base_url: Option<String>,
    #[arg(long, value_name = "PATH", group = "content", conflicts_with = "base_url")]
    pub to: Option<PathBuf>,
    #[command(flatten)]
    pub revision: RevisionArgs,
    #[arg(long, value_parser = format_of(AnswerKind::Package), default_value = "csv", conflicts_with = "metadata", help_heading = OUTPUT)]
    pub format: Format,
}

#[derive(Debug, Args)]
pub struct SiteArgs {
    #[command(flatten)]
    pub revision: RevisionArgs,
    #[arg(short, long, value_name = "DIR", help_heading = OUTPUT)]
    pub output: PathBuf,
    #[arg(long, value_name = "URL", value_parser = parse_web_folder)]
    pub base_url: Option<String>,
}

/// Parses a web address that paths can be appended to.
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
    #[arg(add = Completes::Kind)]
    pub kind: Option<String>,
    #[arg(long, value_parser = SHAPES.map(|(name, _)| name), value_name = "VERB", conflicts_with = "kind")]
    pub of: Option<String>,
    #[command(flatten)]
    pub revision: RevisionArgs,
}
