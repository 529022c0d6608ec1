#!/usr/bin/env python3
"""Draws scale_table's lines as log-log SVG: scale_table | bench/scale_plot.py > docs/pictures/scale.svg"""
import csv
import math
import sys

WIDTH, HEIGHT, LEFT, BOTTOM, TOP = 300, 230, 58, 26, 26


def decades(values):
    return math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))


def panel(x0, title, rows):
    sizes = [float(r["size"]) for r in rows]
    times = [float(r["seconds"]) * 1e3 for r in rows]
    (xa, xb), (ya, yb) = decades(sizes), decades(times)
    xb, yb = max(xb, xa + 1), max(yb, ya + 1)
    w, h = WIDTH - LEFT - 12, HEIGHT - TOP - BOTTOM

    def place(size, time):
        return (x0 + LEFT + (math.log10(size) - xa) / (xb - xa) * w, TOP + h - (math.log10(time) - ya) / (yb - ya) * h)

    out = [f'<rect x="{x0 + LEFT}" y="{TOP}" width="{w}" height="{h}" fill="none" stroke="#999"/>',
           f'<text x="{x0 + LEFT + w / 2}" y="16" text-anchor="middle">{title}</text>']
    for d in range(xa, xb + 1):
        x, _ = place(10**d, 10**ya)
        out.append(f'<line x1="{x:.1f}" y1="{TOP}" x2="{x:.1f}" y2="{TOP + h}" stroke="#ddd"/>')
        out.append(f'<text x="{x:.1f}" y="{TOP + h + 14}" text-anchor="middle">{10**d:g}</text>')
    for d in range(ya, yb + 1):
        _, y = place(10**xa, 10**d)
        out.append(f'<line x1="{x0 + LEFT}" y1="{y:.1f}" x2="{x0 + LEFT + w}" y2="{y:.1f}" stroke="#ddd"/>')
        out.append(f'<text x="{x0 + LEFT - 4}" y="{y + 4:.1f}" text-anchor="end">{10**d:g}</text>')
    corners = [place(s, t) for s, t in zip(sizes, times)]
    out.append('<polyline fill="none" stroke="#0072B2" stroke-width="2" points="' + " ".join(f"{x:.1f},{y:.1f}" for x, y in corners) + '"/>')
    out += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="#0072B2"/>' for x, y in corners]
    out.append(f'<text transform="translate({x0 + 10} {TOP + h / 2}) rotate(-90)" text-anchor="middle">ms an epoch</text>')
    return out


rows = list(csv.DictReader(sys.stdin))
titles = {"points": "points (2-16-2, batch 32)", "hidden": "hidden size (2-n-n-2, 10,000 points)", "layers": "layers of 16 (10,000 points)"}
print(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {3 * WIDTH} {HEIGHT}" font-family="sans-serif" font-size="11" fill="#333">')
print(f'<rect width="{3 * WIDTH}" height="{HEIGHT}" fill="#fff"/>')
for place, (what, title) in enumerate(titles.items()):
    print("\n".join(panel(place * WIDTH, title, [r for r in rows if r["what"] == what])))
print("</svg>")
