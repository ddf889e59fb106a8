# Findings: the data is wrong (exit code 1).

severity-error = error
severity-warning = warning
severity-note = note
severity-off = off
severity-help = help
finding-note = note

finding-also-here = also here
finding-flood = this file has more than { $limit } findings; the rest are not shown
help-fix = fix it with “ozg lint { $option }”
help-did-you-mean = did you mean `{ $suggestion }`?

unreadable-file = the file cannot be read: { $reason }
unreadable-not-utf8 = the file is not UTF-8; its encoding is probably { $encoding }
unreadable-not-utf8-label = not UTF-8 from here
unreadable-not-utf8-help = save the file again as UTF-8 in your editor
unreadable-too-large = the file is larger than { $limit } bytes
unreadable-link = the file is a symbolic link; symbolic links are not followed
unreadable-name = the file name is not UTF-8
unreadable-special = this is not a regular file

yaml-empty = the file is empty
yaml-second-document = a second YAML document begins here
yaml-second-document-help = each file contains exactly one record; remove the line `---` or move the rest to a separate file
yaml-key-not-text = the key `{ $key }` is not text
yaml-key-not-scalar = a list or mapping cannot be a key
yaml-key-not-text-help = keys are field names such as `titel`
yaml-duplicate-key = the key `{ $key }` occurs twice
yaml-duplicate-key-first = first here
yaml-duplicate-key-help = remove one of the two entries
yaml-too-many-values = the file contains more than { $limit } values
yaml-too-deep = lists and mappings are nested more than { $limit } levels deep
yaml-tag = tags (`!…`) are not allowed
yaml-tag-help = remove the tag; the schema defines the type of each value; put text that begins with `!` in quotes
yaml-alias = anchors (`&…`) and aliases (`*…`) are not allowed
yaml-alias-help = write out the value in each place; put text that begins with `*` or `&` in quotes
yaml-directive = directives (`%…`) are not allowed
yaml-directive-help = remove the line; the file must begin with its first field
yaml-conflict = a merge conflict is not resolved
yaml-conflict-end = up to here
yaml-conflict-help = both versions are between the markers: keep the right one and delete the lines with `<<<<<<<`, `=======` and `>>>>>>>`
yaml-conflict-mark = a marker of an unfinished merge was left behind
yaml-conflict-mark-help = delete the line, and check that the right version is above and below it
yaml-open-quote = the quote is not closed properly
yaml-open-quote-noticed = expected here at the latest
yaml-open-quote-help = add the closing quote; in '…', double an apostrophe: ''
yaml-mixed-quotes = the text that begins with `{ $opening }` is not closed by `{ $closing }` ({ $code })
yaml-mixed-quotes-help = also close the text with `{ $quote }`
yaml-typographic-quote = `{ $quote }` ({ $code }) is not a quote in YAML
yaml-typographic-quote-help = put the whole text in '…' or "…"
yaml-text-after-quote = more text follows the closing quote
yaml-text-after-quote-help = put the whole text, with its quotes, in '…'; double any apostrophe in it: ''
yaml-apostrophe-help = in '…', double an apostrophe: ''
yaml-quote-indentation = the text in quotes continues without enough indentation
yaml-quote-indentation-help = indent the following lines further than the field
yaml-escape = in "…", `\` begins an escape sequence, and `{ $escape }` is not one
yaml-escape-help = put the text in '…', where `\` is an ordinary character, or write `\\`
yaml-escaped-quote = there is a `\` before the last quote, so the quote does not close the text
yaml-open-bracket = the bracket is not closed
yaml-open-bracket-help = add the closing bracket, or write the list with one entry per line: `- entry`
yaml-empty-entry = an entry is missing before this comma
yaml-empty-entry-help = remove the comma or add the entry
yaml-missing-comma = a comma is missing before `{ $entry }`
yaml-missing-comma-help = separate entries in brackets with commas
yaml-dash-in-brackets = entries in brackets are written without `-`
yaml-dash-in-brackets-help = remove the brackets, or remove the `-` and separate the entries with commas; put text that begins with `-` in quotes
yaml-bracket-indentation = the content of the brackets is not indented enough here
yaml-bracket-indentation-help = indent all lines up to the closing bracket further than the field
yaml-extra-bracket = there is no opening bracket for `{ $bracket }`
yaml-extra-bracket-help = remove the bracket; put text that begins with a bracket in quotes
yaml-bracket-pair = the bracket `{ $open }` is closed with `{ $close }`
yaml-bracket-pair-help = lists are written in `[…]`, fields in `{ "{" }…{ "}" }`
yaml-text-after-bracket = more text follows the closing bracket
yaml-text-after-bracket-help = if all of it is one text, put the whole text in quotes; otherwise remove what follows the bracket
yaml-tab = a tab is used where only spaces are allowed
yaml-tab-help = indent with spaces, two per level
yaml-colon = no colon is allowed here
yaml-colon-help = put text that contains a colon followed by a space in quotes
yaml-colon-blank = a space is missing after the colon of `{ $key }`
yaml-colon-blank-help = add a space between the colon and the value
yaml-odd-colon = `{ $character }` ({ $code }) is not a YAML colon
yaml-odd-colon-help = write an ordinary colon and a space: `field: value`
yaml-odd-blank = this is not a space but another character ({ $code }) that looks like one
yaml-odd-blank-help = replace it with an ordinary space
yaml-bullet = `{ $character }` ({ $code }) does not begin a list entry
yaml-bullet-help = begin an entry with `- `: the minus sign on the keyboard and a space
yaml-dash-blank = a space is missing after the `-`
yaml-dash-blank-help = write a list entry in the form `- entry`
yaml-list-beside-field = a list cannot begin on the line of its field
yaml-list-beside-field-help = write each entry on its own line below; put text that begins with `- ` in quotes
yaml-entry-among-fields = a list entry begins here, where a field is expected
yaml-entry-among-fields-help = write the field of a list without a value: `field:`; write each entry on its own line below
yaml-field-among-entries = a field begins here, where a list entry is expected
yaml-field-among-entries-help = indent the fields of an entry as far as the text after its `- `; begin another entry with `- `
yaml-indentation = the indentation matches no level above
yaml-indentation-help = indent the entries of one level equally, two spaces per level
yaml-key-without-colon = the colon after the key is missing
yaml-key-without-colon-help = an entry has the form `field: value`; continue longer text on the lines below, indented further
yaml-colon-missing = the colon after the key `{ $key }` is missing
yaml-colon-missing-help = write `{ $key }: …`; if the line is part of the text above, indent it further
yaml-comment-in-text = a comment interrupts the text
yaml-comment-in-text-help = put the comment above the field; if `#` is part of the text, put the text in quotes
yaml-comment-blank = a space is missing before the `#`
yaml-comment-blank-help = add a space before it; if `#` is part of the text, put the whole text in quotes
yaml-block-sign = `{ $sign }` begins text on the lines below, but something else follows
yaml-block-sign-help = put text that begins with `{ $sign }` in quotes; begin longer text on the next line
yaml-block-indentation = empty lines above are indented further than the text
yaml-block-indentation-help = remove the spaces in the empty lines above the text
yaml-after-end = more text follows the end of the record
yaml-after-end-help = each file contains exactly one record; remove what follows, or the line with `...`
yaml-line-ends = the lines end in CR, as on old Macs: save the file with LF line endings
yaml-unexpected-character = the character `{ $character }` is not allowed here
yaml-unexpected-character-help = put the value in quotes
yaml-control-character-help = remove the control character
yaml-syntax = this is not valid YAML
yaml-syntax-help = an entry has the form `field: value`; put text with special characters in quotes
yaml-not-a-mapping = a record consists of fields, not of a list or a single value
yaml-not-a-mapping-help = the file must begin with lines of the form `field: value`

misplaced-unknown-collection = there is no schema for the folder `{ $folder }`
misplaced-unknown-collection-help = move the files to the folder of their kind; “ozg schema” lists the folders
misplaced-extension = only files that end in `.yaml` are records
misplaced-extension-help = rename the file to `….yaml` or remove it from `data`
misplaced-depth = records must be exactly one folder below `data`
misplaced-depth-help = move the file to `data/<folder of its kind>/`
invalid-id = the file name is not a valid id
invalid-id-foreign = the file name is not a valid id: its character { $at } is { $code }
invalid-id-help = ids consist of lower-case letters (a–z), digits and single hyphens
invalid-id-rename = rename the file to `{ $name }`

unexpected-field = the schema has no field `{ $key }`
unexpected-field-here = the field `{ $key }` is not allowed in this record
unexpected-field-here-help = remove the field, or correct the value that excludes it
unexpected-entry = this entry is not allowed here
missing-field = the required field `{ $key }` ({ $title }) is missing
missing-field-untitled = the required field `{ $key }` is missing
missing-field-one-of = at least one of the fields `{ $keys }` is required
missing-field-help = add what a source states; “ozg new { $kind }” shows each field, its meaning and its form
misindented = the field `{ $key }` belongs under `{ $parent }`
misindented-parent = below this
misindented-help = indent the lines that belong below it by two more spaces
wrong-type = expected { $expected }, found { $found }
wrong-type-label = expected { $expected }
wrong-type-empty-help = add the value or remove the line
wrong-type-hash-help = ` #` begins a comment; put text that begins with `#` in quotes
wrong-type-dash-help = begin each entry with `- `, even if there is only one
wrong-type-one-help = only a single value is allowed here: remove the brackets or the `- `
wrong-type-fields-help = write fields below it, one per line: { $fields }
wrong-type-quote-help = put it in quotes: '{ $written }'
wrong-type-zero-help = add the leading zero and put it in quotes: '{ $code }'
wrong-type-text-help = put the whole value in quotes; the schema does not allow `{ $written }` by itself here
wrong-type-unquote-help = remove the quotes
wrong-type-number-help = write numbers without thousands separators and with a decimal point: 1024621 or 405.02
wrong-type-boolean-help = only true and false are allowed
wrong-type-list-help = write it as a list, one entry per line: { $entries }
wrong-type-integer-help = write a whole number without dots, commas or a unit: 1024621
wrong-type-plain-number-help = write it without separators: `{ $number }`
wrong-type-thousands-help = `{ $written }` is read as a decimal number; if you mean thousands, write `{ $number }`
wrong-type-entry-help = write it as a field of the entry: `{ $key }: { $written }`
wrong-type-entry-others-help = write it as a field of the entry: `{ $key }: { $written }`; these also belong below it: { $others }
type-text = text
type-integer = a whole number
type-number = a number
type-boolean = true or false
type-date = a date (YYYY, YYYY-MM or YYYY-MM-DD)
type-list = a list
type-mapping = a group of fields
type-nothing = an empty value
type-no-number = a value that cannot be used in calculations
type-huge-number = a number that is too large for calculations
type-comma = { $first }, { $next }
type-or = { $first } or { $last }
unknown-value = `{ $value }` is not one of the allowed values
value-foreign = character { $at } is { $code }
unknown-value-options = allowed: { $options }
unknown-value-some-options = allowed: { $options } and { $more } more; “ozg new { $kind }” lists all
unknown-value-count = { $count ->
    [one] not the only allowed value
   *[other] not one of the { $count } allowed values
  }
wrong-format = `{ $value }` is not a valid “{ $title }”
wrong-format-pattern = required pattern: { $pattern }
wrong-format-address = an address begins with “https://”
wrong-format-zero-help = the leading zero is missing: '{ $code }'
field-description = the schema states: { $text }
wrong-format-date = expected a valid date: YYYY, YYYY-MM or YYYY-MM-DD
wrong-format-date-help = it could mean `{ $one }` or `{ $other }`; check the source
out-of-range-empty = the value is empty
out-of-range-empty-help = add the value or remove the field; leave out what no source states
out-of-range-digits = the number has too many digits
out-of-range-digits-help = write it with fewer digits; write a code as text, in quotes
out-of-range-minimum = the value is less than { $limit }
out-of-range-maximum = the value is greater than { $limit }
out-of-range-above = the value must be greater than { $limit }
out-of-range-below = the value must be less than { $limit }
out-of-range-min-length = the text is shorter than { $limit ->
    [one] one character
   *[other] { $limit } characters
  }
out-of-range-max-length = the text is longer than { $limit ->
    [one] one character
   *[other] { $limit } characters
  }
out-of-range-min-items = the list has fewer than { $limit ->
    [one] one entry
   *[other] { $limit } entries
  }
out-of-range-max-items = the list has more than { $limit ->
    [one] one entry
   *[other] { $limit } entries
  }
schema-says-format = the value does not match the format “{ $format }”
schema-says-multiple = the number must be a multiple of { $number }
schema-says-unique = this entry occurs twice in the list; each entry may occur only once
schema-says-contains = the list lacks an entry that the schema requires
schema-says-least-fields = at least { $count } fields are required here
schema-says-most-fields = at most { $count } fields are allowed here
schema-says-not = the schema does not allow this value
schema-says-one = the value matches several alternatives, of which the schema allows only one
schema-says-no-entry = the list has entries that the schema does not allow here
schema-says-unknown = it could not be determined whether the value matches the schema
schema-says-other = the value does not match the schema
schema-says-key = this key is not allowed here
schema-says-key-pattern = this key is not allowed here; required pattern: { $pattern }
schema-says-key-length = this key is longer than { $limit } characters

dangling-reference = there is no record `{ $id }` of kind { $title }
dangling-reference-foreign = there is no record `{ $id }` of kind { $title }: character { $at } is { $code }
dangling-reference-label = no id of kind { $title }
dangling-reference-help = “ozg search” finds records by name, “ozg query { $kind }” lists all ids
dangling-reference-renamed = the record was renamed: `{ $new }`
dangling-reference-perhaps-renamed = the record was probably renamed and changed at the same time: did you mean `{ $new }`?
dangling-reference-removed = the record `{ $id }` is in the Git history but no longer exists; if it was removed or renamed on purpose, update the reference, otherwise restore the record
duplicate-value = the value `{ $value }` of `{ $field }` must be unique but occurs in { $count } records
duplicate-value-help = correct the value in one of the records; if they describe the same thing, merge them
duplicate-value-others = also identical: { $fields }; the record was probably copied
duplicate-entry = `{ $entry }` occurs twice in `{ $field }`
duplicate-entry-first = first here
duplicate-entry-help = remove one of the two entries
duplicate-entry-merge-help = combine the content of both in one entry
ambiguous-id = the id `{ $id }` exists both as { $kind } and as { $other }; references could mean either
ambiguous-id-help = rename one of the two records
leading-zero = `{ $written }` is a number with a leading zero; programs read that differently
leading-zero-help = remove the leading zero; put a code (AGS, LeiKa, postcode) in quotes
leading-zero-base-help = write the number in base 10; put text in quotes
unquoted-hash = the text ends before ` #`; what follows is a comment
unquoted-hash-help = if it is part of the text, put the whole text in quotes
invalid-ignore = this comment suppresses no finding
invalid-ignore-mark = such a comment must begin with `# ozg: ignore[`
invalid-ignore-form = expected: `# ozg: ignore[RULE] reason`
invalid-ignore-rule = there is no rule `{ $name }`
invalid-ignore-reason = the reason is missing
invalid-ignore-help = write `# ozg: ignore[RULE] reason` at the end of the line or above it; “ozg lint --list-rules” lists the rules
unneeded-ignore = there is no finding of { $rule } here
unneeded-ignore-help = remove the comment, or the rule from its brackets
key-order = `{ $key }` is not in the position that the schema defines
key-order-before = it belongs before `{ $other }`
key-order-help = “ozg lint --fix” puts the fields in order; “ozg fmt” also brings the rest of the record into canonical form
unclean-text-mark = a letter is written with a combining mark ({ $codes })
unclean-text-space = a space is not an ordinary space ({ $codes })
unclean-text-invisible = there are invisible characters here ({ $codes })
unclean-text-edge = there are spaces at the beginning or end
unclean-text-blank = the text consists only of spaces
unclean-text-blank-help = add the value or remove the field; leave out what no source states
circular-reference = { $count } records refer to each other in a circle through `{ $field }`
circular-reference-member = part of the circle
circular-reference-help = correct or remove the reference that no source supports
circular-reference-self = the record refers to itself in `{ $field }`
circular-reference-self-help = refer to the record that is meant, or remove the entry

ozg-id-mismatch = the file name `{ $id }` does not begin with the OZG id `{ $ozg_id }`
ozg-id-mismatch-help = rename the file or correct the OZG id
ars-mismatch = the regional key `{ $ars }` does not match the municipality key `{ $ags }`
ars-mismatch-label = the AGS requires { $expected }
ars-mismatch-ags = the AGS
kreis-mismatch = according to its municipality key `{ $ags }`, this Kommune does not belong to `{ $kreis }`
kreis-mismatch-label = the AGS of { $kreis } is { $prefix }
kreis-mismatch-ags = begins with other digits
phase-order = the phase “{ $late }” ({ $late_date }) is dated before the earlier phase “{ $early }” ({ $early_date })
phase-order-help = compare both dates with the sources; if a source only states by when the phase had begun, put the date in `erreicht_spaetestens`
phase-order-early = the earlier phase
phase-order-late = the later phase
phase-in-future = the phase “{ $phase }” cannot have been reached on { $date }; that date is in the future
phase-in-future-help = put a future date in the field `geplant`
placeholder = `{ $text }` is only a placeholder
placeholder-help = enter what a source states; without a source, leave the field out
not-representative = the team lacks Kommunen of the size classes: { $classes }
not-representative-no-kommune = cannot check whether the team is representative: no source names a Kommune of the team
not-representative-no-traeger = cannot check whether the team is representative: as far as recorded, no Leistung of the project is a task of Gemeinden or Kreise
not-representative-unchecked = cannot check whether the team is representative: neither a Kommune of the team nor a Leistung that is a task of Gemeinden or Kreise is named
not-representative-help = recruit Kommunen of these classes, or give the reason in `repraesentativ_begruendung`
pilot-not-in-team = Pilotkommunen that are not in the project team: { $kommunen }
pilot-not-in-team-help = if a source names them as participants, add them to `kernteam` as well
rollout-without-evidence = the project is in roll-out, but no pilot, reuse or Online-Dienst is recorded
rollout-without-evidence-help = add Pilotkommunen, Nachnutzende or the Online-Dienst if a source names them
superseded-component = the component `{ $component }` is no longer in service (`{ $status }`)
superseded-component-help = its successor is `{ $component }`
only-bund = the Bund alone is responsible for all Leistungen of the project
only-bund-help = check whether the Leistungen are attributed correctly
stale-check = the record was last checked in { $date }, more than { $months ->
    [one] a month
   *[other] { $months } months
  } ago
stale-check-help = compare the values with the sources and update `geprueft_am`
reifegrad-out-of-model = there is no level { $level } in the Reifegrad model { $model }; it goes from 0 to { $highest }
regierungsbezirk-mismatch = the Regierungsbezirk `{ $stated }` does not match the municipality key `{ $ags }`
regierungsbezirk-mismatch-label = according to the AGS: { $expected }
population-band-below = { $number ->
    [one] { $number } inhabitant is
   *[other] { $number } inhabitants are
  } below the threshold of { $limit } for the size class `{ $class }`
population-band-above = { $number } inhabitants are above the threshold of { $limit } for the size class `{ $class }`
population-band-note = § 4 GO NRW uses several reference dates; the ordinance is decisive, not a single figure
party-twice = `{ $party }` is in both `{ $role }` and `{ $other }`
party-twice-help = remove the entry in `{ $role }`; the other role includes it
missing-leika-parent = the Leistungsobjekt { $object } of this LeiKa key is not recorded in any Leistung
undated-source = the source has no date
undated-source-help = enter the date of the page or document in `stand`, if it states one
incomplete-project = essential information about the project is missing
incomplete-project-lead = no project lead
incomplete-project-team = no participants besides the lead
incomplete-project-leistung = no Leistung
incomplete-project-help = add what a source states; without a source, leave the field out
copied-record = the record has the same title, Leistungen and sources as `{ $other }`
copied-record-service = the record has the same title, providers and sources as `{ $other }`
copied-record-help = if both describe the same thing, merge them; otherwise state the difference in the title
one-sided-neighbour = `{ $neighbour }` does not name `{ $id }` as a neighbour
one-sided-neighbour-other = does not name it
one-sided-neighbour-help = a border is shared by both: add it there as well, or remove it here
later-than-sources = this has applied since { $since }, but the newest source is dated { $newest }
later-than-sources-help = add the source that states this, or correct the date
live-before-pilot = the Online-Dienst is live, but the project `{ $project }` is still in the phase “{ $phase }”
live-before-pilot-phase = the phase of the project
live-before-pilot-help = add the later phase of the project with its source, or correct the Anschluss
unlisted-source = the address is not in the sources of the record
unlisted-source-help = add it to `quellen`, with title, date and the field it supports
stated-below-named = the source states { $stated } as the number of Kommunen, but { $named } are named in which the service was live by { $day }
stated-below-named-help = check what the figure counts (`bezug`, `einheit`), its date, and the Anschlüsse
personal-key = the field `{ $key }` is for personal data
personal-mail = { $count ->
    [one] an email address here probably belongs to a person
   *[other] { $count } email addresses here probably belong to people
  }
personal-mail-note = only a shared mailbox is allowed, in the field `funktionspostfach`
person-in-text-name = { $count ->
    [one] the text names a person: “{ $called }”
   *[other] the text names { $count } people: “{ $called }”
  }
person-in-text-phone = { $count ->
    [one] the text contains a telephone number
   *[other] the text contains { $count } telephone numbers
  }
personal-help = remove it and rewrite the branch before you push (git commit --amend or git rebase -i): a later commit does not remove it from the history
