# Berichte: was eine Koordination in eine Sitzung mitnimmt.

# Berichte: Kopf, Eingrenzung, Vergleich.
report-title-of = { $title }: { $name }
narrowed-themenfeld = Eingegrenzt auf das Themenfeld { $name }.
narrowed-regierungsbezirk = Eingegrenzt auf Kommunen im Regierungsbezirk { $name } und die Projekte und Online-Dienste, an denen sie namentlich bekannt beteiligt sind. Andere Projekte und Online-Dienste zählen nicht; „ohne Projekt“ bedeutet hier: ohne eines dieser Projekte.
narrowed-kreis = Eingegrenzt auf { $name } mit allen zugehörigen Kommunen und die Projekte und Online-Dienste, an denen sie namentlich bekannt beteiligt sind. Andere Projekte und Online-Dienste zählen nicht; „ohne Projekt“ bedeutet hier: ohne eines dieser Projekte.
narrowed-kommune = Eingegrenzt auf { $name } und die Projekte und Online-Dienste, an denen diese Kommune namentlich bekannt beteiligt ist. Andere Projekte und Online-Dienste zählen nicht; „ohne Projekt“ bedeutet hier: ohne eines dieser Projekte.
narrowed-groessenklasse = Eingegrenzt auf Kommunen der Größenklasse „{ $name }“ und die Projekte und Online-Dienste, an denen sie namentlich bekannt beteiligt sind. Andere Projekte und Online-Dienste zählen nicht; „ohne Projekt“ bedeutet hier: ohne eines dieser Projekte.
report-compared = Vergleich mit „{ $base }“ zum selben Stichtag. „3 → 5 (+2)“ bedeutet: dort 3, hier 5. Unveränderte Zahlen stehen ohne Pfeil. PP = Prozentpunkte.
report-none = nichts erfasst
report-part-missing = Der Teil „{ $part }“ fehlt, weil der Datenbestand diese Datensatzarten nicht enthält: { $kinds }.
section-kinds-missing = Ohne Angaben aus diesen Datensatzarten, die der Datenbestand nicht enthält: { $kinds }.
section-empty-columns = Spalten ohne Angabe in allen Zeilen: { $columns }.
report-facts = Auf einen Blick
relations-undecided = Nicht aufgeführt, weil ohne Datum und erst nach dem Stichtag belegt: { $list }
relation-undecided = { $field } ({ $kind }: { $count })
list-of-two = { $before }; { $last }
title-of = { $title }
# With a no-break space, as in a percentage.
percentage-points = { $points } PP
row-both = vorhanden
row-new = neu
row-gone = entfallen
row-marked-new = { $text } (neu)
row-marked-gone = { $text } (entfallen)
report-no-subject = Für diesen Bericht muss ein Datensatz angegeben werden.
report-name-missing = { $option } gilt für einen Bericht; bitte dessen Namen angeben. Alle Berichte zeigt: ozg report
report-id-missing = Der Bericht „{ $report }“ bezieht sich auf einen einzelnen Datensatz. Bitte die Kennung angeben: ozg report { $report } KENNUNG. Alle Kennungen zeigt: ozg query { $kind } --columns id
report-no-id = Der Bericht „{ $report }“ bezieht sich nicht auf einen einzelnen Datensatz; „{ $id }“ bitte weglassen.
report-no-record-among = Einen Datensatz „{ $id }“ gibt es in diesen Datensatzarten nicht: { $kinds }. Kennungen findet: ozg search TEXT
report-no-record = Einen Datensatz „{ $id }“ der Art „{ $kind }“ gibt es nicht. Alle Kennungen zeigt: ozg query { $kind } --columns id
report-no-record-suggestion = Einen Datensatz „{ $id }“ der Art „{ $kind }“ gibt es nicht. Ist „{ $suggestion }“ gemeint?
report-no-records = Der Bericht „{ $report }“ bezieht sich auf Datensätze der Art { $kind }; in diesem Datenbestand gibt es keine.
report-no-kind = Der Bericht „{ $report }“ ist mit diesem Datenbestand nicht möglich; es fehlen diese Datensatzarten: { $kinds }.
narrowed-to-nothing = Keine Kommune passt zu { $options }; bitte eine der Angaben weglassen oder ändern.
report-subject-outside = „{ $id }“ liegt außerhalb der Eingrenzung mit { $options }. Ohne Eingrenzung: ozg report { $kind } { $id }
report-list-kreise = Alle Kreise zeigt: ozg query municipality { $values } --columns id
report-no-kreis = „{ $value }“ ist kein Kreis. Mit --kreis lassen sich nur Kreise und die Städteregion Aachen angeben. Den Steckbrief einer einzelnen Kommune zeigt: ozg report municipality { $value }
report-no-table = Eine Tabelle „{ $name }“ hat der Bericht nicht. Möglich sind: { $list }
report-one-table = Eine Datei im Format { $format } kann nur eine Tabelle enthalten; bitte mit --table eine auswählen: { $list }

# Spalten.
column-before = vorher
column-difference = Unterschied
column-row = Zeile
column-fact = Angabe
column-value = Wert
column-field = Feld
column-fields = Felder
column-filled = ausgefüllt
column-stated = Angaben
column-stale = veraltet
column-year = bis 12 Monate
column-three-years = bis 36 Monate
column-older = älter
column-no-date = ohne Datum
column-date = Datum
column-event = Ereignis
column-milestone = Meilenstein
column-since = seit
column-status = Status
column-project = Projekt
column-projects-with = Projekte mit Angabe
column-projects-taking-part = laufende Projekte mit Beteiligung
column-efa = EfA
column-efa-projects = EfA-Projekte
column-municipality = Kommune
column-organisations = Organisationen
column-kreis = Kreis
column-regierungsbezirk = Regierungsbezirk
column-population = Einwohnerzahl
column-provider = IT-Dienstleister
column-means-of-payment = Zahlarten
column-basis = Grundlage
column-role = Rolle
column-roles = Rollen
column-parties = Beteiligte
column-service = Online-Dienst
column-services = Online-Dienste
column-connections = Anschlüsse
column-services-live = Online-Dienste in Betrieb
column-services-pilot = Online-Dienste in Pilotierung
column-services-announced = Online-Dienste angekündigt
column-providers = Anbieter
column-furthest = höchster Status
column-usable = angeschlossene Kommunen
column-used-by = genutzt von
column-neighbours = davon Nachbarn
column-same-provider = gleiche IT
column-same-class = gleiche Klasse
column-leistung = Leistung
column-leistungen-shared = Leistungen der Kommunen
column-ozg-id = OZG-ID
column-responsibility = Zuständigkeit
column-priority = Priorität
column-kommunal-without = davon nur Kommunen
column-partly = Bündel
column-alone = allein
column-traeger = Träger
leistung-basis = Rechtsgrundlagen und Belege
leistung-hint = Hinweis: { $hint }
column-statement = Aussage
column-office = Fachamt
column-norm = Norm
column-evidence = Beleg
column-certainty = Sicherheit
column-component = Basiskomponente
column-successor = Nachfolgekomponente
column-out-of-service = außer Betrieb
column-bund = Bund
column-land = Länder
column-lead-bund = Federführung Bund
column-lead-land = Federführung Länder
column-coordination = kommunale Koordination
column-lagen = Lebens- und Geschäftslagen
column-planned = geplant
column-reached = erreicht
column-reached-by = spätestens erreicht
column-lateness = Verzug
column-verdict = Bewertung
column-missing-class = fehlende Größenklasse
column-from-themenfeld = aus dem Themenfeld
column-newest-source = neueste Quelle
column-checked = geprüft am
column-description = Beschreibung
column-short-name = Kurzname
column-website = Website
column-merged-into = aufgegangen in
column-operates = betreibt
column-coordinates = koordiniert
column-further-themenfelder = weitere Themenfelder
column-lage = Lage
column-offices = Fachämter
column-offices-of-projects = Fachämter der Projekte
column-variant = Umsetzungsvariante
column-programme = Programm
column-funding = Finanzierung
column-funding-sum = Fördersumme (€)
column-looking = sucht Mitwirkende
column-classes-meant = Größenklassen
column-remark = Hinweis
column-attribution = Zuordnung
column-source-title = Titel
column-publisher = Herausgeber
column-address = Adresse
column-reifegrad = Reifegrad
column-trust = Vertrauensniveau
column-what = Was
column-subject = Betrifft
column-detail = Näheres
total-kommunen = gesamt (jede Kommune einmal)
kreisfreie-staedte = kreisfreie Städte

# Schmale Spalten.
short-vorbereitung = Vorb.
short-konzeption = Konz.
short-umsetzung = Ums.
short-pilotierung = Pil.
short-rollout-nrw = RO NRW
short-rollout-bund = RO Bund
short-zurueckgestellt = ruht
short-beendet = Ende
short-unstated = k. A.
short-total = Σ
short-lead = leitet
short-reuse = nutzt nach
short-pilot = Pilot
short-live = Betrieb
short-angekuendigt = angek.
short-in-vorbereitung = in Vorb.
short-staedteregion = SR
short-kreis = Kr
short-kreisfreie = KF
short-grosse = GS
short-mittlere = MS
short-stadt = St
short-gemeinde = Ge

# Rollen, Status, Bewertungen.
role-lead = Projektleitung
role-core-team = Kernteam
role-pilot = Pilotierung
role-reuser = Nachnutzung
role-interested = Interesse
role-further = weitere Beteiligung
role-provider = Anbieter
role-party = beteiligt
status-live = in Betrieb
status-pilot = in Pilotierung
late-overdue = überfällig
late-delayed = später als geplant
verdict-representative = repräsentativ
verdict-justified = begründet
verdict-missing = unvollständig
verdict-unchecked-kommune = nicht prüfbar: keine Kommune genannt
verdict-unchecked-traeger = nicht prüfbar: keine kommunale Leistung
verdict-unchecked-both = nicht prüfbar: beides fehlt

# Werte der Vokabulare.
# Überblick.
overview-about = Der Stand auf einer Seite: Projekte nach Phase, Themenfeld und Art, Abdeckung der Leistungen, beteiligte Kommunen, Online-Dienste nach Status, Ereignisse des Jahres und das Alter der Quellen.
overview-services = Online-Dienste nach ihrem höchsten erreichten Status
overview-people-reached = Reichweite der Online-Dienste
overview-own = die eigene Gemeinde
overview-only-kreis = sonst den Kreis
overview-people-reached-note = Gezählt werden die Einwohner der Städte und Gemeinden, für die oder für deren Kreis namentlich bekannt ist, dass ein Online-Dienst in Betrieb ist. „Möglicherweise“: Der Kreis vollzieht die Leistung nur zum Teil, oder es ist nicht sicher, ob er sie vollzieht. { $statewide ->
    [0] Ein landesweiter Dienst ist nicht erfasst.
    [one] Bei einem landesweiten Dienst zählen nur die dort genannten Kommunen.
   *[other] Bei { $statewide } landesweiten Diensten zählen nur die dort genannten Kommunen.
  }
column-whom-reached = durch
column-gemeinden = Städte und Gemeinden
overview-events = Ereignisse des Jahres { $year }
overview-events-latest = Jüngstes Ereignis: { $date }.
overview-events-undated = Ohne Datum: { $undated } von { $all ->
    [one] einem Ereignis
   *[other] { $all } Ereignissen
  }.
services-undecided = Zum Stichtag nicht zu beurteilen: { $count ->
    [one] ein Anschluss, den
   *[other] { $count } Anschlüsse, die
  } weder ein Datum noch eine Quelle bis zu diesem Tag belegt.
not-recorded = nicht erfasst
overview-freshness = Datensätze nach dem Alter ihrer neuesten Quelle

# Themenfelder.
themenfelder = Themenfelder
themenfelder-about = Die 14 Themenfelder im Vergleich: Phasen der Projekte, Leistungen mit Projekt, Projekte nach dem Prinzip „Einer für Alle“ (EfA) und Federführung.
themenfelder-phase = Projekte nach Themenfeld und Phase
themenfelder-legend = RO: Roll-out; ruht: zurückgestellt; Ende: beendet; k. A.: keine Angabe; Σ: gesamt.
heat-legend = Je dunkler das Feld hinter der Zahl, desto mehr Projekte.
themenfelder-covered = Leistungen, die Kommunen vollziehen, mit Projekt
themenfelder-leads = Federführung, kommunale Koordination und Projektleitungen

# Zeitachse.
timeline = Zeitachse
timeline-about = Alle Projekte mit datierten Phasen auf einer Zeitachse: erreichte, geplante, überfällige und verspätet begonnene Phasen.
timeline-dates = Phasen nach ihren Daten
timeline-legend = V Vorbereitung, K Konzeption, U Umsetzung, P Pilotierung, R Roll-out NRW, B bundesweiter Roll-out; klein: geplant; ! Plan überfällig; Z zurückgestellt; X beendet; │ Stichtag.
timeline-undated = Projekte ohne datierte Phase: { $count }.
timeline-ahead = Projekte, deren Phasen erst nach dem Stichtag datiert sind: { $count }.
timeline-late = Phasen mit Verzug

# Beteiligung.
participation = Beteiligung
participation-about = Beteiligung nach Rolle: Kommunen nach Größenklasse, Regierungsbezirk, Kreis und IT-Dienstleister, jede Kommune mit ihren Projekten sowie Kommunen ohne Beteiligung.
participation-roles = Beteiligte nach Rolle
participation-groessenklassen = Kommunen nach Größenklasse
participation-regierungsbezirke = Kommunen nach Regierungsbezirk
participation-kreise = Kreise mit ihren Städten und Gemeinden
participation-providers = Kommunen nach IT-Dienstleister (bei mehreren IT-Dienstleistern mehrfach gezählt)
participation-municipalities = Kommunen und ihre Projekte
participation-nowhere = Kommunen, für die keine Beteiligung an einem Projekt erfasst ist

# Repräsentativität.
representativeness = Repräsentativität der Projektteams
representativeness-about = Zusammensetzung der Projektteams nach Größenklasse. Soweit die betroffenen Größenklassen bekannt sind: welche fehlen und welche Kommunen in Frage kommen (Interessierte und Beteiligte aus dem Themenfeld).
representativeness-verdicts = Projektteams nach Bewertung
representativeness-teams = Namentlich bekannte Kommunen in Projektleitung, Kernteam und Pilotierung nach Größenklasse
representativeness-legend = SR Städteregion, Kr Kreis, KF kreisfreie Stadt, GS Große, MS Mittlere kreisangehörige Stadt, St kreisangehörige Stadt, Ge kreisangehörige Gemeinde. Bewertet werden Teams, von denen eine Kommune genannt ist, wenn eine Leistung Aufgabe der Gemeinden oder Kreise ist; die Städteregion zählt als Kreis.
representativeness-no-kommune = Teams, aus denen keine Kommune namentlich bekannt ist: { $count }.
representativeness-candidates = Fehlende Größenklassen und in Frage kommende Kommunen

# Nachnutzung.
reuse = Nachnutzung
reuse-about = Nachnutzung: Projekte nach EfA, Online-Dienste mit Anbietern und Anschlüssen, Projekte mit Nachnutzung und Projekte, die Mitwirkende suchen.
reuse-efa = Projekte nach „Einer für Alle“
reuse-services = Online-Dienste: Kommunen nach Status des Anschlusses
reuse-projects = Projekte, deren Ergebnis genutzt wird
reuse-announced = Mitgezählt { $count ->
    [one] ist eine Nachnutzung, die
   *[other] sind { $count } Nachnutzungen, die
  } erst angekündigt oder in Vorbereitung { $count ->
    [one] ist
   *[other] sind
  }.
reuse-recent = Beleg bis { $months } Mon.
reuse-older = älter/undatiert
reuse-evidence = „Beleg“: Alter der Seite, die die Anschlüsse in Betrieb belegt. Maßgeblich ist die beim Anschluss genannte Seite, sonst die jüngste, die Anschlüsse belegt. { $statewide ->
    [0] Landesweite Dienste sind nicht erfasst.
    [one] Bei einem landesweiten Dienst zählen nur die dort genannten Kommunen.
   *[other] Bei { $statewide } landesweiten Diensten zählen nur die dort genannten Kommunen.
  }
reuse-unused = Projekte ohne Angabe zu Nachnutzenden: { $count }.
reuse-looking = Projekte, die Mitwirkende suchen

# Lücken.
gaps = Lücken
gaps-about = Leistungen, die Kommunen ganz oder zum Teil vollziehen und die kein Projekt haben, nach Themenfeld und einzeln; dazu Leistungen, an denen mehrere Projekte arbeiten.
gaps-themenfelder = Leistungen, die Kommunen vollziehen, ohne Projekt
gaps-several = Leistungen mit mehreren Projekten
gaps-without = Leistungen ohne Projekt
gaps-partly = „Bündel“: Leistungen mit Projekt, die mehrere Träger vollziehen; ein Projekt deckt möglicherweise nur einen Teil davon ab (teilweise).
gaps-unknown = Bei { $count ->
        [one] einer Leistung
       *[other] { $count } Leistungen
    } ist nicht erfasst, wer sie vollzieht; sie zählen hier nicht.
column-own-gemeinden = Gemeinden selbst
column-through-kreis = durch den Kreis
column-people-own = Einwohner (selbst)
column-people-through-kreis = Einwohner (durch den Kreis)
column-people = erreichte Einwohner
column-counted = Bezug
column-of = von
column-unit = Einheit
reach = Reichweite
impact = Auswirkungen eines Ausfalls
impact-about = Wer unmittelbar betroffen ist, wenn eine Organisation, eine Basiskomponente, ein Online-Dienst oder ein Projekt wegfällt: Kommunen, Zahl der Menschen, Online-Dienste und Projekte. Für IT-Dienstleister, Betreiber und alle, die eine Ablösung planen.
impact-kommunen = betroffene Kommunen
impact-served = Kommunen, deren IT sie betreibt
impact-people-served = Menschen in deren Städten und Gemeinden
impact-services-count = Online-Dienste
impact-all-kommunen = alle
impact-live = Kommunen mit einem dieser Dienste in Betrieb
impact-pilot = Kommunen mit diesen Diensten nur in Pilotierung
impact-through-kreis = Gemeinden, für die ihr Kreis einen dieser Dienste in Betrieb hat
impact-party = beteiligt
impact-merged-into = Aufgegangen in: { $name }; spätere Angaben stehen dort.
impact-with-merged = Mitgezählt sind Angaben, die noch bei den darin aufgegangenen Organisationen erfasst sind: { $names }.
impact-statewide = { $count ->
    [one] Einer dieser Dienste ist landesweit und betrifft
   *[other] { $count } dieser Dienste sind landesweit und betreffen
  } alle Kommunen; gezählt sind nur die namentlich genannten.
reach-spread = Verbreitung laut Quellen
reach-perhaps = { $people } Einwohner in { $count ->
        [one] einer Gemeinde
       *[other] { $count } Gemeinden
    } erreicht ein Dienst nur durch ihren Kreis, der die Leistung zum Teil oder möglicherweise vollzieht.
reach-unlinked = Bei { $count ->
        [one] einem weiteren Online-Dienst
       *[other] { $count } weiteren Online-Diensten
    } ist ein Kreis genannt, aber keine Leistung erfasst, aus der hervorgeht, für wen er sie vollzieht.
source-stand = Stand { $date }
source-undated = ohne Datum
source-untitled = ohne Titel
column-register = Register
sources-of-all-fields = Welche Angabe auf welcher Quelle beruht, ist nicht erfasst.
population-missing = { $count ->
        [one] Von einer Gemeinde ist keine Einwohnerzahl erfasst; ihre Einwohner fehlen in den Summen.
       *[other] Von { $count } Gemeinden ist keine Einwohnerzahl erfasst; ihre Einwohner fehlen in den Summen.
    }
column-named-live = namentlich in Betrieb
column-stated-number = laut Quelle
overview-perhaps-kreis = möglicherweise den Kreis
impact-people-reached = Menschen, die von diesen Diensten erreicht werden
impact-projects-count = Projekte
impact-note = Gezählt wird, was namentlich erfasst ist und unmittelbar abhängt; mittelbare Abhängigkeiten bleiben unberücksichtigt. „Menschen“ sind die Einwohner der Städte und Gemeinden, jede einmal gezählt; bei Diensten nur dort, wo einer in Betrieb ist.
impact-itself = fällt selbst weg
impact-needs = baut auf { $component } auf
impact-result = Ergebnis des Projekts
impact-projects = Projekte
impact-used-by-served = Online-Dienste in Betrieb bei den versorgten Kommunen
impact-used-by-served-note = Ob diese Dienste beim IT-Dienstleister betrieben werden, ist nicht belegt; sie können betroffen sein.
impact-municipalities = Betroffene Kommunen
column-why-concerned = Grund
reach-about = Wie viele Einwohner die Online-Dienste erreichen: durch den Anschluss ihrer Gemeinde oder, wo der Kreis die Leistung vollzieht, durch dessen Anschluss; dazu Angaben aus Quellen zu Nutzung und Verbreitung.
reach-services = Reichweite der Online-Dienste
reach-kreise = Reichweite aller Online-Dienste zusammen nach Kreisen
reach-projects = Reichweite der Projekte durch ihre Online-Dienste
reach-projects-unnamed = Zu { $count ->
        [one] einem weiteren Projekt
       *[other] { $count } weiteren Projekten
    } ist kein Anschluss in Betrieb erfasst, der Menschen erreicht.
column-service-or-project = Online-Dienst oder Projekt
reach-stated = Angaben aus Quellen zur Nutzung
reach-stated-note = Jede Zahl hat ihre eigene Abgrenzung und ihren eigenen Stand; die Zahlen werden weder zusammengezählt noch mit den eigenen Zählungen verrechnet.
reach-named = Gezählt sind namentlich bekannte Anschlüsse in Betrieb; der Anteil bezieht sich auf { $people ->
        [0] Einwohner, deren Zahl nicht erfasst ist
       *[other] { $people } Einwohner
    }. Wer von mehreren Diensten erreicht wird, zählt in der letzten Zeile nur einmal, und zwar bei der eigenen Gemeinde; bei landesweiten Diensten zählen dort nur die genannten Kommunen.
reach-unnamed = Zu { $count ->
        [one] einem Online-Dienst
       *[other] { $count } Online-Diensten
    } ist keine Gemeinde namentlich bekannt.
responsibilities = Zuständigkeiten
responsibilities-about = Wer die OZG-Leistungen in Nordrhein-Westfalen vollzieht, nach Themenfeld und Fachamt; die der Kommunen einzeln mit Norm, Beleg und Sicherheit. Eingegrenzt auf eine Kommune: deren Aufgaben.
responsibilities-by-level = Leistungen nach Zuständigkeit
responsibilities-by-traeger = Leistungen nach Trägern
responsibilities-by-themenfeld = Zuständigkeit nach Themenfeld
responsibilities-by-office = Leistungen der Kommunen nach Fachamt
responsibilities-leistungen = Leistungen der Kommunen im Einzelnen
responsibilities-grounds = Rechtsgrundlagen und Belege
responsibilities-of = Zuständigkeit für die Leistungen: { $name }
responsibilities-bundle = „Bündel“: Mehrere Träger vollziehen die Leistung; wer welchen Teil vollzieht, steht nur im Hinweis zur Leistung.
responsibilities-generic = Die Fachämter sind allgemein bezeichnet; die Stelle einer Kommune kann anders heißen.
responsibilities-no-office = { $count ->
        [one] Bei einer Leistung
       *[other] Bei { $count } Leistungen
    } ist kein Fachamt erfasst.
responsibilities-kreis = „Stadt oder Kreis“: Nicht belegt ist, ob die Kommune selbst oder { $name } zuständig ist.
responsibilities-of-kommune = „Zum Teil“: Die Leistung ist ein Bündel; wer welchen Teil vollzieht, steht nur im Hinweis zur Leistung.
standing-own = selbst
standing-partly = zum Teil
standing-own-or-kreis = Stadt oder Kreis, nicht erfasst
standing-voluntary = freiwillig
standing-kreis = Kreis
standing-kreis-partly = Kreis, zum Teil
standing-others = andere

# Basiskomponenten.
components = Basiskomponenten und Portale
components-about = Basiskomponenten und Portale mit den Projekten und Online-Diensten, die sie nutzen; dazu abgelöste, die noch genutzt werden.
components-use = Basiskomponenten und Portale nach Zahl der Projekte, die sie nennen
efa-unstated = Projekte ohne Angabe zu EfA: { $count }.
components-unstated = Projekte ohne Angabe zu Basiskomponenten: { $count }.
components-superseded = Abgelöste oder eingestellte Basiskomponenten, die laufende Projekte noch nutzen
components-needed-by = Basiskomponenten und die Projekte, die sie nutzen

# Dossiers.
municipality = Kommune
municipality-about = Steckbrief einer Kommune: Projekte und Rollen, Online-Dienste, Möglichkeiten der Nachnutzung, IT-Dienstleister und Nachbarkommunen.
municipality-services = Online-Dienste der Kommune
municipality-tasks = Wofür die Kommune zuständig ist
municipality-own-tasks = Eigene Aufgaben mit einem Online-Dienst
municipality-own-tasks-note = Nur Leistungen, für die sicher allein die Kommune zuständig ist.
municipality-unrecorded-tasks = Eigene Aufgaben, zu denen kein Online-Dienst erfasst ist
municipality-unrecorded-tasks-note = Nur Leistungen, für die sicher allein die Kommune zuständig ist. Das bedeutet nicht, dass es keinen Online-Dienst gibt.
municipality-statewide = Landesweit, für alle
municipality-kreis-tasks = Leistungen, die der Kreis vollzieht und online anbietet
column-online = Online-Dienst
municipality-reusable = Online-Dienste anderer für eigene Aufgaben
municipality-reusable-note = Dienste, die Nachbarkommunen haben, stehen zuerst. Gezählt sind Kommunen, bei denen der Dienst in Betrieb oder in Pilotierung ist; „gleiche IT“: mit demselben IT-Dienstleister; „gleiche Klasse“: derselben Größenklasse. Nur Dienste zu Leistungen, für die sicher allein die Kommune zuständig ist.
municipality-neighbours = Nachbarkommunen
municipality-alike = Kommunen derselben Größenklasse mit ähnlicher Einwohnerzahl
organisation = Organisation
organisation-about = Steckbrief einer Organisation: Projekte und Rollen, angebotene und mitgetragene Online-Dienste, versorgte Kommunen, Beschlüsse und Veranstaltungen.
organisation-kommunen = Versorgte Kommunen
organisation-taking-part = { $part ->
    [0] Für keine von ihnen ist eine Beteiligung an einem laufenden Projekt erfasst.
   *[other] An einem laufenden Projekt namentlich bekannt beteiligt: { $part } von { $all }.
 }
themenfeld = Themenfeld
themenfeld-about = Steckbrief eines Themenfelds: Federführung und Koordination, Projekte mit Phase und Leitung, Online-Dienste, Leistungen mit und ohne Projekt, Ereignisse.
themenfeld-further = Weitere Projekte, die dieses Themenfeld zusätzlich angeben: { $count }.
themenfeld-leistungen = Leistungen, zuerst die mit Projekt
project = Projekt
project-about = Steckbrief eines Projekts: Phase und Termine, Beteiligte nach Rolle, Zusammensetzung des Teams, Leistungen, Online-Dienste, Basiskomponenten, Meilensteine und Ereignisse.
project-phases = Phasen
project-parties = Beteiligte
project-team = Namentlich bekannte Kommunen im Projektteam nach Größenklasse
project-verdict = Repräsentativität: { $verdict }{ $missing ->
    [0] { "" }
    [one] , eine Größenklasse fehlt
   *[other] , { $missing } Größenklassen fehlen
  }.
project-leistungen = Leistungen
project-services = Online-Dienste und ihre Anschlüsse
service-components = Basiskomponenten und Zahlverfahren
project-components = Basiskomponenten und Zielportale
project-milestones = Meilensteine
dossier-projects = Projekte
dossier-taking-part = Als Beteiligung zählen davon { $part }; Interesse, weitere Akteure und beendete oder ruhende Projekte zählen nicht.
dossier-services = Online-Dienste
dossier-events = Ereignisse
column-own-reading = davon eigene Lesart
coverage-own-reading = Bei { $own } von { $all } dieser Leistungen mit Projekt beruht die Zuordnung allein auf eigener Lesart.
themenfelder-own-reading = Bei { $own } von { $all } Projekten beruht das Themenfeld auf eigener Lesart.
own-reading-legend = „Eigene Lesart“: Keine Quelle nennt diese Zuordnung; sie stammt von den Bearbeitenden dieses Datenbestands.
standing-ahead = steht aus
standing-planned = geplant, ob erreicht nicht erfasst
standing-open = zum Stichtag offen
events-ahead = Nicht aufgeführt (nach dem Stichtag oder zum Stichtag nicht zu beurteilen): { $count ->
    [one] ein Ereignis
   *[other] { $count } Ereignisse
  }.
funding-for = { $from } für { $subject }: { $status }
funding-from = { $from }: { $status }
reifegrad-of = { $level } ({ $model })
leistung-about = Steckbrief einer Leistung: Themenfeld, Zuständigkeit und Fachämter, Projekte, die sie umsetzen, Online-Dienste und die Kommunen, in denen sie in Betrieb sind.
leistung-projects = Projekte, die die Leistung umsetzen
leistung-services = Online-Dienste für die Leistung
leistung-live = Kommunen, in denen ein Dienst in Betrieb ist
online-service-about = Steckbrief eines Online-Dienstes: Inhalt und Projekt, Anbieter, Status je Kommune mit Datum, Basiskomponenten und Meilensteine.
online-service-kommunen = Kommunen nach dem Status des Anschlusses

# Neues in einem Zeitraum.
news = Neues
news-about = Was in einem Zeitraum geschehen ist, nach den Datumsangaben der Quellen: erreichte Phasen, Inbetriebnahmen, Nachnutzung, Meilensteine, Ereignisse, beendete und zurückgestellte Projekte. Wann eine Angabe erfasst wurde, ist unerheblich.
news-happenings = Vom { $from } bis zum { $to }
news-across = Nicht aufgeführt, weil ihr Datum nur ungefähr bekannt ist und über den Zeitraum hinausreicht: { $count ->
    [one] eine Angabe
   *[other] { $count } Angaben
  }.
news-planned = Geplant, ob erreicht nicht erfasst: { $count ->
    [one] ein Meilenstein, weil seine Quellen älter sind als der Termin.
   *[other] { $count } Meilensteine, weil ihre Quellen älter sind als die Termine.
  }
news-undated = Ohne Datum und daher keinem Zeitraum zuzuordnen: { $count ->
    [one] eine Angabe
   *[other] { $count } Angaben
  }.
news-phase = Phase erreicht
news-phase-by = Phase spätestens erreicht
news-on-hold = zurückgestellt
news-ended = beendet
news-live = in Betrieb
news-reused = nachgenutzt
no-own-source = ohne eigene Quelle
news-merged = aufgegangen
period-reversed = Das Ende des Zeitraums ({ $to }) liegt vor seinem Beginn ({ $from }).

# Zustand der Daten.
stale = Veraltete Angaben
stale-about = Lange nicht überprüfte Angaben: Prüfungen, die zu lange zurückliegen, überfällige Planungen und laufende Projekte, deren neueste Quelle alt ist.
stale-checks = Prüfungen, die mehr als { $months ->
    [one] einen Monat
   *[other] { $months } Monate
  } zurückliegen
stale-plans = Überfällige Planungen
stale-sources = Laufende Projekte, deren neueste Quelle älter als { $months ->
    [one] ein Monat
   *[other] { $months } Monate
  } ist
stale-undated = Laufende Projekte ohne datierte Quelle: { $count }.
quality = Vollständigkeit
quality-about = Vollständigkeit der Daten: je Datensatzart und Feld die Zahl der Datensätze mit und ohne Angabe.
quality-kinds = Datensatzarten: Anteil der ausgefüllten Felder
quality-fields = Felder
sources-external = Vergleichszahlen anderer Stellen
sources-external-note = Jede Zahl hat ihre eigene Abgrenzung und Einheit; keine wird mit den eigenen Zählungen verrechnet. OZG-Leistungen (Bündel) und Verwaltungsleistungen (LeiKa) sind nicht dasselbe.
column-external-figure = Vergleichszahl
column-area = Gebiet
sources-about = Grundlagen der Daten: Register und Veröffentlichungen mit ihrem Stand, älteste zuerst, sowie Datensätze, die nur auf einer undatierten Veröffentlichung beruhen.

# Seiten und Karten.
page-to-content = Zum Inhalt
page-reports = Berichte
page-contents = Inhalt
page-table = Tabelle
page-drawing = Diagramm
page-set = Berichte zur OZG-Umsetzung
page-made-by = Erzeugt mit ozg { $version } aus dem Datenbestand des Projekts. „Keine Angabe“ bedeutet: Keine Quelle enthält dazu eine Angabe.
map-projects = Projekte mit Beteiligung der Kommune
map-services = Online-Dienste in Betrieb oder in Pilotierung
column-leika-key = LeiKa-Schlüssel
leistung-leika = Gebündelte LeiKa-Leistungen
map-live = Online-Dienste, die eine Kommune selbst in Betrieb hat
map-reach = Online-Dienste, die die Menschen dort erreichen, auch durch ihren Kreis
map-team = Am Projekt beteiligte Kommunen
map-kreis = auch der Kreis selbst (mindestens 1)
map-credit = © GeoBasis-DE / BKG (2017), Daten verändert
map-described = { $count ->
    [0] Keine Kommune auf der Karte.
    [one] Eine Kommune: { $list }.
   *[other] { $count } Kommunen, mit den höchsten Zahlen: { $list }.
  }
report-all-summary = { $count ->
    [one] Ein Bericht
   *[other] { $count } Berichte
  } in „{ $path }“ geschrieben.
report-all-without = Der Bericht „{ $report }“ wurde nicht geschrieben: { $reason }
report-all-one-table = Eine Datei im Format { $format } kann nur eine Tabelle enthalten, ein Bericht hat mehrere. Für alle Berichte bitte ein anderes Format wählen, etwa xlsx.
report-all-html = Seiten für Browser schreibt „ozg site -o ORDNER“; --all schreibt Markdown, Text, JSON oder XLSX.
report-all-not-empty = Der Ordner „{ $folder }“ ist nicht leer und enthält keine früher geschriebenen Berichte („reports.json“ fehlt darin oder ist nicht lesbar); deshalb wird nichts hineingeschrieben.
report-all-left = Diese Dateien gehörten laut „reports.json“ zur letzten Ausgabe, zur neuen gehören sie nicht. Sie wurden nicht gelöscht, weil sie keine Seiten sind oder seither geändert wurden: { $files }{ $more ->
    [0] {""}
   *[other] {" "}und { $more } weitere
}.

# Neues.
digest = Neuigkeiten
digest-about = Änderungen seit einem Tag oder einer Revision, nach Themenfeld, in Sätzen für einen Rundbrief: das Wichtigste zuerst, mit Namen statt Kennungen; die Datenpflege ist zusammengefasst.
digest-title = Neues seit { $since }
digest-none = Es hat sich nichts geändert.
digest-of-all = Themenfeldübergreifend
digest-date = { $date }
digest-number = { $number }
digest-plain = { $name }
digest-quoted = „{ $name }“
digest-comma = { $head }, { $next }
digest-and = { $head } und { $last }
digest-more = { $head } und { $count ->
    [one] ein weiteres
   *[other] { $count } weitere
  }
digest-start = { $kind ->
    [project] Das Projekt
    [online-service] Der Online-Dienst
   *[other] Der Eintrag
  } „{ $name }“
digest-phase-since = Das Projekt „{ $name }“ hat die Phase „{ $new }“ erreicht ({ $since }, zuvor „{ $old }“).
digest-phase-forward = Das Projekt „{ $name }“ hat die Phase „{ $new }“ erreicht (zuvor „{ $old }“).
digest-phase-back = Das Projekt „{ $name }“ wird wieder in der Phase „{ $new }“ geführt (zuvor „{ $old }“).
digest-phase-known = Für das Projekt „{ $name }“ ist jetzt eine Phase angegeben: „{ $new }“.
digest-phase-unknown = Für das Projekt „{ $name }“ nennt keine Quelle mehr eine Phase.
digest-shift = { $from } { $to }
digest-from = von { $date }
digest-from-day = vom { $date }
digest-to = auf { $date }
digest-to-day = auf den { $date }
digest-ended-since = Das Projekt „{ $name }“ ist beendet ({ $since }).
digest-on-hold-since = Das Projekt „{ $name }“ ist zurückgestellt ({ $since }).
digest-ended = Das Projekt „{ $name }“ ist beendet.
digest-on-hold = Das Projekt „{ $name }“ ist zurückgestellt.
digest-resumed = Das Projekt „{ $name }“ wurde wieder aufgenommen; es befindet sich in der Phase „{ $new }“.
digest-added = { $count ->
    [one] Neu erfasst ist { $kind ->
        [project] das Projekt
        [leistung] die Leistung
        [online-service] der Online-Dienst
        [organisation] die Organisation
        [component] die Basiskomponente
        [municipality] die Kommune
        [themenfeld] das Themenfeld
        [event] das Ereignis
       *[other] der Eintrag
      }
   *[other] Neu erfasst sind { $count } { $kind ->
        [project] Projekte:
        [leistung] Leistungen:
        [online-service] Online-Dienste:
        [organisation] Organisationen:
        [component] Basiskomponenten:
        [municipality] Kommunen:
        [themenfeld] Themenfelder:
        [event] Ereignisse:
       *[other] Einträge:
      }
  } { $list }.
digest-removed = { $count ->
    [one] Nicht mehr erfasst ist { $kind ->
        [project] das Projekt
        [leistung] die Leistung
        [online-service] der Online-Dienst
        [organisation] die Organisation
        [component] die Basiskomponente
        [municipality] die Kommune
        [themenfeld] das Themenfeld
        [event] das Ereignis
       *[other] der Eintrag
      }
   *[other] Nicht mehr erfasst sind { $count } { $kind ->
        [project] Projekte:
        [leistung] Leistungen:
        [online-service] Online-Dienste:
        [organisation] Organisationen:
        [component] Basiskomponenten:
        [municipality] Kommunen:
        [themenfeld] Themenfelder:
        [event] Ereignisse:
       *[other] Einträge:
      }
  } { $list }.
digest-event = Neu erfasst ist das Ereignis „{ $name }“ ({ $art }, { $date }).
digest-event-undated = Neu erfasst ist das Ereignis „{ $name }“ ({ $art }).
digest-plan-earlier = Im Projekt „{ $name }“ wird die Phase „{ $phase }“ vorgezogen: { $shift }.
digest-plan-later = Im Projekt „{ $name }“ verschiebt sich die Phase „{ $phase }“ { $shift }.
digest-plan-set = Im Projekt „{ $name }“ ist die Phase „{ $phase }“ jetzt terminiert ({ $new }).
digest-plan-dropped = Im Projekt „{ $name }“ ist die Phase „{ $phase }“ nicht mehr terminiert (bisher { $old }).
digest-milestone-reached = Das Projekt „{ $name }“ hat einen Meilenstein erreicht: { $what } ({ $date }).
digest-milestone-planned = Das Projekt „{ $name }“ hat einen neuen Meilenstein: { $what } ({ $date }).
digest-milestone-moved = Im Projekt „{ $name }“ wurde ein Meilenstein { $shift } verschoben: { $what }.
digest-milestone-dropped = Im Projekt „{ $name }“ ist ein Meilenstein entfallen: { $what }.
digest-live = { $start } ist jetzt in { $count ->
    [one] einer weiteren Kommune
   *[other] { $count } weiteren Kommunen
  } in Betrieb: { $list }.
digest-connection-ended = { $start } ist in { $count ->
    [one] einer Kommune
   *[other] { $count } Kommunen
  } nicht mehr erfasst: { $list }.
digest-reused = { $kind ->
    [project] Das Ergebnis des Projekts „{ $name }“ wird jetzt auch nachgenutzt von
   *[other] Der Online-Dienst „{ $name }“ wird jetzt auch genutzt von
  }: { $list }.
digest-connection-changed = { $kind ->
    [project] Beim Projekt
   *[other] Beim Online-Dienst
  } „{ $name }“ hat sich der Status von „{ $old }“ zu „{ $new }“ geändert: { $list }.
digest-connection-added = { $kind ->
    [project] Beim Projekt
   *[other] Beim Online-Dienst
  } „{ $name }“ { $count ->
    [one] ist neu erfasst
   *[other] sind neu erfasst
  }: { $list } (Status: { $new }).
digest-lead = Die Leitung des Projekts „{ $name }“ hat gewechselt (bisher { $old }, jetzt { $new }).
digest-joined = Neu am { $kind ->
    [project] Projekt
   *[other] Online-Dienst
  } „{ $name }“ beteiligt { $count ->
    [one] ist
   *[other] sind
  }: { $list } ({ $role }).
digest-left = Nicht mehr am { $kind ->
    [project] Projekt
   *[other] Online-Dienst
  } „{ $name }“ beteiligt { $count ->
    [one] ist
   *[other] sind
  }: { $list } ({ $role }).
digest-role = Im Projekt „{ $name }“ { $count ->
    [one] wechselt { $list } die Rolle
   *[other] wechseln { $list } die Rolle
  }: von „{ $old }“ zu „{ $new }“.
digest-covered = { $start } umfasst jetzt auch { $count ->
    [one] die Leistung
   *[other] die Leistungen
  } { $list }.
digest-uncovered = { $start } umfasst { $count ->
    [one] die Leistung
   *[other] die Leistungen
  } { $list } nicht mehr.
digest-uses = { $start } nutzt jetzt auch { $list }.
digest-drops = { $start } nutzt { $list } nicht mehr.
digest-superseded = Die Basiskomponente „{ $name }“ wird durch „{ $new }“ abgelöst.
digest-merged = Die Organisation „{ $name }“ ist in „{ $new }“ aufgegangen.
digest-happened = In diesem Zeitraum geschehen
digest-recorded = Neu erfasst: früher geschehen oder ohne Datum
digest-participation = Mitwirkung gesucht
digest-invitation-opened = Das Projekt „{ $name }“ sucht Mitwirkende.
digest-invitation-closed = Das Projekt „{ $name }“ sucht keine Mitwirkenden mehr.
digest-figure-shifted = Für „{ $name }“ hat sich eine Zahl stark verändert: { $what } { $old } → { $new } ({ $change }).
digest-figure = Für „{ $name }“ hat sich eine Zahl stark verändert: { $what } { $old } → { $new }.
digest-routine = { $count ->
    [one] Außerdem wurde eine Angabe berichtigt oder ergänzt.
   *[other] Außerdem wurden { $count } Angaben berichtigt oder ergänzt.
  }
digest-routine-only = { $count ->
    [one] Eine Angabe wurde berichtigt oder ergänzt.
   *[other] { $count } Angaben wurden berichtigt oder ergänzt.
  }
digest-schema = { $count ->
    [one] Am Aufbau der Datensätze gab es eine Änderung.
   *[other] Am Aufbau der Datensätze gab es { $count } Änderungen.
  }
since-day = dem { $date }
since-revision = dem { $date } („{ $revision }“)
since-tree = „{ $revision }“
since-before-clone = Die Historie dieses Klons reicht nur bis zum { $first } zurück; Revisionen vor { $since } lädt „git fetch --unshallow“ herunter.
since-too-early = Die Historie reicht nicht bis { $since } zurück; sie beginnt am { $first }.
since-too-late = Der Beginn ({ $since }) muss vor dem Stichtag ({ $date }) liegen.
since-nothing = „{ $since }“ ist weder ein Datum (JJJJ, JJJJ-MM oder JJJJ-MM-TT) noch eine Revision: { $reason }
report-since-missing = Für den Bericht „digest“ ist ein Beginn anzugeben: ozg report digest --since DATUM oder REVISION
report-not-with = Der Bericht „{ $report }“ hat keine Option { $option }.

# Verlauf.
trend = Verlauf
trend-about = Verlauf einer Kennzahl des Überblicks anhand der Historie des Datenbestands: Stand am Ende jedes Monats, Quartals oder Jahres als Tabelle und als Linie; ohne Angabe einer Kennzahl die wichtigsten.
trend-of = Verlauf: { $title } – { $row }, { $column }
trend-main = Verlauf der wichtigsten Kennzahlen
trend-covered = Leistungen mit Projekt
trend-participants = beteiligte Kommunen
trend-clock = Jede Zeile zeigt den Stand am Ende des Zeitraums, die letzte den jüngsten Stand. Gezählt wird zum jeweiligen Stichtag. Leere Felder: Diese Kennzahl war damals noch nicht vorhanden.
trend-no-future = Für die Zeit nach dem { $date } gibt es noch keine Zahlen.
trend-one-state = Bisher gibt es nur einen Stand; ein Verlauf setzt mindestens zwei voraus.
trend-unknown = „{ $name }“ ist keine Kennzahl des Berichts „overview“.{ $suggestion ->
    [none] { "" }
   *[other] { " " }Ist „{ $suggestion }“ gemeint?
  } Anzugeben ist TABELLE.ZEILE.SPALTE; ohne SPALTE gilt die erste Spalte, ohne ZEILE die Summe. Möglich sind:
  { $list }
trend-since = „{ $since }“ ist kein Datum (JJJJ, JJJJ-MM oder JJJJ-MM-TT).
trend-no-history = Bis { $date } gibt es keine Revision, die sich auswerten lässt.
column-period-end = Stand am
column-commit = Commit
column-former = nur früher
participation-named = Gezählt wird, wer namentlich als beteiligt bekannt ist; wer nicht genannt wird, kann dennoch beteiligt sein. „Nur früher“: Alle Projekte der Kommune sind beendet oder ruhen. Eine Kommune und ihr eigener IT-Dienstleister zählen als ein Beteiligter. Als nachnutzend zählt auch, wer einen Online-Dienst des Projekts in Betrieb hat.
participation-nowhere-services = { $count ->
    [0] Für keine von ihnen ist ein Online-Dienst in Betrieb oder in Pilotierung erfasst.
    [one] Für eine von ihnen ist dennoch ein Online-Dienst in Betrieb oder in Pilotierung erfasst.
   *[other] Für { $count } von ihnen ist dennoch ein Online-Dienst in Betrieb oder in Pilotierung erfasst.
 }
parties-undecided = Zum Stichtag nicht zu beurteilen: { $count ->
    [one] eine Beteiligung, deren Quelle jünger ist.
   *[other] { $count } Beteiligungen, deren Quellen jünger sind.
 }
statuses-undecided = Zum Stichtag nicht zu beurteilen: { $count ->
    [one] ein Projekt, dessen Phase nur eine jüngere Quelle ohne Datum nennt.
   *[other] { $count } Projekte, deren Phase nur jüngere Quellen ohne Datum nennen.
 }
dash = –
dash-legend = –: nicht erfasst
organisation-predecessors = Vorgänger
organisation-merged = darin aufgegangen
organisation-independent = noch eigenständig
organisation-merger-undecided = unklar, ob schon aufgegangen
column-transition = Übergang
column-on-the-day = am Stichtag
organisation-merged-since = aufgegangen seit
organisation-members = Mitglieder, soweit eine Quelle sie nennt
column-member = Mitglied
column-own-it-of = eigene IT von
column-own-it = eigene IT
counts-as = { $organisation } zählt als { $kommune }: Eine Kommune und ihr eigener IT-Dienstleister zählen als ein Beteiligter.
