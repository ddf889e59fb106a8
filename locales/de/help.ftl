# Texte von `--help` und der Handbuchseiten.

## Aufbau der Hilfe

help-usage = Aufruf
help-options = {"["}OPTIONEN]
help-verb-name = BEFEHL
help-default = {"["}Vorgabe: { $value }]
help-values = {"["}möglich: { $values }]
help-heading-verbs = Befehle
help-heading-arguments = Argumente
help-heading-how = Optionen
help-heading-where = Datenbestand und Stichtag
help-heading-output = Ausgabe
help-heading-general = Allgemein
help-heading-examples = Beispiele

## Optionen mehrerer Befehle

help-any-help = Diese Hilfe anzeigen
help-any-version = Die Version anzeigen
help-any-directory = In diesem Ordner arbeiten; der Datenbestand ist der nächste Ordner darüber mit `data` und `schema`
help-any-lang = Sprache der Meldungen und Berichte [Vorgabe: OZG_LANG, sonst die Systemsprache]
help-any-color = Wann Farben verwendet werden
help-color-auto = im Terminal, sofern NO_COLOR nicht gesetzt ist
help-color-always = immer
help-color-never = nie
help-any-at = Den Datenbestand dieser Git-Revision lesen, oder den der Hauptlinie am Ende dieses Tages (JJJJ, JJJJ-MM oder JJJJ-MM-TT); das Arbeitsverzeichnis bleibt unverändert
help-any-as-of = Stichtag der Auswertung: JJJJ, JJJJ-MM oder JJJJ-MM-TT [Vorgabe: heute]
help-any-format = Ausgabeformat
help-format-text = für Menschen, im Terminal
help-format-md = Markdown, für Kommentare, Protokolle oder Seiten
help-format-html = eine Seite für Browser und Druck: eine Datei, ohne Skripte
help-format-json = für Programme
help-format-jsonl = für Programme, ein JSON-Objekt je Zeile
help-format-yaml = für Programme; ein einzelner Datensatz wie in seiner Datei
help-format-csv = eine Tabelle, durch Kommas getrennt
help-format-excel = CSV für die deutsche Fassung von Excel: Semikolon, Dezimalkomma, Byte-Order-Mark
help-format-xlsx = eine Arbeitsmappe, ein Blatt je Tabelle
help-format-parquet = für spaltenorientierte Programme wie DuckDB und Spark
help-format-patch = für `ozg apply`, das dieselben Änderungen an anderer Stelle vornimmt
help-format-concise = eine Zeile je Befund: `Datei:Zeile:Zeichen: Code Text`
help-format-github = Anmerkungen für GitHub Actions; die Zusammenfassung des Schritts enthält alle Befunde
help-format-gitlab = ein Code-Quality-Bericht für GitLab
help-format-sarif = SARIF 2.1.0, für Code-Scanning
help-format-junit = JUnit-XML, für Testberichte
help-any-output = Das Ergebnis in diese Datei schreiben
help-any-excel = Wie --format excel
help-any-name = Der Datensatz: eine Kennung, eine Datensatzart mit Kennung (municipality/koeln), OZG-ID, AGS, ARS oder LeiKa-Schlüssel oder ein Teil des Namens, den nur dieser Datensatz hat
help-any-kind = Datensatzart: project, leistung, municipality, …

## Befehle

help-ozg = Datenbestand aus YAML-Datensätzen in Git prüfen, abfragen, auswerten und vergleichen
help-ozg-reference = Einstieg: `ozg report overview`. Dokumentation: docs/README.md
help-lint = Den Datenbestand prüfen und alle Befunde ausgeben
help-lint-paths = Nur Befunde in diesen Dateien und Ordnern ausgeben; geprüft wird der ganze Datenbestand
help-lint-new-since = Nur Befunde ausgeben, die es in dieser Revision oder an diesem Tag nicht gab; für beide Seiten gelten die heutigen Regeln und Schemas
help-lint-rules-at = Schemas und `ozg.toml` aus dieser Revision nehmen, damit ein Branch seine eigenen Regeln nicht lockern kann
help-lint-deny = Befunde dieser Regel (Code oder Name) als Fehler werten; `warnings` für alle Regeln
help-lint-max-findings = Höchstens so viele Befunde ausgeben; Zusammenfassung und Exit-Code zählen alle
help-lint-fix = Sichere Korrekturen vornehmen; `--fix=unsafe` auch solche, die die Bedeutung ändern können
help-fix-safe = Anführungszeichen, eindeutige Datumsangaben, Reihenfolge der Felder, anders geschriebene oder umbenannte Kennungen
help-fix-unsafe = auch falsch geschriebene Feldnamen, Werte und Kennungen mit nur einer ähnlichen Möglichkeit sowie doppelte Einträge
help-lint-dry-run = Mit --fix: die Änderungen nur anzeigen, nichts ändern
help-lint-warnings = Jede Warnung des ganzen Datenbestands ausgeben; sonst werden sie je Regel gezählt
help-lint-notes = Auch Hinweise (reine Information) ausgeben, dazu jede Warnung
help-lint-errors-only = Nur Fehler ausgeben; die Zusammenfassung zählt die übrigen
help-lint-list-rules = Alle Regeln auflisten
help-lint-examples =
    ozg lint
    ozg lint --new-since HEAD~1
    ozg lint data/projects --format concise
    ozg lint --fix --dry-run
help-lint-reference = Schweregrade, Korrekturen und Ausnahmen: docs/lint.md
help-show = Einen Datensatz zeigen: Felder, Verweise darauf, letzte Änderung
help-show-examples =
    ozg show einbuergerung
    ozg show municipality/koeln
    ozg show 05315000 --format md
help-search = Datensätze nach Wörtern in beliebigen Feldern suchen
help-search-words = Wörter, die ein Datensatz alle enthalten muss, auch innerhalb längerer Wörter; Groß- und Kleinschreibung und Umlaute bleiben unberücksichtigt, ein Tippfehler wird toleriert
help-search-kind = Nur Datensätze dieser Art
help-search-limit = Höchstens so viele Datensätze zeigen
help-search-examples =
    ozg search einbürgerung
    ozg search wohngeld online --kind online-service
help-query = Datensätze nach ihren Feldern auswählen, auch nach Feldern der Datensätze, auf die sie verweisen
help-query-filters = Bedingungen, die alle gelten müssen: FELD=A,B (eines davon), FELD!=A (keines davon), FELD~TEXT (enthält), FELD=VON..BIS, FELD=VON.., FELD=..BIS
help-query-conditions = Eine Bedingung mit and, or, not und Klammern
help-query-has = Nur Datensätze mit einem Wert in diesen Feldern
help-query-missing = Nur Datensätze ohne Wert in diesen Feldern
help-query-responsible = Nur Leistungen, für die diese Kommune ganz oder zum Teil zuständig ist
help-query-columns = Anzuzeigende Felder, durch Kommas getrennt [Vorgabe: laut Schema]
help-query-distinct = Gleiche Zeilen nur einmal zeigen
help-query-sort = Sortierfelder, durch Kommas getrennt; -FELD für absteigend
help-query-limit = Höchstens so viele Zeilen zeigen
help-query-count = Nur die Anzahl der Datensätze ausgeben; mit --distinct die der Zeilen
help-query-group-by = Je Wert dieser Felder eine Zeile mit Anzahl und Anteil der Datensätze
help-query-sum = Diese Felder summieren, je Gruppe oder über alle Datensätze
help-query-sql = In SQL abfragen: je Datensatzart und je Liste eine Tabelle, wie `ozg export` sie schreibt; `SELECT name, sql FROM sqlite_schema` listet sie auf
help-query-ids = Kennungen und gespeicherte Werte statt Namen und Bezeichnungen zeigen; csv, json, jsonl und yaml tun das immer
help-query-format = Ausgabeformat [Vorgabe: nach der Endung von DATEI, sonst text]
help-query-examples =
    ozg query municipality einwohner=50000.. --sort -einwohner
    ozg query project --where 'phase=umsetzung or (phase=pilotierung and not has efa)'
    ozg query project kernteam.regierungsbezirk=Köln
    ozg query project --group-by themenfeld,phase
help-query-reference =
    Ein Feld kann über Verweise erreicht werden, vorwärts (kernteam.regierungsbezirk) und rückwärts (in.project.kernteam.phase). Bedingungen in eckigen Klammern gelten für denselben Listeneintrag: 'anschluesse[kommune=koeln and status=live]'.
    Vollständig beschrieben in docs/query.md
help-report = Einen Bericht ausgeben: Kennzahlen, Steckbriefe, Vergleiche, Verlauf
help-report-name = Name des Berichts; ohne Angabe werden alle Berichte aufgelistet
help-report-id = Bei Berichten über einen Datensatz: dieser Datensatz; bei `trend`: die Kennzahl
help-report-since = Für `digest` und `trend`: ab diesem Tag; für `digest` auch ab dieser Git-Revision
help-report-from = Für `news`: ab diesem Tag [Vorgabe: zwölf Monate vor --to]
help-report-to = Für `news`: bis zu diesem Tag [Vorgabe: Stichtag]
help-report-every = Für `trend`: Zeitraum je Zeile [Vorgabe: month]
help-report-list = Alle Berichte mit ihrem Inhalt auflisten
help-report-all = Alle Berichte mit Inhaltsverzeichnis in den Ordner von -o schreiben; Berichte über einen Datensatz für jeden Datensatz
help-report-compare = Die Kennzahlen mit denen dieser Git-Revision oder dieses Tages vergleichen
help-report-themenfeld = Nur dieses Themenfeld, mit Kennung oder Namen
help-report-regierungsbezirk = Nur Kommunen dieses Regierungsbezirks und das, woran sie beteiligt sind
help-report-kreis = Nur dieser Kreis mit seinen Kommunen und das, woran sie beteiligt sind
help-report-groessenklasse = Nur Kommunen dieser Größenklasse und das, woran sie beteiligt sind
help-report-kommune = Nur diese Kommune und das, woran sie beteiligt ist
help-report-months = Alter in Monaten, ab dem eine Prüfung oder Quelle als veraltet gilt
help-report-table = Nur diese Tabelle des Berichts
help-report-format = Ausgabeformat [Vorgabe: nach der Endung von DATEI, sonst text; mit --all md]
help-report-output = Den Bericht in diese Datei schreiben; mit --all in diesen Ordner
help-report-examples =
    ozg report overview
    ozg report overview --regierungsbezirk Köln --compare HEAD~1
    ozg report municipality soest
    ozg report news --from 2026-01 --themenfeld gesundheit
    ozg report participation --table kreise --format csv
    ozg report --all -o reports
help-report-reference = Was jede Kennzahl zählt: docs/figures.md
help-diff = Unterschiede zwischen zwei Ständen des Datenbestands und ihre Bedeutung zeigen
help-diff-base = Git-Revision, Datum oder Ordner, womit verglichen wird; BASIS...ZIEL beginnt beim letzten gemeinsamen Commit [Vorgabe: HEAD]
help-diff-head = Git-Revision, Datum oder Ordner, der verglichen wird [Vorgabe: die Dateien im Ordner]
help-diff-staged = Vergleichen, was zum nächsten Commit vorgemerkt ist
help-diff-effect = Die Auswirkungen auf Kennzahlen und Befunde zeigen (liest alle Datensätze; bei kleinen Datenbeständen automatisch)
help-diff-formatting = Auch Dateien zeigen, die sich nur in Reihenfolge, Kommentaren oder Anführungszeichen unterscheiden
help-diff-fail-on = Mit Exit-Code 1 enden, wenn eine Änderung mindestens dieses Gewicht hat
help-diff-exit-code = Mit Exit-Code 1 enden, wenn es Unterschiede gibt
help-diff-format = Ausgabeformat [Vorgabe: nach der Endung von DATEI, sonst text]
help-diff-skip-unreadable = Mit --format patch: nicht lesbare Datensätze auslassen und nennen
help-diff-output = In diese Datei schreiben: .html, .md, .json, .txt
help-diff-examples =
    ozg diff                     # was nicht committet ist
    ozg diff --staged            # was der nächste Commit ändert
    ozg diff HEAD~1 HEAD         # zwei Revisionen
    ozg diff 2026-10 2026-11     # die Hauptlinie am Ende zweier Monate
    ozg diff main...HEAD         # was ein Branch ändert, wie im Pull-Request
    ozg diff ../before ../after  # zwei Ordner beliebiger Herkunft
help-diff-reference = Bedeutung und Gewicht von Änderungen: docs/diff.md
help-apply = Die Änderungen eines Patches aus `ozg diff --format patch` anwenden
help-apply-patch = Der Patch; `-` für die Standardeingabe
help-apply-dry-run = Die Änderungen nur anzeigen, nichts ändern
help-apply-examples = ozg apply changes.json --dry-run
help-log = Je Commit die Änderungen an einem Datensatz oder an allen zeigen
help-log-name = Der Datensatz, wie bei `ozg show`; ein entfernter mit seiner Kennung [Vorgabe: alle Datensätze]
help-log-field = Nur Änderungen dieses Feldes und seiner Unterfelder: phasen, phasen.umsetzung
help-log-since = Nur Commits, die ab diesem Tag in die Hauptlinie kamen, Merges samt ihrem Inhalt; oder Commits, die in dieser Git-Revision nicht enthalten sind
help-log-limit = Höchstens so viele Commits zeigen [Vorgabe: 20 ohne KENNUNG]
help-log-examples =
    ozg log wohngeld                 # ein Datensatz, unter jeder früheren Kennung
    ozg log wohngeld --field phasen  # wann seine Phasen geändert wurden
    ozg log --since 2026-11          # alle Datensätze
help-log-reference = Was als Änderung zählt und wie Merge-Commits gezeigt werden: docs/history.md
help-blame = Je Wert eines Datensatzes zeigen, wann er zuletzt gesetzt wurde
help-blame-name = Der Datensatz, wie bei `ozg show`
help-blame-examples = ozg blame einbuergerung
help-new = Einen neuen Datensatz schreiben oder eine Vorlage ausgeben
help-new-kind = Datensatzart, etwa `project` oder `Kommune`
help-new-id-and-values = Kennung des Datensatzes, zugleich Dateiname; ohne sie wird eine Vorlage ausgegeben. Danach Feldwerte, Listeneinträge durch `|` getrennt: titel='Mein Projekt' quellen.url=https://example.org/ kernteam='koeln|soest'
help-new-template = Alle Felder mit ihrer Beschreibung schreiben; Felder ohne Wert als Kommentar
help-new-examples =
    ozg new project
    ozg new event kdn-forum-2027 titel='KDN-Forum' art=veranstaltung
help-fmt = Datensätze einheitlich formatieren: Reihenfolge der Felder, Anführungszeichen, Einrückung
help-fmt-paths = Nur diese Dateien und Ordner des Datenbestands
help-fmt-check = Nichts ändern; Dateien nennen, die nicht einheitlich formatiert sind, und in diesem Fall mit Exit-Code 1 enden
help-fmt-examples = ozg fmt --check
help-explain = Eine Regel erklären: Grund, falsches und richtiges Beispiel, Abhilfe
help-explain-rule = Code oder Name der Regel: OZG012, dangling-reference
help-explain-examples = ozg explain OZG012
help-schema = Die Datensatzarten und ihre Felder beschreiben
help-schema-kind = Nur diese Datensatzart
help-schema-of = Stattdessen das JSON-Schema der JSON-Ausgabe eines Befehls ausgeben
help-schema-examples =
    ozg schema project
    ozg schema --of diff
help-export = Den Datenbestand für andere Programme exportieren
help-export-metadata = Metadaten des Datenbestands für Open-Data-Portale ausgeben
help-metadata-dcat-ap = DCAT-AP.de 3.0 als JSON-LD
help-export-base-url = Adresse, die den Adressen im Dokument vorangestellt wird [Vorgabe: `url` in `ozg.toml`, sonst relativ]
help-export-to = Alle Tabellen schreiben: eine SQLite-Datenbank, wenn der Pfad auf .sqlite endet, sonst einen Ordner mit je einer Datei und einer `datapackage.json`
help-export-format = Format der Dateien im Ordner
help-export-examples =
    ozg export --to dataset.sqlite
    ozg export --to tables --format csv
    ozg export --metadata dcat-ap
help-site = Eine öffentliche Website erzeugen: je Datensatz eine Seite, Listen, Berichte und Suche, in beiden Sprachen
help-site-output = Ordner für die Seiten: neu, leer oder aus einem früheren Lauf
help-site-base-url = Adresse, unter der die Seiten veröffentlicht werden; ergänzt kanonische Adressen und eine Sitemap
help-site-examples = ozg site -o site
help-git = In diesem Klon Vergleich und Merge von Datensätzen für Git einrichten
help-git-install = Den Merge-Treiber und die Textform der Datensätze für `git diff`, `log -p` und `show` einrichten
help-git-uninstall = Merge-Treiber und Textform wieder entfernen
help-git-merge = Drei Fassungen eines Datensatzes zusammenführen; wird von Git aufgerufen
help-git-merge-base = Gemeinsamer Vorgänger
help-git-merge-ours = Eigene Fassung; nimmt das Ergebnis auf
help-git-merge-theirs = Andere Fassung
help-git-merge-path = Pfad des Datensatzes im Repository
help-git-text = Einen Datensatz mit einer Zeile je Wert ausgeben; wird von Git aufgerufen
help-git-text-file = Die Datei
help-git-examples = ozg git install
help-import = Tabellen in Datensätze übernehmen (ohne --write nur Vorschau)
help-import-tables = Tabellen oder Ordner mit Tabellen [Vorgabe: `seeds` des Datenbestands]
help-import-write = Die Änderungen schreiben
help-import-base = Die Revision, deren Tabellen zuletzt übernommen wurden [Vorgabe: HEAD]
help-import-examples = ozg import seeds
help-completions = Das Skript zur Vervollständigung in einer Shell ausgeben: Datensatzarten, Felder, Werte, Kennungen
help-completions-shell = Shell, für die das Skript bestimmt ist
help-completions-examples = ozg completions bash
help-man = Die Handbuchseite des Programms oder eines Befehls ausgeben
help-man-verb = Ein Befehl: lint, query, …
help-man-examples = ozg man query
help-help = Hilfe zu einem Befehl anzeigen

## Bezeichnungen der Werte

help-value-name-dir = ORDNER
help-value-name-rev = REVISION
help-value-name-date = DATUM
help-value-name-field = FELD
help-value-name-expr = AUSDRUCK
help-value-name-file = DATEI
help-value-name-id = KENNUNG
help-value-name-kind = ART
help-value-name-rule = REGEL
help-value-name-which = UMFANG
help-value-name-when = WANN
help-value-name-lang = SPRACHE
help-value-name-severity = GEWICHT
help-value-name-path = PFAD
help-value-name-paths = PFAD
help-value-name-verb = BEFEHL
help-value-name-class = KLASSE
help-value-name-period = ZEITRAUM
help-value-name-figure = KENNZAHL
help-value-name-value = WERT
help-value-name-words = WORT
help-value-name-tables = TABELLE
help-value-name-base = BASIS
help-value-name-head = ZIEL
help-value-name-metadata = FORMAT

## Überschriften der Handbuchseiten

help-man-name = BEZEICHNUNG
help-man-synopsis = ÜBERSICHT
help-man-description = BESCHREIBUNG
help-man-options = OPTIONEN
help-man-subcommands = BEFEHLE
help-man-extra = BEISPIELE
help-man-version = VERSION
