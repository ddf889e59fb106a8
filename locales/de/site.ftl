# The public site of `ozg site`.
site-summary = { $count } Seiten in „{ $path }“ geschrieben
site-without-imprint = Für eine veröffentlichte Website fehlen in „ozg.toml“ unter [site] gesetzlich vorgeschriebene Angaben: imprint, privacy, accessibility.
site-not-empty = Der Ordner „{ $folder }“ enthält andere Dateien. Bitte einen neuen oder leeren Ordner angeben oder einen aus einem früheren Lauf.
site-brand = OZG in NRW
site-other-code = en
site-other-language = English
site-menu = Hauptmenü
site-search-label = Kommune, Leistung, Projekt oder Kennung suchen
site-search-go = Suchen
site-search-example = Zum Beispiel Köln, 05315000, Einbürgerung oder 10439. Auf jeder Seite aufrufbar mit Strg+K.
site-crumbs = Navigationspfad
site-start = Start
site-unknown = Keine ausgewertete Quelle enthält dazu eine Angabe. Das bedeutet nicht, dass es nichts gibt.
site-words = Zählweise und Begriffe
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
site-perhaps = davon möglicherweise, durch ihren Kreis
site-of = von
site-figure-rollout = Projekte sind im Roll-out NRW.
site-figure-leistungen = Leistungen der Kommunen haben ein Projekt.
site-figure-kommunen = Kommunen sind namentlich als Beteiligte eines Projekts bekannt.
site-figure-people = Menschen leben in einer Gemeinde, für die namentlich bekannt ist, dass mindestens ein Online-Dienst in Betrieb ist.
site-count-all = Alle { $count } Einträge
site-rows-all = Alle # Einträge
site-rows-some = # von % Einträgen
site-none-left = Kein Eintrag passt zu dieser Auswahl.
site-csv-shown = Angezeigte Einträge als CSV
site-whole-list = Alle Einträge als { $format }
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
site-map = Karte der erfassten Angaben
site-map-layers = Inhalt der Karte
site-map-hint = Eine Kommune mit der Maus, durch Antippen oder mit den Pfeiltasten auswählen.
site-map-table = Die Karte als Tabelle: { $count } Kommunen, zu denen Angaben erfasst sind
site-news = Neues
site-all-news = Alle Neuigkeiten
site-feed = Als Atom-Feed
site-how-counted = Zählweise
site-own-reading = eigene Lesart
site-definition-rollout = Projekte, deren letzte nach den Quellen erreichte Phase der Roll-out in Nordrhein-Westfalen ist. Nennt keine Quelle eine Phase, zählt das Projekt als nicht erfasst.
site-definition-leistungen = OZG-Leistungen des Katalogs von 10/2019, die Kommunen ganz oder zum Teil vollziehen und zu denen mindestens ein Projekt erfasst ist. Die Zuordnung eines Projekts beruht meist auf eigener Lesart.
site-definition-kommunen = Städte, Gemeinden, Kreise und die Städteregion Aachen, die eine Quelle namentlich in einem laufenden Projekt nennt: als Leitung, im Kernteam, als Pilotkommune oder als Nachnutzende.
site-definition-people = Einwohner der Städte und Gemeinden, für die namentlich bekannt ist, dass dort ein Online-Dienst in Betrieb ist, oder deren Kreis ihn in Betrieb hat und die Leistung für sie ganz, zum Teil oder möglicherweise vollzieht. Jede Gemeinde zählt einmal; bei landesweiten Diensten zählen nur die genannten Kommunen.
site-table-as = Diese Tabelle:
site-any = alle
site-record = Datensatz
site-credits = Quellenvermerke:
feed-entry = Stand { $date }: { $count ->
    [0] nur Datenpflege
    [one] eine Neuigkeit
   *[other] { $count } Neuigkeiten
  }
# What is so of a record, in one sentence.
lead-municipality = Für die Menschen hier erfasst und in Betrieb: { $own ->
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
  }. Was hier nicht steht, ist nicht erfasst, kann aber dennoch vorhanden sein.
lead-leistung = Träger: { $traeger }. { $count ->
    [0] Wo sie online beantragt werden kann, ist nicht erfasst.
    [one] Namentlich bekannt ist eine Kommune, in der ein Online-Dienst dafür in Betrieb ist.
   *[other] Namentlich bekannt sind { $count } Kommunen, in denen ein Online-Dienst dafür in Betrieb ist.
  }
lead-service = { $count ->
    [0] Bei welcher Kommune der Dienst in Betrieb ist, ist nicht erfasst
    [one] Namentlich bekannt ist eine Kommune, in der der Dienst in Betrieb ist
   *[other] Namentlich bekannt sind { $count } Kommunen, in denen der Dienst in Betrieb ist
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
    [0] Welche Kommunen beteiligt sind, ist nicht erfasst.
    [one] Eine Kommune ist namentlich als beteiligt bekannt.
   *[other] { $count } Kommunen sind namentlich als beteiligt bekannt.
  }
site-left = Diese Dateien gehörten laut „site-files.json“ zum letzten Lauf, dieser hat sie nicht geschrieben; sie bleiben erhalten: { $files }{ $more ->
    [0] {""}
   *[other] {" "}und { $more } weitere
  }
