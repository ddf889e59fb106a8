# Was das Werkzeug sonst sagt: Zusammenfassungen, Tabellenköpfe, Berichte.

lint-summary = { $errors ->
    [one] { $errors } Fehler
   *[other] { $errors } Fehler
  }, { $warnings ->
    [one] { $warnings } Warnung
   *[other] { $warnings } Warnungen
  } in { $faulty } von { $files } Dateien ({ $milliseconds } ms)

import-differs = „{ $file }“ weicht von der Tabelle ab und bleibt, wie es ist.
import-summary = { $created } Datensätze angelegt, { $same } unverändert, { $differing } abweichend

diff-summary = { $total ->
    [one] { $total } Datensatz
   *[other] { $total } Datensätze
  } geändert: { $added } hinzugefügt, { $removed } entfernt, { $changed } geändert{ $unreadable ->
    [0] { "" }
   *[other] , { $unreadable } nicht lesbar
  }
diff-none = keine Unterschiede
diff-reordered = Reihenfolge geändert
diff-working-tree = Arbeitsverzeichnis
diff-unreadable = { $side }: kein lesbarer Datensatz
diff-absent = { $side }: nicht vorhanden
diff-no-records = { $count ->
    [one] Eine geänderte Datei ist kein Datensatz und wurde
   *[other] { $count } geänderte Dateien sind keine Datensätze und wurden
  } nicht verglichen. „ozg lint“ nennt die Gründe.
diff-not-checked-out = { $count ->
    [one] Eine Datei ist nicht ausgecheckt (Sparse-Checkout) und wurde
   *[other] { $count } Dateien sind nicht ausgecheckt (Sparse-Checkout) und wurden
  } nicht verglichen.
