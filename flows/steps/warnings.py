"""The step after the stories: whose volume leaves its own history tonight."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta

from pipeline.articles.rises.hazards import HAZARD
from pipeline.articles.rises.usual import HISTORY_DAYS
from pipeline.articles.warnings import early_warnings
from pipeline.records.agencies import Agency
from pipeline.records.days import day_in_vietnam
from pipeline.records.warnings import EarlyWarning
from pipeline.store import warnings
from pipeline.store.connect import Stamp, Store


def raise_warnings(
    store: Store, watched: Sequence[str], known: Mapping[str, Agency], stamp: Stamp
) -> tuple[EarlyWarning, ...]:
    """Write what is to be raised at the stamp's instant about the *watched* agencies; what is new."""
    today = day_in_vietnam(stamp.recorded_at)
    since, yesterday = today - timedelta(days=HISTORY_DAYS + 1), today - timedelta(days=1)
    with store.reading() as tx:
        stories = warnings.story_titles(tx, watched, yesterday)
        volumes = (
            *warnings.agency_volumes(tx, watched, since),
            *warnings.hazard_volumes(tx, watched, since, HAZARD),
            *warnings.story_volumes(tx, [story.story_id for story in stories], since),
        )
        press = warnings.press_days(tx, since)
        earlier = warnings.warnings_since(tx, since)
    names = {slug: known[slug].name for slug in watched if slug in known}
    raised = early_warnings(volumes, press, names, stories, earlier, stamp.recorded_at)
    with store.transaction(stamp) as tx:
        warnings.save_warnings(tx, raised)
    return raised
