"""What counts as new on a morning: what was recorded since the page before; as known at the cut-off."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from pipeline.records import press as p
from pipeline.records.assessment import StatementKind
from pipeline.records.daily import Collection, DailyCount, PagesBefore, Reach
from pipeline.records.outbox import Enclosure, Letter, LetterKind
from pipeline.records.runs import DayPaper, RunEventKind, day_paper_id
from pipeline.store import assessments, daily, outbox, press, runs
from pipeline.store.connect import Stamp, Store

if TYPE_CHECKING:
    from tests.store.conftest import Make


def test_new_pages_and_their_stories(store: Store, save: Callable[..., int], make: Make) -> None:
    """A page fetched days ago and recorded now is new and marked as late; an old page that was edited is not new."""
    told, day = make.now - timedelta(hours=2), (make.now - timedelta(hours=3)).date()
    before = make.article("cu", first_seen_at=make.now - timedelta(hours=9))
    with store.transaction(make.stamp(-5)) as tx:
        press.save_articles(tx, [before])
        press.save_mentions(tx, [replace(make.mention(before), mention_id="cu")])
        press.save_members(tx, [make.member(before, before)])
    new, abroad = make.article("moi", lead="Câu một. Câu hai."), make.article("xa", country="LA", language="lo")
    edited = replace(before, article_id="v2", text_hash="v2", first_seen_at=make.now)  # an old page, changed
    ago = make.now - timedelta(days=9)
    late = make.article("xua", published_at=ago, first_seen_at=ago)  # a night that was killed, taken up again
    every = [new, abroad, edited, late]
    save(press.save_articles, every)
    save(press.save_mentions, [replace(make.mention(each), mention_id=each.article_id) for each in every])
    save(press.save_members, [make.member(new, new), *(make.member(each, new, p.Relation.SAME) for each in every[1:])])
    denial = replace(make.statement(abroad), kind=StatementKind.DENIAL)
    again = replace(make.statement(edited), statement_id="v2", kind=StatementKind.DENIAL)
    save(assessments.save_statements, [denial, again])
    save(assessments.save_assessments, [replace(make.assessment(new), story_id=make.member(new, new).story_id)])
    reach = Reach(told, told, make.now, day)
    with store.reading() as tx:
        assert daily.count(tx, "dak-lak", reach) == DailyCount(2, 1, 1)
        assert daily.count(tx, "dak-lak", replace(reach, until=make.now - timedelta(seconds=1))) == DailyCount(0, 0)
        assert daily.count(tx, "dak-lak", replace(reach, told=make.now)) == DailyCount(0, 0)
        (story,) = daily.stories(tx, "dak-lak", reach)
        assert daily.stories(tx, "ha-noi", reach) == ()
        (said,) = daily.statements(tx, "dak-lak", reach)
        (flag,) = daily.flags(tx, "dak-lak", reach)
        assert daily.flags(tx, "dak-lak", replace(reach, told=make.now)) == ()
        assert daily.waiting(tx, "dak-lak", make.now) == 1
    assert (story.articles, story.foreign_articles, story.late, story.flags, story.denials) == (3, 1, 1, 1, 2)
    assert (story.headline, story.lead, story.language) == (new.title, new.lead, "vi")
    assert (said.articles, said.url, said.late) == (2, abroad.url, False)  # the edit brought a denial: that is new
    assert [one.name for one in flag.signals] == ["official_denial", "figure_conflict"]


def test_a_page_is_told_once_however_its_articles_came(store: Store, make: Make) -> None:
    """Extracted by a night that failed, placed in a story by the next: told with the next, in count and stories."""
    one = make.article()
    with store.transaction(make.stamp(0)) as tx:
        press.save_articles(tx, [one])
        press.save_mentions(tx, [make.mention(one)])
    with store.transaction(make.stamp(24)) as tx:
        press.save_members(tx, [make.member(one, one)])
    cuts = [make.now + timedelta(hours=hours) for hours in (-23, 1, 25, 49)]
    told = []
    with store.reading() as tx:
        for since, until in pairwise(cuts):
            reach = Reach(since, since, until, until.date() - timedelta(days=1))
            told.append((daily.count(tx, "dak-lak", reach).domestic, len(daily.stories(tx, "dak-lak", reach))))
    assert told == [(0, 0), (1, 1), (0, 0)]


def test_the_page_before_is_of_an_earlier_day_and_the_same_when_a_page_is_made_again(store: Store, make: Make) -> None:
    def paper(day: int, hour: int, minute: int = 0) -> tuple[date, datetime]:
        return date(2026, 3, day), make.now + timedelta(days=day - 3, hours=hour, minutes=minute)

    def written(*papers: tuple[date, datetime], at: float) -> None:
        rows = [DayPaper(day_paper_id("daily", "dak-lak", c, f"{c:%d%H%M}.html", "h"), "daily", "dak-lak", day, c,
                         f"{c:%d%H%M}.html", "h") for day, c in papers]  # fmt: skip
        with store.transaction(make.stamp(at, f"run-{at}")) as tx:
            daily.save_papers(tx, rows)

    def before(day: int, hour: int, minute: int = 0) -> PagesBefore:
        with store.reading() as tx:
            return daily.pages_before(tx, "dak-lak", *paper(day, hour, minute))

    assert before(3, 1) == PagesBefore(None, None)
    written(paper(3, 1), paper(3, 5), at=5)
    assert before(3, 1) == PagesBefore(None, None)
    assert before(3, 5) == PagesBefore(None, paper(3, 1)[1])
    assert before(4, 1) == PagesBefore(paper(3, 5)[1], None)
    written(paper(4, 1), at=25)
    written(paper(3, 7), at=30)  # made by hand, later, for the day before
    assert before(4, 1) == PagesBefore(paper(3, 5)[1], None)  # as when it was made first
    assert before(4, 2) == PagesBefore(paper(3, 7)[1], paper(4, 1)[1])
    assert before(6, 1) == PagesBefore(paper(4, 1)[1], None)
    with store.reading() as tx:
        assert daily.pages_before(tx, "lam-dong", *paper(4, 1)) == PagesBefore(None, None)
    letter = Letter(
        "l1", LetterKind.DAILY, "dak-lak", "2026-03-03", 0, "Sở", "a@b.vn", "s", "t", "h",
        (Enclosure("a.html", f"daily/{paper(3, 5)[1]:%d%H%M}.html", "text/html", 1, "h"),), "<m>", make.now,
    )  # fmt: skip
    with store.transaction(make.stamp(31)) as tx:
        outbox.save_letters(tx, [letter])
    assert before(4, 2).earlier_day == paper(3, 5)[1]  # the edition that was sent: its readers miss nothing


def test_the_collection_that_began_last_as_known_then(store: Store, make: Make) -> None:
    def note(run: str, kind: str, event: RunEventKind, hours: float) -> None:
        at = make.now + timedelta(hours=hours)
        with store.transaction(Stamp(run, at)) as tx:
            if event is RunEventKind.STARTED:
                runs.start_run(tx, kind, at)
            else:
                runs.end_run(tx, kind, event, at, "lời")

    def known(hours: float) -> Collection | None:
        with store.reading() as tx:
            return daily.collection(tx, make.now + timedelta(hours=hours))

    note("n1", "nightly", RunEventKind.STARTED, 0)
    note("c1", "clock", RunEventKind.STARTED, 1)
    note("n1", "nightly", RunEventKind.PARTIAL, 5)
    assert known(-1) is None
    assert known(4) == Collection(make.now, "", "")
    assert known(6) == Collection(make.now, "partial", "lời")
