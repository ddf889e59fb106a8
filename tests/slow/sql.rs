//! `ozg query --sql` with statements that would never end.

use crate::harness::{Dataset, ozg};

#[test]
fn a_statement_comes_to_an_end() {
    let dataset = Dataset::clean();
    let endless = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c)";
    for (statement, reason) in [
        (format!("{endless} SELECT count(*) FROM c"), "took too long"),
        (format!("{endless} SELECT x, hex(randomblob(100000)) FROM c"), "too much data"),
        ("SELECT zeroblob(100000000)".to_owned(), "too much data"),
    ] {
        let run = ozg(dataset.root(), &["query", "--sql", &statement]);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{statement}");
        assert!(run.stderr.contains(reason), "{statement}: {}", run.stderr);
    }
}
