//! The program: takes the environment of a run from the process, and runs it.

mod progress_bar;

use std::cell::RefCell;
use std::env;
use std::ffi::OsStr;
use std::io;
use std::mem;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use anstream::stream::RawStream;
use anstream::{AutoStream, ColorChoice};
use file_tree::Host;
use messages::PartialDate;
use ozg::{Env, OutputStream};
use progress_bar::ProgressBar;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let env = environment();
    // The process ends with the run: dropping schemas and validators would take a tenth of the time of a short one.
    mem::forget(env.host.cache().clone());
    ozg::run(env::args_os(), &env, &mut io::stdout().lock(), &mut io::stderr())
}

fn environment() -> Env {
    // Relative paths still work if the path of the current folder cannot be determined.
    let current_dir = env::current_dir().unwrap_or_else(|_| PathBuf::from("."));
    let host = Host::new(&current_dir, env::vars_os().collect());
    let stderr = output_stream(&io::stderr());
    let is_watched = stderr.is_terminal
        && host.variable("CI").is_none()
        && host.variable("TERM") != Some(OsStr::new("dumb"));
    Env {
        host: if is_watched { host.with_observer(Arc::new(ProgressBar::default())) } else { host },
        today: PartialDate::today(),
        program: env::current_exe().ok(),
        stdin: RefCell::new(Box::new(io::stdin())),
        stdout: output_stream(&io::stdout()),
        stderr,
        terminal_width: comfy_table::Table::new().width().map(usize::from),
    }
}

fn output_stream(stream: &impl RawStream) -> OutputStream {
    let has_color = AutoStream::choice(stream) != ColorChoice::Never;
    OutputStream { is_terminal: stream.is_terminal(), has_color }
}
