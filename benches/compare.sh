#!/usr/bin/env bash
# Whole commands of ozg beside what users would pick, over datasets of several sizes: benches/compare.sh [SIZE…]
# (1, 10, or a number of records). Installs what it compares with under the target folder; what cannot be installed
# is left out and said. benches/compare.py takes the times, in turns, and prints Markdown.
set -euo pipefail
cd "$(dirname "$0")/.."
target=${CARGO_TARGET_DIR:-target}
tools=$target/tools

tests/tools || true
for crate in boon-cli@0.6.2 jaq@3.1.2 jsonschema-cli@0.60.2; do
    cargo install --quiet --locked --root "$tools/rust" "$crate" || echo "not installed: $crate" >&2
done
if [[ ! -x $tools/bench/bin/duckdb ]]; then
    python3 -m venv "$tools/bench" && "$tools/bench/bin/pip" install --quiet duckdb-cli==1.5.6 ||
        echo "not installed: duckdb-cli" >&2
fi
cargo build --quiet --release --bin ozg --examples

# generate SIZE RECORDS: once.
generate() {
    [[ -d $target/bench/$1/.git ]] || "$target/release/examples/generate" "$2" "$target/bench/$1"
}

for size in "${@:-1}"; do
    case $size in
    1) generate 1 0 ;;
    10) generate 10 13190 ;;
    *) generate "$size" "$size" ;;
    esac
done
exec python3 benches/compare.py "${@:-1}"
