#!/usr/bin/env bash
# Writes docs/diagnostics.md: what four programs say about the broken dataset of tests/fixtures/broken.
# `tests/tools` installs the other three; one that is absent keeps the section it has.
# OZG, TOOLS and PAGE name another program, another folder of tools, another page to write.
# shellcheck disable=SC2016 # the backticks are Markdown's
set -euo pipefail
export LC_ALL=C
cd "$(dirname "$0")/.."
root=$PWD
old=$root/docs/diagnostics.md
page=${PAGE:-$old}
target=${CARGO_TARGET_DIR:-target}
[[ $target == /* ]] || target=$root/$target
tools=${TOOLS:-$target/tools}
ozg=${OZG:-$target/debug/ozg}
[[ -n ${OZG:-} ]] || cargo build --quiet

check_jsonschema=$tools/python/bin/check-jsonschema
sourcemeta=$tools/node/node_modules/.bin/jsonschema
yamllint=$tools/python/bin/yamllint
names=(ozg check-jsonschema sourcemeta yamllint)

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
dataset=$work/dataset
mkdir "$dataset"
cp -R schema tests/fixtures/broken/data "$dataset"
cd "$dataset"
dataset=$(pwd -P)

# Runs a command and shows what it was and what it said; that it found faults is no failure.
# The arguments up to `--` are how the page shows the command.
run() {
    local shown=()
    while [[ $1 != -- ]]; do
        shown+=("$1")
        shift
    done
    shift
    echo "\$ ${shown[*]}"
    "$@" 2>&1 || (($? < 126))
}

# Calls a function with the schema and the folder of each kind of which there are records.
each_kind() {
    local schema folder
    for schema in schema/*.schema.json; do
        folder=data/$(sed -n 's/.*"x-collection": "\(.*\)".*/\1/p' "$schema")
        if [[ -d $folder ]]; then "$1" "$schema" "$folder"; fi
    done
}

say_ozg() {
    OZG_LANG=en COLUMNS=100 run ozg lint -- "$ozg" lint --as-of 2026-11-24 --color never
}

check_kind() {
    run check-jsonschema --base-uri "file://\$PWD/$1" --schemafile "$1" "$2/*.yaml" -- \
        "$check_jsonschema" --base-uri "file://$dataset/$1" --schemafile "$1" "$2"/*.yaml
}
say_check-jsonschema() { each_kind check_kind; }

validate_kind() {
    local arguments=(validate "$1" "$2" --resolve schema/definitions.json --extension .yaml --continue)
    run jsonschema "${arguments[@]}" -- "$sourcemeta" "${arguments[@]}"
}
say_sourcemeta() { each_kind validate_kind; }

say_yamllint() {
    local rules='{extends: relaxed, rules: {line-length: disable, octal-values: {forbid-implicit-octal: true}}}'
    run yamllint -f parsable -d "'$rules'" "data/*/*.yaml" -- "$yamllint" -f parsable -d "$rules" data/*/*.yaml
}

# The version of a program, or nothing if it is not there.
version() {
    case $1 in
    ozg) "$ozg" --version ;;
    check-jsonschema) "$check_jsonschema" --version ;;
    sourcemeta) "$sourcemeta" --version ;;
    yamllint) "$yamllint" --version ;;
    esac 2>/dev/null | sed 's/.* //' || true
}

title() {
    case $1 in
    ozg) echo 'ozg lint' ;;
    sourcemeta) echo "sourcemeta jsonschema $2" ;;
    *) echo "$1 $2" ;;
    esac
}

# The section of a program on the page: what it says today, else what it said last.
section() {
    local version
    version=$(version "$1")
    if [[ -z $version ]]; then
        echo "$1 is not installed: its section stays as it is" >&2
        awk -v name="$1" '/^## / { kept = $2 == name } kept' "$old" | sed '${/^$/d;}'
        return
    fi
    printf '## %s\n\n```text\n' "$(title "$1" "$version")"
    "say_$1" | sed "s|$dataset/||g; s/ ([0-9]* ms)\$//"
    echo '```'
}

# One line a message: `FILE:LINE:COLUMN: MESSAGE`, or `FILE::PATH: MESSAGE` where there is no line.
messages() {
    case $1 in
    ozg) awk '/^(error|warning)\[/ { said = $0 } /^ *--> / { print $2 ": " said }' ;;
    check-jsonschema) awk '
        function flush() { if (file) print file ":" place ": " said; file = "" }
        /^\$ / { flush() }
        /^ *data\/.*::/ { flush(); sub(/^ */, ""); sub(/: {.*}/, ": {}"); print }
        /Failed to parse/ { flush(); file = $NF; said = "" }
        file && / line [0-9]+, column [0-9]+:/ { split($0, n, /[^0-9]+/); place = n[2] ":" n[3] }
        file { said = said " " $0 }
        END { flush() }' ;;
    sourcemeta) awk '
        /^fail: / { file = $2 }
        /^(  The|error:) / { said = $0 }
        /at line / { line = $3 }
        /at column / { column = $3 }
        /at file path / { print $4 ":" line ":" column ": " said }
        /at instance location/ { match($0, /\(.*\)/); split(substr($0, RSTART), n, /[^0-9]+/)
            print file ":" n[2] ":" n[3] ": " said }' ;;
    yamllint) grep '^data/' ;;
    esac
}

# A row of the table: a fault, where it was planted, and what the messages about it have in them.
fault() {
    local name found count place
    printf '| %s | %s |' "$1" "$2"
    echo "$3" >>"$work/patterns"
    if ! grep -qE "$3" "$work/ozg.messages"; then
        echo "ozg lint says nothing that matches /$3/" >&2
        exit 1
    fi
    for name in "${names[@]}"; do
        found=$(grep -E "$3" "$work/$name.messages" || true)
        if [[ -z $found ]]; then
            printf ' – |'
            continue
        fi
        echo >>"$work/$name.found"
        count=$(wc -l <<<"$found")
        place=$(head -n 1 <<<"$found" | sed -E 's/^data[^:]*::?//; s/: .*//')
        printf ' `%s`' "$place"
        ((count == 1)) || printf ' (%d messages)' "$count"
        printf ' |'
    done
    echo
}

# The last rows: how many faults each program reports, and how many of its messages are about none.
totals() {
    local name
    printf '| **reported, of %d** | |' "$(wc -l <"$work/patterns")"
    for name in "${names[@]}"; do printf ' **%d** |' "$(wc -l <"$work/$name.found")"; done
    printf '\n| other messages | |'
    for name in "${names[@]}"; do printf ' %d |' "$(grep -cvEf "$work/patterns" "$work/$name.messages" || true)"; done
    echo
}

table() {
    echo '| fault | planted in | ozg lint | check-jsonschema | sourcemeta jsonschema | yamllint |'
    echo '|---|---|---|---|---|---|'
    fault 'required key misspelt: `titl`' 'kinderbetreuung.yaml:2' "kinderbetreuung.*[\`'\"]tite?l"
    fault 'optional key misspelt: `kernteem`' 'geburtsanzeige.yaml:9' 'kernteem'
    fault 'AGS without quotes' 'koeln.yaml:4' 'koeln.yaml.*(OZG007|string|octal)'
    fault 'unknown value: `kreisfreie Stadt`' 'wuppertal.yaml:6' 'wuppertal.*kreisfreie Stadt'
    fault 'German date: `24.11.2026`' 'elterngeld.yaml:22' '24\.11\.2026'
    fault 'no source' 'geburtsanzeige.yaml' 'geburtsanzeige.*(OZG006|register|quellen|any of|at least one)'
    fault 'broken indentation' 'itk-rheinland.yaml:3' 'itk-rheinland'
    fault 'key twice: `lage`' '10000-elterngeld.yaml:7' '10000-elterngeld'
    fault 'reference misspelt: `keoln`' 'kinderbetreuung.yaml:14' 'keoln'
    fault 'deleted record: `kdvz`, named by three' 'elterngeld.yaml:16 …' 'kdvz'
    fault 'AGS of another record' 'remscheid.yaml:4, from wuppertal.yaml:4' '05124000'
    fault 'participant twice: `wuppertal`' 'kinderbetreuung.yaml:17' 'kinderbetreuung.*wuppertal'
    fault 'phase reached in the future' 'elterngeld.yaml:21' '2027-03'
    fault 'mail address of a person' 'kdn.yaml:5' 'personal-mail|vorname'
    totals
}

for name in "${names[@]}"; do
    section "$name" >"$work/$name.section"
    messages "$name" <"$work/$name.section" >"$work/$name.messages"
    : >"$work/$name.found"
done
{
    awk '/^\| fault/ { exit } { print }' "$old"
    table
    awk '/^\| other messages/ { after = 1; next } /^## ozg/ { exit } after' "$old" | sed '${/^$/d;}'
    for name in "${names[@]}"; do
        echo
        cat "$work/$name.section"
    done
} >"$work/page"
cp "$work/page" "$page"
