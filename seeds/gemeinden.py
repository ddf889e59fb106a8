"""Derives the outlines of the map of reports, src/ozg/gemeinden.csv, from the simplified boundaries of the Gemeinden.

usage: python3 seeds/gemeinden.py GEMEINDEN.topojson > src/ozg/gemeinden.csv

A line an area: its key (Gemeinde 8 digits, Kreis 5, Regierungsbezirk 3) and its outline as an SVG path in whole units of about
250 m, north at the top. Borders stay common: they are projected and rounded arc by arc, before areas are made of them.
"""
import csv
import json
import math
import sys
from collections import Counter, defaultdict

WIDTH = 1000


def flat(value):
    if isinstance(value, int):
        yield value
    else:
        for part in value:
            yield from flat(part)


def joined(arcs):
    """Rings of points out of directed arcs."""
    starts = defaultdict(list)
    for arc in arcs:
        starts[line(arc)[0]].append(arc)
    while any(starts.values()):
        arc = next(found for found in starts.values() if found).pop()
        ring = list(line(arc))
        while ring[-1] != ring[0]:
            ring += line(starts[ring[-1]].pop())[1:]
        yield ring


def line(arc):
    return lines[arc] if arc >= 0 else lines[~arc][::-1]


def path(rings):
    parts = []
    for ring in rings:
        points = [ring[0]] + [point for last, point in zip(ring, ring[1:-1]) if point != last]
        if len(points) < 3:
            continue
        steps = [(x - px, y - py) for (px, py), (x, y) in zip(points, points[1:])]
        # A minus sign parts numbers as well as a blank does.
        numbers = " ".join(f"{x} {y}" for x, y in steps).replace(" -", "-")
        parts.append(f"M{points[0][0]} {points[0][1]}l{numbers}z")
    return "".join(sorted(parts))


with open(sys.argv[1], encoding="utf-8") as file:
    topology = json.load(file)
(kx, ky), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]


def degrees(arc):
    x = y = 0
    for dx, dy in arc:
        x, y = x + dx, y + dy
        yield x * kx + tx, y * ky + ty


arcs = [list(degrees(arc)) for arc in topology["arcs"]]
west, east = (pick(x for arc in arcs for x, _ in arc) for pick in (min, max))
south, north = (pick(y for arc in arcs for _, y in arc) for pick in (min, max))
# So small a country needs no more than its meridians brought together at its middle.
shrink = math.cos(math.radians((south + north) / 2))
scale = WIDTH / ((east - west) * shrink)
lines = [[(round((x - west) * shrink * scale), round((north - y) * scale)) for x, y in arc] for arc in arcs]

[areas] = topology["objects"].values()
outlines = defaultdict(Counter)
for area in areas["geometries"]:
    for key in (area["properties"]["ags"][:digits] for digits in (8, 5, 3)):
        outlines[key].update(flat(area["arcs"]))

writer = csv.writer(sys.stdout, lineterminator="\n")
writer.writerow(["schluessel", "umriss"])
for key, used in sorted(outlines.items(), key=lambda item: (len(item[0]), item[0])):
    # What lies within an area is passed once in each direction.
    outer = [arc for arc in used if ~arc not in used]
    writer.writerow([key, path(joined(outer))])
