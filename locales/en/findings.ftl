# Findings: the data is wrong (exit code 1).

severity-error = error
severity-warning = warning
severity-note = note
severity-off = off
severity-help = help
finding-note = note

finding-also-here = also here
finding-flood = this file has more than { $limit } findings; the others are not told
help-fix = “ozg lint { $option }” mends it
help-did-you-mean = did you mean `{ $meant }`?

unreadable-file = the file cannot be read: { $reason }
unreadable-not-utf8 = the file is not stored as UTF-8 but probably as { $encoding }
unreadable-not-utf8-label = not UTF-8 from here
unreadable-not-utf8-help = save the file again in your editor with the encoding UTF-8
unreadable-too-large = the file is larger than { $limit } bytes
unreadable-link = the file is a link; links are not followed
unreadable-name = the file name is not UTF-8
unreadable-special = this is no regular file

yaml-empty = the file is empty
yaml-second-document = a second YAML document begins here
yaml-second-document-help = every file holds exactly one record; remove the line `---` or move the rest to a file of its own
yaml-key-not-text = the key `{ $key }` is not a text
yaml-key-not-scalar = a list or mapping cannot be a key
yaml-key-not-text-help = keys are field names such as `titel`
yaml-duplicate-key = the key `{ $key }` occurs twice
yaml-duplicate-key-first = first here
yaml-duplicate-key-help = remove one of the two entries
yaml-too-many-values = the file holds more than { $limit } values
yaml-too-deep = lists and mappings are nested more than { $limit } levels deep
yaml-tag = tags (`!…`) are not used
yaml-tag-help = remove the tag; the schema says what type a value has; put a text that begins with `!` in quotes
yaml-alias = anchors (`&…`) and aliases (`*…`) are not used
yaml-alias-help = write the value out in each place; put a text that begins with `*` or `&` in quotes
yaml-directive = directives (`%…`) are not used
yaml-directive-help = remove the line; the file begins with its first field
yaml-conflict = a merge conflict is not resolved
yaml-conflict-end = up to here
yaml-conflict-help = both versions stand between the marks: keep the right one and delete the lines with `<<<<<<<`, `=======` and `>>>>>>>`
yaml-conflict-mark = a mark of an unfinished merge was left behind
yaml-conflict-mark-help = delete the line, and check whether the right version stands above and below it
yaml-open-quote = the quote is not closed properly
yaml-open-quote-noticed = here it no longer fits
yaml-open-quote-help = add the closing quote; in '…' an apostrophe is doubled: ''
yaml-mixed-quotes = the text that `{ $opening }` opens is not closed by `{ $closing }` ({ $code })
yaml-mixed-quotes-help = close the text with `{ $quote }`, too
yaml-typographic-quote = `{ $quote }` ({ $code }) is no quote in YAML
yaml-typographic-quote-help = put the whole text in '…' or "…"
yaml-text-after-quote = more text follows the closing quote
yaml-text-after-quote-help = put the whole text, with its quotes, in '…'; an apostrophe in it is doubled: ''
yaml-apostrophe-help = in '…' an apostrophe is doubled: ''
yaml-quote-indentation = the text in quotes goes on without being indented enough
yaml-quote-indentation-help = indent the lines that follow further than the field
yaml-escape = in "…" a `\` begins an escape, and `{ $escape }` is none
yaml-escape-help = put the text in '…', where `\` is a character like any other, or write `\\`
yaml-escaped-quote = before the last quote stands `\`, so it does not close the text
yaml-open-bracket = the bracket is not closed
yaml-open-bracket-help = add the closing bracket, or write the list one entry a line: `- entry`
yaml-empty-entry = before this comma an entry is missing
yaml-empty-entry-help = remove the comma or add the entry
yaml-missing-comma = before `{ $entry }` a comma is missing
yaml-missing-comma-help = separate entries in brackets with commas
yaml-dash-in-brackets = in brackets, entries stand without `-`
yaml-dash-in-brackets-help = remove the brackets, or remove the `-` and separate the entries with commas; put a text that begins with `-` in quotes
yaml-bracket-indentation = what stands in brackets is not indented enough here
yaml-bracket-indentation-help = indent all lines up to the closing bracket further than the field
yaml-extra-bracket = there is no opening bracket for `{ $bracket }`
yaml-extra-bracket-help = remove the bracket; put a text that begins with brackets in quotes
yaml-bracket-pair = the bracket `{ $open }` is closed with `{ $close }`
yaml-bracket-pair-help = lists stand in `[…]`, fields in `{ "{" }…{ "}" }`
yaml-text-after-bracket = more text follows the closing bracket
yaml-text-after-bracket-help = if all of it is one text, put it in quotes as a whole; else remove what follows the bracket
yaml-tab = a tab stands where only spaces are allowed
yaml-tab-help = indent with spaces, two a level
yaml-colon = no colon is allowed here
yaml-colon-help = put a text that contains a colon and a space in quotes
yaml-colon-blank = after the colon of `{ $key }` a space is missing
yaml-colon-blank-help = put a space between the colon and the value
yaml-odd-colon = `{ $character }` ({ $code }) is not the colon of YAML
yaml-odd-colon-help = write the ordinary colon and a space: `field: value`
yaml-odd-blank = here stands not a space but another character ({ $code }) that looks like one
yaml-odd-blank-help = put an ordinary space in its place
yaml-bullet = `{ $character }` ({ $code }) begins no entry of a list
yaml-bullet-help = begin an entry with `- `: the minus sign of the keyboard and a space
yaml-dash-blank = after the `-` a space is missing
yaml-dash-blank-help = write an entry of a list in the form `- entry`
yaml-list-beside-field = a list does not begin on the line of its field
yaml-list-beside-field-help = write every entry on a line of its own below; put a text that begins with `- ` in quotes
yaml-entry-among-fields = an entry of a list begins here, where a field is expected
yaml-entry-among-fields-help = above a list stands its field without a value: `field:`; every entry has a line of its own below
yaml-field-among-entries = a field begins here, where an entry of a list is expected
yaml-field-among-entries-help = indent fields of an entry as far as the text after its `- `; begin another entry with `- `
yaml-indentation = the indentation fits no level above
yaml-indentation-help = indent the entries of one level alike, two spaces a level
yaml-key-without-colon = the colon after the key is missing
yaml-key-without-colon-help = an entry has the form `field: value`; longer texts go on below, indented further
yaml-colon-missing = the colon after the key `{ $key }` is missing
yaml-colon-missing-help = write `{ $key }: …`; if the line belongs to the text above, indent it further
yaml-comment-in-text = a comment interrupts the text
yaml-comment-in-text-help = put the comment above the field; if `#` belongs to the text, put the text in quotes
yaml-comment-blank = before the `#` a space is missing
yaml-comment-blank-help = put a space before it; if `#` belongs to the text, put the whole text in quotes
yaml-block-sign = `{ $sign }` announces a text on the lines below, but something else follows
yaml-block-sign-help = put a text that begins with `{ $sign }` in quotes; begin a longer text on the next line
yaml-block-indentation = empty lines above are indented further than the text
yaml-block-indentation-help = remove the spaces in the empty lines above the text
yaml-after-end = more text follows the end of the record
yaml-after-end-help = every file holds exactly one record; remove what follows, or the line with `...`
yaml-line-ends = the lines end in CR, as on old Macs: save the file with LF
yaml-unexpected-character = the character `{ $character }` may not stand here
yaml-unexpected-character-help = put the value in quotes
yaml-control-character-help = remove the control character
yaml-syntax = what stands here is not valid YAML
yaml-syntax-help = an entry has the form `field: value`; put texts with special characters in quotes
yaml-not-a-mapping = a record is made of fields, not of a list or a single value
yaml-not-a-mapping-help = the file begins with lines of the form `field: value`

misplaced-unknown-collection = there is no schema for the folder `{ $folder }`
misplaced-unknown-collection-help = move the files to the folder of their kind; “ozg schema” names the folders
misplaced-extension = only files that end in `.yaml` are records
misplaced-extension-help = rename the file to `….yaml` or remove it from `data`
misplaced-depth = records lie exactly one folder below `data`
misplaced-depth-help = move the file to `data/<folder of its kind>/`
invalid-id = the file name is not a valid id
invalid-id-foreign = the file name is not a valid id: its character { $at } is { $code }
invalid-id-help = ids are made of lower-case letters (a–z), digits and single hyphens
invalid-id-rename = rename the file to `{ $name }`

unexpected-field = the schema knows no field `{ $key }`
unexpected-field-here = the field `{ $key }` is not allowed in this record
unexpected-field-here-help = remove the field, or correct the value that rules it out
unexpected-entry = this entry has no place here
missing-field = the required field `{ $key }` ({ $title }) is missing
missing-field-untitled = the required field `{ $key }` is missing
missing-field-one-of = at least one of the fields `{ $keys }` must be given
missing-field-help = add what a source states; “ozg new { $kind }” shows each field, what it means and how it is written
misindented = the field `{ $key }` belongs under `{ $parent }`
misindented-parent = below this
misindented-help = indent the lines that belong below it by two more spaces
wrong-type = { $expected } belongs here, not { $found }
wrong-type-label = expected { $expected }
wrong-type-empty-help = add the value or remove the line
wrong-type-hash-help = ` #` begins a comment; put a text that begins with `#` in quotes
wrong-type-dash-help = begin every entry with `- `, even a single one
wrong-type-one-help = a single value stands here: remove the brackets or the `- `
wrong-type-fields-help = fields belong below it, each on a line: { $fields }
wrong-type-quote-help = put it in quotes: '{ $written }'
wrong-type-zero-help = add the leading zero and put it in quotes: '{ $code }'
wrong-type-text-help = put the whole value in quotes; the schema does not allow `{ $written }` by itself here
wrong-type-unquote-help = leave out the quotes
wrong-type-number-help = numbers are written without thousands separators and with a decimal point: 1024621 or 405.02
wrong-type-boolean-help = only true and false are possible
wrong-type-list-help = write it as a list, one entry a line: { $entries }
wrong-type-integer-help = write a whole number without points, commas and unit: 1024621
wrong-type-plain-number-help = write it without separators: `{ $number }`
wrong-type-thousands-help = `{ $written }` is read with decimals; if thousands are meant: `{ $number }`
wrong-type-entry-help = write it as a field of the entry: `{ $key }: { $written }`
wrong-type-entry-others-help = write it as a field of the entry: `{ $key }: { $written }`; below it belong as well: { $others }
type-text = a text
type-integer = a whole number
type-number = a number
type-boolean = true or false
type-date = a date (YYYY, YYYY-MM or YYYY-MM-DD)
type-list = a list
type-mapping = a group of fields
type-nothing = an empty value
type-no-number = a value that cannot be counted with
type-huge-number = a number larger than can be counted with
type-comma = { $first }, { $next }
type-or = { $first } or { $last }
unknown-value = `{ $value }` is not one of the allowed values
value-foreign = character { $at } is { $code }
unknown-value-options = allowed: { $options }
unknown-value-some-options = allowed: { $options } and { $more } more; “ozg new { $kind }” names all
unknown-value-count = { $count ->
    [one] not the one allowed value
   *[other] none of the { $count } allowed values
  }
wrong-format = `{ $value }` is not a valid “{ $title }”
wrong-format-pattern = required pattern: { $pattern }
wrong-format-address = an address begins with “https://”
wrong-format-zero-help = the leading zero is missing: '{ $code }'
field-description = the schema says: { $text }
wrong-format-date = expected YYYY, YYYY-MM or YYYY-MM-DD, a day of the calendar
wrong-format-date-help = it may mean `{ $one }` or `{ $other }`; the source decides
out-of-range-empty = the value is empty
out-of-range-empty-help = add the value or remove the field; what no source states is left out
out-of-range-digits = the number has more digits than can be counted with
out-of-range-digits-help = write it with fewer digits; a code is a text, in quotes
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
schema-says-format = the value is not valid in the format “{ $format }”
schema-says-multiple = the number must be a multiple of { $number }
schema-says-unique = this entry stands twice in the list; each may occur only once
schema-says-contains = the list lacks an entry that the schema demands
schema-says-least-fields = at least { $count } fields belong here
schema-says-most-fields = at most { $count } fields may stand here
schema-says-not = the schema excludes this value
schema-says-one = the value fits several possibilities, of which the schema allows only one
schema-says-no-entry = the list has entries that the schema does not allow here
schema-says-unknown = it could not be found out whether the value fits the schema
schema-says-other = the value does not fit the schema
schema-says-key = no key may be called so here
schema-says-key-pattern = no key may be called so here; required pattern: { $pattern }
schema-says-key-length = this key has more than { $limit } characters

dangling-reference = there is no record `{ $id }` of the kind { $title }
dangling-reference-foreign = there is no record `{ $id }` of the kind { $title }: character { $at } is { $code }
dangling-reference-label = no id of the kind { $title }
dangling-reference-help = “ozg search” finds records by their names, “ozg query { $kind }” shows all ids
dangling-reference-renamed = the record was renamed: `{ $new }`
dangling-reference-perhaps-renamed = the record was probably renamed and changed at once: did you mean `{ $new }`?
dangling-reference-removed = Git knows the record `{ $id }`, but it is gone; if it was removed or renamed on purpose, adjust the reference, otherwise restore the record
duplicate-value = the value `{ $value }` of `{ $field }` must be unique but stands in { $count } records
duplicate-value-help = correct the value in one of the records; if they are one and the same, merge them
duplicate-value-others = also the same: { $fields }; the record was probably copied
duplicate-entry = `{ $entry }` stands twice in `{ $field }`
duplicate-entry-first = first here
duplicate-entry-help = remove one of the two entries
duplicate-entry-merge-help = put what both say into one entry
ambiguous-id = the id `{ $id }` exists as { $kind } and as { $other }; references could mean both
ambiguous-id-help = rename one of the two records
leading-zero = `{ $written }` is written as a number with a leading zero; programs read that differently
leading-zero-help = leave out the leading zero; a code (AGS, LeiKa, postcode) belongs in quotes
leading-zero-base-help = write the number in base 10; a text belongs in quotes
unquoted-hash = the text ends before ` #`; what follows is a comment
unquoted-hash-help = if it belongs to the text, put the whole text in quotes
invalid-ignore = this comment ignores nothing
invalid-ignore-mark = such a comment begins with `# ozg: ignore[`
invalid-ignore-form = expected: `# ozg: ignore[RULE] reason`
invalid-ignore-rule = there is no rule `{ $name }`
invalid-ignore-reason = the reason is missing
invalid-ignore-help = write `# ozg: ignore[RULE] reason` at the end of the line or above it; “ozg lint --list-rules” lists the rules
unneeded-ignore = there is no finding of { $rule } here
unneeded-ignore-help = remove the comment, or the rule from its brackets
key-order = `{ $key }` stands in another order than the schema has
key-order-before = it belongs before `{ $other }`
key-order-help = “ozg lint --fix” puts the fields in order; “ozg fmt” does so too and brings the rest of the record into canonical form
unclean-text-mark = a letter is written with a combining mark ({ $codes })
unclean-text-space = a blank is not the usual one ({ $codes })
unclean-text-invisible = characters stand here that nobody sees ({ $codes })
unclean-text-edge = blanks stand at the beginning or at the end
unclean-text-blank = the text is made of blanks only
unclean-text-blank-help = add the value or remove the field; what no source states is left out
circular-reference = { $count } records refer to one another in a circle by `{ $field }`
circular-reference-member = also of the circle
circular-reference-help = correct or remove the one of these references that no source supports
circular-reference-self = the record refers to itself in `{ $field }`
circular-reference-self-help = name the other record that is meant, or remove the entry

ozg-id-mismatch = the file name `{ $id }` does not begin with the OZG id `{ $ozg_id }`
ozg-id-mismatch-help = rename the file or correct the OZG id
ars-mismatch = the regional key `{ $ars }` does not fit the municipality key `{ $ags }`
ars-mismatch-label = the AGS calls for { $expected }
ars-mismatch-ags = the AGS
kreis-mismatch = by its municipality key `{ $ags }`, this Kommune does not belong to `{ $kreis }`
kreis-mismatch-label = the AGS of { $kreis } is { $prefix }
kreis-mismatch-ags = begins otherwise
phase-order = the phase “{ $late }” ({ $late_date }) lies before the earlier phase “{ $early }” ({ $early_date })
phase-order-help = compare both days with the sources; where a source only says by when the phase had begun, the day belongs into `erreicht_spaetestens`
phase-order-early = the earlier phase
phase-order-late = the later phase
phase-in-future = the phase “{ $phase }” cannot have been reached on { $date }; that day is still to come
phase-in-future-help = a date to come belongs in the field `geplant`
placeholder = `{ $text }` says nothing
placeholder-help = write what a source states; without a source leave the field out
not-representative = the team lacks Kommunen of the size classes: { $classes }
not-representative-no-kommune = whether the team is representative cannot be checked: no source names a Kommune of the team
not-representative-no-traeger = whether the team is representative cannot be checked: no Leistung of the project is, as far as is recorded, a task of Gemeinden or Kreise
not-representative-unchecked = whether the team is representative cannot be checked: neither a Kommune of the team is named nor a Leistung that is a task of Gemeinden or Kreise
not-representative-help = win Kommunen of these classes, or give the reason in `repraesentativ_begruendung`
pilot-not-in-team = Pilotkommunen that are not of the project team: { $kommunen }
pilot-not-in-team-help = if a source names them as participants, they belong in the `kernteam` as well
rollout-without-evidence = the project is rolled out, but neither a pilot nor reuse nor an Online-Dienst is recorded
rollout-without-evidence-help = add Pilotkommunen, Nachnutzende or the Online-Dienst as far as a source names them
superseded-component = the component `{ $component }` is no longer in service (`{ $status }`)
superseded-component-help = `{ $component }` takes its place
only-bund = all Leistungen of the project are the Bund's alone
only-bund-help = check whether the Leistungen are attributed rightly
stale-check = the record was last checked in { $date }, more than { $months ->
    [one] a month
   *[other] { $months } months
  } ago
stale-check-help = compare the values with the sources and update `geprueft_am`
reifegrad-out-of-model = there is no level { $level } in the Reifegrad model { $model }; it goes from 0 to { $highest }
regierungsbezirk-mismatch = the Regierungsbezirk `{ $stated }` does not fit the municipality key `{ $ags }`
regierungsbezirk-mismatch-label = by the AGS: { $expected }
population-band-below = { $number ->
    [one] { $number } inhabitant is
   *[other] { $number } inhabitants are
  } few for the size class `{ $class }`; the limit is { $limit }
population-band-above = { $number } inhabitants are many for the size class `{ $class }`; the limit is { $limit }
population-band-note = § 4 GO NRW looks at several reporting dates; what counts is the ordinance, not a single figure
party-twice = `{ $party }` stands in `{ $role }` and in `{ $other }`
party-twice-help = remove the entry in `{ $role }`; the other role includes it
missing-leika-parent = the Leistungsobjekt { $object } of this LeiKa key is in no Leistung
undated-source = the source has no date
undated-source-help = enter the date of the page or document in `stand`, if it names one
incomplete-project = essential facts of the project are missing
incomplete-project-lead = no project lead
incomplete-project-team = nobody besides the lead
incomplete-project-leistung = no Leistung
incomplete-project-help = add what a source states; without a source the field stays away
copied-record = the record says the same as `{ $other }`: title, Leistungen and sources
copied-record-service = the record says the same as `{ $other }`: title, providers and sources
copied-record-help = if both are one and the same, merge them; else say in the title what tells them apart
one-sided-neighbour = `{ $neighbour }` does not name `{ $id }` as a neighbour
one-sided-neighbour-other = does not name it
one-sided-neighbour-help = a border belongs to both: enter it there as well, or remove it here
later-than-sources = this holds since { $since }, but the newest source is of { $newest }
later-than-sources-help = add the source that says so, or correct the date
live-before-pilot = the Online-Dienst is in operation, but the project `{ $project }` is still in the phase “{ $phase }”
live-before-pilot-phase = the phase of the project
live-before-pilot-help = add the later phase of the project with its source, or correct the Anschluss
unlisted-source = the address is not among the sources of the record
unlisted-source-help = add it to `quellen`, with title, date and the field it supports
stated-below-named = the source states { $stated } as the number of Kommunen, but { $named } are named that had the service in operation by { $day }
stated-below-named-help = check what the figure counts (`bezug`, `einheit`), its date, and the Anschlüsse
personal-key = the field `{ $key }` is made for facts about a person
personal-mail = { $count ->
    [one] a mail address here probably belongs to a person
   *[other] { $count } mail addresses here probably belong to persons
  }
personal-mail-note = only a shared mailbox is allowed, in the field `funktionspostfach`
person-in-text-name = { $count ->
    [one] the text names a person: “{ $called }”
   *[other] the text names { $count } persons: “{ $called }”
  }
person-in-text-phone = { $count ->
    [one] the text holds a telephone number
   *[other] the text holds { $count } telephone numbers
  }
personal-help = remove it and rewrite the branch before you push (git commit --amend or git rebase -i): a later change leaves it in the history
