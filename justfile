# The commands of every day. `just` without a name lists them.

set shell := ["bash", "-euo", "pipefail", "-c"]

[private]
default:
    @just --list

# All that must hold before a change lands.
ci:
    .ci/run

# Tests: all, or `just test fast`, `just test slow`.
test *what:
    tests/run {{what}}

# The fast tests whose names contain the words: `just only report::`.
only *names:
    cargo test --locked --test it -- {{names}}

# What the compiler and clippy say of every crate and target.
lint:
    cargo clippy --locked --workspace --all-targets --all-features -- -D warnings

# Formats the sources.
fmt:
    cargo fmt --all

# Finds the faults of the shipped dataset.
data *args:
    cargo run --locked --release -- lint {{args}}

# Runs the program on the shipped dataset: `just run report overview`.
run *args:
    cargo run --locked --release --quiet -- {{args}}

# Reads snapshots that differ, one by one, and takes over those that are right.
review:
    cargo insta review

# Measures functions and whole runs; docs/performance.md says what they mean.
bench:
    cargo bench --bench functions
    benches/compare.sh

# Fuzzes every target for so many seconds; needs cargo-fuzz and a nightly toolchain.
fuzz seconds="60":
    fuzz/run {{seconds}}

# Opens the documentation of the crates.
docs:
    cargo doc --locked --workspace --no-deps --document-private-items --open

# Licences, sources and advisories of the dependencies.
deny:
    cargo deny --locked check
