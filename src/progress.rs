//! How far a long run has got, as one line on a terminal; nothing of it stays.

use std::io::{self, IsTerminal, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::{Builder, JoinHandle};
use std::time::Duration;

/// What ends sooner needs no line.
const PATIENCE: Duration = Duration::from_millis(500);

/// From one look at the line to the next.
const PACE: Duration = Duration::from_millis(100);

/// Cells of the bar.
const CELLS: usize = 30;

/// Whether a line is on the terminal already.
static IS_SHOWN: AtomicBool = AtomicBool::new(false);

/// Counts what is done. Its line is gone when it is dropped.
pub struct Progress {
    done: Arc<AtomicUsize>,
    ticker: Option<(Sender<()>, JoinHandle<()>)>,
}

impl Progress {
    /// Shown where a person is watching: neither in a pipe nor in CI.
    #[must_use]
    pub fn of(total: usize) -> Self {
        let done = Arc::new(AtomicUsize::new(0));
        // Of two that run at once, the first is enough.
        let is_watched = io::stderr().is_terminal()
            && std::env::var_os("CI").is_none()
            && std::env::var_os("TERM").is_none_or(|term| term != "dumb")
            && !IS_SHOWN.swap(true, Ordering::Relaxed);
        let ticker = is_watched.then(|| ticker(Arc::clone(&done), total)).flatten();
        if is_watched && ticker.is_none() {
            IS_SHOWN.store(false, Ordering::Relaxed);
        }
        Progress { done, ticker }
    }

    pub fn step(&self) {
        self.done.fetch_add(1, Ordering::Relaxed);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some((stop, ticker)) = self.ticker.take() {
            drop(stop);
            let _ = ticker.join();
            IS_SHOWN.store(false, Ordering::Relaxed);
        }
    }
}

/// Draws until its sender is dropped, then clears the line.
fn ticker(done: Arc<AtomicUsize>, total: usize) -> Option<(Sender<()>, JoinHandle<()>)> {
    let (stop, stopped) = channel();
    let draw = move || {
        let (mut pause, mut width) = (PATIENCE, 0);
        while stopped.recv_timeout(pause) == Err(RecvTimeoutError::Timeout) {
            let line = line(done.load(Ordering::Relaxed), total);
            width = line.len();
            show(&format!("\r{line}"));
            pause = PACE;
        }
        if width > 0 {
            show(&format!("\r{}\r", " ".repeat(width)));
        }
    };
    let ticker = Builder::new().spawn(draw).ok()?;
    Some((stop, ticker))
}

/// Without a word, for the reader's language is not known here.
fn line(done: usize, total: usize) -> String {
    let full = (CELLS * done.min(total)).checked_div(total).unwrap_or(CELLS);
    let (bar, digits) = ("#".repeat(full), total.to_string().len());
    format!("[{bar:CELLS$}] {done:>digits$}/{total}")
}

/// A terminal that takes no more is nobody's fault.
fn show(text: &str) {
    let mut stderr = io::stderr().lock();
    let _ = stderr.write_all(text.as_bytes()).and_then(|()| stderr.flush());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_keeps_its_width() {
        assert_eq!(line(0, 200), format!("[{}]   0/200", " ".repeat(30)));
        assert_eq!(line(100, 200), format!("[{}{}] 100/200", "#".repeat(15), " ".repeat(15)));
        assert_eq!(line(200, 200), format!("[{}] 200/200", "#".repeat(30)));
    }
}
