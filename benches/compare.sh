#!/usr/bin/env bash
# Whole commands of ozg beside what users would pick, over datasets of three sizes: benches/compare.sh [SIZE…]
# Prints a Markdown table: the least wall time of several runs, taken in turns. What is not installed is skipped.
# boon, jaq: cargo install --root target/tools/rust; the rest: tests/tools.
set -euo pipefail
cd "$(dirname "$0")/.."
runs=${RUNS:-5}
root=$PWD
export PATH=$root/target/tools/rust/bin:$root/target/tools/python/bin:$root/target/tools/node/node_modules/.bin:$PATH
ozg=$root/target/release/ozg
floor=$root/target/release/examples/floor

cargo build --quiet --release --bin ozg --examples

# generate SIZE RECORDS: once.
generate() {
    [[ -d target/bench/$1/.git ]] || target/release/examples/generate "$2" "target/bench/$1"
}

# least COMMAND: its least wall time in milliseconds.
least() {
    python3 - "$runs" "$1" <<'PYTHON'
import subprocess, sys, time
def run():
    start = time.perf_counter()
    subprocess.run(["bash", "-c", sys.argv[2]], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - start
print(f"{1000 * min(run() for _ in range(int(sys.argv[1]))):.1f}")
PYTHON
}

# row SIZE BASE-COMMAND NAME TOOL COMMAND: both in turn, and how often the first fits into the second.
row() {
    if ! command -v "$4" >/dev/null; then
        echo "| $1 | $3 | not installed | |"
        return
    fi
    local own other
    own=$(least "$2")
    other=$(least "$5")
    echo "| $1 | $3 | $other ms | $(python3 -c "print(f'{$other / $own:.2f}')") |"
}

each_kind() {
    echo "for s in schema/*.schema.json; do c=\$(sed -n 's/.*\"x-collection\": *\"\\(.*\\)\".*/\\1/p' \$s);" \
        "[ -z \"\$c\" ] || find data/\$c -name '*.yaml' | xargs $1; done"
}

compare() {
    local size=$1 lint="$ozg lint"
    cd "$root/target/bench/$size"
    row "$size" "$lint" "floor: read" "$floor" "$floor read ."
    row "$size" "$lint" "floor: parse" "$floor" "$floor parse ."
    row "$size" "$lint" sourcemeta jsonschema "$(each_kind 'jsonschema validate --fast $s')"
    row "$size" "$lint" boon boon "$(each_kind 'boon $s')"
    row "$size" "$lint" check-jsonschema check-jsonschema "$(each_kind 'check-jsonschema --schemafile $s')"
    row "$size" "$lint" yamllint yamllint "yamllint data"
    local question="$ozg query project themenfeld=bauen_wohnen --columns id --format csv"
    row "$size" "$question" jaq jaq \
        "find data/projects -name '*.yaml' | xargs jaq --from yaml -r 'select(.themenfeld == \"bauen_wohnen\") | .titel'"
    row "$size" "$ozg diff --effect=never HEAD~1 HEAD" "git diff, 2 %" git "git diff HEAD~1 HEAD"
    row "$size" "$ozg diff --effect=never few~1 few" "git diff, 20 files" git "git diff few~1 few"
    row "$size" "$ozg --version" "git --version" git "git --version"
    cd "$root"
}

echo "| size | beside | time | times ozg |"
echo "|---|---|---|---|"
for size in "${@:-1}"; do
    case $size in
    1) generate 1 0 ;;
    10) generate 10 13190 ;;
    *) generate "$size" "$size" ;;
    esac
    compare "$size"
done
