//! Shows the progress of a long run as one line on the terminal, which is cleared at the end.

use std::io::{self, Write};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{Builder, JoinHandle};
use std::time::Duration;

use file_tree::Observer;

/// Shorter runs show no line.
const DELAY: Duration = Duration::from_millis(500);

/// Time between two updates of the line.
const INTERVAL: Duration = Duration::from_millis(100);

/// Width of the bar in columns.
const BAR_WIDTH: usize = 30;

/// Draws a line on standard error while files are read for longer than [`DELAY`].
#[derive(Default)]
pub(crate) struct ProgressBar {
    count: Arc<ReadCount>,
    running: Mutex<Running>,
}

/// The number of files in all reads that are in progress.
#[derive(Default)]
struct ReadCount {
    done: AtomicUsize,
    total: AtomicUsize,
}

#[derive(Default)]
struct Running {
    readings: usize,
    ticker: Option<(Sender<()>, JoinHandle<()>)>,
}

impl Observer for ProgressBar {
    fn reading_started(&self, files: usize) {
        let mut running = self.running.lock().unwrap_or_else(PoisonError::into_inner);
        running.readings += 1;
        self.count.total.fetch_add(files, Ordering::Relaxed);
        if running.ticker.is_none() {
            running.ticker = ticker(Arc::clone(&self.count));
        }
    }

    fn file_read(&self) {
        self.count.done.fetch_add(1, Ordering::Relaxed);
    }

    fn reading_finished(&self) {
        let mut running = self.running.lock().unwrap_or_else(PoisonError::into_inner);
        running.readings = running.readings.saturating_sub(1);
        if running.readings > 0 {
            return;
        }
        if let Some((stop, ticker)) = running.ticker.take() {
            drop(stop);
            let _ = ticker.join();
        }
        self.count.done.store(0, Ordering::Relaxed);
        self.count.total.store(0, Ordering::Relaxed);
    }
}

/// Draws until its sender is dropped, then clears the line.
fn ticker(count: Arc<ReadCount>) -> Option<(Sender<()>, JoinHandle<()>)> {
    let (stop, stopped) = channel();
    let draw = move || {
        let (mut pause, mut width) = (DELAY, 0);
        while stopped.recv_timeout(pause) == Err(RecvTimeoutError::Timeout) {
            let line =
                line(count.done.load(Ordering::Relaxed), count.total.load(Ordering::Relaxed));
            width = line.len();
            show(&format!("\r{line}"));
            pause = INTERVAL;
        }
        if width > 0 {
            show(&format!("\r{}\r", " ".repeat(width)));
        }
    };
    let ticker = Builder::new().spawn(draw).ok()?;
    Some((stop, ticker))
}

/// Without words, since the language of the user is not known here.
fn line(done: usize, total: usize) -> String {
    let full = (BAR_WIDTH * done.min(total)).checked_div(total).unwrap_or(BAR_WIDTH);
    let (bar, digits) = ("#".repeat(full), total.to_string().len());
    format!("[{bar:BAR_WIDTH$}] {done:>digits$}/{total}")
}

/// Errors are ignored: the run does not depend on the terminal.
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
