"""Times ozg and its peers in turns, for benches/compare.sh, and prints them as Markdown."""

import os
import platform
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROUNDS = int(os.environ.get("ROUNDS", "5"))
# What takes longer than this once is not run again.
PATIENCE = 60

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / os.environ.get("CARGO_TARGET_DIR", "target")
TOOLS = TARGET / "tools"
OZG = TARGET / "release/ozg"
FLOOR = TARGET / "release/examples/floor"
BOON = TOOLS / "rust/bin/boon"
JAQ = TOOLS / "rust/bin/jaq"
JSONSCHEMA = TOOLS / "rust/bin/jsonschema-cli"
SOURCEMETA = TOOLS / "node/node_modules/.bin/jsonschema"
CHECK_JSONSCHEMA = TOOLS / "python/bin/check-jsonschema"
YAMLLINT = TOOLS / "python/bin/yamllint"
DUCKDB = TOOLS / "bench/bin/duckdb"
GIT = Path(shutil.which("git") or "git")

# How each names its version.
VERSIONS = {
    OZG: f"{OZG} --version",
    BOON: f"echo boon $({BOON} --version)",
    JAQ: f"{JAQ} --version",
    JSONSCHEMA: f"{JSONSCHEMA} --version",
    SOURCEMETA: f"echo sourcemeta jsonschema $({SOURCEMETA} version)",
    CHECK_JSONSCHEMA: f"{CHECK_JSONSCHEMA} --version",
    YAMLLINT: f"{YAMLLINT} --version",
    DUCKDB: f"echo duckdb $({DUCKDB} --version)",
    GIT: "git --version",
}

PHASE = (
    'if .beendet then "beendet" elif .zurueckgestellt then "zurueckgestellt" else . as $p'
    " | ([.phasen // {} | to_entries[] | select(.value.erreicht // .value.erreicht_spaetestens) | .key] | last)"
    ' // $p.phase_laut_quelle // "-" end'
)


def each_kind(command):
    """The command for every kind: its schema is $s, its folder $c."""
    find = 'c=$(sed -n \'s/.*"x-collection": *"\\(.*\\)".*/\\1/p\' "$s")'
    return f"r=0; for s in schema/*.schema.json; do {find}; {command} || r=$?; done; exit $r"


def files_of_kind(command):
    return each_kind(f"find data/$c -name '*.yaml' | xargs {command}")


def on_both_cores(find, command):
    """Files in batches, two processes at once: what takes one core by itself."""
    return each_kind(f"find data/$c -name '*.yaml' {find} | xargs -P2 -n 2000 {command}")


# The question to ozg, and what others are asked: what, with which program, by which command.
CONTESTS = [
    (
        f"{OZG} lint",
        [
            ("floor: reading", FLOOR, f"{FLOOR} read ."),
            ("floor: parsing", FLOOR, f"{FLOOR} parse ."),
            ("boon, two at once, schemas alone", BOON, on_both_cores("", f"{BOON} $s")),
            ("jsonschema-cli, two at once, schemas alone", JSONSCHEMA,
             on_both_cores("-printf '-i\\n%p\\n'", f"{JSONSCHEMA} validate $s")),
            ("sourcemeta jsonschema --fast, schemas alone", SOURCEMETA,
             each_kind(f"{SOURCEMETA} validate --fast $s data/$c --resolve schema/definitions.json --extension .yaml")),
            ("check-jsonschema, schemas alone", CHECK_JSONSCHEMA,
             files_of_kind(f"{CHECK_JSONSCHEMA} --base-uri file://$PWD/$s --schemafile $s")),
            ("yamllint, double keys alone", YAMLLINT,
             f"{YAMLLINT} -d '{{rules: {{key-duplicates: enable}}}}' data"),
        ],
    ),
    (
        f"{OZG} query project themenfeld=bauen_wohnen --columns id --format csv",
        [
            ("jaq over the YAML", JAQ,
             f"find data/projects -name '*.yaml' | xargs {JAQ} --from yaml -r"
             " 'select(.themenfeld == \"bauen_wohnen\") | .titel'"),
            ("DuckDB over a CSV that ozg wrote", DUCKDB,
             f"{DUCKDB} -csv -c \"select id from 'projects.csv' where themenfeld = 'bauen_wohnen'\""),
        ],
    ),
    (
        f"{OZG} query project --group-by themenfeld,phase --format csv",
        [
            ("jaq over the YAML, dates not compared", JAQ,
             f"find data/projects -name '*.yaml' | xargs {JAQ} --from yaml -r '.themenfeld + \" \" + ({PHASE})'"
             " | sort | uniq -c"),
            ("DuckDB over a CSV that ozg wrote, phases derived", DUCKDB,
             f"{DUCKDB} -csv -c \"select themenfeld, phase, count(*) from 'projects.csv' group by all\""),
            ("`ozg report themenfelder`: this and more, of all kinds", OZG, f"{OZG} report themenfelder"),
            ("`ozg report overview`", OZG, f"{OZG} report overview"),
        ],
    ),
    (f"{OZG} show municipality/koeln", [("grep for the id", Path("/bin/grep"), "grep -rlw koeln data")]),
    (f"{OZG} search elterngeld", [("grep for the word", Path("/bin/grep"), "grep -ril elterngeld data")]),
    (f"{OZG} diff --effect=never HEAD~1 HEAD", [("git diff, 2 % of the records", GIT, "git diff HEAD~1 HEAD")]),
    (f"{OZG} diff --effect=never few~1 few", [("git diff, 20 records", GIT, "git diff few~1 few")]),
    (f"{OZG} --version", [("git --version", GIT, "git --version")]),
]
# At the size that is shipped: nobody publishes a hundred thousand pages in two languages.
SHIPPED = [(f"rm -rf site && {OZG} site -o site", [("`ozg site`, no file of which changes", OZG, f"{OZG} site -o site")])]


def timed(command, folder):
    start = time.perf_counter()
    run = subprocess.run(["bash", "-c", command], cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - start, run.returncode


def in_turns(commands, folder):
    """The least time of each, how often it ran, and every exit code it had."""
    times, codes = [[] for _ in commands], [set() for _ in commands]
    for _ in range(ROUNDS + 1):
        for at, command in enumerate(commands):
            if times[at] and times[at][0] > PATIENCE:
                continue
            seconds, code = timed(command, folder)
            times[at].append(seconds)
            codes[at].add(code)
    return [(min(of), len(of), code) for of, code in zip(times, codes)]


def shown(seconds):
    return f"{seconds:.2f} s" if seconds >= 1 else f"{1000 * seconds:.1f} ms"


def compare(size):
    folder = TARGET / "bench" / size
    subprocess.run([OZG, "query", "project", "--columns", "id,themenfeld,phase", "--format", "csv", "-o",
                    "projects.csv"], cwd=folder, check=True)
    for own, peers in CONTESTS + (SHIPPED if size == "1" else []):
        there = [peer for peer in peers if peer[1].exists()]
        named = [(f"`{own.replace(str(OZG), 'ozg')}`", own)] + [(name, command) for name, _, command in there]
        results = in_turns([command for _, command in named], folder)
        for (name, _), (seconds, runs, codes) in zip(named, results):
            notes = [] if codes == {0} else [f"exit code {', '.join(map(str, sorted(codes)))}"]
            notes += ["once"] if runs == 1 else []
            print(f"| {size} | {name} | {shown(seconds)} | {seconds / results[0][0]:.2f} | {'; '.join(notes)} |",
                  flush=True)
        for name in (peer[0] for peer in peers if peer not in there):
            print(f"| {size} | {name} | | | not installed |")


def machine():
    lines = Path("/proc/cpuinfo").read_text().splitlines() if Path("/proc/cpuinfo").exists() else []
    model = next((line.split(": ", 1)[1] for line in lines if line.startswith("model name")), platform.processor())
    load = " ".join(f"{one:.1f}" for one in os.getloadavg())
    return f"{time.strftime('%Y-%m-%d')}, {os.cpu_count()} × {model}, load {load} before"


def main():
    print(f"{machine()}; the least of {ROUNDS} runs in turns after one that filled the cache.\n")
    for program, command in VERSIONS.items():
        if program.exists():
            said = subprocess.run(["bash", "-c", command], capture_output=True, text=True).stdout
            print(f"- {' '.join(said.split())}")
    print("\n| size | command | time | times ozg | |\n|---|---|---|---|---|")
    for size in sys.argv[1:]:
        compare(size)


if __name__ == "__main__":
    main()
