# The public site of `ozg site`.
site-summary = { $count } pages written to “{ $path }”
site-without-imprint = A published site needs legally required information that is missing in “ozg.toml” under [site]: imprint, privacy, accessibility.
site-not-empty = “{ $folder }” contains other files. Choose a new or empty folder, or one that an earlier run wrote.
site-brand = OZG in NRW
site-other-code = de
site-other-language = Deutsch
site-menu = Main menu
site-search-label = Search for a Kommune, Leistung, project or code
site-search-go = Search
site-search-example = For example Köln, 05315000, Einbürgerung or 10439. From any page: Ctrl K.
site-crumbs = Breadcrumb
site-start = Home
site-unknown = No evaluated source states anything about this. This does not mean that there is none.
site-words = How figures are counted and what terms mean
site-made-by = Made by ozg { $version }.
site-legal = Legal information and data
site-imprint = Legal notice
site-privacy = Privacy
site-accessibility = Accessibility statement
site-contact = Contact
site-repository = Data and program
site-figures = Key figures
site-lists = Look up
site-without-project = without a recorded project
site-own-assignments = of these only by own reading
site-perhaps = of these perhaps, through their Kreis
site-of = of
site-figure-rollout = projects are in roll-out in NRW.
site-figure-leistungen = Leistungen of Kommunen have a project.
site-figure-kommunen = Kommunen are named as taking part in a project.
site-figure-people = people live in a Gemeinde for which at least one live Online-Dienst is known by name.
site-count-all = All { $count } entries
site-rows-all = All # entries
site-rows-some = # of % entries
site-none-left = No entry matches this selection.
site-csv-shown = Shown entries as CSV
site-whole-list = All as { $format }
site-filter-text = Search in the list
site-filters = Filters
site-clear = Clear the selection
site-hits = { $count ->
    [one] one hit
   *[other] { $count } hits
  }
site-no-hit = No hit
site-file = File:
site-as-json = As JSON
site-in-repository = File in the repository
site-report-fault = Report an error
site-wide-table = This table can be scrolled sideways
site-map = Where something is recorded
site-map-layers = What the map shows
site-map-hint = Point at a Kommune, tap it, or select it with the arrow keys.
site-map-table = The map as a table: { $count } Kommunen about which something is recorded
site-news = New
site-all-news = All news
site-feed = As an Atom feed
site-how-counted = How it is counted
site-own-reading = own reading
site-definition-rollout = Projects whose latest phase according to the sources is the roll-out in North Rhine-Westphalia. A project for which no source states a phase counts as not recorded.
site-definition-leistungen = OZG-Leistungen in the catalogue of 10/2019 that Kommunen carry out fully or partly and for which at least one project is recorded. Most attributions of a project are our own reading.
site-definition-kommunen = Städte, Gemeinden, Kreise and the Städteregion Aachen that a source names in a current project: as lead, in the core team, as pilot or as reuser.
site-definition-people = People in the Städte and Gemeinden in which a live Online-Dienst is known by name, or whose Kreis has it live and carries out the Leistung for them fully, partly or perhaps; each Gemeinde counts once. Statewide services count only with their named Kommunen.
site-table-as = This table:
site-any = all
site-record = Record
site-credits = Credits:
feed-entry = As of { $date }: { $count ->
    [0] maintenance only
    [one] one news item
   *[other] { $count } news items
  }
# What is so of a record, in one sentence.
lead-municipality = Recorded and live for the people here: { $own ->
    [0] no Online-Dienst of the Kommune itself
    [one] one Online-Dienst of the Kommune itself
   *[other] { $own } Online-Dienste of the Kommune itself
  }{ $kreis ->
    [0] {""}
    [one] , one of its Kreis
   *[other] , { $kreis } of its Kreis
  }{ $land ->
    [0] {""}
    [one] , one of the Land
   *[other] , { $land } of the Land
  }. What is not listed here is not recorded; it may still exist.
lead-leistung = Carried out by: { $traeger }. { $count ->
    [0] It is not recorded where it can be applied for online.
    [one] One Kommune is named as having a live Online-Dienst for it.
   *[other] { $count } Kommunen are named as having a live Online-Dienst for it.
  }
lead-service = { $count ->
    [0] It is not recorded in which Kommune the service is live
    [one] Live in one Kommune known by name
   *[other] Live in { $count } Kommunen known by name
  }{ $people ->
    [0] ; it is not recorded how many people it reaches
   *[other] ; it reaches { $people } people
  }.
lead-service-statewide = Statewide: all people in Nordrhein-Westfalen can use it.{ $count ->
    [0] {""}
    [one] {" "}One Kommune is named.
   *[other] {" "}{ $count } Kommunen are named.
  }
lead-project = Phase: { $phase }. { $count ->
    [0] It is not recorded which Kommunen take part.
    [one] One Kommune is named as taking part.
   *[other] { $count } Kommunen are named as taking part.
  }
site-left = “site-files.json” lists these files as part of the last run, but this run did not write them; they are kept: { $files }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
  }
