# The public site of `ozg site`.
site-summary = { $count } Seiten in „{ $path }“ geschrieben
site-without-imprint = Für eine veröffentlichte Website fehlen in „ozg.toml“ unter [site] Angaben, die das Recht verlangt: imprint, privacy, accessibility.
site-not-empty = In „{ $folder }“ liegen andere Dateien. Bitte einen neuen oder leeren Ordner nennen, oder einen, den ein früherer Lauf geschrieben hat.
site-brand = OZG in NRW
site-other-code = en
site-other-language = English
site-menu = Hauptmenü
site-search-label = Kommune, Leistung, Projekt oder Kennung suchen
site-search-go = Suchen
site-search-example = Zum Beispiel Köln, 05315000, Einbürgerung oder 10439. Von überall: Strg K.
site-crumbs = Pfad
site-start = Start
site-unknown = Keine ausgewertete Quelle sagt dazu etwas. Es heißt nicht, dass es etwas nicht gibt.
site-words = Wie gezählt wird und was Wörter heißen
site-made-by = Erzeugt mit ozg { $version }.
site-legal = Rechtliches und Daten
site-imprint = Impressum
site-privacy = Datenschutz
site-accessibility = Erklärung zur Barrierefreiheit
site-contact = Kontakt
site-repository = Daten und Programm
site-figures = Kennzahlen
site-lists = Nachschlagen
site-without-project = ohne erfasstes Projekt
site-own-assignments = davon nur nach eigener Lesart
site-perhaps = davon vielleicht, durch ihren Kreis
site-of = von
site-figure-rollout = Projekte sind im Roll-out NRW.
site-figure-leistungen = Leistungen der Kommunen haben ein Projekt.
site-figure-kommunen = Kommunen wirken namentlich bekannt an einem Projekt mit.
site-figure-people = Menschen leben in einer Gemeinde, für die mindestens ein Online-Dienst namentlich bekannt in Betrieb ist.
site-count-all = Alle { $count } Einträge
site-rows-all = Alle # Einträge
site-rows-some = # von % Einträgen
site-none-left = Kein Eintrag passt zu dieser Auswahl.
site-csv-shown = Angezeigte als CSV
site-whole-list = Alle als { $format }
site-filter-text = In der Liste suchen
site-filters = Filter
site-clear = Auswahl aufheben
site-hits = { $count } Treffer
site-no-hit = Kein Treffer
site-file = Datei:
site-as-json = Als JSON
site-in-repository = Datei im Repository
site-report-fault = Fehler melden
site-wide-table = Tabelle seitlich verschiebbar
site-map = Wo etwas erfasst ist
site-map-layers = Was die Karte zeigt
site-map-hint = Eine Kommune zeigen, antippen oder mit den Pfeiltasten wählen.
site-map-table = Die Karte als Tabelle: { $count } Kommunen, zu denen etwas erfasst ist
site-news = Neu
site-all-news = Alle Neuigkeiten
site-feed = Als Atom-Feed
site-how-counted = Wie gezählt
site-own-reading = eigene Lesart
site-definition-rollout = Projekte, deren letzte nach den Quellen erreichte Phase der Roll-out in Nordrhein-Westfalen ist. Nennt keine Quelle eine Phase, zählt das Projekt als nicht erfasst.
site-definition-leistungen = OZG-Leistungen des Katalogs von 10/2019, die Kommunen ganz oder zum Teil vollziehen und zu denen mindestens ein Projekt erfasst ist. Meist ist die Zuordnung eines Projekts eigene Lesart.
site-definition-kommunen = Städte, Gemeinden, Kreise und die Städteregion Aachen, die eine Quelle namentlich in einem laufenden Projekt nennt: als Leitung, im Kernteam, als Pilotkommune oder als Nachnutzende.
site-definition-people = Einwohner der Städte und Gemeinden, in denen ein Online-Dienst namentlich bekannt in Betrieb ist oder deren Kreis ihn in Betrieb hat und die Leistung für sie ganz, zum Teil oder vielleicht vollzieht; jede Gemeinde zählt einmal. Landesweite Dienste zählen nur mit ihren genannten Kommunen.
site-table-as = Diese Tabelle:
site-any = alle
site-record = Datensatz
site-credits = Quellenvermerke:
feed-entry = Stand { $date }: { $count ->
    [0] nur Pflege
    [one] eine Neuigkeit
   *[other] { $count } Neuigkeiten
  }
# What is so of a record, in one sentence.
lead-municipality = Erfasst und in Betrieb für die Menschen hier: { $own ->
    [0] kein Online-Dienst der Kommune selbst
    [one] ein Online-Dienst der Kommune selbst
   *[other] { $own } Online-Dienste der Kommune selbst
  }{ $kreis ->
    [0] {""}
    [one] , einer ihres Kreises
   *[other] , { $kreis } ihres Kreises
  }{ $land ->
    [0] {""}
    [one] , einer des Landes
   *[other] , { $land } des Landes
  }. Was hier nicht steht, ist nicht erfasst; es kann es trotzdem geben.
lead-leistung = Träger: { $traeger }. { $count ->
    [0] Wo sie online beantragt werden kann, ist nicht erfasst.
    [one] Bei einer Kommune ist ein Online-Dienst dafür namentlich bekannt in Betrieb.
   *[other] Bei { $count } Kommunen ist ein Online-Dienst dafür namentlich bekannt in Betrieb.
  }
lead-service = { $count ->
    [0] Bei welcher Kommune der Dienst in Betrieb ist, ist nicht erfasst
    [one] Bei einer Kommune namentlich bekannt in Betrieb
   *[other] Bei { $count } Kommunen namentlich bekannt in Betrieb
  }{ $people ->
    [0] ; wie viele Menschen er erreicht, ist nicht erfasst
   *[other] ; er erreicht { $people } Menschen
  }.
lead-service-statewide = Landesweit: Alle Menschen in Nordrhein-Westfalen können ihn nutzen.{ $count ->
    [0] {""}
    [one] {" "}Eine Kommune ist namentlich genannt.
   *[other] {" "}{ $count } Kommunen sind namentlich genannt.
  }
lead-project = Phase: { $phase }. { $count ->
    [0] Welche Kommunen mitwirken, ist nicht erfasst.
    [one] Eine Kommune wirkt namentlich bekannt mit.
   *[other] { $count } Kommunen wirken namentlich bekannt mit.
  }
site-left = „site-files.json“ nennt diese Dateien als Teil des letzten Laufs, dieser hat sie nicht geschrieben; sie bleiben: { $files }{ $more ->
    [0] {""}
   *[other] {" "}und { $more } weitere
  }
