"""Derives the column `nachbarn` of municipalities.csv: which Kommunen share a border.

usage: python3 seeds/nachbarn.py GEMEINDEN.topojson < municipalities.csv > municipalities.new.csv

In TopoJSON a border is an arc, and two areas that share it name the same arc. Gemeinden are neighbours of Gemeinden, and a
Kreis is one of the Kreise and kreisfreie Städte that its own Gemeinden touch.
"""
import csv
import json
import sys
from collections import defaultdict


def arcs(value):
    if isinstance(value, int):
        yield value if value >= 0 else ~value
    else:
        for part in value:
            yield from arcs(part)


rows = list(csv.reader(sys.stdin))
head, rows = rows[0], rows[1:]
at = {name: index for index, name in enumerate(head)}
by_ags = {row[at["ags"]]: row for row in rows}
kreis_of = {row[0]: row[at["kreis"]] or row[0] for row in rows}

touching = defaultdict(set)
with open(sys.argv[1], encoding="utf-8") as file:
    [areas] = json.load(file)["objects"].values()
for area in areas["geometries"]:
    for arc in arcs(area["arcs"]):
        touching[arc].add(by_ags[area["properties"]["ags"]][0])

neighbours = defaultdict(set)
for ids in touching.values():
    for one in ids:
        for other in ids - {one}:
            neighbours[one].add(other)
            if kreis_of[one] != kreis_of[other]:
                neighbours[kreis_of[one]].add(kreis_of[other])

place = at["kreis"] + 1
head.insert(place, "nachbarn")
for row in rows:
    row.insert(place, " | ".join(sorted(neighbours[row[0]])))
    row[-1] = " | ".join(row[-1].split(" | ") + ["bkg-vg250"])
csv.writer(sys.stdout, lineterminator="\n").writerows([head, *rows])
