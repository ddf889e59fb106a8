# Was das Werkzeug sonst sagt: Zusammenfassungen, Tabellenköpfe, Berichte.

lint-summary = { $errors ->
    [one] { $errors } Fehler
   *[other] { $errors } Fehler
  }, { $warnings ->
    [one] { $warnings } Warnung
   *[other] { $warnings } Warnungen
  } in { $faulty } von { $files } Dateien ({ $milliseconds } ms)
