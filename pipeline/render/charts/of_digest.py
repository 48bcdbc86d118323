"""The charts of a weekly digest, each with the section that it stands in."""

from __future__ import annotations

from pipeline.render.charts.clocks import clocks_figure
from pipeline.render.charts.coverage import coverage_figure
from pipeline.render.charts.figure import Figure
from pipeline.render.charts.spread import spread_figure
from pipeline.render.charts.tiles import tiles_figure
from pipeline.reports.digest import Digest

# Of these sections the charts stand below: the tables fill a page to its foot, a tall chart would not.
AFTER_TABLES = frozenset({"stories", "cases"})


def figures_of(digest: Digest) -> dict[str, tuple[Figure, ...]]:
    """By the name of the section; a chart that would be empty is not there."""
    found = digest.found
    drawn = {
        "coverage": (coverage_figure(found.coverage), tiles_figure(found.shares.all) if digest.together else None),
        "stories": (spread_figure(found.stories),),
        "cases": (clocks_figure(found.casework.clocks, digest.cutoff),),
    }
    return {section: tuple(one for one in figures if one is not None) for section, figures in drawn.items()}
