# Fehler: das Werkzeug konnte seine Arbeit nicht tun (Exit-Code 2).

error-prefix = Fehler: { $reason }
error-no-directory = „{ $dir }“ lässt sich nicht als Ordner verwenden: { $reason }.
error-no-dataset = Weder in „{ $dir }“ noch in einem übergeordneten Ordner liegt ein Datenbestand: Die Ordner „data“ und „schema“ fehlen oder sind symbolische Verknüpfungen. Ein anderer Ordner lässt sich mit -C angeben.
error-empty-dataset = Der Datenbestand ist leer: Unter „data“ liegt keine einzige Datei.
error-no-repository = „{ $dir }“ liegt in keinem Git-Repository ({ $text }).
error-no-revision = Die Revision „{ $revision }“ gibt es in diesem Repository nicht. „git log“ zeigt die vorhandenen.
error-no-revision-shallow = Die Revision „{ $revision }“ fehlt, weil dieser Klon eine unvollständige Historie hat (shallow). Dieser Befehl lädt sie herunter: { $fetch }
error-no-merge-base = „{ $one }“ und „{ $other }“ haben keine Merge-Basis (keinen gemeinsamen Vorgänger).
error-no-merge-base-shallow = „{ $one }“ und „{ $other }“ haben in diesem Klon keine Merge-Basis, weil seine Historie unvollständig ist (shallow). Dieser Befehl lädt die fehlenden Commits herunter: { $fetch }
error-no-dataset-in-revision = In der Revision „{ $revision }“ liegt kein Datenbestand: Die Ordner „data“ und „schema“ fehlen oder sind symbolische Verknüpfungen. Liegt er in einem Unterordner, bitte „REVISION:ORDNER“ angeben.
error-git-missing = Das Programm „git“ wurde nicht gefunden. Es wird gebraucht, um Revisionen zu lesen.
error-git = „git { $command }“ ist fehlgeschlagen: { $text }
error-git-object = Das Git-Objekt { $object } ({ $file }) fehlt oder ist beschädigt. „git fsck“ nennt alle betroffenen Objekte.
error-unreadable = „{ $file }“ ist nicht lesbar: { $reason }.
error-not-utf8 = „{ $file }“ ist nicht in UTF-8 gespeichert.
error-too-large = „{ $file }“ ist größer als { $limit } Byte.
error-too-many-paths = Der Datenbestand hat mehr als { $paths } Pfade, oder sie sind zusammen länger als { $bytes } Bytes. So viel wird nicht gelesen.
error-no-schema = Unter „schema“ liegt keine Datei „*.schema.json“.
error-schema = Das Schema „{ $file }“ lässt sich nicht verwenden: { $reason }.
error-schema-at = Das Schema „{ $file }“ ist nicht benutzbar, bei „{ $place }“: { $reason }.
error-schemas = Die Schemas sind nicht benutzbar; sie haben { $count } Fehler:
    { $faults }
error-output = Die Ausgabe konnte nicht geschrieben werden: { $reason }.
error-no-such-path = Zu „{ $path }“ gibt es im Datenbestand keine Datei.
format-no-yaml = Die Datei ist kein gültiges YAML; „ozg lint“ nennt die Ursache
format-impossible = Beim Formatieren würden Kommentare verloren gehen
new-no-assignment = „{ $text }“ hat nicht die Form FELD=WERT.
new-no-field = Das Feld „{ $field }“ gibt es nicht.
new-no-field-meant = Das Feld „{ $field }“ gibt es nicht; ist „{ $meant }“ gemeint?
new-no-value = „{ $text }“ ist kein zulässiger Wert von „{ $field }“.
new-no-id = „{ $id }“ ist keine gültige Kennung. Zulässig sind Kleinbuchstaben (a–z), Ziffern und einzelne Bindestriche, etwa „{ $meant }“.
new-missing = Pflichtfelder fehlen: { $fields }. „ozg new { $kind }“ zeigt alle.
new-wrong = Der Wert von „{ $field }“ entspricht nicht dem Schema.
new-empty = Für „{ $field }“ ist kein Wert angegeben.
new-twice = „{ $field }“ ist zweimal angegeben. Mehrere Werte einer Liste werden durch „|“ getrennt.
new-taken = { $field }: „{ $value }“ hat schon „{ $record }“; kein zweiter Datensatz darf diesen Wert haben.
new-ambiguous-id = „{ $id }“ ist schon die Kennung von „{ $record }“; ein Verweis könnte beide meinen. Bitte eine andere Kennung wählen.
git-program-name = Der Pfad dieses Programms ist nicht in UTF-8; Git kann ihn nicht aufrufen.
error-no-such-rule = Die Regel „{ $name }“ gibt es nicht. „ozg lint --list-rules“ nennt alle.
error-no-such-rule-meant = Die Regel „{ $name }“ gibt es nicht; ist „{ $meant }“ gemeint?
error-no-threshold = Die Regel { $rule } hat keinen Schwellenwert; „threshold“ in „ozg.toml“ ist bei ihr nicht zulässig.

schema-fault = „{ $file }“: { $reason }
schema-fault-at = „{ $file }“, bei „{ $place }“: { $reason }
schema-more-faults = und { $count } weitere
schema-no-json = kein gültiges JSON
schema-cut-off = kein gültiges JSON: das Ende fehlt
schema-unresolved = die Dateien verweisen so aufeinander, dass sich den Verweisen nicht folgen lässt
schema-invalid = kein gültiges JSON Schema 2020-12: { $reason }
schema-unknown-format = das Format „{ $format }“ ist nicht bekannt
schema-demands-type = hier gehört ein Wert dieser Typen hin: { $types }
schema-demands-value = hier gehört einer dieser Werte hin: { $values }
schema-demands-minimum = der Wert ist zu klein, mindestens { $limit } ist verlangt
schema-demands-pattern = der Wert entspricht nicht dem Muster { $pattern }
schema-too-deep = die Verweise ($ref) bei „{ $field }“ sind zu tief verschachtelt oder zirkulär
schema-unsupported = „{ $keyword }“ ist ein Teil von JSON Schema, der nicht unterstützt wird
schema-dialect = „$schema“ nennt „{ $dialect }“; Schemas sind in JSON Schema 2020-12 zu schreiben
schema-unknown-keyword = „{ $keyword }“ ist kein Schlüsselwort von JSON Schema 2020-12; eigene Angaben beginnen mit „x-“
schema-unknown-keyword-meant = „{ $keyword }“ ist kein Schlüsselwort von JSON Schema 2020-12; ist „{ $meant }“ gemeint?
schema-many-patterns = die Schemata haben zusammen mehr als { $limit } Muster
schema-pattern = „{ $pattern }“ ist kein regulärer Ausdruck oder als solcher zu groß; für Längen gibt es „maxLength“
schema-pattern-part = das Muster „{ $pattern }“ enthält „{ $part }“; Vorausschau, Rückschau und Rückbezüge werden nicht unterstützt
schema-number = „{ $keyword }“ hat eine Zahl mit mehr Stellen, als sich verrechnen lassen
schema-void = „{ $annotation }“ hat unter „{ $keyword }“ keine Wirkung
schema-absolute-ref = der Verweis „{ $reference }“ führt aus „schema“ hinaus; es wird nichts nachgeladen
schema-anchor-ref = der Verweis „{ $reference }“ nennt einen Anker; nur JSON-Pointer („#/…“) werden unterstützt
schema-dangling-ref = der Verweis ($ref) „{ $reference }“ hat kein Ziel
schema-too-large = nach Auflösung der Verweise zu groß
schema-no-file = eine symbolische Verknüpfung oder keine reguläre Datei
schema-no-folder-name = „x-collection“ lautet „{ $folder }“; das ist kein einfacher Ordnername (Buchstaben, Ziffern, Bindestriche)
schema-no-annotation = „{ $annotation }“ fehlt
schema-enum-words = „{ $annotation }“ des Feldes „{ $field }“ hat nicht für jeden Wert von „enum“ genau ein Wort
schema-no-such-field = „{ $annotation }“ nennt das Feld „{ $field }“, das es nicht gibt
schema-same-collection = der Ordner „{ $folder }“ gehört schon zur Art „{ $kind }“
schema-scale = „x-scale“ bei „{ $field }“ ist weder „{ $one }“ noch „{ $other }“
schema-part-of = „x-part-of“ steht bei „{ $field }“, obwohl dort nicht allein auf „{ $kind }“ verwiesen wird
schema-unknown-kind = „x-reference“ bei „{ $field }“ nennt die Art „{ $kind }“, die es nicht gibt

io-not-found = nicht vorhanden
io-permission-denied = Zugriff verweigert
io-is-a-directory = es ist ein Ordner
io-not-a-directory = es ist kein Ordner
io-already-exists = schon vorhanden
io-storage-full = kein Speicherplatz mehr auf dem Datenträger
io-link = der Pfad führt über eine symbolische Verknüpfung; das ist nicht zulässig
io-changed = die Datei wurde in der Zwischenzeit geändert
io-link-circle = symbolische Verknüpfungen verweisen im Kreis aufeinander
io-other = { $text }

yaml-unwritable = Ein Text enthält einen Zeilentrenner (U+0085, U+2028 oder U+2029), der sich in YAML nicht verlässlich schreiben lässt. Bitte durch einen Zeilenumbruch ersetzen.
error-not-written = „{ $file }“ konnte nicht geschrieben werden: { $reason }.
error-changed = „{ $file }“ wurde geändert, während ozg arbeitete. Es wurde nichts geschrieben; bitte den Befehl wiederholen.
error-locked = In den Datenbestand „{ $dir }“ schreibt gerade ein anderer Aufruf von ozg; er war nach { $seconds } Sekunden nicht fertig. Es wurde nichts geschrieben; bitte den Befehl später wiederholen.
error-written-in-part = „{ $file }“ konnte nicht geschrieben werden: { $reason }. Bereits geschrieben: { $before }.{ $left ->
    [0] {""}
   *[other] {" "}Nicht geschrieben: { $after }.
}
import-no-table = In „{ $folder }“ liegt keine Tabelle (*.csv).
import-unknown-collection = „{ $table }“: Zu „{ $collection }“ gibt es kein Schema. Eine Tabelle muss so heißen wie der Ordner der Datensatzart unter „data“.
import-unknown-list = „{ $table }“: Die Art „{ $kind }“ hat keine Liste „{ $list }“.
import-broken-table = „{ $table }“, Zeile { $row }: Die Zeile ist unvollständig oder hat nicht so viele Spalten wie die Kopfzeile.
import-no-id-column = „{ $table }“: Die erste Spalte muss „id“ heißen.
import-unknown-column = „{ $table }“, Zeile 1, Spalte { $column }: Das Schema kennt kein Feld „{ $name }“. { $hint }
import-column-twice = „{ $table }“, Spalte { $column }: Die Spalte „{ $name }“ kommt zweimal vor.
import-wrong-cell = „{ $table }“, Zeile { $row }, Spalte { $column }: „{ $cell }“ ist kein Wert für „{ $name }“.
import-id-twice = „{ $table }“, Zeile { $row }: Die Kennung „{ $id }“ kommt zweimal vor.
import-no-record = „{ $table }“: Zu „{ $id }“ gibt es weder einen Datensatz noch eine Zeile in der Tabelle der Datensätze.
import-invalid-id = „{ $table }“, Zeile { $row }: „{ $id }“ ist keine gültige Kennung.
import-invalid-record = „{ $table }“, Zeile { $row }, Spalte { $column }: Mit diesem Wert entspricht das Feld „{ $field }“ im Datensatz „{ $id }“ nicht dem Schema.

query-unknown-kind = Die Datensatzart „{ $kind }“ gibt es nicht. { $hint }
query-unknown-field = In „{ $kinds }“ gibt es kein Feld „{ $field }“. { $hint }
query-no-fields-below = „{ $path }“: Unter „{ $field }“ gibt es keine weiteren Felder.
query-empty-path = Es ist kein Feld angegeben.
query-no-filter = „{ $text }“ ist keine Bedingung. Möglich sind FELD=WERT, FELD!=WERT, FELD~TEXT und FELD=VON..BIS. Ob eine Angabe vorhanden ist, prüfen --has FELD und --missing FELD.
query-no-value = Bei „{ $field }“ fehlt der Wert.
query-unknown-value = „{ $value }“ ist kein zulässiger Wert von „{ $path }“. { $hint }
query-wrong-value = „{ $value }“ passt nicht zu „{ $path }“; erwartet wird { $wanted }.
query-grouped-number = „{ $value }“ passt nicht zu „{ $path }“; erwartet wird { $wanted } ohne Punkte und Leerzeichen: „{ $meant }“.
query-comma = „{ $written }“ hat zwei Lesarten. Als Liste schreibt es sich --where "{ $list }", als Zahl --where "{ $number }".
query-object = „{ $path }“ ist eine Feldgruppe. Bitte ein Feld daraus angeben: { $list }
query-responsible = { $own } ganz, { $partly } zum Teil, { $either } Stadt oder Kreis (nicht erfasst)
query-responsible-kind = „--responsible“ gibt es nur bei Leistungen: ozg query leistung --responsible KOMMUNE.
query-responsible-none = Zu „{ $kommune }“ ist nicht erfasst, für welche Leistungen diese Kommune zuständig ist.
query-meant = Ist „{ $meant }“ gemeint?
query-known = Möglich sind: { $list }
query-ask-missing = Datensätze ohne Angabe findet --missing { $path }.
query-list-ids = Alle Kennungen zeigt: ozg query { $kind } --columns id
query-no-such-text = Bei keinem Datensatz steht „{ $value }“ in „{ $path }“. { $hint }
query-try-part = Ein Teil des Textes lässt sich so suchen: { $path }~TEXT
query-no-order = Die Werte von „{ $path }“ haben keine Reihenfolge; möglich sind = und !=, auch mit mehreren Werten.
query-one-value = Bei „{ $field }“ ist nur ein Wert möglich.
query-empty-range = Im Bereich „{ $range }“ liegt das Ende vor dem Anfang.
query-nothing-refers = „{ $path }“: Nach „in.“ muss eine Datensatzart stehen, die auf { $kinds } verweist. Möglich sind: { $list }
query-no-number = „{ $path }“ ist keine Zahl und lässt sich nicht summieren.
query-unknown-column = Nach „{ $name }“ lässt sich nicht sortieren; eine solche Spalte gibt es nicht. { $hint }
query-too-many-groups = Das wären mehr als { $most } Gruppen.
query-syntax = Zeichen { $column }: { $expected }; gefunden wurde „{ $found }“.
query-syntax-end = Zeichen { $column }: { $expected }; der Ausdruck endet dort.
query-unclosed = Zeichen { $column }: Das schließende Anführungszeichen fehlt.
query-no-sign = Zeichen { $column }: Dieses Zeichen ist hier nicht zulässig. Werte mit Sonderzeichen gehören in Anführungszeichen.
query-too-deep = Zeichen { $column }: Klammern und „not“ dürfen höchstens { $most } Ebenen tief verschachtelt sein.
query-expects-condition = Erwartet wird eine Bedingung
query-expects-field = Erwartet wird ein Feld
query-expects-relation = Nach „{ $field }“ wird =, !=, ~, <, <=, >, >= oder [ erwartet
query-expects-value = Erwartet wird ein Wert
query-expects-close = Erwartet wird „{ $mark }“
query-expects-joint = Erwartet wird „and“, „or“ oder das Ende (Werte mit Leerzeichen stehen in Anführungszeichen)
report-unknown = Den Bericht „{ $name }“ gibt es nicht. Möglich sind: { $list }
report-no-field = Der Datenbestand hat bei { $kind } kein Feld „{ $field }“ mit festen Werten; der Bericht ist damit nicht möglich.
error-diff-too-many = „{ $base }“ bezeichnet bereits beide Seiten des Vergleichs; „{ $head }“ bitte weglassen.
error-no-working-tree = Hier gibt es kein Arbeitsverzeichnis, mit dem sich „{ $base }“ vergleichen ließe. Bitte zwei Revisionen angeben: „ozg diff BASE HEAD“.
edit-impossible = Die Schreibweise der Datei lässt keine automatische Änderung einzelner Werte zu; bitte von Hand ändern.
import-not-utf8 = „{ $table }“, Zeile { $line }: Die Tabelle ist nicht in UTF-8 gespeichert.
import-cut-off = „{ $table }“, Zeile { $line }: Die letzte Zeile ist nicht abgeschlossen; die Tabelle ist womöglich unvollständig.
import-no-hint = Die Spalten heißen wie die Felder im Schema. Unterfelder stehen nach einem Punkt, zum Beispiel „einwohner.anzahl“.
import-entry-twice = „{ $table }“, Zeile { $row }: Der Eintrag „{ $entry }“ kommt bei diesem Datensatz zweimal vor.
import-unreadable-record = „{ $file }“ ist kein lesbarer Datensatz; „ozg lint“ nennt den Grund.
import-impossible = Die Schreibweise von „{ $file }“ lässt keine automatische Änderung einzelner Werte zu; bitte von Hand ändern.
io-not-a-file = keine reguläre Datei

error-config = „{ $file }“, Zeile { $line }: { $text }
export-no-metadata = In „{ $file }“ fehlt der Abschnitt [metadata], der Titel, Herausgeber und Lizenz des Datenbestands nennt.
export-not-empty = Der Ordner „{ $folder }“ ist weder leer noch ein früherer Export („datapackage.json“ fehlt darin oder ist nicht lesbar); deshalb wird nichts hineingeschrieben. Bitte einen anderen Ordner nennen; wurde dort ein Export abgebrochen, den Ordner löschen und erneut exportieren.
export-no-folder = „{ $path }“ ist weder eine Datenbank (Endungen: { $known }) noch ein Ordner. Ein neuer Ordner wird ohne Endung oder mit einem Schrägstrich dahinter angegeben.
output-in-repository = Der Ordner „{ $folder }“ gehört zu einem Datenbestand oder zu Git; dorthin wird nichts ausgegeben. Bitte einen anderen nennen.
output-unknown-ending = Die Endung von „{ $file }“ nennt kein bekanntes Format. Bekannte Endungen: { $known }
output-binary = Eine Arbeitsmappe lässt sich nicht im Terminal anzeigen. Bitte eine Datei angeben: -o DATEI.xlsx
xlsx-too-large = Die Tabelle ({ $rows } Zeilen, { $columns } Spalten) ist größer als ein Tabellenblatt in Excel (1.048.576 Zeilen, 16.384 Spalten). Bitte csv wählen.
xlsx-too-long = Zeile { $row }, Spalte „{ $column }“: Der Text ist länger, als eine Zelle in Excel fasst ({ $limit } Zeichen). Bitte csv wählen.

sql-only-reads = Mit --sql ist nur eine einzelne SELECT-Anweisung zulässig, ohne ATTACH, PRAGMA, Änderungen und Erweiterungen.
sql-one-statement = Mit --sql ist nur eine Anweisung zulässig; angegeben sind mehrere.
sql-too-long = Die Anweisung dauert zu lange und wurde abgebrochen. Fehlt einem JOIN die Bedingung oder einer Rekursion das Ende?
sql-too-large = Die Anweisung braucht oder liefert zu viele Daten und wurde abgebrochen. LIMIT oder Bedingungen verkleinern das Ergebnis.
sql-mistake = Die SQL-Anweisung ist nicht ausführbar: { $reason }.
sql-unknown-name = Die SQL-Anweisung ist nicht ausführbar: { $reason }. { $hint }
sql-no-table = Die Tabelle { $word } gibt es nicht
sql-no-column = Die Spalte { $word } gibt es nicht
sql-no-function = Die Funktion { $word } gibt es nicht
sql-syntax = Bei { $word } stimmt die Schreibweise nicht
sql-ambiguous = Die Spalte { $word } haben mehrere Tabellen; davor gehört der Name einer Tabelle und ein Punkt
sql-token = { $word } ist kein Wort von SQL, oder ein Anführungszeichen ist nicht geschlossen
sql-arguments = Die Funktion { $word } nimmt eine andere Zahl von Angaben
sql-aggregate = Die Summenfunktion { $word } kann hier nicht stehen
sql-incomplete = Das Ende fehlt
sql-other = Sie verstößt gegen eine Regel von SQLite („{ $text }“)

show-unknown = Einen Datensatz „{ $text }“ gibt es nicht. „ozg search“ durchsucht alle Felder.
show-unknown-meant = Einen Datensatz „{ $text }“ gibt es nicht. Ist „{ $meant }“ gemeint?
show-ambiguous = „{ $text }“ ist mehrdeutig und passt zu { $count } Datensätzen; bitte einen davon angeben:{ $list }{ $more ->
    [0] { "" }
   *[other] { "\u000A" }  und { $more } weitere
  }
show-at-fault = Die Datei des Datensatzes „{ $record }“ ist fehlerhaft und lässt sich nicht als Datensatz lesen; „ozg lint“ nennt den Grund.
blame-removed = Den Datensatz „{ $record }“ gibt es nicht mehr; der Commit { $commit } vom { $date } hat ihn entfernt.
blame-renamed = Den Datensatz „{ $record }“ gibt es nicht mehr; seit dem Commit { $commit } vom { $date } heißt er „{ $new }“.
man-unknown = Den Befehl „{ $verb }“ gibt es nicht. Möglich sind: { $list }
error-no-commit = „{ $revision }“ ist kein Commit und hat daher keine Historie.
error-no-commit-by-day = Bis zum { $day } gibt es auf der Hauptlinie keinen Commit; der erste ist vom { $first }.
shallow-clone = Dies ist ein flacher Klon: Was vor seinem ersten Commit geschah, fehlt hier; die ganze Geschichte holt: git fetch --unshallow
git-warning = Git meldet: { $text }
log-no-field = Kein Datensatz hat ein Feld „{ $field }“.
diff-skip-no-patch = --skip-unreadable gilt nur zusammen mit „--format patch“.
patch-unreadable = „{ $record }“ ist nicht lesbar; so lässt sich kein Patch erstellen. „ozg lint“ nennt den Grund; mit --skip-unreadable bleibt der Datensatz weg.
patch-digits = „{ $record }“ enthält eine Zahl mit mehr Ziffern, als JSON bewahrt; so lässt sich kein Patch erstellen. Mit --skip-unreadable bleibt der Datensatz weg.
patch-too-large = Der Patch oder ein daraus entstehender Datensatz ist größer als { $limit } Byte.
patch-no-json = Der Patch ist kein JSON: { $reason }
patch-no-version = Der Patch hat nicht die Version { $version }; andere Versionen liest dieses Programm nicht.
patch-wrong = Der Patch ist nicht so aufgebaut, wie „ozg diff --format patch“ ihn schreibt: { $place }
patch-twice = Der Patch nennt { $record } zweimal.
patch-no-kind = Der Datenbestand hat keine Art „{ $kind }“, die der Patch nennt.
patch-no-file = Der Patch { $file } ist nicht lesbar: { $reason }

# Fehler im Aufruf.

usage-unknown-argument = Die Angabe „{ $arg }“ kennt dieser Befehl nicht.
usage-unknown-verb = Den Befehl „{ $verb }“ gibt es nicht.
usage-no-value = Zu „{ $arg }“ fehlt der Wert.
usage-no-choice = „{ $value }“ ist für „{ $arg }“ nicht möglich.
usage-no-number = „{ $value }“ ist für „{ $arg }“ nicht möglich: Eine ganze Zahl wird erwartet.
usage-out-of-range = „{ $value }“ ist für „{ $arg }“ nicht möglich: Erlaubt ist { $from } bis { $to }.
usage-no-date = „{ $value }“ ist für „{ $arg }“ nicht möglich: Erwartet wird JJJJ, JJJJ-MM oder JJJJ-MM-TT.
usage-invalid-value = „{ $value }“ ist für „{ $arg }“ nicht möglich.
usage-missing-argument = Es fehlt: { $arg }
usage-twice = „{ $arg }“ ist zweimal angegeben.
usage-conflict = „{ $arg }“ und „{ $other }“ schließen einander aus.
usage-no-equals = Der Wert von „{ $arg }“ folgt nach einem Gleichheitszeichen.
usage-too-many-values = Für „{ $arg }“ sind zu viele Werte angegeben.
usage-too-few-values = Für „{ $arg }“ sind zu wenige oder zu viele Werte angegeben.
usage-no-verb = Es fehlt der Befehl.
usage-not-utf8 = Eine Angabe ist nicht in UTF-8.
usage-choices = Möglich: { $choices }
usage-line = Aufruf: { $usage }
usage-help = Mehr zeigt „--help“.
