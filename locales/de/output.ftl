# Weitere Ausgaben des Programms: Zusammenfassungen, Tabellenköpfe, Berichte.

lint-summary = { $errors ->
    [one] { $errors } Fehler
   *[other] { $errors } Fehler
  }, { $warnings ->
    [one] { $warnings } Warnung
   *[other] { $warnings } Warnungen
  }{ $notes ->
    [0] { "" }
    [one] , { $notes } Hinweis
   *[other] , { $notes } Hinweise
  } in { $faulty } von { $files ->
    [one] { $files } Datei
   *[other] { $files } Dateien
  } ({ $milliseconds } ms)
lint-cut = { $count ->
    [one] Ein weiterer Befund wird
   *[other] { $count } weitere Befunde werden
  } nicht gezeigt (--max-findings).
lint-summed = Die Warnungen sind nach Regeln gezählt; „ozg lint --warnings“ zeigt jede, „--new-since HEAD“ nur die neuen.
lint-warnings = Warnungen
new-written = „{ $file }“ angelegt.
new-required = {" "}(Pflicht)
new-choices = Zulässig: { $choices }
fmt-left = „{ $file }“ wurde nicht geändert: { $reason }.
fix-summary = { $fixes ->
    [one] Eine Korrektur
   *[other] { $fixes } Korrekturen
  } in { $files ->
    [one] einer Datei
   *[other] { $files } Dateien
  } vorgenommen.
fix-preview = { $fixes ->
    [one] Eine Korrektur ist
   *[other] { $fixes } Korrekturen sind
  } in { $files ->
    [one] einer Datei
   *[other] { $files } Dateien
  } möglich; es wurde nichts geschrieben.
fix-removed = `{ $old }` entfernt
fix-ordered = Felder in die Reihenfolge des Schemas gebracht
lint-fixable = „ozg lint --fix“ behebt { $safe ->
    [one] einen Befund
   *[other] { $safe } Befunde
  }.
lint-fixable-unsafe = „ozg lint --fix=unsafe“ behebt { $more ->
    [one] einen Befund
   *[other] { $more } Befunde
  }; bitte prüfen, ob die Korrekturen so gemeint sind.
lint-fixable-both = „ozg lint --fix“ behebt { $safe ->
    [one] einen Befund
   *[other] { $safe } Befunde
  }, „--fix=unsafe“ { $more ->
    [one] einen weiteren
   *[other] { $more } weitere
  }.
git-installed = In diesem Klon zeigt „git diff“ Datensätze nun Wert für Wert, und „git merge“ führt sie Feld für Feld zusammen.
git-uninstalled = Git behandelt die Datensätze dieses Klons wieder als Text.
fmt-summary = { $changed ->
    [one] Eine Datei
   *[other] { $changed } Dateien
  } formatiert, { $same ->
    [one] eine war
   *[other] { $same } waren
  } bereits einheitlich formatiert
fmt-line-ends = { $count ->
    [one] In einer Datei weichen nur die Zeilenenden
   *[other] In { $count } Dateien weichen nur die Zeilenenden
  } ab (CRLF oder CR statt LF); „git config core.autocrlf input“ verhindert das, „ozg fmt“ behebt es.
fmt-checked = { $changed ->
    [0] Alle Dateien ({ $same }) sind einheitlich formatiert.
    [one] Eine Datei ist nicht einheitlich formatiert, die übrigen ({ $same }) sind es.
   *[other] { $changed } Dateien sind nicht einheitlich formatiert, die übrigen ({ $same }) sind es.
  }

import-conflict = { $field }: im Datensatz { $record }, in der Tabelle { $table } (vorher { $before })
import-conflicts = Von Hand geändert und deshalb nicht überschrieben
import-nothing = keine Angabe
import-dropped = { $count ->
    [one] Ein Datensatz steht in keiner Tabelle mehr und bleibt, wie er ist.
   *[other] { $count } Datensätze stehen in keiner Tabelle mehr und bleiben, wie sie sind.
  }
import-gone = Den Datensatz „{ $record }“ gibt es nicht, und seine Zeile ist seit { $since } unverändert; er wird nicht angelegt (--base gibt eine frühere Revision an).
import-renamed = Der Datensatz „{ $record }“ heißt jetzt „{ $now }“, und seine Zeile ist seit { $since } unverändert; es wird kein Datensatz angelegt.
import-rows = Nicht übernommene Zeilen
import-row-of-gone = Die Zeile wurde seit { $since } geändert, den Datensatz gibt es aber nicht; wurde er umbenannt oder gelöscht?
import-row-of-renamed = Die Zeile wurde seit { $since } geändert, der Datensatz heißt aber jetzt „{ $now }“.
import-taken = { $field }: Den Wert „{ $value }“ hat bereits der Datensatz „{ $record }“; er darf nur einmal vorkommen.
import-preview = Es wurde nichts geschrieben; „--write“ übernimmt die Änderungen.
import-summary = { $created ->
    [one] { $created } neuer Datensatz
   *[other] { $created } neue Datensätze
  }, { $changed } mit Änderungen, { $same } unverändert, { $conflicts ->
    [one] { $conflicts } Konflikt
   *[other] { $conflicts } Konflikte
  }

left-out = { $count ->
    [one] Ein fehlerhafter Datensatz ist hier nicht enthalten; „ozg lint“ nennt ihn.
   *[other] { $count } fehlerhafte Datensätze sind hier nicht enthalten; „ozg lint“ nennt sie.
  }
query-empty = Kein Datensatz erfüllt die Bedingungen.
query-unsure = { $count ->
    [one] Bei einem weiteren Datensatz sind die Datumsangaben
   *[other] Bei { $count } weiteren Datensätzen sind die Datumsangaben
  } zu ungenau, um die Bedingungen zu prüfen.
query-parts-summed = In der Summe { $parts ->
    [one] zählt ein Datensatz
   *[other] zählen { $parts } Datensätze
  } doppelt: { $parts ->
    [one] Er ist
   *[other] Sie sind
  } nach „{ $field }“ Teil { $wholes ->
    [one] eines anderen, der
   *[other] von { $wholes } anderen, die
  } ebenfalls mitgezählt { $wholes ->
    [one] wird
   *[other] werden
  }.
query-parts-apart = Nur einmal gezählt wird jeder Datensatz mit --missing { $field } (ohne die Teile) oder --missing { $back } (ohne die Datensätze, zu denen sie gehören).
excel-true = WAHR
excel-false = FALSCH
yes = ja
no = nein
export-summary = { $tables ->
    [one] Eine Tabelle
   *[other] { $tables } Tabellen
  } mit { $rows ->
    [one] einer Zeile
   *[other] { $rows } Zeilen
  } in „{ $path }“ geschrieben.
export-left = Diese Dateien gehörten laut „datapackage.json“ zum letzten Export, zum neuen gehören sie nicht. Sie wurden nicht gelöscht, weil sie keine Exportdateien sind oder seither geändert worden sein können: { $files }{ $more ->
    [0] {""}
   *[other] {" "}und { $more } weitere
}.
export-dangling = { $count ->
    [one] Ein Verweis führt zu keinem exportierten Datensatz; „ozg lint“ nennt die Ursache.
   *[other] { $count } Verweise führen zu keinem exportierten Datensatz; „ozg lint“ nennt die Ursachen.
  }

column-id = Kennung
column-file = Datei
column-kind = Art des Datensatzes
column-position = Position
column-phase = Phase
column-phase-seit = Phase seit
column-themenfeld = Themenfeld
column-art = Art
column-groessenklasse = Größenklasse
column-projects = Projekte
column-undated = davon ohne Datum
column-leistungen = Leistungen
column-number = Anzahl
column-with-project = mit Projekt
column-without-project = ohne Projekt
column-municipalities = Kommunen
column-taking-part = namentlich bekannt
column-share = Anteil
total = gesamt
total-once = gesamt (jeder Datensatz einmal)
unstated = keine Angabe

overview = Überblick
overview-phase = Projekte nach Phase
overview-themenfeld = Projekte nach Themenfeld
overview-art = Projekte nach Art
overview-leistungen = OZG-Leistungen des Umsetzungskatalogs mit und ohne Projekt
overview-leistungen-all = insgesamt
overview-leistungen-not-only-bund = ohne alleinige Bundeszuständigkeit
overview-leistungen-kommunal = davon von Kommunen vollzogen, ganz oder zum Teil
overview-municipalities = Beteiligte Kommunen nach Größenklasse (Leitung, Kernteam, Pilotierung oder Nachnutzung)

diff-summary = { $total ->
    [0] Kein Datensatz betroffen
   *[other] { $total ->
      [one] { $total } Datensatz
     *[other] { $total } Datensätze
    } betroffen: { $added } hinzugefügt, { $removed } entfernt, { $changed } geändert{ $renamed ->
      [0] { "" }
     *[other] , { $renamed } umbenannt
    }{ $reformatted ->
      [0] { "" }
     *[other] , { $reformatted } nur anders formatiert
    }{ $unreadable ->
      [0] { "" }
     *[other] , { $unreadable } nicht lesbar
    }
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
    [one] Eine Datei ist nicht ausgecheckt (partieller Checkout) und wurde
   *[other] { $count } Dateien sind nicht ausgecheckt (partieller Checkout) und wurden
  } nicht verglichen.
diff-page = Änderungen: { $base } → { $head }
diff-sign-added = hinzugefügt
diff-sign-removed = entfernt
diff-sign-changed = geändert
diff-sign-breaking = Achtung
diff-shortened = Für den Kommentar gekürzt; vollständig mit: { $command }
diff-left-out = { $count ->
    [one] Ein weiterer Datensatz ist
   *[other] { $count } weitere Datensätze sind
  } hier nicht aufgeführt, ebenso die Einzelheiten; vollständig mit: { $command }

meaning-record-added = Datensatz hinzugefügt
meaning-record-removed = Datensatz entfernt
meaning-record-renamed = Datensatz umbenannt
meaning-record-unreadable = Datensatz nicht lesbar
meaning-record-readable = Datensatz wieder lesbar
meaning-record-reformatted = Formatierung geändert
meaning-event-recorded = Ereignis erfasst
meaning-reference-dangling = Verweis ohne Ziel
meaning-phase-forward = Phase fortgeschritten
meaning-phase-back = Phase zurückgesetzt
meaning-phase-known = Phase angegeben
meaning-phase-unknown = Phase nicht mehr angegeben
meaning-phase-dated = Datum einer Phase geändert
meaning-put-on-hold = Projekt zurückgestellt
meaning-ended = Projekt beendet
meaning-resumed = Projekt wieder aufgenommen
meaning-plan-later = Planung verschoben
meaning-plan-earlier = Planung vorgezogen
meaning-plan-changed = Planung geändert
meaning-plan-set = Planung angegeben
meaning-plan-dropped = Planung entfernt
meaning-milestone-reached = Meilenstein erreicht
meaning-milestone-planned = Meilenstein geplant
meaning-milestone-later = Meilenstein verschoben
meaning-milestone-earlier = Meilenstein vorgezogen
meaning-milestone-dated = Datum eines Meilensteins geändert
meaning-milestone-dropped = Meilenstein entfallen
meaning-lead-changed = Projektleitung gewechselt
meaning-participant-joined = Beteiligung hinzugekommen
meaning-participant-left = Beteiligung entfallen
meaning-role-changed = Rolle gewechselt
meaning-leistung-covered = Leistung zugeordnet
meaning-leistung-uncovered = Leistung nicht mehr zugeordnet
meaning-component-added = Basiskomponente hinzugekommen
meaning-component-dropped = Basiskomponente entfallen
meaning-component-superseded = Basiskomponente abgelöst
meaning-organisation-merged = Organisation in einer anderen aufgegangen
meaning-connection-live = Anschluss in Betrieb gegangen
meaning-connection-added = Anschluss hinzugekommen
meaning-connection-changed = Anschluss geändert
meaning-connection-ended = Anschluss entfallen
meaning-source-added = Quelle hinzugefügt
meaning-source-removed = Quelle entfernt
meaning-checked = Prüfung eingetragen
meaning-figure-updated = Zahlenwert geändert
meaning-text-edited = Text überarbeitet
meaning-order-changed = Reihenfolge geändert
meaning-value-set = Angabe hinzugefügt
meaning-value-removed = Angabe entfernt
meaning-value-changed = Angabe geändert
meaning-schema-changed = Schema geändert
meaning-schema-reworded = Texte im Schema geändert
meaning-schema-breaks = Schema verschärft
meaning-invitation-opened = Mitwirkende gesucht
meaning-invitation-closed = Mitwirkende nicht mehr gesucht
meaning-figure-shifted = Zahlenwert um die Hälfte oder mehr geändert
meaning-key-changed = Schlüssel geändert
meaning-entry-doubled = Doppelter Eintrag entstanden
meaning-double-removed = Doppelter Eintrag entfernt
meaning-configuration-changed = Konfiguration geändert
meaning-configuration-reworded = Schreibweise der Konfiguration geändert
meaning-configuration-unusable = Konfiguration nicht verwendbar
meaning-rule-weakened = Regel abgeschwächt
fact-unsourced = ohne neue Quelle
fact-after-sources = jünger als alle Quellen
note-since = seit { $date }
note-days = { $sign }{ $days ->
    [one] { $days } Tag
   *[other] { $days } Tage
  }
# With a no-break space before the sign.
note-percent = { $sign }{ $whole },{ $tenth } %
note-invalid = { $count ->
    [one] ein Datensatz wird
   *[other] { $count } Datensätze werden
  } ungültig
notation-key-order = Reihenfolge der Felder
notation-comments = Kommentare
notation-style = Anführungszeichen, Umbrüche oder Leerraum
schema-kind-added = neue Art
schema-kind-removed = Art entfernt
schema-field-added = neues Feld
schema-field-removed = Feld entfernt
schema-required = jetzt Pflichtfeld
schema-optional = kein Pflichtfeld mehr
schema-values-added = neue Werte: { $values }
schema-values-removed = Werte entfernt: { $values }
schema-retyped = anderer Typ
schema-other = geändert
schema-keywords = geändert: { $keywords }
diff-breaking = Anpassungsbedarf
diff-notable = Wesentliche Änderungen
diff-routine = Datenpflege
diff-configuration = Konfiguration (ozg.toml)
configuration-unset = nicht gesetzt
diff-schemas = Schemas
diff-effect = Auswirkungen
diff-shared = { $total ->
    [0] { $count } Datensätze
   *[other] { $count } von { $total } Datensätzen
  } der Art { $kind }{ $themenfeld ->
    [none] { "" }
   *[other] { "" } im Themenfeld { $themenfeld }
  }
diff-orphaned = Verweise, die jetzt kein Ziel mehr haben
diff-followed = angepasste Verweise
diff-effect-summary = Auswirkungen: { $figures ->
    [0] keine Kennzahl geändert
    [one] eine Kennzahl geändert
   *[other] { $figures } Kennzahlen geändert
  }, { $new ->
    [0] kein neuer Befund
    [one] ein neuer Befund
   *[other] { $new } neue Befunde
  }, { $fixed ->
    [0] kein Befund behoben
    [one] ein Befund behoben
   *[other] { $fixed } Befunde behoben
  }
diff-findings-left-out = { $count ->
    [one] ein weiterer Befund
   *[other] { $count } weitere Befunde
  }; alle zeigt „ozg lint“
diff-figures-left-out = { $count ->
    [one] eine weitere Kennzahl
   *[other] { $count } weitere Kennzahlen
  }; alle zeigt { $command }
diff-effect-left-out = Die Auswirkungen auf Kennzahlen und Befunde wurden wegen der Größe des Datenbestands nicht ermittelt; „--effect“ ermittelt sie.

sources = Quellen
sources-registers = Register, älteste zuerst (Angaben: nur durch das Register belegte Felder)
sources-pages = Veröffentlichungen, älteste zuerst; ohne Datum am Ende
sources-weak = Datensätze, die nur auf einer undatierten Veröffentlichung beruhen
column-source = Quelle
column-stand = Stand
column-records = Datensätze
column-facts = Angaben
column-name = Name

schema-folder = Ordner: { $folder }. • bezeichnet Pflichtfelder.
schema-field = Feld
schema-title = Titel (deutsch / englisch)
schema-content = Inhalt
schema-description = Beschreibung
schema-reference = Kennung aus
schema-whole = {" (übergeordneter Datensatz)"}
schema-list = Liste:

lint-severity = Schweregrad
rules-code = Code
rules-summary = Befund
lint-rule = Regel
lint-place = Fundstelle
lint-message = Befund
lint-more = { $count ->
    [one] Ein weiterer Befund ist
   *[other] { $count } weitere Befunde sind
  } hier aus Platzgründen nicht aufgeführt; das Protokoll des Schritts enthält alle.

# Worauf eine Antwort beruht und für welchen Tag sie gilt.
data-state-commit = Datenstand: { $date } ({ $commit })
data-state-modified = Datenstand: Arbeitsstand mit Änderungen nach dem { $date } ({ $commit })
data-state-no-git = Datenstand: Arbeitsstand ohne Git
data-state-no-commit = Datenstand: Git-Baum ohne Commit
diff-state-before = Vorher – { $state }
diff-state-after = Nachher – { $state }
data-state-and-day = { $state } · Stichtag: { $date }

show-referred = Verweise auf diesen Datensatz
show-more = { $count ->
    [one] ein weiterer
   *[other] { $count } weitere
  }: { $command }
show-last-change = Letzte Änderung: { $date }, Commit { $commit }, { $subject }
show-changed = Die Datei enthält nicht committete Änderungen.
show-new = Die Datei ist noch nicht committet.

search-forgiven = „{ $word }“ kommt nicht vor; gezeigt werden Datensätze mit { $suggestion }.
search-missing = „{ $word }“ kommt in keinem Datensatz vor.
search-missing-suggestion = „{ $word }“ kommt in keinem Datensatz vor. Ist „{ $suggestion }“ gemeint?
search-apart = Jeder Suchbegriff kommt vor, aber kein Datensatz enthält alle.
search-no-word = Der Suchbegriff „{ $text }“ enthält weder Buchstaben noch Ziffern.
search-more = { $count ->
    [one] Ein weiterer Datensatz wird
   *[other] { $count } weitere Datensätze werden
  } nicht gezeigt.

log-more = Frühere Commits werden hier nicht gezeigt.
log-none = Kein Commit hat daran etwas geändert.
log-discarded = (in der Zusammenführung nicht übernommen)
blame-uncommitted = nicht committet
blame-unknown = nicht in der Historie
patch-present = bereits vorhanden, mit anderem Inhalt
patch-absent = nicht vorhanden
patch-removed-differs = der Inhalt weicht von dem ab, den der Patch entfernt
patch-broken = { $file } ist kein lesbarer Datensatz
patch-breaks-schema = würde nicht mehr dem Schema entsprechen
patch-differs = erwartet: { $old }, vorhanden: { $present }; der Patch setzt: { $new }
patch-nothing = keine Angabe
patch-conflicts = Der Patch lässt sich nicht anwenden; es wurde nichts geändert:
patch-summary = { $changed ->
    [one] ein Datensatz geändert
   *[other] { $changed } Datensätze geändert
  }, { $already } bereits auf dem Stand des Patches
patch-left-out = „{ $record }“ ist nicht lesbar und fehlt im Patch; „ozg lint“ nennt den Grund.
patch-left-out-digits = „{ $record }“ enthält eine Zahl mit mehr Stellen, als JSON darstellen kann, und fehlt im Patch.
patch-preview = Es wurde nichts geschrieben (--dry-run).
log-left-out = { $count ->
    [one] ein weiterer Datensatz
   *[other] { $count } weitere Datensätze
  }; „{ $command }“ zeigt alle
log-page = Verlauf
xlsx-notes = Hinweise
query-page = Ergebnis
blame-last = zuletzt gesetzt
blame-field = Feld
blame-value = Wert
lint-table = Befunde
lint-page = { $errors ->
    [one] ein Fehler
   *[other] { $errors } Fehler
}, { $warnings ->
    [one] eine Warnung
   *[other] { $warnings } Warnungen
} in { $faulty } von { $files } Dateien
query-undecided = { $count ->
    [one] Ein Datensatz lässt sich zum Stichtag nicht beurteilen: Die abgefragte Angabe hat kein Datum und ist erst später belegt.
   *[other] { $count } Datensätze lassen sich zum Stichtag nicht beurteilen: Die abgefragte Angabe hat kein Datum und ist erst später belegt.
 }
query-day-unused = Der Stichtag hat auf diese Abfrage keinen Einfluss: Keines der abgefragten Felder gilt erst ab einem Tag.
show-on-day = Angaben, die zum Stichtag nicht oder nicht sicher gelten, sind nicht aufgeführt.
show-undecided = Zum Stichtag nicht zu beurteilen, weil ohne Datum und erst später belegt: { $fields }
