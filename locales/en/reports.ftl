# Reports: what a coordinator takes into a meeting.

# Reports: head, narrowing, comparison.
report-title-of = { $title }: { $name }
narrowed-themenfeld = Narrowed to the Themenfeld { $name }.
narrowed-regierungsbezirk = Narrowed to Kommunen of the Regierungsbezirk { $name } and what they are named as taking part in. All other projects and services do not count: “without a project” means without one of these.
narrowed-kreis = Narrowed to { $name } with all its Kommunen and what they are named as taking part in. All other projects and services do not count: “without a project” means without one of these.
narrowed-kommune = Narrowed to { $name } and what this Kommune is named as taking part in. All other projects and services do not count: “without a project” means without one of these.
narrowed-groessenklasse = Narrowed to Kommunen of the size class “{ $name }” and what they are named as taking part in. All other projects and services do not count: “without a project” means without one of these.
report-compared = Compared with “{ $base }” on the same day: “3 → 5 (+2)” means 3 there and 5 here; unchanged figures have no arrow; pp: percentage points.
report-none = nothing recorded
report-part-missing = The part “{ $part }” is missing, because the dataset does not have these kinds of record: { $kinds }.
section-kinds-missing = Without data from these kinds of record, which the dataset does not have: { $kinds }.
section-empty-columns = Left out because no row has a value: { $columns }.
report-facts = At a glance
relations-undecided = Left out because they have no date and their evidence is newer than the day: { $list }
relation-undecided = { $field } ({ $kind }: { $count })
list-of-two = { $before }; { $last }
title-of = { $title }
# With a no-break space, as in a percentage.
percentage-points = { $points } pp
row-both = in both
row-new = new
row-gone = gone
row-marked-new = { $text } (new)
row-marked-gone = { $text } (gone)
report-no-subject = Give the record that the report is about.
report-name-missing = { $option } applies to one report; give its name. To list all reports, run: ozg report
report-id-missing = The report “{ $report }” is about one record; give its id: ozg report { $report } ID. To list all ids, run: ozg query { $kind } --columns id
report-no-id = The report “{ $report }” is not about one record; remove “{ $id }”.
report-no-record-among = There is no “{ $id }” among { $kinds }. To find ids, run: ozg search TEXT
report-no-record = There is no { $kind } “{ $id }”. To list all ids, run: ozg query { $kind } --columns id
report-no-record-suggestion = There is no { $kind } “{ $id }”. Did you mean “{ $suggestion }”?
report-no-records = The report “{ $report }” is about records of kind { $kind }; this dataset has none.
report-no-kind = The report “{ $report }” is not possible with this dataset, which lacks these kinds of record: { $kinds }.
narrowed-to-nothing = No Kommune matches { $options }; remove or change one of them.
report-subject-outside = “{ $id }” is excluded by { $options }; for the dossier without it, run: ozg report { $kind } { $id }
report-list-kreise = To list all Kreise, run: ozg query municipality { $values } --columns id
report-no-kreis = “{ $value }” is not a Kreis; --kreis takes a Kreis or the Städteregion Aachen. For the dossier of a single Kommune, run: ozg report municipality { $value }
report-no-table = The report has no table “{ $name }”. Expected one of: { $list }
report-one-table = A file in the format { $format } can contain only one table; choose one with --table: { $list }

# Columns.
column-before = before
column-difference = difference
column-row = row
column-fact = Fact
column-value = Value
column-field = Field
column-fields = Fields
column-filled = filled in
column-stated = Stated
column-stale = stale
column-year = up to 12 months
column-three-years = up to 36 months
column-older = older
column-no-date = undated
column-date = Date
column-event = Event
column-milestone = Milestone
column-since = since
column-status = Status
column-project = Project
column-projects-with = Projects that state it
column-projects-taking-part = Current projects it takes part in
column-efa = EfA
column-efa-projects = EfA projects
column-municipality = Kommune
column-organisations = Organisations
column-kreis = Kreis
column-regierungsbezirk = Regierungsbezirk
column-population = Population
column-provider = IT service provider
column-means-of-payment = Means of payment
column-basis = Basis
column-role = Role
column-roles = Roles
column-parties = Parties
column-service = Online-Dienst
column-services = Online-Dienste
column-connections = Connections
column-services-live = Online-Dienste live
column-services-pilot = Online-Dienste piloted
column-services-announced = Online-Dienste announced
column-providers = Providers
column-furthest = furthest
column-usable = usable in Kommunen
column-used-by = used by
column-neighbours = neighbours among them
column-same-provider = same IT
column-same-class = same class
column-leistung = Leistung
column-leistungen-shared = Leistungen of Kommunen
column-ozg-id = OZG id
column-responsibility = Responsibility
column-priority = Priority
column-kommunal-without = of which Kommunen only
column-partly = Bundles
column-alone = Alone
column-traeger = Carried out by
leistung-basis = Legal basis and evidence
leistung-hint = Note: { $hint }
column-statement = Statement
column-office = Municipal office
column-norm = Norm
column-evidence = Evidence
column-certainty = Certainty
column-component = Component
column-successor = Successor
column-out-of-service = out of service
column-bund = Bund
column-land = Länder
column-lead-bund = Lead (Bund)
column-lead-land = Lead (Länder)
column-coordination = municipal coordination
column-lagen = Life and business situations
column-planned = planned
column-reached = reached
column-reached-by = reached by
column-lateness = Delay
column-verdict = Verdict
column-missing-class = missing size class
column-from-themenfeld = from the Themenfeld
column-newest-source = newest source
column-checked = checked on
column-description = Description
column-short-name = Short name
column-website = Website
column-merged-into = merged into
column-operates = operates
column-coordinates = coordinates
column-further-themenfelder = further Themenfelder
column-lage = Life or business situation
column-offices = Municipal offices
column-offices-of-projects = Municipal offices of the projects
column-variant = Implementation variant
column-programme = Programme
column-funding = Funding
column-funding-sum = Funding (€)
column-looking = Looking for participants
column-classes-meant = Size classes
column-remark = Note
column-attribution = Attribution
column-source-title = Title
column-publisher = Publisher
column-address = Address
column-reifegrad = Maturity
column-trust = Level of assurance
column-what = What
column-subject = Concerns
column-detail = Details
total-kommunen = total (each Kommune once)
kreisfreie-staedte = kreisfreie Städte

# Narrow columns.
short-vorbereitung = Prep.
short-konzeption = Conc.
short-umsetzung = Impl.
short-pilotierung = Pilot
short-rollout-nrw = RO NRW
short-rollout-bund = RO nat.
short-zurueckgestellt = hold
short-beendet = End
short-unstated = n. s.
short-total = all
short-lead = leads
short-reuse = reuses
short-pilot = pilots
short-live = live
short-angekuendigt = ann.
short-in-vorbereitung = in prep.
short-staedteregion = SR
short-kreis = Kr
short-kreisfreie = KF
short-grosse = GS
short-mittlere = MS
short-stadt = St
short-gemeinde = Ge

# Roles, states, verdicts.
role-lead = Project lead
role-core-team = Core team
role-pilot = Pilots
role-reuser = Reusers
role-interested = Interested
role-further = Further parties
role-provider = Provider
role-party = Party
status-live = live
status-pilot = pilot
late-overdue = overdue
late-delayed = later than planned
verdict-representative = representative
verdict-justified = justified
verdict-missing = incomplete
verdict-unchecked-kommune = cannot be judged: no Kommune named
verdict-unchecked-traeger = cannot be judged: no Leistung of Kommunen
verdict-unchecked-both = cannot be judged: both are missing

# Values of the vocabularies.
# Overview.
overview-about = The current state on one page: projects by phase, Themenfeld and type, Leistungen covered, Kommunen taking part, Online-Dienste by status, events of the year, and the age of the sources.
overview-services = Online-Dienste by the furthest status they have reached anywhere
overview-people-reached = People reached by Online-Dienste
overview-own = their Gemeinde
overview-only-kreis = otherwise their Kreis
overview-people-reached-note = People in Städte and Gemeinden for which, or for whose Kreis, a live Anschluss is known by name. “Perhaps”: the Kreis carries out the Leistung only partly or perhaps. { $statewide ->
    [0] No statewide service is recorded.
    [one] One statewide service counts only with the Kommunen that are named for it.
   *[other] { $statewide } statewide services count only with the Kommunen that are named for them.
  }
column-whom-reached = By
column-gemeinden = Städte and Gemeinden
overview-events = Events of { $year }
overview-events-latest = Latest event: { $date }.
overview-events-undated = Undated: { $undated } of { $all ->
    [one] one event
   *[other] { $all } events
  }.
services-undecided = Not judged for this day: { $count ->
    [one] one connection
   *[other] { $count } connections
  } supported by neither a date nor a source up to that day.
not-recorded = not recorded
overview-freshness = Records by the age of their newest source

# Themenfelder.
themenfelder = Themenfelder
themenfelder-about = The 14 Themenfelder side by side: the phases of their projects, how many Leistungen have a project, how many projects are “one for all”, and who leads.
themenfelder-phase = Projects by Themenfeld and phase
themenfelder-legend = RO: roll-out; hold: on hold; End: ended; n. s.: not stated.
heat-legend = The darker the cell behind a figure, the more projects.
themenfelder-covered = Leistungen that Kommunen carry out, with a project
themenfelder-leads = Lead, municipal coordination and project leads

# Timeline.
timeline = Timeline
timeline-about = All projects with dated phases on a time axis: what was reached, what was planned, what is overdue or began later than planned.
timeline-dates = Phases by date
timeline-legend = V preparation, K concept, U implementation, P pilot, R roll-out in NRW, B nationwide roll-out; small: planned; ! plan overdue; Z on hold; X ended; │ the day of the report.
timeline-undated = Projects without a dated phase: { $count }.
timeline-ahead = Projects whose phases are all dated after the day: { $count }.
timeline-late = Late phases

# Participation.
participation = Participation
participation-about = Who takes part where and in which role: Kommunen by size class, Regierungsbezirk, Kreis and IT service provider, each with its projects, and who takes part in no project.
participation-roles = Parties by role
participation-groessenklassen = Kommunen by size class
participation-regierungsbezirke = Kommunen by Regierungsbezirk
participation-kreise = Kreise with their Städte and Gemeinden
participation-providers = Kommunen by IT service provider (those with several are counted for each)
participation-municipalities = Kommunen and their projects
participation-nowhere = Kommunen for which no participation in a project is recorded

# Representativeness.
representativeness = Representativeness of the teams
representativeness-about = The composition of each team by size class; where the size classes concerned are known, which are missing and which Kommunen could join: those interested, and those active in the Themenfeld.
representativeness-verdicts = Teams by verdict
representativeness-teams = Kommunen known by name in lead, core team and pilot by size class
representativeness-legend = SR Städteregion, Kr Kreis, KF kreisfreie Stadt, GS Große, MS Mittlere kreisangehörige Stadt, St kreisangehörige Stadt, Ge kreisangehörige Gemeinde. A team is judged if a Kommune of the team is named and a Leistung is a task of Gemeinden or Kreise; the Städteregion counts as a Kreis.
representativeness-no-kommune = Teams in which no Kommune is known by name: { $count }.
representativeness-candidates = Missing size classes, and who could join

# Reuse.
reuse = Reuse
reuse-about = What others use and what can be reused: projects by EfA, Online-Dienste with their providers and connections, projects with reusers, and projects looking for participants.
reuse-efa = Projects by “one for all”
reuse-services = Online-Dienste: Kommunen by the status of their connection
reuse-projects = Projects whose result is used
reuse-announced = Includes { $count ->
    [one] one reuse that is only announced or in preparation
   *[other] { $count } reuses that are only announced or in preparation
  }.
reuse-recent = evidence up to { $months } mo.
reuse-older = older/undated
reuse-evidence = “Evidence”: how old is the evidence for the live Anschlüsse? It is the page that an Anschluss names, otherwise the newest page that supports Anschlüsse. { $statewide ->
    [0] No statewide service is recorded.
    [one] One statewide service counts only with the Kommunen that are named for it.
   *[other] { $statewide } statewide services count only with the Kommunen that are named for them.
  }
reuse-unused = Projects for which no reuser is stated: { $count }.
reuse-looking = Projects looking for participants

# Gaps.
gaps = Gaps
gaps-about = Leistungen that Kommunen carry out, fully or partly, without a project, by Themenfeld and one by one; and Leistungen that several projects work on.
gaps-themenfelder = Leistungen that Kommunen carry out, without a project
gaps-several = Leistungen with several projects
gaps-without = The Leistungen without a project
gaps-partly = “Bundles”: with a project, but carried out by several; a project may cover only a part (partly).
gaps-unknown = For { $count ->
        [one] one Leistung
       *[other] { $count } Leistungen
    }, it is not recorded who carries out the task; not counted here.
column-own-gemeinden = Gemeinden themselves
column-through-kreis = Through the Kreis
column-people-own = People, own Gemeinde
column-people-through-kreis = People, through the Kreis
column-people = People reached
column-counted = What is counted
column-of = Of
column-unit = Unit
reach = Reach
impact = Impact of an outage
impact-about = Who is directly affected if an organisation, a Basiskomponente, an Online-Dienst or a project stops: which Kommunen, how many people, which Online-Dienste and projects. For IT service providers, operators, and anyone who plans a replacement.
impact-kommunen = Kommunen affected
impact-served = Kommunen whose IT it runs
impact-people-served = people in their Städte and Gemeinden
impact-services-count = Online-Dienste
impact-all-kommunen = all
impact-live = Kommunen that have one of them live
impact-pilot = Kommunen that only pilot them
impact-through-kreis = Gemeinden whose Kreis has one live for them
impact-party = takes part
impact-merged-into = Merged into: { $name }; what has applied since is recorded there.
impact-with-merged = Also counted is what is still recorded under the organisations that were merged into it: { $names }.
impact-statewide = { $count ->
    [one] One of these services is statewide and affects
   *[other] { $count } of these services are statewide and affect
  } all Kommunen; only those that are named are counted.
reach-spread = Spread according to sources
reach-perhaps = { $people } people in { $count ->
        [one] one Gemeinde
       *[other] { $count } Gemeinden
    } are reached only through a Kreis that carries out the Leistung only partly or perhaps.
reach-unlinked = For { $count ->
        [one] one further Online-Dienst
       *[other] { $count } further Online-Dienste
    }, a Kreis is named, but no Leistung that shows for whom the Kreis carries it out.
source-stand = as of { $date }
source-undated = without a date
source-untitled = without a title
column-register = Register
sources-of-all-fields = It is not recorded which source supports which fact.
population-missing = { $count ->
        [one] The population of one Gemeinde is not recorded; its people are missing from the totals.
       *[other] The population of { $count } Gemeinden is not recorded; their people are missing from the totals.
    }
column-named-live = Live (named)
column-stated-number = Stated by source
overview-perhaps-kreis = perhaps their Kreis
impact-people-reached = people reached by these services
impact-projects-count = Projects
impact-note = Only what is recorded by name and depends directly is counted; what in turn depends on that is not followed. People are those of Städte and Gemeinden, each counted once, and for services only where one is live.
impact-itself = stops itself
impact-needs = is built on { $component }
impact-result = result of the project
impact-projects = Projects
impact-used-by-served = Online-Dienste live in the Kommunen served
impact-used-by-served-note = No source states whether they run at the provider; they may be affected.
impact-municipalities = Kommunen affected
column-why-concerned = Why affected
reach-about = How many people the Online-Dienste reach: through an Anschluss of their Gemeinde, or through one of their Kreis where it carries out the Leistung; also what sources state about use and spread.
reach-services = People reached by the Online-Dienste
reach-kreise = People reached by any Online-Dienst, by Kreis
reach-projects = People reached by the projects through their Online-Dienste
reach-projects-unnamed = For { $count ->
        [one] one further project
       *[other] { $count } further projects
    }, no live Anschluss is recorded that reaches people.
column-service-or-project = Online-Dienst or project
reach-stated = What sources state about use
reach-stated-note = Each figure has its own definition and date; they are neither added up nor combined with what is counted here.
reach-named = Only live Anschlüsse known by name are counted; the share is of { $people ->
        [0] a population that is not recorded
       *[other] { $people } people
    }. People reached by several services count once in the last row, with their own Gemeinde; statewide services count there only with their named Kommunen.
reach-unnamed = For { $count ->
        [one] one Online-Dienst
       *[other] { $count } Online-Dienste
    }, no Gemeinde is known by name.
responsibilities = Responsibilities
responsibilities-about = Who carries out the OZG-Leistungen in North Rhine-Westphalia, by Themenfeld and by municipal office; those of the Kommunen one by one with norm, evidence and certainty. Narrowed to one Kommune: its tasks.
responsibilities-by-level = The Leistungen by responsibility
responsibilities-by-traeger = The Leistungen by who carries them out
responsibilities-by-themenfeld = Responsibility by Themenfeld
responsibilities-by-office = The Leistungen of the Kommunen by municipal office
responsibilities-leistungen = The Leistungen of the Kommunen one by one
responsibilities-grounds = Legal basis and evidence
responsibilities-of = Who is responsible for the Leistungen: { $name }
responsibilities-bundle = “Bundles”: several bodies carry out the Leistung; only the note of the Leistung states who is responsible for which part.
responsibilities-generic = The offices have generic names; the office in a Kommune may have a different name.
responsibilities-no-office = { $count ->
        [one] For one Leistung
       *[other] For { $count } Leistungen
    }, no office is recorded.
responsibilities-kreis = “City or Kreis”: no source states whether the Kommune itself or { $name } is responsible.
responsibilities-of-kommune = “Partly”: the Leistung is a bundle; only its note states who is responsible for which part.
standing-own = itself
standing-partly = partly
standing-own-or-kreis = city or Kreis, not recorded
standing-voluntary = voluntarily
standing-kreis = Kreis
standing-kreis-partly = Kreis, partly
standing-others = others

# Components.
components = Components and portals
components-about = Which components and portals are needed by which projects and Online-Dienste, and which are superseded but still needed.
components-use = Components and portals by the number of projects that name them
efa-unstated = Projects that state nothing about EfA: { $count }.
components-unstated = Projects that state no component: { $count }.
components-superseded = Out of service, but still named by current projects
components-needed-by = Which project needs which component

# Dossiers.
municipality = Kommune
municipality-about = The dossier of one Kommune: its projects and roles, its Online-Dienste, what it could reuse and from whom, its IT service provider and its neighbours.
municipality-services = Online-Dienste of the Kommune
municipality-tasks = What the Kommune is responsible for
municipality-own-tasks = Own tasks with an Online-Dienst
municipality-own-tasks-note = Only Leistungen that are certainly and fully a task of the Kommune.
municipality-unrecorded-tasks = Own tasks for which no Online-Dienst is recorded
municipality-unrecorded-tasks-note = Only Leistungen that are certainly and fully a task of the Kommune. This does not mean that there is no Online-Dienst.
municipality-statewide = Statewide, for everyone
municipality-kreis-tasks = What the Kreis carries out and offers online
column-online = Online-Dienst
municipality-reusable = Online-Dienste of others for own tasks
municipality-reusable-note = Services of neighbours come first. Only Kommunen where the service is live or piloted are counted; “same IT”: with the same IT service provider; “same class”: of the same size class. Only services for Leistungen that are certainly and fully a task of the Kommune.
municipality-neighbours = Neighbours
municipality-alike = Kommunen of the same size class with a similar population
organisation = Organisation
organisation-about = The dossier of one organisation: its projects and roles, the Online-Dienste that it provides or takes part in, the Kommunen that it serves, and its decisions and events.
organisation-kommunen = Kommunen served
organisation-taking-part = { $part ->
    [0] No participation in a current project is recorded for any of them.
   *[other] Named as taking part in a current project: { $part } of { $all }.
 }
themenfeld = Themenfeld
themenfeld-about = The dossier of one Themenfeld: lead and coordination, projects with phase and lead, Online-Dienste, Leistungen with and without a project, events.
themenfeld-further = Further projects that name this Themenfeld in addition to their own: { $count }.
themenfeld-leistungen = Leistungen, those with a project first
project = Project
project-about = The dossier of one project: phase and dates, parties by role, composition of the team, Leistungen, Online-Dienste, components, milestones and events.
project-phases = Phases
project-parties = Parties
project-team = Kommunen known by name in the team by size class
project-verdict = Representativeness: { $verdict }{ $missing ->
    [0] { "" }
    [one] , one size class is missing
   *[other] , { $missing } size classes are missing
  }.
project-leistungen = Leistungen
project-services = Online-Dienste and their connections
service-components = Components and payment components
project-components = Components and target portals
project-milestones = Milestones
dossier-projects = Projects
dossier-taking-part = Of these, { $part } count as taking part; interest, further parties and projects that have ended or are on hold do not.
dossier-services = Online-Dienste
dossier-events = Events
column-own-reading = by own reading
coverage-own-reading = Of { $all } of these Leistungen with a project, { $own } have one only by own reading.
themenfelder-own-reading = For { $own } of { $all } projects, the Themenfeld is our own reading.
own-reading-legend = “Own reading”: no source states this; the attribution was made by the editors of this dataset.
standing-ahead = upcoming
standing-planned = planned; not recorded whether reached
standing-open = open on the day
events-ahead = Not listed, because they are after the day or cannot be judged for it: { $count ->
    [one] one event
   *[other] { $count } events
  }.
funding-for = { $from } for { $subject }: { $status }
funding-from = { $from }: { $status }
reifegrad-of = { $level } ({ $model })
leistung-about = The dossier of one Leistung: Themenfeld, responsibility and municipal offices, which projects implement it, which Online-Dienste there are and in which Kommunen they are live.
leistung-projects = Projects that implement it
leistung-services = Online-Dienste for the Leistung
leistung-live = Kommunen where a service is live
online-service-about = The dossier of one Online-Dienst: what it does and which project it belongs to, who provides it, its status and start date in each Kommune, its components and milestones.
online-service-kommunen = Kommunen by status of their connection

# News of a period.
news = News
news-about = What happened in a period, by the dates that the sources give: phases reached, go-lives, reuse, milestones, events, projects that ended or were put on hold. When it was added to the dataset does not matter.
news-happenings = From { $from } to { $to }
news-across = Not listed, because their date is known only roughly and extends beyond the period: { $count ->
    [one] one item
   *[other] { $count } items
  }.
news-planned = Planned; not recorded whether reached: { $count ->
    [one] one milestone, whose sources are older than its date.
   *[other] { $count } milestones, whose sources are older than their dates.
  }
news-undated = Without a date and therefore in no period: { $count ->
    [one] one item
   *[other] { $count } items
  }.
news-phase = phase reached
news-phase-by = phase reached by then
news-on-hold = put on hold
news-ended = ended
news-live = live
news-reused = reused
no-own-source = no source of its own
news-merged = merged
period-reversed = The period ends ({ $to }) before it begins ({ $from }).

# State of the data.
stale = Stale data
stale-about = What has not been checked for a long time: checks that are too old, plans whose date has passed, and current projects whose newest source is old.
stale-checks = Checks more than { $months ->
    [one] a month
   *[other] { $months } months
  } ago
stale-plans = Plans whose date has passed
stale-sources = Current projects whose newest source is older than { $months ->
    [one] a month
   *[other] { $months } months
  }
stale-undated = Current projects without a dated source: { $count }.
quality = Completeness
quality-about = How complete the data is: for each kind of record and each field, how many records state it and for how many no source states anything.
quality-kinds = Kinds of record: share of the fields that are filled in
quality-fields = Fields
sources-external = Figures published by others, for comparison
sources-external-note = Each figure has its own definition and unit; none is combined with what is counted here. OZG-Leistungen (bundles) and Verwaltungsleistungen (LeiKa) are different things.
column-external-figure = External figure
column-area = Area
sources-about = What the data is based on: registers and pages with their dates, oldest first, and records based only on a single undated page.

# Pages and maps.
page-to-content = Skip to content
page-reports = Reports
page-contents = Contents
page-table = table
page-drawing = drawing
page-set = Reports on the OZG implementation
page-made-by = Made with ozg { $version } from the records of the project; “not stated” means that no source states it.
map-projects = Projects that a Kommune takes part in
map-services = Online-Dienste live or piloted
column-leika-key = LeiKa key
leistung-leika = LeiKa services that it bundles
map-live = Online-Dienste that a Kommune itself has live
map-reach = Online-Dienste that reach the people there, also through their Kreis
map-team = Kommunen that take part in the project
map-kreis = the Kreis itself: at least 1
map-credit = © GeoBasis-DE / BKG (2017), data modified
map-described = { $count ->
    [0] No Kommune on the map.
    [one] One Kommune: { $list }.
   *[other] { $count } Kommunen; those with the highest figures: { $list }.
  }
report-all-summary = { $count ->
    [one] One report
   *[other] { $count } reports
  } written to “{ $path }”.
report-all-without = The report “{ $report }” was not written: { $reason }
report-all-one-table = A file in the format { $format } can contain only one table, but a report has several. To write all reports, choose another format, such as xlsx.
report-all-html = Use “ozg site -o DIR” to write pages for browsers; --all writes Markdown, text, JSON or XLSX.
report-all-not-empty = The folder “{ $folder }” is neither empty nor an earlier set of reports (“reports.json” is missing or not readable), so nothing is written there.
report-all-left = “reports.json” lists these files as part of the last set, but the new set does not contain them. They are left unchanged, because they are not pages or were changed since: { $files }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
}.

# News.
digest = News
digest-about = What changed since a day or a revision, by Themenfeld, in sentences for a newsletter: the most important first, with names instead of ids; maintenance is summarised.
digest-title = News since { $since }
digest-none = Nothing has changed.
digest-of-all = Across the Themenfelder
digest-date = { $date }
digest-number = { $number }
digest-plain = { $name }
digest-quoted = “{ $name }”
digest-comma = { $head }, { $next }
digest-and = { $head } and { $last }
digest-more = { $head } and { $count } more
digest-start = { $kind ->
    [project] The project
    [online-service] The Online-Dienst
   *[other] The entry
  } “{ $name }”
digest-phase-since = The project “{ $name }” has reached the phase “{ $new }” ({ $since }, previously “{ $old }”).
digest-phase-forward = The project “{ $name }” has reached the phase “{ $new }” (previously “{ $old }”).
digest-phase-back = The project “{ $name }” is back in the phase “{ $new }” (previously “{ $old }”).
digest-phase-known = A phase is now stated for the project “{ $name }”: “{ $new }”.
digest-phase-unknown = Sources no longer state a phase for the project “{ $name }”.
digest-shift = { $from } { $to }
digest-from = from { $date }
digest-from-day = from { $date }
digest-to = to { $date }
digest-to-day = to { $date }
digest-ended-since = The project “{ $name }” has ended ({ $since }).
digest-on-hold-since = The project “{ $name }” is on hold ({ $since }).
digest-ended = The project “{ $name }” has ended.
digest-on-hold = The project “{ $name }” is on hold.
digest-resumed = The project “{ $name }” has been resumed; it is in the phase “{ $new }”.
digest-added = { $count ->
    [one] Newly recorded: the { $kind ->
        [project] project
        [leistung] Leistung
        [online-service] Online-Dienst
        [organisation] organisation
        [component] Basiskomponente
        [municipality] Kommune
        [themenfeld] Themenfeld
        [event] event
       *[other] entry
      }
   *[other] { $count } newly recorded { $kind ->
        [project] projects:
        [leistung] Leistungen:
        [online-service] Online-Dienste:
        [organisation] organisations:
        [component] Basiskomponenten:
        [municipality] Kommunen:
        [themenfeld] Themenfelder:
        [event] events:
       *[other] entries:
      }
  } { $list }.
digest-removed = { $count ->
    [one] No longer recorded: the { $kind ->
        [project] project
        [leistung] Leistung
        [online-service] Online-Dienst
        [organisation] organisation
        [component] Basiskomponente
        [municipality] Kommune
        [themenfeld] Themenfeld
        [event] event
       *[other] entry
      }
   *[other] { $count } { $kind ->
        [project] projects no longer recorded:
        [leistung] Leistungen no longer recorded:
        [online-service] Online-Dienste no longer recorded:
        [organisation] organisations no longer recorded:
        [component] Basiskomponenten no longer recorded:
        [municipality] Kommunen no longer recorded:
        [themenfeld] Themenfelder no longer recorded:
        [event] events no longer recorded:
       *[other] entries no longer recorded:
      }
  } { $list }.
digest-event = Newly recorded: the event “{ $name }” ({ $art }, { $date }).
digest-event-undated = Newly recorded: the event “{ $name }” ({ $art }).
digest-plan-earlier = In the project “{ $name }”, the phase “{ $phase }” was brought forward { $shift }.
digest-plan-later = In the project “{ $name }”, the phase “{ $phase }” was postponed { $shift }.
digest-plan-set = In the project “{ $name }”, the phase “{ $phase }” is now planned for { $new }.
digest-plan-dropped = In the project “{ $name }”, the phase “{ $phase }”, planned for { $old }, no longer has a date.
digest-milestone-reached = The project “{ $name }” has reached a milestone: { $what } ({ $date }).
digest-milestone-planned = The project “{ $name }” has a new milestone: { $what } ({ $date }).
digest-milestone-moved = In the project “{ $name }”, a milestone was moved { $shift }: { $what }.
digest-milestone-dropped = In the project “{ $name }”, a milestone was dropped: { $what }.
digest-live = { $start } is now live in { $count ->
    [one] one more Kommune
   *[other] { $count } more Kommunen
  }: { $list }.
digest-connection-ended = { $start } is no longer recorded in { $count ->
    [one] one Kommune
   *[other] { $count } Kommunen
  }: { $list }.
digest-reused = { $kind ->
    [project] The result of the project “{ $name }” is now also reused by
   *[other] The Online-Dienst “{ $name }” is now also used by
  } { $list }.
digest-connection-changed = { $kind ->
    [project] For the project
   *[other] For the Online-Dienst
  } “{ $name }”, the status changed from “{ $old }” to “{ $new }”: { $list }.
digest-connection-added = { $kind ->
    [project] The project
   *[other] The Online-Dienst
  } “{ $name }” { $count ->
    [one] now also includes { $list }
   *[other] now also includes { $list }
  } (status: { $new }).
digest-lead = The lead of the project “{ $name }” changed from { $old } to { $new }.
digest-joined = { $kind ->
    [project] In the project
   *[other] In the Online-Dienst
  } “{ $name }”, { $count ->
    [one] { $list } now takes part as well
   *[other] { $list } now take part as well
  } ({ $role }).
digest-left = { $kind ->
    [project] In the project
   *[other] In the Online-Dienst
  } “{ $name }”, { $count ->
    [one] { $list } no longer takes part
   *[other] { $list } no longer take part
  } ({ $role }).
digest-role = In the project “{ $name }”, { $count ->
    [one] { $list } changes its role
   *[other] { $list } change their roles
  }: from “{ $old }” to “{ $new }”.
digest-covered = { $start } now also covers { $count ->
    [one] the Leistung
   *[other] the Leistungen
  } { $list }.
digest-uncovered = { $start } no longer covers { $count ->
    [one] the Leistung
   *[other] the Leistungen
  } { $list }.
digest-uses = { $start } now also uses { $list }.
digest-drops = { $start } no longer uses { $list }.
digest-superseded = The Basiskomponente “{ $name }” is superseded by “{ $new }”.
digest-merged = The organisation “{ $name }” has been merged into “{ $new }”.
digest-happened = Happened in this period
digest-recorded = Newly recorded: happened earlier, or without a date
digest-participation = Looking for participants
digest-invitation-opened = The project “{ $name }” is looking for participants.
digest-invitation-closed = The project “{ $name }” is no longer looking for participants.
digest-figure-shifted = A figure of “{ $name }” has changed considerably: { $what } { $old } → { $new } ({ $change }).
digest-figure = A figure of “{ $name }” has changed considerably: { $what } { $old } → { $new }.
digest-routine = { $count ->
    [one] One further detail was corrected or added.
   *[other] { $count } further details were corrected or added.
  }
digest-routine-only = { $count ->
    [one] One detail was corrected or added.
   *[other] { $count } details were corrected or added.
  }
digest-schema = { $count ->
    [one] The structure of the records changed in one place.
   *[other] The structure of the records changed in { $count } places.
  }
since-day = { $date }
since-revision = { $date } (“{ $revision }”)
since-tree = “{ $revision }”
since-before-clone = The clone goes back only to { $first }; “git fetch --unshallow” fetches a state before { $since }.
since-too-early = There is no state before { $since }; the history begins on { $first }.
since-too-late = The start ({ $since }) must be before the day of the report ({ $date }).
since-nothing = “{ $since }” is neither a date (YYYY, YYYY-MM or YYYY-MM-DD) nor a revision: { $reason }
report-since-missing = The report “digest” needs a start: ozg report digest --since DATE or REVISION.
report-not-with = The report “{ $report }” does not have the option { $option }.

# Trend.
trend = Trend
trend-about = How a figure of the overview changed over the history of the dataset: the state at the end of each month, quarter or year, as a table and as a line; the main figures if none is named.
trend-of = Trend: { $title } – { $row }, { $column }
trend-main = Trend of the main figures
trend-covered = Leistungen with a project
trend-participants = Kommunen taking part
trend-clock = Each row is the state at the end of the period, counted as of that day; the last row is the latest state. Empty: the dataset did not have this figure yet.
trend-no-future = There are no figures yet for the time after { $date }.
trend-one-state = So far there is only one state; a trend needs at least two.
trend-unknown = “{ $name }” is not a figure of “overview”.{ $suggestion ->
    [none] { "" }
   *[other] { " " }Did you mean “{ $suggestion }”?
  } A figure is TABLE.ROW.COLUMN; without COLUMN, the first column is used, without ROW, the total. Expected one of:
  { $list }
trend-since = “{ $since }” is not a date (YYYY, YYYY-MM or YYYY-MM-DD).
trend-no-history = Up to { $date } there is no state to evaluate.
column-period-end = as of
column-commit = commit
column-former = only before
participation-named = Only parties known by name to take part are counted; others may take part as well. “Only before”: all projects of the Kommune have ended or are on hold. A Kommune and its own IT count as one party. Anyone who has an Online-Dienst of the project live also counts as a reuser.
participation-nowhere-services = { $count ->
    [0] For none of them is a live or piloted Online-Dienst recorded.
    [one] For one of them, a live or piloted Online-Dienst is recorded nevertheless.
   *[other] For { $count } of them, a live or piloted Online-Dienst is recorded nevertheless.
 }
parties-undecided = Not judged for this day: { $count ->
    [one] one participation whose source is newer.
   *[other] { $count } participations whose sources are newer.
 }
statuses-undecided = Not judged for this day: { $count ->
    [one] one project whose phase is stated only by a newer source without a date.
   *[other] { $count } projects whose phase is stated only by newer sources without a date.
 }
dash = –
dash-legend = –: not recorded
organisation-predecessors = Predecessors
organisation-merged = merged into it
organisation-independent = still independent
organisation-merger-undecided = not clear whether already merged into it
column-transition = Transition
column-on-the-day = On the day
organisation-merged-since = merged since
organisation-members = Members, where a source names them
column-member = Member
column-own-it-of = own IT of
column-own-it = own IT
counts-as = { $organisation } counts as { $kommune }: a Kommune and its own IT count as one party.
