"""On which day foreign press takes a story up, and which report did."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta

from pipeline.records.days import VIETNAM, end_of_day, start_of_day
from pipeline.records.pickups import ForeignPickup, StoryReport, pickup_id

HOME = "VN"
TOLD_DAYS = 7  # an older foreign report is no news, even where it joins its story today


def foreign_pickups(
    reports: Iterable[StoryReport], known: Collection[tuple[str, str]], today: date
) -> tuple[ForeignPickup, ...]:
    """What is to be told for the first time, by (day, story, agency).

    A story is taken up with its first report from abroad, from another country than the one where it began: a story
    that foreign press told first is taken up when a further country reports it.  *known*: (story, agency) told
    before.  When the report joined the story does not matter, only when it was published.
    """
    stories: defaultdict[tuple[str, str], list[StoryReport]] = defaultdict(list)
    for one in reports:
        stories[one.story_id, one.agency_id].append(one)
    found = [_pickup(own) for key, own in stories.items() if key not in known]
    told = [one for one in found if one is not None and today - timedelta(days=TOLD_DAYS) <= one.day]
    return tuple(sorted(told, key=lambda one: (one.day, one.story_id, one.agency_id)))


def _pickup(reports: Sequence[StoryReport]) -> ForeignPickup | None:
    ordered = sorted(reports, key=lambda one: (_moment(one), one.country != HOME, one.article_id))
    first = ordered[0]
    for place, one in enumerate(ordered):
        if one.country not in (HOME, first.country):
            return ForeignPickup(
                pickup_id(one.story_id, one.agency_id), one.story_id, one.agency_id, one.day, one.article_id, one.title,
                one.url, one.outlet, one.country, one.language, first.day, place,
            )  # fmt: skip
    return None


def _moment(one: StoryReport) -> datetime:
    """When it was published.  Where only the day is known, home is taken to be early and abroad late: an alarm too
    many costs a look, one too few is never seen."""
    if one.published_at is not None and not _midnight(one.published_at):
        return one.published_at
    return start_of_day(one.day) if one.country == HOME else end_of_day(one.day)


def _midnight(instant: datetime) -> bool:
    """A page that names only a day is read as midnight, of its own zone or of UTC."""
    return time() in (instant.astimezone(VIETNAM).time(), instant.astimezone(UTC).time())
