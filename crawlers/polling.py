"""When a feed is asked next: a clock of its own, computed from what it yielded.

The wait is the rule of succession: (hours watched + 1) / (new pages + 1), old evidence fading; about one new page
a poll, as miniflux schedules by entries a week.  Failures stretch it, weighted, and never end it: as at Media
Cloud, a feed that is thought dead goes on being asked, once a day, and comes back by itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

from pipeline.records.feeds import FeedHistory, FeedPoll, Poll

FLOOR = timedelta(minutes=10)
CEILING = timedelta(hours=12)
FAILING_CEILING = timedelta(hours=24)
RETRY_CEILING = timedelta(days=7)  # servers were seen to ask for 88 hours and to mean it
HALF_LIFE = timedelta(days=3)
FIRST_BACKOFF = timedelta(minutes=30)
_PRIOR_HOURS, _PRIOR_PAGES = 1.0, 1.0
_MISSED = 3.0  # so many pages were to be expected and none came: a 304 is not believed (chance below 5 %)
_MOST_304 = 24


@dataclass(frozen=True, slots=True)
class _Wait:
    time: timedelta
    why: str


def next_poll(history: FeedHistory, now: datetime) -> Poll:
    """When the feed of *history* is due.  A feed never asked, or last asked in the future, is due *now*.

    Else the instant is at least FLOOR after the last poll and not before the server's Retry-After (up to
    RETRY_CEILING) and max-age (up to CEILING); otherwise at most CEILING after it, FAILING_CEILING where it fails.
    """
    if not history.polls:
        return Poll(max(now, history.host_rests_until or now), "chưa hỏi lần nào", False)
    last = history.polls[-1]
    if last.at > now:
        return Poll(now, "lượt hỏi trước ghi giờ ở tương lai: đồng hồ máy đã chạy lùi", False)
    waits = (_by_yield(history.polls), *_by_failure(history.polls), *_by_server(last))
    chosen = max(waits, key=lambda wait: wait.time)
    rests = history.host_rests_until
    if rests is not None and rests > last.at + chosen.time:
        return Poll(rests, "máy chủ của nguồn yêu cầu tạm ngừng hỏi (Retry-After)", _may_be_conditional(history))
    return Poll(last.at + chosen.time, chosen.why, _may_be_conditional(history))


def resting_until(history: FeedHistory) -> datetime | None:
    """Before when the server asked not to be asked (Retry-After), whatever the clock says; None: it did not."""
    last = history.polls[-1] if history.polls else None
    own = min(last.retry_at, last.at + RETRY_CEILING) if last is not None and last.retry_at is not None else None
    return max(filter(None, (own, history.host_rests_until)), default=None)


def is_etag_liar(polls: Sequence[FeedPoll]) -> bool:
    """Whether the server gave one validator (ETag, Last-Modified) to two different bodies."""
    seen: dict[tuple[str | None, str | None], str] = {}
    for poll in polls:
        validator = (poll.etag, poll.last_modified)
        known = poll.status == 200 and poll.body_sha256 is not None and any(validator)
        if known and seen.setdefault(validator, poll.body_sha256 or "") != poll.body_sha256:
            return True
    return False


def _by_yield(polls: Sequence[FeedPoll]) -> _Wait:
    good = [poll for poll in polls if poll.answered]
    if len(good) < 2:
        return _Wait(timedelta(hours=_PRIOR_HOURS / _PRIOR_PAGES), "chưa biết nhịp ra bài")
    hours, pages = _evidence(good)
    wait = timedelta(hours=(hours + _PRIOR_HOURS) / (pages + _PRIOR_PAGES))
    last, gap = good[-1], good[-1].at - good[-2].at
    if last.items and last.new >= last.items:  # not one page was known: some may have come and gone between
        wait = min(wait, gap / 2)
    bounded = min(max(wait, FLOOR), CEILING)
    return _Wait(bounded, _pace(hours, pages))


def _pace(hours: float, pages: float) -> str:
    if not hours:
        return "chưa biết nhịp ra bài"
    return f"khoảng {pages / hours * 24:.1f} bài mới một ngày" if pages else "các lượt vừa qua không có bài mới"


def _evidence(good: Sequence[FeedPoll]) -> tuple[float, float]:
    """(hours watched, new pages) between the *good* polls, each gap fading with its age."""
    hours = pages = 0.0
    for before, poll in pairwise(good):
        weight = 0.5 ** ((good[-1].at - poll.at) / HALF_LIFE)
        hours += weight * ((poll.at - before.at) / timedelta(hours=1))
        pages += weight * poll.new
    return hours, pages


def _by_failure(polls: Sequence[FeedPoll]) -> tuple[_Wait, ...]:
    weight = 0.0
    for poll in reversed(polls):
        if poll.answered:
            break
        weight += poll.weight
    if not weight:
        return ()
    stretched = FIRST_BACKOFF * 2 ** min(weight - 1, 20)
    return (_Wait(max(min(stretched, FAILING_CEILING), FLOOR), "đang lỗi nên hỏi thưa dần, không bỏ hẳn"),)


def _by_server(last: FeedPoll) -> tuple[_Wait, ...]:
    waits = []
    if last.retry_at is not None:
        waits.append(_Wait(min(last.retry_at - last.at, RETRY_CEILING), "máy chủ yêu cầu chờ (Retry-After)"))
    if last.max_age is not None:
        fresh = timedelta(seconds=last.max_age)
        waits.append(_Wait(min(fresh, CEILING), "máy chủ cho biết nội dung còn mới (Cache-Control)"))
    return tuple(waits)


def _may_be_conditional(history: FeedHistory) -> bool:
    """Not where a 304 could hide something: pages owed, a validator that lies, a silence too long to believe."""
    polls = [poll for poll in history.polls if poll.answered]
    if not polls or history.owes or is_etag_liar(polls):
        return False
    told = next((n for n, poll in enumerate(reversed(polls)) if poll.status != 304), len(polls))
    if told >= _MOST_304 or told == len(polls):
        return False
    if told == 0:
        return True
    read = polls[: len(polls) - told]
    hours, pages = _evidence(read)
    silent = polls[-1].at - read[-1].at
    if not hours:
        return silent < CEILING
    return pages / hours * (silent / timedelta(hours=1)) < _MISSED
