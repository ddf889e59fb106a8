//! `ozg import`

use std::fs;
use std::io;
use std::path::Path;

use anyhow::Result;
use rayon::prelude::*;

use super::{Context, Exit};
use crate::cli::ImportArgs;
use crate::import::{Imported, records, tables_in};
use crate::message::Message;
use crate::msg;
use crate::schema::Schemas;
use crate::tree::Tree;
use crate::write;

/// Folder of the tables.
const SEEDS: &str = "seeds";

/// What became of a record.
enum Outcome {
    Created,
    Same,
    Differs,
}

pub(super) fn run(context: &Context, args: &ImportArgs) -> Result<Exit> {
    let directory = context.open_empty()?;
    let root = directory.root.clone();
    let schemas = Schemas::load(&Tree::Directory(directory))?;
    let folders = if args.tables.is_empty() { vec![root.join(SEEDS)] } else { args.tables.clone() };
    let mut tables = Vec::new();
    for folder in &folders {
        tables.extend(tables_in(folder)?);
    }
    let imported = records(&schemas, &tables)?;
    let outcomes: Vec<_> =
        imported.par_iter().map(|record| bring_in(&root, record)).collect::<Result<_>>()?;
    let count = |wanted: fn(&Outcome) -> bool| outcomes.iter().filter(|o| wanted(o)).count();
    let differing = imported.iter().zip(&outcomes).filter(|(_, o)| matches!(o, Outcome::Differs));
    let mut exit = Exit::Fine;
    for (record, _) in differing {
        context.say(&msg!("import-differs", file = &record.path));
        exit = Exit::Findings;
    }
    context.say(&msg!(
        "import-summary",
        created = count(|o| matches!(o, Outcome::Created)),
        same = count(|o| matches!(o, Outcome::Same)),
        differing = count(|o| matches!(o, Outcome::Differs)),
    ));
    Ok(exit)
}

/// Writes a record that is missing; one that exists is only compared.
fn bring_in(root: &Path, record: &Imported) -> Result<Outcome> {
    let path = root.join(&record.path);
    let failed = |error: &io::Error| {
        msg!("error-not-written", file = &record.path, reason = Message::from(error))
    };
    match fs::read(&path) {
        Ok(bytes) if bytes == record.text.as_bytes() => Ok(Outcome::Same),
        Ok(_) => Ok(Outcome::Differs),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            write::create(&path, record.text.as_bytes()).map_err(|error| failed(&error))?;
            Ok(Outcome::Created)
        }
        Err(error) => Err(failed(&error).into()),
    }
}
