"""How what a verb does grows with its worst input: instructions at n, 2n and 4n, counted by callgrind.

    python3 benches/growth.py [CASE…]

Prints Markdown. The factor is that of what comes on top: from 2n to 4n against from n to 2n; 2 is linear. What Git does
is not counted. Needs valgrind and a release build (`cargo build --release`).
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OZG = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")) / "release" / "ozg"
ENV = dict(os.environ, RAYON_NUM_THREADS="1", OZG_LANG="en", GIT_CONFIG_GLOBAL="/dev/null",
           GIT_AUTHOR_NAME="t", GIT_AUTHOR_EMAIL="t@example.org", GIT_COMMITTER_NAME="t",
           GIT_COMMITTER_EMAIL="t@example.org", GIT_AUTHOR_DATE="2026-01-01T00:00:00Z",
           GIT_COMMITTER_DATE="2026-01-01T00:00:00Z")
HEAD = ("titel: Wohngeld online\nart: efa_dienst\nthemenfeld: bildung\nthemenfeld_zuordnung: quelle\n"
        "beschreibung: Ein Dienst.\n")
FIELD = "name: Bildung\nlagen: [Schule]\n" + "quellen:\n- url: https://example.org/f\n  titel: Seite\n"
SOURCE = "quellen:\n- url: https://example.org/a\n  titel: Seite\n"


class Folder:
    """A dataset in a folder that goes at the end."""

    def __init__(self):
        self.root = Path(tempfile.mkdtemp(dir=os.environ.get("TMPDIR")))
        shutil.copytree(ROOT / "schema", self.root / "schema")
        self.write("data/themenfelder/bildung.yaml", FIELD)
        self.write("data/projects/p.yaml", HEAD + SOURCE)
        self.git("init", "-q")

    def write(self, path, text):
        path = self.root / path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)

    def git(self, *args):
        subprocess.run(["git", *args], cwd=self.root, env=ENV, check=True, stdout=subprocess.DEVNULL)

    def commit(self):
        self.git("add", "-A")
        self.git("commit", "-q", "-m", "state")

    def project(self, text, name="p"):
        self.write(f"data/projects/{name}.yaml", text)


def times(n, text):
    return "".join(text.replace("#", str(at)) for at in range(n))


def organisations(folder, n, title="Amt #"):
    for at in range(n):
        folder.write(f"data/organisations/o{at}.yaml", f"name: {title.replace('#', str(at))}\nart: sonstige\n{SOURCE}")


def record(field):
    """A case: one record with a text of n entries."""
    return lambda folder, n: folder.project(HEAD + field(n))


def sources(n, word=""):
    return "quellen:\n" + times(n, f"- url: https://example.org/#\n  titel: Seite {word}#\n")


def changed(folder, n):
    folder.project(HEAD + sources(n))
    folder.commit()
    folder.project(HEAD + sources(n, "neu "))


def renamed(folder, n):
    organisations(folder, n)
    folder.commit()
    for at in range(n):
        old = folder.root / f"data/organisations/o{at}.yaml"
        folder.write(f"data/organisations/neu{at}.yaml", "hinweis: neu\n" + old.read_text())
        old.unlink()


def rewritten(folder, n):
    organisations(folder, n)
    folder.commit()
    organisations(folder, n, "Stelle #")


def merged(folder, n):
    for side in ("base", "ours", "theirs"):
        folder.write(side, HEAD + sources(n, f"{side} "))


def patched(folder, n):
    changed(folder, n)
    patch = subprocess.run([OZG, "diff", "--format", "patch"], cwd=folder.root, env=ENV, check=True,
                           stdout=subprocess.PIPE)
    (folder.root / "patch").write_bytes(patch.stdout)
    folder.git("checkout", "-q", "--", "data")


def history(folder, n):
    for at in range(n):
        folder.project(HEAD.replace("online", f"online {at}") + SOURCE)
        folder.commit()


def referring(folder, n):
    folder.write("data/organisations/o.yaml", f"name: Amt\nart: sonstige\n{SOURCE}")
    for at in range(n):
        folder.project(HEAD + "kernteam:\n- o\n" + SOURCE, f"p{at}")


def projects(folder, n):
    for at in range(n):
        folder.project(HEAD.replace("online", f"Nr. {at}") + f"meilensteine:\n- datum: 2024-{at % 12 + 1:02}\n  ereignis: E {at}\n" + SOURCE, f"p{at}")


def circle(folder, n):
    for at in range(n):
        folder.write(f"data/organisations/o{at}.yaml", f"name: Amt {at}\nart: sonstige\nnachfolger: [o{(at + 1) % n}]\n{SOURCE}")


def dangling(folder, n):
    organisations(folder, n)
    folder.project(HEAD + "kernteam:\n" + times(n, "- p#\n") + SOURCE)


def pattern(folder, n):
    """The costliest pattern that is allowed, on a text made for it."""
    schema = folder.root / "schema/project.schema.json"
    text = schema.read_text().replace('"properties": {', '"properties": {"muster": {"type": "string", "pattern": "(?:[aä]*a[aä]{700})[cd]"}, ', 1)
    schema.write_text(text)
    folder.project(HEAD + f"muster: {'aä' * n}\n" + SOURCE)


def schema(fields):
    """A case: more fields in the schema of a project."""
    def make(folder, n):
        file = folder.root / "schema/project.schema.json"
        file.write_text(file.read_text().replace('"properties": {', '"properties": {' + fields(n), 1))
    return make


# Name, n, what makes the input, the call.
CASES = [
    ("lint: unknown keys of a record", 1000, record(lambda n: times(n, "k#: 1\n")), "lint"),
    ("lint: entries of a list twice", 1000, record(lambda n: sources(n) + sources(n).split("\n", 1)[1]), "lint"),
    ("lint: unknown ids beside as many records", 500, dangling, "lint"),
    ("lint: comments that ignore", 1000, record(lambda n: SOURCE + times(n, "# ozg: ignore[OZG012]\n")), "lint"),
    ("lint: a text of many words", 4000, record(lambda n: f"hinweis: {times(n, 'Frau Wort# ')}\n" + SOURCE), "lint"),
    ("lint: a text of many lines", 2000, record(lambda n: "hinweis: |\n" + times(n, "  Zeile \u00a0# \n") + SOURCE), "lint"),
    ("lint: records alike in all", 300, lambda folder, n: organisations(folder, n, "Amt"), "lint"),
    ("lint: a circle of records", 300, circle, "lint"),
    ("lint: broken YAML of many lines", 2000, record(lambda n: times(n, "- [a: '\n")), "lint"),
    ("lint: the costliest pattern", 1000, pattern, "lint"),
    ("lint --fix: one fault an entry", 500, record(lambda n: "quellen:\n" + times(n, "- url: www.example.org/#\n  titel: Seite\n")), "lint --fix=unsafe --dry-run"),
    ("fmt: a record out of order", 1000, record(lambda n: times(n, "z#: 1\n") + sources(n)), "fmt --check"),
    ("query: sorted rows", 500, projects, "query project --sort titel --columns titel,themenfeld.name"),
    ("query: groups", 500, projects, "query project --group-by titel"),
    ("query: annotations of a field", 10000, schema(lambda n: '"notiz": {' + times(n, '"x-#": 1, ') + '"type": "string"},'), "query project"),
    ("query: fields of a kind", 2000, schema(lambda n: times(n, '"f#": {"type": "string"},')), "query project"),
    ("query: values of a field", 5000, schema(lambda n: '"notiz": {"enum": [' + times(n, '"v#", ') + '"w"]},'), "query project"),
    ("query --sql", 300, projects, "query --sql SELECT(titel)FROM(project)"),
    ("show: one with referrers", 300, referring, "show o"),
    ("search: a word in all", 500, projects, "search wohngeld"),
    ("search: a word in none", 500, projects, "search wohngild"),
    ("report overview", 500, projects, "report overview"),
    ("report timeline", 500, projects, "report timeline"),
    ("report sources", 500, projects, "report sources"),
    ("export --sqlite", 300, projects, "export --to out.sqlite"),
    ("diff: every entry of a list", 300, changed, "diff"),
    ("diff: as many records changed", 200, rewritten, "diff"),
    ("diff: as many renamed", 200, renamed, "diff"),
    ("apply: every entry of a list", 300, patched, "apply patch --dry-run"),
    ("git merge: contradictions", 200, merged, "git merge base ours theirs data/projects/p.yaml"),
    ("log: commits", 30, history, "log"),
    ("blame: commits", 30, history, "blame p"),
]


def instructions(case, n):
    _, _, make, call = case
    folder = Folder()
    try:
        make(folder, n)
        args = [arg.replace("(", " ").replace(")", " ") for arg in call.split()]
        run = subprocess.run(["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", OZG, *args],
                             cwd=folder.root, env=ENV, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        counted = re.search(r"Collected : (\d+)", run.stderr)
        if not counted or run.returncode > 2 or "unexpected argument" in run.stderr:
            sys.exit(f"{call}: {run.stderr}")
        if run.returncode == 2:
            print(f"{call}: {run.stderr}", file=sys.stderr)
        return int(counted[1])
    finally:
        shutil.rmtree(folder.root)


def main():
    words = sys.argv[1:]
    print("| worst input | n | millions of instructions at n, 2n, 4n | factor |\n|---|---|---|---|")
    for case in CASES:
        name, n, _, _ = case
        if words and not any(word in name for word in words):
            continue
        one, two, four = (instructions(case, n * factor) for factor in (1, 2, 4))
        factor = (four - two) / max(two - one, 1)
        print(f"| {name} | {n:,} | {one / 1e6:,.0f}, {two / 1e6:,.0f}, {four / 1e6:,.0f} | {factor:.2f} |", flush=True)


main()
