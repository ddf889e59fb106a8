# What else the tool says: summaries, table headings, reports.

lint-summary = { $errors ->
    [one] { $errors } error
   *[other] { $errors } errors
  }, { $warnings ->
    [one] { $warnings } warning
   *[other] { $warnings } warnings
  } in { $faulty } of { $files } files ({ $milliseconds } ms)

import-differs = “{ $file }” differs from the table and stays as it is.
import-summary = { $created } records created, { $same } unchanged, { $differing } different
