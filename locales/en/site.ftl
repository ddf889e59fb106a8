# The public site of `ozg site`.
site-summary = { $count } pages written to “{ $path }”
site-without-imprint = A published site needs what the law demands, which is missing in “ozg.toml” under [site]: imprint, privacy, accessibility.
site-not-empty = “{ $folder }” has other files. Please name a new or empty folder, or one that an earlier run wrote.
site-brand = OZG in NRW
site-other-code = de
site-other-language = Deutsch
site-menu = Main menu
site-search-label = Search for a Kommune, Leistung, project or code
site-search-go = Search
site-search-example = For example Köln, 05315000, Einbürgerung or 10439. From anywhere: Ctrl K.
site-crumbs = Path
site-start = Start
site-unknown = No source that was read says anything of it. It does not mean that there is none.
site-words = How it is counted and what words mean
site-made-by = Made by ozg { $version }.
site-legal = Legal matters and data
site-imprint = Legal notice
site-privacy = Privacy
site-accessibility = Accessibility statement
site-contact = Contact
site-repository = Data and program
site-figures = Key figures
site-lists = Look up
site-without-project = without a recorded project
site-own-assignments = of these by own reading alone
site-perhaps = of these perhaps, by their Kreis
site-of = of
site-figure-rollout = projects are in their roll-out in NRW.
site-figure-leistungen = Leistungen of Kommunen have a project.
site-figure-kommunen = Kommunen are known by name to take part in a project.
site-figure-people = people live in a Gemeinde for which at least one Online-Dienst is known by name to be live.
site-count-all = All { $count } entries
site-rows-all = All # entries
site-rows-some = # of % entries
site-none-left = No entry fits this choice.
site-csv-shown = Shown ones as CSV
site-whole-list = All as { $format }
site-filter-text = Search in the list
site-filters = Filters
site-clear = Clear the choice
site-hits = { $count ->
    [one] one hit
   *[other] { $count } hits
  }
site-no-hit = No hit
site-file = File:
site-as-json = As JSON
site-in-repository = File in the repository
site-report-fault = Report a fault
site-wide-table = This table can be moved sideways
site-map = Where something is recorded
site-map-layers = What the map shows
site-map-hint = Point at a Kommune, tap it, or choose it with the arrow keys.
site-map-table = The map as a table: { $count } Kommunen of which something is recorded
site-news = New
site-all-news = All news
site-feed = As an Atom feed
site-how-counted = How it is counted
site-own-reading = own reading
site-definition-rollout = Projects whose latest phase, as sources state it, is the roll-out in North Rhine-Westphalia. A project of which no source names a phase counts as not recorded.
site-definition-leistungen = OZG-Leistungen of the catalogue of 10/2019 that Kommunen carry out wholly or in part and for which at least one project is recorded. Most assignments of a project are our own reading.
site-definition-kommunen = Towns, Gemeinden, Kreise and the Städteregion Aachen that a source names in a running project: as lead, in the core team, as pilot or as reuser.
site-definition-people = People of the Städte und Gemeinden in which an Online-Dienst is known by name to be live, or whose Kreis has it live and carries the Leistung out for them wholly, in part or perhaps; each Gemeinde counts once. Statewide services count with their named Kommunen alone.
site-table-as = This table:
site-any = all
site-record = Record
site-credits = Credits:
feed-entry = As of { $date }: { $count ->
    [0] upkeep alone
    [one] one item of news
   *[other] { $count } items of news
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
  }. What is not here is not recorded; it does not mean that there is nothing.
lead-leistung = Carried out by: { $traeger }. { $count ->
    [0] Where it can be applied for online is not recorded.
    [one] In one Kommune an Online-Dienst for it is known by name to be live.
   *[other] In { $count } Kommunen an Online-Dienst for it is known by name to be live.
  }
lead-service = { $count ->
    [0] In which Kommune the service is live is not recorded
    [one] Known by name to be live in one Kommune
   *[other] Known by name to be live in { $count } Kommunen
  }{ $people ->
    [0] ; how many people it reaches is not recorded
   *[other] ; it reaches { $people } people
  }.
lead-service-statewide = Statewide: all people in Nordrhein-Westfalen can use it.{ $count ->
    [0] {""}
    [one] {" "}One Kommune is named.
   *[other] {" "}{ $count } Kommunen are named.
  }
lead-project = Phase: { $phase }. { $count ->
    [0] Which Kommunen take part is not recorded.
    [one] One Kommune is known by name to take part.
   *[other] { $count } Kommunen are known by name to take part.
  }
site-left = “site-files.json” names these files as part of the last run, and this one did not write them; they stay: { $files }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
  }
