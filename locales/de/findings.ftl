# Befunde: die Daten sind falsch (Exit-Code 1).

severity-error = Fehler
severity-warning = Warnung
severity-note = Hinweis
severity-off = aus
severity-help = Abhilfe
finding-note = Anmerkung

finding-also-here = auch hier
finding-flood = Zu dieser Datei gibt es mehr als { $limit } Befunde; weitere werden nicht aufgeführt.
help-fix = „ozg lint { $option }“ behebt das.
help-did-you-mean = Ist `{ $suggestion }` gemeint?

unreadable-file = Die Datei ist nicht lesbar: { $reason }
unreadable-not-utf8 = Die Datei ist nicht in UTF-8 gespeichert, sondern vermutlich in { $encoding }
unreadable-not-utf8-label = ab hier kein UTF-8
unreadable-not-utf8-help = Die Datei im Editor mit der Kodierung UTF-8 neu speichern.
unreadable-too-large = Die Datei ist größer als { $limit } Byte
unreadable-link = Die Datei ist eine symbolische Verknüpfung; zulässig sind nur reguläre Dateien
unreadable-name = Der Dateiname ist nicht in UTF-8
unreadable-special = Das ist keine reguläre Datei

yaml-empty = Die Datei ist leer
yaml-second-document = Hier beginnt ein zweites YAML-Dokument
yaml-second-document-help = Jede Datei enthält genau einen Datensatz; die Zeile `---` entfernen oder den Rest in eine eigene Datei verschieben.
yaml-key-not-text = Der Feldname `{ $key }` ist kein Text
yaml-key-not-scalar = Eine Liste oder Feldgruppe kann kein Feldname sein
yaml-key-not-text-help = Feldnamen sind Texte wie `titel`.
yaml-duplicate-key = Das Feld `{ $key }` kommt zweimal vor
yaml-duplicate-key-first = zuerst hier
yaml-duplicate-key-help = Einen der beiden Einträge entfernen.
yaml-too-many-values = Die Datei enthält mehr als { $limit } Werte
yaml-too-deep = Listen und Feldgruppen sind mehr als { $limit } Ebenen tief verschachtelt
yaml-tag = Typangaben (YAML-Tags, `!…`) sind nicht zulässig
yaml-tag-help = Die Typangabe entfernen; das Schema legt den Typ fest. Ein Text, der mit `!` beginnt, gehört in Anführungszeichen.
yaml-alias = Anker (`&…`) und Aliase (`*…`) sind nicht zulässig
yaml-alias-help = Den Wert an jeder Stelle ausschreiben. Ein Text, der mit `*` oder `&` beginnt, gehört in Anführungszeichen.
yaml-directive = YAML-Direktiven (`%…`) sind nicht zulässig
yaml-directive-help = Die Zeile entfernen; die Datei beginnt mit ihrem ersten Feld.
yaml-conflict = Ein Merge-Konflikt ist nicht aufgelöst
yaml-conflict-end = bis hier
yaml-conflict-help = Zwischen den Markierungen stehen beide Fassungen. Die richtige behalten und die Zeilen mit `<<<<<<<`, `=======` und `>>>>>>>` löschen.
yaml-conflict-mark = Hier steht noch die Markierung eines nicht abgeschlossenen Merge
yaml-conflict-mark-help = Die Zeile löschen und prüfen, ob darüber und darunter die richtige Fassung steht.
yaml-open-quote = Das schließende Anführungszeichen fehlt oder steht an der falschen Stelle
yaml-open-quote-noticed = spätestens hier erwartet
yaml-open-quote-help = Das schließende Anführungszeichen ergänzen. In '…' wird ein Apostroph verdoppelt: ''.
yaml-mixed-quotes = Ein Text, der mit `{ $opening }` beginnt, lässt sich nicht mit `{ $closing }` ({ $code }) schließen
yaml-mixed-quotes-help = Den Text auch mit `{ $quote }` schließen.
yaml-typographic-quote = `{ $quote }` ({ $code }) ist in YAML kein Anführungszeichen
yaml-typographic-quote-help = Den ganzen Text in '…' oder "…" setzen.
yaml-text-after-quote = Nach dem schließenden Anführungszeichen folgt weiterer Text
yaml-text-after-quote-help = Den ganzen Text mit seinen Anführungszeichen in '…' setzen. Ein Apostroph darin wird verdoppelt: ''.
yaml-apostrophe-help = In '…' wird ein Apostroph verdoppelt: ''.
yaml-quote-indentation = Die Folgezeile eines Textes in Anführungszeichen ist nicht weit genug eingerückt
yaml-quote-indentation-help = Die Folgezeilen weiter einrücken als das Feld.
yaml-escape = In "…" leitet `\` eine Escape-Sequenz ein; `{ $escape }` ist keine gültige
yaml-escape-help = Den Text in '…' setzen, dort ist `\` ein gewöhnliches Zeichen, oder `\\` schreiben.
yaml-escaped-quote = Vor dem letzten Anführungszeichen steht `\`; es schließt den Text daher nicht
yaml-open-bracket = Die schließende Klammer fehlt
yaml-open-bracket-help = Die schließende Klammer ergänzen, oder die Liste untereinander schreiben, je Zeile `- Eintrag`.
yaml-empty-entry = Vor diesem Komma fehlt ein Eintrag
yaml-empty-entry-help = Das Komma entfernen oder den Eintrag ergänzen.
yaml-missing-comma = Vor `{ $entry }` fehlt ein Komma
yaml-missing-comma-help = Einträge in Klammern durch Kommas trennen.
yaml-dash-in-brackets = In Klammern stehen Einträge ohne `-`
yaml-dash-in-brackets-help = Die Klammern entfernen, oder die `-` entfernen und die Einträge durch Kommas trennen. Ein Text, der mit `-` beginnt, gehört in Anführungszeichen.
yaml-bracket-indentation = Der Inhalt der Klammern ist hier nicht weit genug eingerückt
yaml-bracket-indentation-help = Alle Zeilen bis zur schließenden Klammer weiter einrücken als das Feld.
yaml-extra-bracket = Zu `{ $bracket }` gibt es keine öffnende Klammer
yaml-extra-bracket-help = Die Klammer entfernen. Ein Text mit Klammern am Anfang gehört in Anführungszeichen.
yaml-bracket-pair = Die Klammer `{ $open }` wird mit `{ $close }` geschlossen
yaml-bracket-pair-help = Listen stehen in `[…]`, Felder in `{ "{" }…{ "}" }`.
yaml-text-after-bracket = Nach der schließenden Klammer folgt weiterer Text
yaml-text-after-bracket-help = Gehört alles zu einem Text, ihn als Ganzes in Anführungszeichen setzen; sonst den Teil nach der Klammer entfernen.
yaml-tab = Hier steht ein Tabulatorzeichen; zulässig sind nur Leerzeichen
yaml-tab-help = Mit Leerzeichen einrücken, zwei je Ebene.
yaml-colon = Hier ist kein Doppelpunkt zulässig
yaml-colon-help = Einen Text, der einen Doppelpunkt mit Leerzeichen enthält, in Anführungszeichen setzen.
yaml-colon-blank = Nach dem Doppelpunkt von `{ $key }` fehlt ein Leerzeichen
yaml-colon-blank-help = Zwischen den Doppelpunkt und den Wert ein Leerzeichen setzen.
yaml-odd-colon = `{ $character }` ({ $code }) gilt in YAML nicht als Doppelpunkt
yaml-odd-colon-help = Den gewöhnlichen Doppelpunkt und danach ein Leerzeichen schreiben: `feld: Wert`.
yaml-odd-blank = Statt eines Leerzeichens steht hier ein ähnlich aussehendes Zeichen ({ $code })
yaml-odd-blank-help = Das Zeichen durch ein gewöhnliches Leerzeichen ersetzen.
yaml-bullet = `{ $character }` ({ $code }) leitet keinen Listeneintrag ein
yaml-bullet-help = Einen Eintrag mit `- ` beginnen, dem Minuszeichen der Tastatur und einem Leerzeichen.
yaml-dash-blank = Nach dem `-` fehlt ein Leerzeichen
yaml-dash-blank-help = Ein Listeneintrag hat die Form `- Eintrag`.
yaml-list-beside-field = Eine Liste darf nicht in der Zeile ihres Feldes beginnen
yaml-list-beside-field-help = Jeden Eintrag darunter in eine eigene Zeile schreiben. Ein Text, der mit `- ` beginnt, gehört in Anführungszeichen.
yaml-entry-among-fields = Hier beginnt ein Listeneintrag, wo ein Feld erwartet wird
yaml-entry-among-fields-help = Über einer Liste steht der Feldname ohne Wert: `feld:`. Darunter steht jeder Eintrag in einer eigenen Zeile.
yaml-field-among-entries = Hier beginnt ein Feld, wo ein Listeneintrag erwartet wird
yaml-field-among-entries-help = Felder eines Eintrags so weit einrücken wie den Text nach seinem `- `; einen weiteren Eintrag mit `- ` beginnen.
yaml-indentation = Die Einrückung passt zu keiner Ebene darüber
yaml-indentation-help = Einträge einer Ebene gleich weit einrücken, zwei Leerzeichen je Ebene.
yaml-key-without-colon = Nach dem Feldnamen fehlt der Doppelpunkt
yaml-key-without-colon-help = Ein Eintrag hat die Form `feld: Wert`; die Folgezeilen längerer Texte werden weiter eingerückt.
yaml-colon-missing = Nach dem Feldnamen `{ $key }` fehlt der Doppelpunkt
yaml-colon-missing-help = `{ $key }: …` schreiben. Gehört die Zeile zum Text darüber, sie weiter einrücken.
yaml-comment-in-text = Ein Kommentar unterbricht den Text
yaml-comment-in-text-help = Den Kommentar über das Feld setzen. Gehört `#` zum Text, den Text in Anführungszeichen setzen.
yaml-comment-blank = Vor dem `#` fehlt ein Leerzeichen
yaml-comment-blank-help = Ein Leerzeichen davor setzen. Gehört `#` zum Text, den ganzen Text in Anführungszeichen setzen.
yaml-block-sign = Nach `{ $sign }` wird der Text erst in den Zeilen darunter erwartet; hier folgt etwas anderes
yaml-block-sign-help = Einen Text, der mit `{ $sign }` beginnt, in Anführungszeichen setzen; einen längeren Text in der nächsten Zeile beginnen.
yaml-block-indentation = Leere Zeilen davor sind weiter eingerückt als der Text
yaml-block-indentation-help = Die Leerzeichen in den leeren Zeilen über dem Text entfernen.
yaml-after-end = Nach dem Ende des Datensatzes folgt weiterer Text
yaml-after-end-help = Jede Datei enthält genau einen Datensatz. Den weiteren Text oder die Zeile mit `...` entfernen.
yaml-line-ends = die Zeilen enden mit CR wie auf alten Macs; die Datei mit LF speichern
yaml-unexpected-character = Das Zeichen `{ $character }` darf hier nicht stehen
yaml-unexpected-character-help = Den Wert in Anführungszeichen setzen.
yaml-control-character-help = Das Steuerzeichen entfernen.
yaml-syntax = An dieser Stelle steht kein gültiges YAML
yaml-syntax-help = Ein Eintrag hat die Form `feld: Wert`. Texte mit Sonderzeichen in Anführungszeichen setzen.
yaml-not-a-mapping = Ein Datensatz besteht aus Feldern, nicht aus einer Liste oder einem einzelnen Wert
yaml-not-a-mapping-help = Die Datei beginnt mit Zeilen der Form `feld: Wert`.

misplaced-unknown-collection = Zum Ordner `{ $folder }` gibt es kein Schema
misplaced-unknown-collection-help = Die Dateien in den Ordner ihrer Art verschieben; „ozg schema“ nennt die Ordner.
misplaced-extension = Nur Dateien mit der Endung `.yaml` sind Datensätze
misplaced-extension-help = Die Datei in `….yaml` umbenennen oder aus `data` entfernen.
misplaced-depth = Die Datei liegt nicht in einem Ordner direkt unter `data`
misplaced-depth-help = Die Datei nach `data/<Ordner der Art>/` verschieben.
invalid-id = Der Dateiname ist keine gültige Kennung
invalid-id-foreign = Der Dateiname ist keine gültige Kennung; an { $at }. Stelle steht ein unzulässiges Zeichen ({ $code })
invalid-id-help = Kennungen bestehen aus Kleinbuchstaben (a–z), Ziffern und einzelnen Bindestrichen.
invalid-id-rename = Die Datei in `{ $name }` umbenennen.

unexpected-field = Das Schema kennt kein Feld `{ $key }`
unexpected-field-here = Das Feld `{ $key }` ist bei diesem Datensatz nicht zulässig
unexpected-field-here-help = Das Feld entfernen oder die Angabe berichtigen, die es ausschließt.
unexpected-entry = Dieser Eintrag ist hier nicht vorgesehen
missing-field = Das Pflichtfeld `{ $key }` ({ $title }) fehlt
missing-field-untitled = Das Pflichtfeld `{ $key }` fehlt
missing-field-one-of = Mindestens eines der Felder `{ $keys }` muss angegeben sein
missing-field-help = Den Wert nach der Quelle ergänzen; „ozg new { $kind }“ zeigt jedes Feld mit Erläuterung und Form.
misindented = Das Feld `{ $key }` gehört unter `{ $parent }`
misindented-parent = unter dieses Feld
misindented-help = Die zugehörigen Zeilen um zwei Leerzeichen weiter einrücken.
wrong-type = Erwartet wird { $expected }, angegeben ist { $found }
wrong-type-label = erwartet: { $expected }
wrong-type-empty-help = Den Wert ergänzen oder die Zeile entfernen.
wrong-type-hash-help = Mit ` #` beginnt ein Kommentar; einen Text, der mit `#` beginnt, in Anführungszeichen setzen.
wrong-type-dash-help = Jeden Eintrag mit `- ` beginnen, auch einen einzelnen.
wrong-type-one-help = Hier ist ein einzelner Wert vorgesehen: Klammern oder `- ` entfernen.
wrong-type-fields-help = Darunter werden Felder erwartet, je Zeile eines: { $fields }
wrong-type-quote-help = In Anführungszeichen setzen: '{ $written }'
wrong-type-zero-help = Die führende Null ergänzen und in Anführungszeichen setzen: '{ $code }'
wrong-type-text-help = Den vollständigen Wert in Anführungszeichen setzen; `{ $written }` allein lässt das Schema hier nicht zu.
wrong-type-unquote-help = Die Anführungszeichen weglassen.
wrong-type-number-help = Zahlen werden ohne Tausenderpunkt und mit Dezimalpunkt geschrieben: 1024621 oder 405.02
wrong-type-boolean-help = Möglich sind nur true (ja) und false (nein).
wrong-type-list-help = Als Liste schreiben, je Zeile ein Eintrag: { $entries }
wrong-type-integer-help = Eine ganze Zahl ohne Punkte, Kommas und Einheit schreiben: 1024621
wrong-type-plain-number-help = Ohne Trennzeichen schreiben: `{ $number }`
wrong-type-thousands-help = `{ $written }` wird als Zahl mit Nachkommastellen gelesen; sind Tausender gemeint: `{ $number }`
wrong-type-entry-help = Als Feld des Eintrags schreiben: `{ $key }: { $written }`
wrong-type-entry-others-help = Als Feld des Eintrags schreiben: `{ $key }: { $written }`; zum Eintrag gehören außerdem: { $others }
type-text = ein Text
type-integer = eine ganze Zahl
type-number = eine Zahl
type-boolean = true oder false
type-date = ein Datum (JJJJ, JJJJ-MM oder JJJJ-MM-TT)
type-list = eine Liste
type-mapping = eine Feldgruppe
type-nothing = ein leerer Wert
type-no-number = ein Wert, mit dem sich nicht rechnen lässt
type-huge-number = eine Zahl, die für Berechnungen zu groß ist
type-comma = { $first }, { $next }
type-or = { $first } oder { $last }
unknown-value = `{ $value }` ist kein zulässiger Wert
value-foreign = das { $at }. Zeichen ist { $code }
unknown-value-options = zulässig: { $options }
unknown-value-some-options = zulässig: { $options } und { $more } weitere; „ozg new { $kind }“ nennt alle
unknown-value-count = { $count ->
    [one] zulässig ist nur ein anderer Wert
   *[other] keiner der { $count } zulässigen Werte
  }
wrong-format = `{ $value }` ist keine gültige Angabe für „{ $title }“
wrong-format-pattern = vorgeschriebenes Muster: { $pattern }
wrong-format-address = Eine Internetadresse beginnt mit „https://“
wrong-format-zero-help = Es fehlt die führende Null: '{ $code }'
field-description = { $text }
wrong-format-date = erwartet: ein gültiges Datum in der Form JJJJ, JJJJ-MM oder JJJJ-MM-TT
wrong-format-date-help = Gemeint sein kann `{ $one }` oder `{ $other }`; maßgeblich ist die Quelle.
out-of-range-empty = Der Wert ist leer
out-of-range-empty-help = Den Wert ergänzen oder das Feld entfernen; unbelegte Angaben werden nicht aufgenommen.
out-of-range-digits = Die Zahl hat zu viele Stellen, um damit zu rechnen
out-of-range-digits-help = Mit weniger Stellen schreiben; ein Schlüssel ist ein Text und gehört in Anführungszeichen.
out-of-range-minimum = Der Wert ist kleiner als { $limit }
out-of-range-maximum = Der Wert ist größer als { $limit }
out-of-range-above = Der Wert muss größer als { $limit } sein
out-of-range-below = Der Wert muss kleiner als { $limit } sein
out-of-range-min-length = Der Text ist kürzer als { $limit ->
    [one] ein Zeichen
   *[other] { $limit } Zeichen
  }
out-of-range-max-length = Der Text ist länger als { $limit ->
    [one] ein Zeichen
   *[other] { $limit } Zeichen
  }
out-of-range-min-items = Die Liste hat weniger als { $limit ->
    [one] einen Eintrag
   *[other] { $limit } Einträge
  }
out-of-range-max-items = Die Liste hat mehr als { $limit ->
    [one] einen Eintrag
   *[other] { $limit } Einträge
  }
schema-says-format = Der Wert ist keine gültige Angabe im Format „{ $format }“
schema-says-multiple = Die Zahl muss ein Vielfaches von { $number } sein
schema-says-unique = Dieser Eintrag steht zweimal in der Liste; jeder darf nur einmal vorkommen
schema-says-contains = In der Liste fehlt ein Eintrag, den das Schema verlangt
schema-says-least-fields = Hier sind mindestens { $count } Felder erforderlich
schema-says-most-fields = Hier sind höchstens { $count } Felder zulässig
schema-says-not = Das Schema schließt diesen Wert aus
schema-says-one = Der Wert passt zu mehreren Möglichkeiten des Schemas, darf aber nur zu einer passen
schema-says-no-entry = Die Liste hat Einträge, die das Schema hier nicht zulässt
schema-says-unknown = Ob der Wert dem Schema entspricht, ließ sich nicht feststellen
schema-says-other = Der Wert entspricht nicht dem Schema
schema-says-key = Dieser Feldname ist hier nicht zulässig
schema-says-key-pattern = Dieser Feldname ist hier nicht zulässig; vorgeschriebenes Muster: { $pattern }
schema-says-key-length = Dieser Feldname hat mehr als { $limit } Zeichen

dangling-reference = Es gibt keinen Datensatz `{ $id }` der Art { $title }
dangling-reference-foreign = Es gibt keinen Datensatz `{ $id }` der Art { $title }; an { $at }. Stelle steht ein Zeichen, das einem anderen nur ähnlich sieht ({ $code })
dangling-reference-label = keine Kennung der Art { $title }
dangling-reference-help = „ozg search“ findet Datensätze nach ihrem Namen, „ozg query { $kind }“ zeigt alle Kennungen.
dangling-reference-renamed = Der Datensatz wurde umbenannt: `{ $new }`
dangling-reference-perhaps-renamed = Der Datensatz wurde vermutlich umbenannt und zugleich geändert: Ist `{ $new }` gemeint?
dangling-reference-removed = Der Datensatz `{ $id }` steht in der Git-Historie, ist aber nicht mehr vorhanden. Wurde er absichtlich entfernt oder umbenannt, den Verweis anpassen; sonst den Datensatz wiederherstellen.
duplicate-value = Der Wert `{ $value }` von `{ $field }` muss eindeutig sein, steht aber in { $count } Datensätzen
duplicate-value-help = Den Wert in einem der Datensätze berichtigen oder, wenn beide dasselbe bezeichnen, die Datensätze zusammenführen.
duplicate-value-others = Ebenfalls gleich: { $fields }; vermutlich wurde der Datensatz kopiert.
duplicate-entry = `{ $entry }` steht zweimal in `{ $field }`
duplicate-entry-first = zuerst hier
duplicate-entry-help = Einen der beiden Einträge entfernen.
duplicate-entry-merge-help = Die Angaben beider in einem Eintrag zusammenführen.
ambiguous-id = Die Kennung `{ $id }` ist bei { $kind } und bei { $other } vergeben; Verweise darauf sind nicht eindeutig
ambiguous-id-help = Einen der beiden Datensätze umbenennen.
leading-zero = `{ $written }` ist eine Zahl mit führender Null; das wird je nach Programm unterschiedlich gelesen
leading-zero-help = Die führende Null weglassen. Ein Schlüssel (AGS, LeiKa, Postleitzahl) gehört in Anführungszeichen.
leading-zero-base-help = Die Zahl zur Basis 10 schreiben; ein Text gehört in Anführungszeichen.
unquoted-hash = Der Text endet vor ` #`; was folgt, ist ein Kommentar
unquoted-hash-help = Gehört der Rest zum Text, den ganzen Text in Anführungszeichen setzen.
invalid-ignore = Dieser Kommentar unterdrückt keinen Befund
invalid-ignore-mark = Ein solcher Kommentar beginnt mit `# ozg: ignore[`
invalid-ignore-form = erwartet: `# ozg: ignore[REGEL] Begründung`
invalid-ignore-rule = Die Regel `{ $name }` gibt es nicht
invalid-ignore-reason = Die Begründung fehlt
invalid-ignore-help = `# ozg: ignore[REGEL] Begründung` an das Ende der Zeile oder darüber schreiben; „ozg lint --list-rules“ nennt die Regeln.
unneeded-ignore = Zu { $rule } gibt es hier keinen Befund
unneeded-ignore-help = Den Kommentar entfernen oder die Regel aus seiner Klammer streichen.
key-order = `{ $key }` steht nicht an der Stelle, die das Schema vorgibt
key-order-before = gehört vor `{ $other }`
key-order-help = „ozg lint --fix“ bringt die Felder in die Reihenfolge des Schemas; „ozg fmt“ formatiert zugleich den übrigen Datensatz einheitlich.
unclean-text-mark = Ein Buchstabe ist mit einem kombinierenden Zeichen geschrieben ({ $codes })
unclean-text-space = Hier steht ein anderes als das gewöhnliche Leerzeichen ({ $codes })
unclean-text-invisible = Hier stehen unsichtbare Zeichen ({ $codes })
unclean-text-edge = Am Anfang oder Ende stehen Leerzeichen
unclean-text-blank = Der Text besteht nur aus Leerzeichen
unclean-text-blank-help = Den Wert ergänzen oder das Feld entfernen; unbelegte Angaben werden nicht aufgenommen.
circular-reference = { $count } Datensätze verweisen mit `{ $field }` im Kreis aufeinander
circular-reference-member = gehört zum Kreis
circular-reference-help = Den Verweis, den keine Quelle belegt, berichtigen oder entfernen.
circular-reference-self = Der Datensatz verweist in `{ $field }` auf sich selbst
circular-reference-self-help = Den gemeinten anderen Datensatz angeben oder die Angabe entfernen.

ozg-id-mismatch = Der Dateiname `{ $id }` beginnt nicht mit der OZG-ID `{ $ozg_id }`
ozg-id-mismatch-help = Die Datei umbenennen oder die OZG-ID berichtigen.
ars-mismatch = Der Regionalschlüssel `{ $ars }` passt nicht zum Gemeindeschlüssel `{ $ags }`
ars-mismatch-label = zum AGS gehört { $expected }
ars-mismatch-ags = der AGS
kreis-mismatch = `{ $kreis }` ist nach dem Gemeindeschlüssel `{ $ags }` nicht der Kreis dieser Kommune
kreis-mismatch-label = der AGS von { $kreis } ist { $prefix }
kreis-mismatch-ags = beginnt mit anderen Ziffern
phase-order = Die Phase „{ $late }“ ({ $late_date }) ist früher datiert als die vorausgehende Phase „{ $early }“ ({ $early_date })
phase-order-help = Beide Datumsangaben mit den Quellen vergleichen. Nennt eine Quelle nur einen Tag, bis zu dem die Phase begonnen hatte, gehört er in `erreicht_spaetestens`.
phase-order-early = die vorausgehende Phase
phase-order-late = die nachfolgende Phase
phase-in-future = Die Phase „{ $phase }“ gilt als erreicht, ihr Datum ({ $date }) liegt aber in der Zukunft
phase-in-future-help = Ein künftiger Termin gehört in das Feld `geplant`.
placeholder = `{ $text }` ist nur ein Platzhalter
placeholder-help = Den belegten Wert eintragen; ohne Quelle das Feld weglassen.
not-representative = Im Team fehlen Kommunen der Größenklassen: { $classes }
not-representative-no-kommune = Die Repräsentativität des Teams ist nicht prüfbar: Keine Quelle nennt eine Kommune des Teams
not-representative-no-traeger = Die Repräsentativität des Teams ist nicht prüfbar: Soweit erfasst, ist keine Leistung des Projekts Aufgabe der Gemeinden oder Kreise
not-representative-unchecked = Die Repräsentativität des Teams ist nicht prüfbar: Weder ist eine Kommune des Teams genannt noch eine Leistung, die Aufgabe der Gemeinden oder Kreise ist
not-representative-help = Kommunen dieser Größenklassen gewinnen oder die Zusammensetzung in `repraesentativ_begruendung` begründen.
pilot-not-in-team = Pilotkommunen, die nicht zum Projektteam gehören: { $kommunen }
pilot-not-in-team-help = Nennt eine Quelle sie als Mitwirkende, gehören sie auch in das `kernteam`.
rollout-without-evidence = Das Projekt ist im Roll-out, aber weder Pilotierung noch Nachnutzung noch ein Online-Dienst ist erfasst
rollout-without-evidence-help = Pilotkommunen, Nachnutzende oder den Online-Dienst ergänzen, soweit eine Quelle sie nennt.
superseded-component = Die Basiskomponente `{ $component }` ist nicht mehr in Betrieb (`{ $status }`)
superseded-component-help = An ihre Stelle tritt `{ $component }`.
only-bund = Für alle Leistungen des Projekts ist allein der Bund zuständig
only-bund-help = Prüfen, ob die Zuordnung der Leistungen stimmt.
stale-check = Die letzte Prüfung des Datensatzes ({ $date }) liegt mehr als { $months ->
    [one] einen Monat
   *[other] { $months } Monate
  } zurück
stale-check-help = Die Angaben mit den Quellen vergleichen und `geprueft_am` aktualisieren.
reifegrad-out-of-model = Die Stufe { $level } gibt es im Reifegradmodell { $model } nicht; es reicht von 0 bis { $highest }
regierungsbezirk-mismatch = Der Regierungsbezirk `{ $stated }` passt nicht zum Gemeindeschlüssel `{ $ags }`
regierungsbezirk-mismatch-label = nach dem AGS: { $expected }
population-band-below = Die Einwohnerzahl { $number } liegt unter dem Schwellenwert { $limit } der Größenklasse `{ $class }`
population-band-above = Die Einwohnerzahl { $number } liegt über dem Schwellenwert { $limit } der Größenklasse `{ $class }`
population-band-note = § 4 GO NRW stellt auf mehrere Stichtage ab. Maßgeblich ist die Rechtsverordnung, nicht eine einzelne Einwohnerzahl.
party-twice = `{ $party }` steht in `{ $role }` und in `{ $other }`
party-twice-help = Den Eintrag in `{ $role }` entfernen; die andere Rolle schließt ihn ein.
missing-leika-parent = Das Leistungsobjekt { $object } zu diesem LeiKa-Schlüssel ist bei keiner Leistung erfasst
undated-source = Die Quelle ist nicht datiert
undated-source-help = Nennt die Seite oder das Dokument einen Stand, ihn in `stand` eintragen.
incomplete-project = Zum Projekt fehlen wesentliche Angaben
incomplete-project-lead = keine Projektleitung
incomplete-project-team = keine weiteren Beteiligten
incomplete-project-leistung = keine Leistung
incomplete-project-help = Ergänzen, soweit durch eine Quelle belegt; sonst entfällt das Feld.
copied-record = Der Datensatz stimmt mit `{ $other }` in Titel, Leistungen und Quellen überein
copied-record-service = Der Datensatz stimmt mit `{ $other }` in Titel, Anbietern und Quellen überein
copied-record-help = Ist beides dasselbe, die Datensätze zusammenführen; sonst die Titel so fassen, dass der Unterschied erkennbar ist.
one-sided-neighbour = `{ $neighbour }` nennt `{ $id }` nicht als Nachbarn
one-sided-neighbour-other = hier fehlt die Kommune
one-sided-neighbour-help = Eine gemeinsame Grenze ist auf beiden Seiten einzutragen: dort ergänzen oder hier entfernen.
later-than-sources = Die Angabe gilt seit { $since }, die neueste Quelle hat aber den Stand { $newest }
later-than-sources-help = Die Quelle ergänzen, die die Angabe belegt, oder das Datum berichtigen.
live-before-pilot = Der Online-Dienst ist in Betrieb, das Projekt `{ $project }` aber noch in der Phase „{ $phase }“
live-before-pilot-phase = die Phase des Projekts
live-before-pilot-help = Die spätere Phase des Projekts mit ihrer Quelle ergänzen oder den Anschluss berichtigen.
unlisted-source = Die Adresse steht nicht unter den Quellen des Datensatzes
unlisted-source-help = Die Adresse mit Titel, Stand und dem belegten Feld in `quellen` eintragen.
stated-below-named = Laut Quelle beträgt die Zahl der Kommunen { $stated }; namentlich erfasst sind aber { $named }, bei denen der Dienst bis { $day } in Betrieb war
stated-below-named-help = Prüfen, worauf sich die Zahl bezieht (`bezug`, `einheit`), dazu ihr Datum und die Anschlüsse.
personal-key = Das Feld `{ $key }` ist für personenbezogene Daten bestimmt
personal-mail = { $count ->
    [one] Eine E-Mail-Adresse gehört hier vermutlich einer Person
   *[other] { $count } E-Mail-Adressen gehören hier vermutlich Personen
  }
personal-mail-note = Zulässig ist nur ein Funktionspostfach im Feld `funktionspostfach`.
person-in-text-name = { $count ->
    [one] Der Text nennt eine Person: „{ $called }“
   *[other] Der Text nennt { $count } Personen: „{ $called }“
  }
person-in-text-phone = { $count ->
    [one] Der Text enthält eine Telefonnummer
   *[other] Der Text enthält { $count } Telefonnummern
  }
personal-help = Die Angabe entfernen und den Branch vor dem Push neu schreiben (git commit --amend oder git rebase -i). Ein späterer Commit entfernt sie nicht aus der Historie.
