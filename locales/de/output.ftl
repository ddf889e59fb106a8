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
