"""Early warnings (the 2020 letter asks for forecasting): whose volume leaves its own history, and why.

Plain robust statistics: the count of a day against median and median absolute deviation (Hampel 1974) of the same
subject's days before, working days with working days and weekends with weekends.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta

from pipeline.articles.rises.agencies import agency_warnings
from pipeline.articles.rises.hazards import hazard_warning
from pipeline.articles.rises.stories import story_warnings
from pipeline.articles.rises.volumes import Volumes, days_between
from pipeline.records.days import day_in_vietnam
from pipeline.records.warnings import EarlyWarning, PressDay, Reason, StoryTitle, Subject, Volume

QUIET_DAYS = 3  # after a warning the same subject warns again only when it grows by GROWTH …
GROWTH = 1.5  # … or once it has been back in its usual range and these days are over


def early_warnings(
    volumes: Iterable[Volume],
    press: Sequence[PressDay],
    agencies: Mapping[str, str],
    stories: Sequence[StoryTitle],
    earlier: Sequence[EarlyWarning],
    now: datetime,
) -> tuple[EarlyWarning, ...]:
    """What is to be raised at *now* for yesterday and today, by (day, agency, subject, reason).

    *volumes* and *press* reach back six weeks; *agencies*: slug → name of those to be looked at; *stories*: those
    alive; *earlier*: warnings given before, so that one flood does not warn every day.  Days on which collection
    brought less than a quarter of the usual are no history; with fewer than ten days of it no agency is raised.
    """
    seen = Volumes(volumes, press, stories)
    today = day_in_vietnam(now)
    given = list(earlier)
    raised: list[EarlyWarning] = []
    for day in (today - timedelta(days=1), today):
        found = [one for slug, name in agencies.items() for one in agency_warnings(slug, name, day, seen)]
        found += [one for slug, name in agencies.items() if (one := hazard_warning(slug, name, day, seen)) is not None]
        found += [one for story in stories for one in story_warnings(story, day, seen)]
        for one in found:
            if not any(_covers(old, one, seen) for old in given):
                given.append(one)
                raised.append(one)
    return tuple(sorted(raised, key=lambda one: (one.day, one.agency_id, one.subject, one.reason, one.subject_id)))


def _covers(old: EarlyWarning, new: EarlyWarning, seen: Volumes) -> bool:
    """Whether *old* said already what *new* says: the same day, or the same rise that has not clearly grown."""
    if old.warning_id == new.warning_id or _says_more(old, new, seen):
        return True
    same = (old.subject, old.subject_id, old.reason) == (new.subject, new.subject_id, new.reason)
    if not same or old.day >= new.day or new.articles >= GROWTH * old.articles:
        return False
    return (new.day - old.day).days <= QUIET_DAYS or _stayed_up(old, new.day, seen)


def _says_more(old: EarlyWarning, new: EarlyWarning, seen: Volumes) -> bool:
    """A rise of all that is written about an agency says more than one of its hazards, as long as these last."""
    if (old.reason, new.reason) != (Reason.VOLUME, Reason.HAZARD) or old.subject_id != new.subject_id:
        return False
    if 0 <= (new.day - old.day).days <= QUIET_DAYS:
        return True
    counts = seen.counts(Subject.HAZARD, new.subject_id)
    return old.day < new.day and all(counts.get(day, 0) > new.bound for day in days_between(old.day, new.day))


def _stayed_up(old: EarlyWarning, until: date, seen: Volumes) -> bool:
    subject = Subject.HAZARD if old.reason is Reason.HAZARD else old.subject
    counts = seen.counts(subject, old.subject_id, abroad=old.reason is Reason.FOREIGN)
    return all(counts.get(day, 0) > old.bound for day in days_between(old.day, until))
