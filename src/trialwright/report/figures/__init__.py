"""Figures as facts: marks of an SVG, each one a number of the results or a participant's value.

Drawn by ourselves and not by matplotlib, for three reasons. Every mark and label is a link to the
result behind it, which a plotting library's SVG can't carry. The words stay words, in the reader's
own fonts and sizes, so they can be searched, read aloud and printed. And the same results give the
same bytes on every machine, without a font cache to build or a settings folder to find (a first
import of matplotlib takes seconds; the four figures here take milliseconds).
"""
