"""Small flags drawn from bands and discs, for computers that have no font with flags in it.

A flag is decoration: the country's name always stands beside it. A country without an entry is
shown by its name alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from trialwright.report.figures.svg import Mark, mark

WIDTH, HEIGHT = 24, 16

STAR = (
    "12,3 13.12,6.46 16.76,6.45 13.81,8.59 14.94,12.05 "
    "12,9.9 9.06,12.05 10.19,8.59 7.24,6.45 10.88,6.46"
)


@dataclass(frozen=True)
class Flag:
    """Bands of equal size, downwards or `upright`; a `star` or a `disc` of a colour on them."""

    bands: tuple[str, ...]
    upright: bool = False
    star: str = ""
    disc: str = ""


FLAGS: Mapping[str, Flag] = {
    "Austria": Flag(("#c8102e", "#ffffff", "#c8102e")),
    "Bangladesh": Flag(("#006a4e",), disc="#f42a41"),
    "Belgium": Flag(("#000000", "#fdda24", "#ef3340"), upright=True),
    "Bulgaria": Flag(("#ffffff", "#00966e", "#d62612")),
    "Estonia": Flag(("#0072ce", "#000000", "#ffffff")),
    "France": Flag(("#002654", "#ffffff", "#ce1126"), upright=True),
    "Germany": Flag(("#000000", "#dd0000", "#ffce00")),
    "Hungary": Flag(("#cd2a3e", "#ffffff", "#436f4d")),
    "Indonesia": Flag(("#ff0000", "#ffffff")),
    "Ireland": Flag(("#169b62", "#ffffff", "#ff883e"), upright=True),
    "Italy": Flag(("#008c45", "#ffffff", "#cd212a"), upright=True),
    "Japan": Flag(("#ffffff",), disc="#bc002d"),
    "Lithuania": Flag(("#fdb913", "#006a44", "#c1272d")),
    "Netherlands": Flag(("#ae1c28", "#ffffff", "#21468b")),
    "Nigeria": Flag(("#008751", "#ffffff", "#008751"), upright=True),
    "Poland": Flag(("#ffffff", "#dc143c")),
    "Romania": Flag(("#002b7f", "#fcd116", "#ce1126"), upright=True),
    "Ukraine": Flag(("#0057b7", "#ffd700")),
    "Vietnam": Flag(("#da251d",), star="#ffff00"),
    "Viet Nam": Flag(("#da251d",), star="#ffff00"),
}


def flag_marks(country: str) -> tuple[Mark, ...]:
    """The drawing of a country's flag, 24 by 16; empty where we have none."""
    flag = FLAGS.get(country)
    if flag is None:
        return ()
    marks = _bands(flag.bands, flag.upright)
    if flag.star:
        marks.append(mark("polygon", points=STAR, fill=flag.star))
    if flag.disc:
        marks.append(mark("circle", cx=WIDTH / 2, cy=HEIGHT / 2, r=4.8, fill=flag.disc))
    return tuple(marks)


def _bands(colours: Sequence[str], upright: bool) -> list[Mark]:
    size = (WIDTH if upright else HEIGHT) / len(colours)
    if upright:
        return [
            mark("rect", x=index * size, y=0, width=size, height=HEIGHT, fill=colour)
            for index, colour in enumerate(colours)
        ]
    return [
        mark("rect", x=0, y=index * size, width=WIDTH, height=size, fill=colour)
        for index, colour in enumerate(colours)
    ]
