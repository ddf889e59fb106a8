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

diff-summary = { $total ->
    [one] { $total } record
   *[other] { $total } records
  } changed: { $added } added, { $removed } removed, { $changed } changed{ $unreadable ->
    [0] { "" }
   *[other] , { $unreadable } unreadable
  }
diff-none = no differences
diff-reordered = order changed
diff-working-tree = working tree
diff-unreadable = { $side }: no readable record
diff-absent = { $side }: not present
diff-no-records = { $count ->
    [one] One changed file is no record and was
   *[other] { $count } changed files are no records and were
  } not compared. “ozg lint” tells why.
diff-not-checked-out = { $count ->
    [one] One file is not checked out (sparse checkout) and was
   *[other] { $count } files are not checked out (sparse checkout) and were
  } not compared.
