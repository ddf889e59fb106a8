# Errors: the tool could not do its work (exit code 2).

error-prefix = error: { $reason }
error-no-directory = The directory “{ $dir }” cannot be used: { $reason }.
error-no-dataset = There is no dataset in “{ $dir }” or any folder above it (the folders “data” and “schema” are missing, or are links). Use -C to name another directory.
error-empty-dataset = The dataset is empty: there is not a single file under “data”.
error-no-repository = “{ $dir }” is in no Git repository ({ $text }).
error-no-revision = There is no revision “{ $revision }” in this repository. “git log” shows those there are.
error-no-revision-shallow = There is no revision “{ $revision }” in this repository. It is a shallow clone; this brings it: { $fetch }
error-no-merge-base = “{ $one }” and “{ $other }” have no commit in common.
error-no-merge-base-shallow = “{ $one }” and “{ $other }” have no commit in common here. This is a shallow clone; the commits that are missing come with: { $fetch }
error-no-dataset-in-revision = There is no dataset in the revision “{ $revision }” (the folders “data” and “schema” are missing, or are links). “REVISION:FOLDER” names a subfolder.
error-git-missing = The program “git” was not found. It is needed to read revisions.
error-git = “git { $command }” failed: { $text }
error-git-object = The Git object { $object } ({ $file }) is missing or damaged. “git fsck” names all that are.
error-unreadable = “{ $file }” cannot be read: { $reason }.
error-not-utf8 = “{ $file }” is not stored as UTF-8.
error-too-large = “{ $file }” is larger than { $limit } bytes.
error-too-many-paths = The dataset has more than { $paths } paths, or they are longer than { $bytes } bytes in all. That much is not read.
error-no-schema = There is no file “*.schema.json” under “schema”.
error-schema = The schema “{ $file }” cannot be used: { $reason }.
error-schema-at = The schema “{ $file }” cannot be used, at “{ $place }”: { $reason }.
error-schemas = The schemas cannot be used; they have { $count } faults:
    { $faults }
error-output = The output could not be written: { $reason }.
error-no-such-path = “{ $path }” matches no file of the dataset.
format-no-yaml = it is no readable YAML; “ozg lint” tells why
format-impossible = its comments stand where they would get lost
new-no-assignment = “{ $text }” is no FIELD=VALUE.
new-no-field = There is no field “{ $field }”.
new-no-field-meant = There is no field “{ $field }”; did you mean “{ $meant }”?
new-no-value = “{ $text }” is no value of “{ $field }”.
new-no-id = “{ $id }” is no id: lower-case letters, digits and hyphens, such as “{ $meant }”.
new-missing = Fields are missing that a record must have: { $fields }. “ozg new { $kind }” shows them all.
new-wrong = The value of “{ $field }” does not keep to the schema.
new-empty = No value is given for “{ $field }”.
new-twice = “{ $field }” is given twice. Several values of a list are separated by “|”.
new-taken = { $field }: “{ $record }” already has “{ $value }”; no other record may have this value.
new-ambiguous-id = “{ $id }” is already the id of “{ $record }”; a reference might mean either. Please choose another id.
git-program-name = The path of this program is not UTF-8, which Git cannot be told.
error-no-such-rule = There is no rule “{ $name }”. “ozg lint --list-rules” lists them.
error-no-such-rule-meant = There is no rule “{ $name }”; did you mean “{ $meant }”?
error-no-threshold = The rule { $rule } measures nothing, so “threshold” in “ozg.toml” cannot set its number.

schema-fault = “{ $file }”: { $reason }
schema-fault-at = “{ $file }”, at “{ $place }”: { $reason }
schema-more-faults = and { $count } more
schema-no-json = not valid JSON
schema-cut-off = not valid JSON: the end is missing
schema-unresolved = the files refer to one another in a way that cannot be followed
schema-invalid = not a valid JSON Schema 2020-12: { $reason }
schema-unknown-format = the format “{ $format }” is not known
schema-demands-type = a value of these types belongs here: { $types }
schema-demands-value = one of these values belongs here: { $values }
schema-demands-minimum = the value is too small, at least { $limit } is demanded
schema-demands-pattern = the value does not fit the pattern { $pattern }
schema-too-deep = the references at “{ $field }” are nested too deeply or form a circle
schema-unsupported = “{ $keyword }” is a part of JSON Schema that is not supported
schema-dialect = “$schema” names “{ $dialect }”; schemas are written in JSON Schema 2020-12
schema-unknown-keyword = “{ $keyword }” is no keyword of JSON Schema 2020-12; annotations of one’s own begin with “x-”
schema-unknown-keyword-meant = “{ $keyword }” is no keyword of JSON Schema 2020-12; did you mean “{ $meant }”?
schema-many-patterns = the schemas have more than { $limit } patterns in all
schema-pattern = “{ $pattern }” is no regular expression, or too large for one; lengths are for “maxLength”
schema-pattern-part = the pattern “{ $pattern }” has “{ $part }”; look-around and back-references are not supported
schema-number = “{ $keyword }” has a number with more digits than can be counted with
schema-void = “{ $annotation }” has no effect under “{ $keyword }”
schema-absolute-ref = the reference “{ $reference }” leads out of “schema”; nothing is fetched
schema-anchor-ref = the reference “{ $reference }” names an anchor; only JSON pointers (“#/…”) are supported
schema-dangling-ref = the reference “{ $reference }” leads nowhere
schema-too-large = once its references are followed, it is too large
schema-no-file = it is a link or no regular file
schema-no-folder-name = “x-collection” is “{ $folder }”, which is no plain folder name (letters, digits, hyphens)
schema-no-annotation = “{ $annotation }” is missing
schema-enum-words = “{ $annotation }” of the field “{ $field }” does not have exactly one word for each value of “enum”
schema-no-such-field = “{ $annotation }” names the field “{ $field }”, which does not exist
schema-same-collection = the folder “{ $folder }” already belongs to the kind “{ $kind }”
schema-scale = “x-scale” at “{ $field }” is neither “{ $one }” nor “{ $other }”
schema-part-of = “x-part-of” stands at “{ $field }”, which does not refer to “{ $kind }” alone
schema-unknown-kind = “x-reference” at “{ $field }” names the kind “{ $kind }”, which does not exist

io-not-found = it does not exist
io-permission-denied = permission denied
io-is-a-directory = it is a directory
io-not-a-directory = it is not a directory
io-already-exists = it already exists
io-storage-full = the disk is full
io-link = it leads through a link; links are not followed
io-changed = it was changed in the meantime
io-link-circle = links lead in a circle
io-other = { $text }

yaml-unwritable = A text has a line separator (U+0085, U+2028 or U+2029) that cannot be written to YAML reliably. Please put a line break in its place.
error-not-written = “{ $file }” could not be written: { $reason }.
error-changed = “{ $file }” was changed while ozg was at work. Nothing was written; please run the command again.
error-locked = Another run of ozg is writing to the dataset “{ $dir }”; it was not done after { $seconds } seconds. Nothing was written; please run the command again later.
error-written-in-part = “{ $file }” could not be written: { $reason }. Already written: { $before }.{ $left ->
    [0] {""}
   *[other] {" "}Not written: { $after }.
}
import-no-table = There is no table (*.csv) in “{ $folder }”.
import-unknown-collection = “{ $table }”: there is no schema for “{ $collection }”. Tables are named like the folder of the kind under “data”.
import-unknown-list = “{ $table }”: the kind “{ $kind }” has no list “{ $list }”.
import-broken-table = “{ $table }”, row { $row }: this is not a complete CSV line with as many columns as the header.
import-no-id-column = “{ $table }”: the first column must be called “id”.
import-unknown-column = “{ $table }”, row 1, column { $column }: the schema knows no field “{ $name }”. { $hint }
import-column-twice = “{ $table }”, column { $column }: the column “{ $name }” occurs twice.
import-wrong-cell = “{ $table }”, row { $row }, column { $column }: “{ $cell }” is not a value of “{ $name }”.
import-id-twice = “{ $table }”, row { $row }: the id “{ $id }” occurs twice.
import-no-record = “{ $table }”: “{ $id }” has neither a record nor a row in the table of the records.
import-invalid-id = “{ $table }”, row { $row }: “{ $id }” is not a valid id.
import-invalid-record = “{ $table }”, row { $row }, column { $column }: the record “{ $id }” would not keep to the schema at “{ $field }”.

query-unknown-kind = There is no kind “{ $kind }”. { $hint }
query-unknown-field = { $kinds } has no field “{ $field }”. { $hint }
query-no-fields-below = “{ $path }”: there are no further fields below “{ $field }”.
query-empty-path = No field is given.
query-no-filter = “{ $text }” is no condition. Possible are FIELD=VALUE, FIELD!=VALUE, FIELD~TEXT and FIELD=LOW..HIGH; --has FIELD and --missing FIELD ask whether there is a value.
query-no-value = The value of “{ $field }” is missing.
query-unknown-value = “{ $value }” is no value of “{ $path }”. { $hint }
query-wrong-value = “{ $value }” does not fit “{ $path }”; expected is { $wanted }.
query-grouped-number = “{ $value }” does not fit “{ $path }”; expected is { $wanted } without points and spaces: “{ $meant }”.
query-comma = “{ $written }” has two readings. As a list it is written --where "{ $list }", as a number --where "{ $number }".
query-object = “{ $path }” is a group of fields; a condition is about one field of it: { $list }
query-responsible = { $own } wholly, { $partly } in part, { $either } city or Kreis (not recorded)
query-responsible-kind = “--responsible” is for Leistungen alone: ozg query leistung --responsible KOMMUNE.
query-responsible-none = Of “{ $kommune }” it is not recorded for which Leistungen this Kommune is responsible.
query-meant = Did you mean “{ $meant }”?
query-known = Possible are: { $list }
query-ask-missing = Records that state nothing are found by --missing { $path }.
query-list-ids = All ids: ozg query { $kind } --columns id
query-no-such-text = No record has “{ $value }” at “{ $path }”. { $hint }
query-try-part = { $path }~TEXT searches for a part of the text.
query-no-order = The values of “{ $path }” have no order; possible are = and !=, also with several values.
query-one-value = “{ $field }” takes only one value here.
query-empty-range = “{ $range }” ends before it begins.
query-nothing-refers = “{ $path }”: after “in” comes a kind that refers to { $kinds }: { $list }
query-no-number = “{ $path }” is no number and cannot be added up.
query-unknown-column = There is no column “{ $name }” to sort by. { $hint }
query-too-many-groups = That would be more than { $most } groups.
query-syntax = Column { $column }: { $expected }; found “{ $found }”.
query-syntax-end = Column { $column }: { $expected }; the expression ends there.
query-unclosed = Column { $column }: the quote is not closed.
query-no-sign = Column { $column }: this character means nothing here. Values with special characters stand in quotes.
query-too-deep = Column { $column }: more than { $most } brackets and “not” within one another are not possible.
query-expects-condition = a condition is expected
query-expects-field = a field is expected
query-expects-relation = after “{ $field }”, one of =, !=, ~, <, <=, >, >= and [ is expected
query-expects-value = a value is expected
query-expects-close = “{ $mark }” is expected
query-expects-joint = “and”, “or” or the end is expected (values with blanks stand in quotes)
report-unknown = There is no report “{ $name }”. Possible: { $list }
report-no-field = The dataset has no field “{ $field }” with fixed values at { $kind }; without it, there is no report.
error-diff-too-many = “{ $base }” already names both sides; “{ $head }” is one too many.
error-no-working-tree = There is no working tree here to compare “{ $base }” with. Name two revisions: “ozg diff BASE HEAD”.
edit-impossible = The file is written so that it cannot be changed in parts; please change it by hand.
import-not-utf8 = “{ $table }”, line { $line }: the table is not stored as UTF-8.
import-cut-off = “{ $table }”, line { $line }: the last line does not end; the table may be incomplete.
import-no-hint = Columns are named like the fields of the schema, with points for fields within.
import-entry-twice = “{ $table }”, row { $row }: the entry “{ $entry }” occurs twice for this record.
import-unreadable-record = “{ $file }” is no readable record; “ozg lint” says why.
import-impossible = “{ $file }” is written so that single values cannot be changed; please change it by hand.
io-not-a-file = it is not a regular file

error-config = “{ $file }”, line { $line }: { $text }
export-no-metadata = “{ $file }” lacks the section [metadata], which names title, publisher and licence of the dataset.
export-not-empty = The folder “{ $folder }” is neither empty nor an earlier export (it has no readable “datapackage.json”), so nothing is written there. Name another folder; if an export was cut short there, delete the folder and export again.
export-no-folder = “{ $path }” is neither a database (endings: { $known }) nor a folder. A new folder is named without an ending, or with a slash behind it.
output-in-repository = The folder “{ $folder }” belongs to a dataset or to Git; nothing is written there. Please name another one.
output-unknown-ending = The ending of “{ $file }” names no known format. Known endings: { $known }
output-binary = A workbook cannot be shown on a terminal. Please name a file: -o FILE.xlsx
xlsx-too-large = The table ({ $rows } rows, { $columns } columns) is larger than a sheet of Excel (1,048,576 rows, 16,384 columns). Please choose csv.
xlsx-too-long = Row { $row }, column “{ $column }”: the text is longer than a cell of Excel holds ({ $limit } characters). Please choose csv.

sql-only-reads = --sql only reads: a single SELECT, without ATTACH, PRAGMA, changes or extensions.
sql-one-statement = --sql takes one statement; there are several.
sql-too-long = The statement takes too long and was stopped. Does a join lack its condition, or a recursion its end?
sql-too-large = The statement needs or gives too much data and was stopped. LIMIT or conditions make the answer smaller.
sql-mistake = The SQL statement cannot be run: { $reason }.
sql-unknown-name = The SQL statement cannot be run: { $reason }. { $hint }
sql-no-table = there is no table { $word }
sql-no-column = there is no column { $word }
sql-no-function = there is no function { $word }
sql-syntax = the syntax is wrong near { $word }
sql-ambiguous = several tables have a column { $word }; put the name of a table and a point before it
sql-token = { $word } is no word of SQL, or a quote is not closed
sql-arguments = the function { $word } takes another number of arguments
sql-aggregate = the aggregate function { $word } cannot stand here
sql-incomplete = its end is missing
sql-other = it breaks a rule of SQLite (“{ $text }”)

show-unknown = No record is called “{ $text }”. “ozg search” looks for words in all fields.
show-unknown-meant = No record is called “{ $text }”. Did you mean “{ $meant }”?
show-ambiguous = “{ $text }” may be { $count } records; please name one of them:{ $list }{ $more ->
    [0] { "" }
   *[other] { "\u000A" }  and { $more } more
  }
show-at-fault = The file of the record “{ $record }” is at fault and cannot be read as a record; “ozg lint” says why.
blame-removed = There is no record “{ $record }” any more; commit { $commit } of { $date } removed it.
blame-renamed = There is no record “{ $record }” any more; since commit { $commit } of { $date } it is called “{ $new }”.
man-unknown = There is no verb “{ $verb }”. Possible: { $list }
error-no-commit = “{ $revision }” is no commit, and so has no history.
error-no-commit-by-day = Up to { $day } the main line has no commit; the first is of { $first }.
shallow-clone = This is a shallow clone: what happened before its first commit is missing here; all of the history comes with: git fetch --unshallow
git-warning = Git says: { $text }
log-no-field = No record has a field “{ $field }”.
diff-skip-no-patch = --skip-unreadable is only for “--format patch”.
patch-unreadable = “{ $record }” cannot be read, so that no patch can be made. “ozg lint” names the reason; --skip-unreadable leaves it out.
patch-digits = “{ $record }” has a number with more digits than JSON keeps, so that no patch can be made. --skip-unreadable leaves it out.
patch-too-large = The patch, or a record that it makes, is larger than { $limit } bytes.
patch-no-json = The patch is no JSON: { $reason }
patch-no-version = The patch is not of version { $version }, which this program reads.
patch-wrong = The patch is not as “ozg diff --format patch” writes it: { $place }
patch-twice = The patch names { $record } twice.
patch-no-kind = The dataset has no kind “{ $kind }”, which the patch names.
patch-no-file = The patch { $file } cannot be read: { $reason }

# Errors in the call.

usage-unknown-argument = “{ $arg }” is not known to this command.
usage-unknown-verb = There is no command “{ $verb }”.
usage-no-value = “{ $arg }” lacks its value.
usage-no-choice = “{ $value }” is an invalid value for “{ $arg }”.
usage-no-number = “{ $value }” is an invalid value for “{ $arg }”: a whole number is expected.
usage-out-of-range = “{ $value }” is an invalid value for “{ $arg }”: { $from } to { $to } is allowed.
usage-no-date = “{ $value }” is an invalid value for “{ $arg }”: YYYY, YYYY-MM or YYYY-MM-DD is expected.
usage-invalid-value = “{ $value }” is an invalid value for “{ $arg }”.
usage-missing-argument = Missing: { $arg }
usage-twice = “{ $arg }” is given twice.
usage-conflict = “{ $arg }” and “{ $other }” exclude one another.
usage-no-equals = The value of “{ $arg }” follows an equals sign.
usage-too-many-values = Too many values are given for “{ $arg }”.
usage-too-few-values = Too few or too many values are given for “{ $arg }”.
usage-no-verb = The command is missing.
usage-not-utf8 = An argument is not in UTF-8.
usage-choices = Possible: { $choices }
usage-line = Usage: { $usage }
usage-help = For more, try “--help”.
