use crate::harness::ozg;

#[test]
fn version_is_that_of_the_crate() {
    let run = ozg(".", &["--version"]);
    assert_eq!(run.stdout, format!("ozg {}\n", env!("CARGO_PKG_VERSION")));
    assert_eq!(run.code, 0);
}
