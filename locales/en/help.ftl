# What `--help` and the manual pages say.

## How help is laid out

help-usage = Usage
help-options = {"["}OPTIONS]
help-verb-name = COMMAND
help-default = {"["}default: { $value }]
help-values = {"["}possible: { $values }]
help-heading-verbs = Commands
help-heading-arguments = Arguments
help-heading-how = Options
help-heading-where = Dataset and day
help-heading-output = Output
help-heading-general = General
help-heading-examples = Examples

## Options of several commands

help-any-help = Show this help
help-any-version = Show the version
help-any-directory = Work in this directory; the dataset is the closest ancestor directory that contains `data` and `schema`
help-any-lang = Language of messages and reports [default: OZG_LANG, then the locale]
help-any-color = When to use colour
help-color-auto = on a terminal, unless NO_COLOR is set
help-color-always = always
help-color-never = never
help-any-at = Read the dataset of this Git revision, or of the main line at the end of this day (YYYY, YYYY-MM or YYYY-MM-DD); nothing is checked out
help-any-as-of = The day that counts as today: YYYY, YYYY-MM or YYYY-MM-DD [default: today]
help-any-format = Output format
help-format-text = for people, in a terminal
help-format-md = Markdown, for a comment, minutes or a page
help-format-html = a page for browser and printer: one file, no scripts
help-format-json = for programs
help-format-jsonl = for programs, one JSON object per line
help-format-yaml = for programs; a single record as in its file
help-format-csv = one table, comma-separated
help-format-excel = CSV for a German Excel: semicolons, decimal commas, byte order mark
help-format-xlsx = a workbook, one sheet per table
help-format-parquet = for column stores such as DuckDB and Spark
help-format-patch = for `ozg apply`, which makes the same changes elsewhere
help-format-concise = one line per finding: `file:line:column: code message`
help-format-github = annotations of GitHub Actions; the step summary has all findings
help-format-gitlab = a Code Quality report for GitLab
help-format-sarif = SARIF 2.1.0, for code scanning
help-format-junit = JUnit XML, for test reports
help-any-output = Write the output to this file
help-any-excel = Same as --format excel
help-any-name = The record: an id, a kind with an id (municipality/koeln), an OZG-ID, AGS, ARS or LeiKa key, or a part of the name that only this record has
help-any-kind = Kind of record: project, leistung, Kommune, …

## Commands

help-ozg = Lint, query, report on and diff a dataset of YAML records in Git
help-ozg-reference = Start with `ozg report overview`. Documentation: docs/README.md
help-lint = Check the dataset and report every finding
help-lint-paths = Report only findings in these files and folders; the whole dataset is still checked
help-lint-new-since = Report only findings absent at this revision or day; both sides use the current rules and schemas
help-lint-rules-at = Take schemas and `ozg.toml` from this revision, so that a branch cannot relax its own rules
help-lint-deny = Treat findings of this rule (code or name) as errors; `warnings` for all rules
help-lint-max-findings = Print at most this many findings; summary and exit code count all
help-lint-fix = Apply safe fixes; `--fix=unsafe` also applies fixes that may change the meaning
help-fix-safe = quotes, unambiguous dates, order of fields, ids in another spelling or renamed
help-fix-unsafe = also misspelt keys, values and ids with one close candidate, and duplicate entries
help-lint-dry-run = With --fix: show what would change, and change nothing
help-lint-warnings = Print each warning of the whole dataset; by default they are counted by rule
help-lint-notes = Also print notes (informational findings), and each warning
help-lint-errors-only = Print errors only; the summary counts the rest
help-lint-list-rules = List all rules
help-lint-examples =
    ozg lint
    ozg lint --new-since HEAD~1
    ozg lint data/projects --format concise
    ozg lint --fix --dry-run
help-lint-reference = Severities, fixes and suppressions: docs/lint.md
help-show = Show one record: its fields, what refers to it, its last change
help-show-examples =
    ozg show einbuergerung
    ozg show municipality/koeln
    ozg show 05315000 --format md
help-search = Find records by words in any field
help-search-words = Words that must all occur in a record, also within longer words; case and umlauts are ignored, one typo is tolerated
help-search-kind = Only records of this kind
help-search-limit = Show at most this many records
help-search-examples =
    ozg search einbürgerung
    ozg search wohngeld online --kind online-service
help-query = Select records by their fields and by those of the records they refer to
help-query-filters = Conditions that must all hold: FIELD=A,B (any of), FIELD!=A (none of), FIELD~TEXT (contains), FIELD=LOW..HIGH, FIELD=LOW.., FIELD=..HIGH
help-query-conditions = A condition with and, or, not and parentheses
help-query-has = Only records with a value in these fields
help-query-missing = Only records without a value in these fields
help-query-responsible = Only Leistungen (administrative services) for which this Kommune is responsible, fully or partly
help-query-columns = Fields to show, separated by commas [default: chosen by the schema]
help-query-distinct = Omit duplicate rows
help-query-sort = Fields to sort by, separated by commas; -FIELD for descending order
help-query-limit = Show at most this many rows
help-query-count = Print only the number of records; with --distinct, of rows
help-query-group-by = One row per value of these fields, with the number and share of records
help-query-sum = Add up these fields, per group or over all records
help-query-sql = Query in SQL: one table per kind and per nested list, as `ozg export` writes them; `SELECT name, sql FROM sqlite_schema` lists them
help-query-ids = Show ids and stored values instead of names and words; csv, json, jsonl and yaml always do
help-query-format = Output format [default: by the extension of FILE, otherwise text]
help-query-examples =
    ozg query municipality einwohner=50000.. --sort -einwohner
    ozg query project --where 'phase=umsetzung or (phase=pilotierung and not has efa)'
    ozg query project kernteam.regierungsbezirk=Köln
    ozg query project --group-by themenfeld,phase
help-query-reference =
    A field may be reached through references, forwards (kernteam.regierungsbezirk) and backwards (in.project.kernteam.phase). Conditions in brackets apply to one and the same list entry: 'anschluesse[kommune=koeln and status=live]'.
    Full reference: docs/query.md
help-report = Print a report: figures, dossiers, comparisons, changes over time
help-report-name = Name of the report; without it, all reports are listed
help-report-id = The record that the report is about, for reports about one record; for `trend` the figure
help-report-since = For `digest` and `trend`: from this day on; for `digest` also from this Git revision on
help-report-from = For `news`: from this day on [default: twelve months before --to]
help-report-to = For `news`: up to this day [default: the day of --as-of]
help-report-every = For `trend`: the period of each row [default: month]
help-report-list = List all reports and what they show
help-report-all = Write all reports with an index to the folder of -o; reports about one record are written for each record
help-report-compare = Compare the figures with those of this Git revision or day
help-report-themenfeld = Only this Themenfeld (subject area), by id or name
help-report-regierungsbezirk = Only Kommunen of this Regierungsbezirk (administrative district), and what they take part in
help-report-kreis = Only this Kreis (county) and its Kommunen, and what they take part in
help-report-groessenklasse = Only Kommunen of this Größenklasse (size class), and what they take part in
help-report-kommune = Only this Kommune, and what it takes part in
help-report-months = Age in months from which a check or source counts as stale
help-report-table = Only this table of the report
help-report-format = Output format [default: by the extension of FILE, otherwise text; with --all md]
help-report-output = Write the report to this file; with --all, to this folder
help-report-examples =
    ozg report overview
    ozg report overview --regierungsbezirk Köln --compare HEAD~1
    ozg report municipality soest
    ozg report news --from 2026-01 --themenfeld gesundheit
    ozg report participation --table kreise --format csv
    ozg report --all -o reports
help-report-reference = What each figure counts: docs/figures.md
help-diff = Show what differs between two states of the dataset, and what it means
help-diff-base = Git revision, day or folder to compare with, or BASE...HEAD to start at their last common commit [default: HEAD]
help-diff-head = Git revision, day or folder that is compared [default: the files in the directory]
help-diff-staged = Compare what is staged for the next commit
help-diff-effect = Show the effect on figures and findings (reads every record; automatic for small datasets)
help-diff-formatting = Also show files that differ only in order, comments or quoting
help-diff-fail-on = Exit with 1 if any change has at least this severity
help-diff-exit-code = Exit with 1 if anything differs
help-diff-format = Output format [default: by the extension of FILE, otherwise text]
help-diff-skip-unreadable = With --format patch: leave out unreadable records, and list them
help-diff-output = Write to this file: .html, .md, .json, .txt
help-diff-examples =
    ozg diff                     # what is not committed
    ozg diff --staged            # what the next commit will change
    ozg diff HEAD~1 HEAD         # two revisions
    ozg diff 2026-10 2026-11     # the main line at the end of two months
    ozg diff main...HEAD         # what a branch changes, as in a pull request
    ozg diff ../before ../after  # two folders of any origin
help-diff-reference = What changes mean, and their severity: docs/diff.md
help-apply = Apply the changes of a patch from `ozg diff --format patch`
help-apply-patch = The patch; `-` for standard input
help-apply-dry-run = Show what would change, and change nothing
help-apply-examples = ozg apply changes.json --dry-run
help-log = Show what each commit changed, in one record or in all
help-log-name = The record, as for `ozg show`; a removed one by its id [default: all records]
help-log-field = Only changes to this field and its subfields: phasen, phasen.umsetzung
help-log-since = Only commits that reached the main line from this day on, with merges and the commits they brought in; or commits that are not in this Git revision
help-log-limit = Show at most this many commits [default: 20 without an ID]
help-log-examples =
    ozg log wohngeld                 # one record, under any id it has had
    ozg log wohngeld --field phasen  # when its phases were changed
    ozg log --since 2026-11          # all records
help-log-reference = What counts as a change, and how merge commits are shown: docs/history.md
help-blame = For each value of a record, show when it was last set
help-blame-name = The record, as for `ozg show`
help-blame-examples = ozg blame einbuergerung
help-new = Write a new record, or print a template for one
help-new-kind = Kind of the record, such as `project` or `Kommune`
help-new-id-and-values = Id of the record, which is the name of its file; without one a template is printed. Then field values, list entries separated by `|`: titel='Mein Projekt' quellen.url=https://example.org/ kernteam='koeln|soest'
help-new-template = Write all fields with their descriptions; fields without a value as comments
help-new-examples =
    ozg new project
    ozg new event kdn-forum-2027 titel='KDN-Forum' art=veranstaltung
help-fmt = Bring records into canonical form: field order, quoting, indentation
help-fmt-paths = Only these files and folders of the dataset
help-fmt-check = Change nothing; list files that are not in canonical form, and exit with 1 if there are any
help-fmt-examples = ozg fmt --check
help-explain = Explain a rule: why it exists, a bad and a good example, and how to fix it
help-explain-rule = Code or name of the rule: OZG012, dangling-reference
help-explain-examples = ozg explain OZG012
help-schema = Describe the kinds of record and their fields
help-schema-kind = Only this kind
help-schema-of = Print the JSON Schema of a command's JSON output instead
help-schema-examples =
    ozg schema project
    ozg schema --of diff
help-export = Write the dataset for other programs
help-export-metadata = Print the dataset's metadata for open-data portals
help-metadata-dcat-ap = DCAT-AP.de 3.0 as JSON-LD
help-export-base-url = Address to prepend to those in the document [default: `url` in `ozg.toml`, otherwise relative]
help-export-to = Write all tables: an SQLite database if the path ends in .sqlite, otherwise a folder with one file per table and a `datapackage.json`
help-export-format = Format of the files in the folder
help-export-examples =
    ozg export --to dataset.sqlite
    ozg export --to tables --format csv
    ozg export --metadata dcat-ap
help-site = Write a public website: a page for every record, lists, reports and search, in both languages
help-site-output = Folder for the pages: new, empty, or from an earlier run
help-site-base-url = Address where the pages are published; adds canonical addresses and a sitemap
help-site-examples = ozg site -o site
help-git = Set up record-aware diff and merge for Git in this clone
help-git-install = Set up the merge driver and the text form of records for `git diff`, `log -p` and `show`
help-git-uninstall = Remove the merge driver and text conversion
help-git-merge = Merge three states of a record; called by Git
help-git-merge-base = Common ancestor
help-git-merge-ours = Our state; receives the result
help-git-merge-theirs = Their state
help-git-merge-path = Path of the record in the repository
help-git-text = Print a record with one line per value; called by Git
help-git-text-file = The file
help-git-examples = ozg git install
help-import = Import tables into records (dry run unless --write)
help-import-tables = Tables, or folders of tables [default: `seeds` of the dataset]
help-import-write = Write the changes
help-import-base = The revision whose tables were last imported [default: HEAD]
help-import-examples = ozg import seeds
help-completions = Print the completion script for a shell: kinds, fields, values and ids
help-completions-shell = Shell to generate completions for
help-completions-examples = ozg completions bash
help-man = Print the manual page for the program or for one command
help-man-verb = A command: lint, query, …
help-man-examples = ozg man query
help-help = Show help for a command

## What values are called

help-value-name-dir = DIR
help-value-name-rev = REV
help-value-name-date = DATE
help-value-name-field = FIELD
help-value-name-expr = EXPR
help-value-name-file = FILE
help-value-name-id = ID
help-value-name-kind = KIND
help-value-name-rule = RULE
help-value-name-which = WHICH
help-value-name-when = WHEN
help-value-name-lang = LANG
help-value-name-severity = SEVERITY
help-value-name-path = PATH
help-value-name-paths = PATH
help-value-name-verb = COMMAND
help-value-name-class = CLASS
help-value-name-period = PERIOD
help-value-name-figure = FIGURE
help-value-name-value = VALUE
help-value-name-words = WORD
help-value-name-tables = TABLE
help-value-name-base = BASE
help-value-name-head = HEAD
help-value-name-metadata = FORMAT

## Headings of manual pages

help-man-name = NAME
help-man-synopsis = SYNOPSIS
help-man-description = DESCRIPTION
help-man-options = OPTIONS
help-man-subcommands = SUBCOMMANDS
help-man-extra = EXAMPLES
help-man-version = VERSION
