# What else the tool says: summaries, table headings, reports.

lint-summary = { $errors ->
    [one] { $errors } error
   *[other] { $errors } errors
  }, { $warnings ->
    [one] { $warnings } warning
   *[other] { $warnings } warnings
  }{ $notes ->
    [0] { "" }
    [one] , { $notes } note
   *[other] , { $notes } notes
  } in { $faulty } of { $files ->
    [one] { $files } file
   *[other] { $files } files
  } ({ $milliseconds } ms)
lint-cut = { $count ->
    [one] One more finding is
   *[other] { $count } more findings are
  } not shown (--max-findings).
lint-summed = Warnings are counted by rule; “ozg lint --warnings” prints each, “--new-since HEAD” only new ones.
lint-warnings = warnings
new-written = “{ $file }” written.
new-required = {" "}(required)
new-choices = One of: { $choices }
fmt-left = “{ $file }” was left unchanged: { $reason }.
fix-summary = { $fixes ->
    [one] One fix
   *[other] { $fixes } fixes
  } applied in { $files ->
    [one] one file
   *[other] { $files } files
  }.
fix-preview = { $fixes ->
    [one] One fix
   *[other] { $fixes } fixes
  } possible in { $files ->
    [one] one file
   *[other] { $files } files
  }; nothing was written.
fix-removed = `{ $old }` removed
fix-ordered = fields put in the order of the schema
lint-fixable = “ozg lint --fix” fixes { $safe ->
    [one] one finding
   *[other] { $safe } findings
  }.
lint-fixable-unsafe = “ozg lint --fix=unsafe” fixes { $more ->
    [one] one finding
   *[other] { $more } findings
  }; check that the result is as intended.
lint-fixable-both = “ozg lint --fix” fixes { $safe ->
    [one] one finding
   *[other] { $safe } findings
  }, “--fix=unsafe” { $more ->
    [one] one more
   *[other] { $more } more
  }.
git-installed = In this clone, “git diff” now shows records value by value, and “git merge” merges them field by field.
git-uninstalled = Git treats the records of this clone as text again.
fmt-summary = { $changed ->
    [one] One file
   *[other] { $changed } files
  } formatted, { $same } already in canonical form
fmt-line-ends = { $count ->
    [one] In one file
   *[other] In { $count } files
  } only the line endings differ (CRLF or CR instead of LF); “git config core.autocrlf input” prevents this, “ozg fmt” fixes it.
fmt-checked = { $changed ->
    [0] All files ({ $same }) are in canonical form.
    [one] One file is not in canonical form, the others ({ $same }) are.
   *[other] { $changed } files are not in canonical form, the others ({ $same }) are.
  }

import-conflict = { $field }: { $record } in the record, { $table } in the table (before: { $before })
import-conflicts = Changed by hand and therefore not overwritten
import-nothing = no value
import-dropped = { $count ->
    [one] One record no longer has a row in the tables and stays unchanged.
   *[other] { $count } records no longer have a row in the tables and stay unchanged.
  }
import-gone = There is no record “{ $record }”, and its row has not changed since { $since }; nothing is created (use --base to name an earlier state).
import-renamed = “{ $record }” is now “{ $now }”, and its row has not changed since { $since }; nothing is created.
import-rows = Rows that were not imported
import-row-of-gone = The row has changed since { $since }, but there is no such record; was it renamed or deleted?
import-row-of-renamed = The row has changed since { $since }, but the record is now “{ $now }”.
import-taken = { $field }: “{ $record }” already has “{ $value }”; no other record may have this value.
import-preview = Nothing was written; --write applies the changes.
import-summary = { $created ->
    [one] { $created } record
   *[other] { $created } records
  } created, { $changed } changed, { $same } unchanged, { $conflicts ->
    [one] { $conflicts } conflict
   *[other] { $conflicts } conflicts
  }

left-out = { $count ->
    [one] One record with errors is not included here; “ozg lint” reports it.
   *[other] { $count } records with errors are not included here; “ozg lint” reports them.
  }
query-empty = No record matches the conditions.
query-unsure = { $count ->
    [one] The dates of one more record are
   *[other] The dates of { $count } more records are
  } not exact enough to check the conditions.
query-parts-summed = The sum counts { $parts ->
    [one] one record
   *[other] { $parts } records
  } twice: according to “{ $field }”, { $parts ->
    [one] it is
   *[other] they are
  } part of { $wholes ->
    [one] another record that is
   *[other] { $wholes } other records that are
  } also counted.
query-parts-apart = To count each record once, use --missing { $field } (without the parts) or --missing { $back } (without the records to which they belong).
excel-true = TRUE
excel-false = FALSE
yes = yes
no = no
export-summary = { $tables ->
    [one] One table
   *[other] { $tables } tables
  } with { $rows ->
    [one] one row
   *[other] { $rows } rows
  } { $tables ->
    [one] was
   *[other] were
  } written to “{ $path }”.
export-left = “datapackage.json” lists these files as part of the last export, but the new export does not contain them. They are left unchanged, because they do not belong to an export or may have been changed since: { $files }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
}.
export-dangling = { $count ->
    [one] One reference points to no exported record; “ozg lint” shows why.
   *[other] { $count } references point to no exported record; “ozg lint” shows why.
  }

column-id = Id
column-file = File
column-kind = Kind
column-position = Position
column-phase = Phase
column-phase-seit = Phase since
column-themenfeld = Themenfeld
column-art = Type
column-groessenklasse = Size class
column-projects = Projects
column-undated = of which undated
column-leistungen = Leistungen
column-number = Number
column-with-project = with project
column-without-project = without project
column-municipalities = Kommunen
column-taking-part = known by name
column-share = Share
total = total
total-once = total (each record once)
unstated = not stated

overview = Overview
overview-phase = Projects by phase
overview-themenfeld = Projects by Themenfeld
overview-art = Projects by type
overview-leistungen = OZG-Leistungen in the catalogue, with and without a project
overview-leistungen-all = in total
overview-leistungen-not-only-bund = excluding Bund-only
overview-leistungen-kommunal = of which carried out by Kommunen, fully or partly
overview-municipalities = Kommunen taking part in a project, by size class (lead, core team, pilot or reuse)

diff-summary = { $total ->
    [0] No record changed
   *[other] { $total ->
      [one] { $total } record
     *[other] { $total } records
    } changed: { $added } added, { $removed } removed, { $changed } changed{ $renamed ->
      [0] { "" }
     *[other] , { $renamed } renamed
    }{ $reformatted ->
      [0] { "" }
     *[other] , { $reformatted } reformatted
    }{ $unreadable ->
      [0] { "" }
     *[other] , { $unreadable } unreadable
    }
  }
diff-none = no differences
diff-reordered = order changed
diff-working-tree = working tree
diff-unreadable = { $side }: not a readable record
diff-absent = { $side }: does not exist
diff-no-records = { $count ->
    [one] One changed file is not a record and was
   *[other] { $count } changed files are not records and were
  } not compared. “ozg lint” shows why.
diff-not-checked-out = { $count ->
    [one] One file is not checked out (sparse checkout) and was
   *[other] { $count } files are not checked out (sparse checkout) and were
  } not compared.
diff-page = Changes from { $base } to { $head }
diff-sign-added = added
diff-sign-removed = removed
diff-sign-changed = changed
diff-sign-breaking = attention
diff-shortened = Shortened to fit into a comment; { $command } shows everything.
diff-left-out = { $count ->
    [one] One further record is
   *[other] { $count } further records are
  } left out, as are the fields of all records; { $command } shows everything.

meaning-record-added = Record added
meaning-record-removed = Record removed
meaning-record-renamed = Record renamed
meaning-record-unreadable = Record unreadable
meaning-record-readable = Record readable again
meaning-record-reformatted = Formatting changed
meaning-event-recorded = Event recorded
meaning-reference-dangling = Reference to a missing record
meaning-phase-forward = Phase moved forward
meaning-phase-back = Phase moved back
meaning-phase-known = Phase now stated
meaning-phase-unknown = Phase no longer stated
meaning-phase-dated = Date of a phase changed
meaning-put-on-hold = Put on hold
meaning-ended = Ended
meaning-resumed = Resumed
meaning-plan-later = Plan postponed
meaning-plan-earlier = Plan brought forward
meaning-plan-changed = Plan changed
meaning-plan-set = Plan stated
meaning-plan-dropped = Plan removed
meaning-milestone-reached = Milestone reached
meaning-milestone-planned = Milestone planned
meaning-milestone-later = Milestone postponed
meaning-milestone-earlier = Milestone brought forward
meaning-milestone-dated = Date of a milestone changed
meaning-milestone-dropped = Milestone dropped
meaning-lead-changed = Lead changed
meaning-participant-joined = Participant joined
meaning-participant-left = Participant left
meaning-role-changed = Role changed
meaning-leistung-covered = Leistung covered
meaning-leistung-uncovered = Leistung no longer covered
meaning-component-added = Component added
meaning-component-dropped = Component dropped
meaning-component-superseded = Component superseded
meaning-organisation-merged = Organisation merged into another
meaning-connection-live = Connection went live
meaning-connection-added = Connection added
meaning-connection-changed = Connection changed
meaning-connection-ended = Connection ended
meaning-source-added = Source added
meaning-source-removed = Source removed
meaning-checked = Checked
meaning-figure-updated = Figure updated
meaning-text-edited = Text edited
meaning-order-changed = Order changed
meaning-value-set = Value added
meaning-value-removed = Value removed
meaning-value-changed = Value changed
meaning-schema-changed = Schema changed
meaning-schema-reworded = Schema reworded
meaning-schema-breaks = Schema made stricter
meaning-invitation-opened = Looking for participants
meaning-invitation-closed = No longer looking for participants
meaning-figure-shifted = Figure changed by half or more
meaning-key-changed = Key changed
meaning-entry-doubled = Entry duplicated
meaning-double-removed = Duplicate entry removed
meaning-configuration-changed = Configuration changed
meaning-configuration-reworded = Configuration written differently
meaning-configuration-unusable = Configuration unusable
meaning-rule-weakened = Rule weakened
fact-unsourced = no new source
fact-after-sources = dated after all sources
note-since = since { $date }
note-days = { $sign }{ $days ->
    [one] { $days } day
   *[other] { $days } days
  }
# With a no-break space before the sign.
note-percent = { $sign }{ $whole }.{ $tenth } %
note-invalid = { $count ->
    [one] one record becomes
   *[other] { $count } records become
  } invalid
notation-key-order = order of the fields
notation-comments = comments
notation-style = quoting, line breaks or whitespace
schema-kind-added = new kind
schema-kind-removed = kind removed
schema-field-added = new field
schema-field-removed = field removed
schema-required = now required
schema-optional = no longer required
schema-values-added = new values: { $values }
schema-values-removed = values removed: { $values }
schema-retyped = different type
schema-other = changed
schema-keywords = changed: { $keywords }
diff-breaking = Breaking
diff-notable = Notable
diff-routine = Routine
diff-configuration = Configuration (ozg.toml)
configuration-unset = not set
diff-schemas = Schemas
diff-effect = Effect
diff-shared = { $total ->
    [0] { $count } records
   *[other] { $count } of { $total } records
  } of kind { $kind }{ $themenfeld ->
    [none] { "" }
   *[other] { "" } in the Themenfeld { $themenfeld }
  }
diff-orphaned = References that now have no target
diff-followed = updated references
diff-effect-summary = Effect: { $figures ->
    [0] no figure changed
    [one] one figure changed
   *[other] { $figures } figures changed
  }, { $new ->
    [0] no new finding
    [one] one new finding
   *[other] { $new } new findings
  }, { $fixed } fixed
diff-findings-left-out = { $count ->
    [one] one further finding
   *[other] { $count } further findings
  }; “ozg lint” shows all
diff-figures-left-out = { $count ->
    [one] one further figure
   *[other] { $count } further figures
  }; { $command } shows all
diff-effect-left-out = The effect on figures and findings was not computed because the dataset is large; use “--effect” to compute it.

sources = Sources
sources-registers = Registers, oldest first (facts: fields supported only by the register)
sources-pages = Pages and documents, oldest first; those without a date last
sources-weak = Records based only on a single undated page
column-source = Source
column-stand = As of
column-records = Records
column-facts = Facts
column-name = Name

schema-folder = Folder: { $folder }. • marks required fields.
schema-field = Field
schema-title = Title (German / English)
schema-content = Content
schema-description = Description
schema-reference = id of
schema-whole = {", of which the record is part"}
schema-list = list:

lint-severity = Severity
rules-code = Code
rules-summary = What it finds
lint-rule = Rule
lint-place = Location
lint-message = Message
lint-more = { $count ->
    [one] One more finding does
   *[other] { $count } more findings do
  } not fit here; the step log shows all.

# What an answer rests on, and the day it holds for.
data-state-commit = Data of { $date } ({ $commit })
data-state-modified = Data of the working copy, changed after { $date } ({ $commit })
data-state-no-git = Data of the working copy, without Git
data-state-no-commit = Data of a Git tree without a commit
diff-state-before = Before: { $state }
diff-state-after = After: { $state }
data-state-and-day = { $state } · as of { $date }

show-referred = Referred to by
show-more = { $count } more: { $command }
show-last-change = Last change: { $date }, commit { $commit }, { $subject }
show-changed = The file has uncommitted changes.
show-new = The file is not committed.

search-forgiven = No record contains “{ $word }”; showing records with { $suggestion }.
search-missing = No record contains the word “{ $word }”.
search-missing-suggestion = No record contains the word “{ $word }”. Did you mean “{ $suggestion }”?
search-apart = Each word is found, but no record contains all of them.
search-no-word = “{ $text }” contains no letter or digit to search for.
search-more = { $count ->
    [one] One more record is
   *[other] { $count } more records are
  } not shown.

log-more = There are earlier commits, which are not shown here.
log-none = no commit changed this
log-discarded = (discarded in the merge)
blame-uncommitted = not committed
blame-unknown = not in the history
patch-present = already exists, with different content
patch-absent = does not exist
patch-removed-differs = its content differs from what the patch removes
patch-broken = { $file } is not a readable record
patch-breaks-schema = would violate the schema
patch-differs = expected { $old }, found { $present }; the patch would set { $new }
patch-nothing = no value
patch-conflicts = The patch cannot be applied; nothing was changed:
patch-summary = { $changed ->
    [one] one record changed
   *[other] { $changed } records changed
  }, { $already } already up to date
patch-left-out = “{ $record }” cannot be read and is not in the patch; “ozg lint” shows why.
patch-left-out-digits = “{ $record }” has a number with more digits than JSON can hold and is not in the patch.
patch-preview = Nothing was written (--dry-run).
log-left-out = { $count ->
    [one] one further record
   *[other] { $count } further records
  }; “{ $command }” shows all
log-page = History
xlsx-notes = Notes
query-page = Result
blame-last = Last set
blame-field = Field
blame-value = Value
lint-table = Findings
lint-page = { $errors ->
    [one] 1 error
   *[other] { $errors } errors
}, { $warnings ->
    [one] 1 warning
   *[other] { $warnings } warnings
} in { $faulty } of { $files } files
query-undecided = { $count ->
    [one] One record cannot be judged for this day: what the query asks for has no date, and its evidence is newer.
   *[other] { $count } records cannot be judged for this day: what the query asks for has no date, and its evidence is newer.
 }
query-day-unused = The day has no effect on this query: none of its fields applies only from a certain day on.
show-on-day = Values that do not apply on this day, or may not apply, are left out.
show-undecided = Not judged for this day, because they have no date and their evidence is newer: { $fields }
