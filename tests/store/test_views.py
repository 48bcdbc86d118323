"""The public views: what they count, and that ``_at(t)`` shows what was known at t."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from pipeline.records.assessment import Decision, Level
from pipeline.records.cases import CaseEventKind, ClockKind
from pipeline.records.digest import CoverageRow
from pipeline.records.press import FetchKind, Relation
from pipeline.store import assessments, cases, press, views
from pipeline.store.connect import Store
from pipeline.store.shell import run_query

if TYPE_CHECKING:
    from tests.store.conftest import Make

FIRST, LAST = date(2026, 3, 1), date(2026, 3, 8)


def test_coverage_counts_the_latest_version_once_per_agency(store: Store, save: Callable[..., int], make: Make) -> None:
    one, abroad, elsewhere = make.article("mot"), make.article("hai", country="US"), make.article("ba", country="VN")
    changed = replace(make.article("mot", text="Đã sửa."), first_seen_at=make.now + timedelta(hours=5))
    save(press.save_agencies, [make.agency()])
    save(press.save_articles, [one, abroad, elsewhere])
    save(press.save_mentions, [make.mention(one), make.mention(one, start=30), make.mention(abroad, about=False)])
    save(press.save_mentions, [make.mention(elsewhere, "ha-noi")])
    save(press.save_articles, [changed], hours=6)
    save(press.save_mentions, [make.mention(changed), make.mention(changed, "ha-noi")], hours=6)
    with store.reading() as tx:
        now, then = make.now + timedelta(hours=6), make.now
        assert views.coverage(tx, "dak-lak", FIRST, LAST, now) == (CoverageRow(one.day, "dak-lak", 1, 1),)
        assert views.coverage(tx, "ha-noi", FIRST, LAST, now) == (CoverageRow(one.day, "ha-noi", 2, 0),)
        assert views.coverage(tx, "ha-noi", FIRST, LAST, then) == (CoverageRow(one.day, "ha-noi", 1, 0),)
        assert views.coverage(tx, "ha-noi", FIRST, FIRST, now) == ()
        assert views.coverage(tx, "dak-lak", FIRST, LAST, then - timedelta(seconds=1)) == ()


def test_stories_count_the_whole_story_for_each_agency_it_is_about(
    store: Store, save: Callable[..., int], make: Make
) -> None:
    first = make.article("mot", first_seen_at=make.now - timedelta(hours=1))
    copy = make.article("hai", source_id="bao-b")
    abroad = make.article("ba", source_id="wire", country="FR", language="fr", published_at=make.now)
    save(press.save_articles, [first, copy])
    save(press.save_members, [make.member(first, first), make.member(copy, first, Relation.COPY)])
    save(press.save_mentions, [make.mention(first), make.mention(copy, "ha-noi", about=False)])
    save(press.save_articles, [abroad], hours=1)
    save(press.save_members, [make.member(abroad, first, Relation.SAME)], hours=1)
    with store.reading() as tx:
        (old,) = views.story_rows(tx, "dak-lak", FIRST, LAST, make.now)
        (new,) = views.story_rows(tx, "dak-lak", FIRST, LAST, make.now + timedelta(hours=1))
        assert views.story_rows(tx, "ha-noi", FIRST, LAST, make.now) == ()
        assert views.story_rows(tx, "dak-lak", LAST, LAST, make.now) == ()
    assert (old.headline, old.articles, old.copies, old.outlets, old.foreign_articles) == ("Tiêu đề mot", 2, 1, 2, 0)
    assert (new.articles, new.copies, new.countries, new.languages, new.foreign_articles) == (3, 1, 2, 2, 1)
    assert (old.last_seen, new.last_seen) == (make.now - timedelta(hours=3), make.now)


def test_the_queue_shows_what_is_open_and_remembers_what_it_was(
    store: Store, save: Callable[..., int], make: Make
) -> None:
    article = make.article()
    flag = make.assessment(article)
    save(press.save_articles, [article, make.article("hai")])
    save(assessments.save_assessments, [flag, make.assessment(make.article("hai"), Level.WATCH)])
    save(assessments.save_decision, make.decision(flag, Decision.ASK), hours=1)
    save(assessments.save_decision, make.decision(flag, Decision.REJECT, make.now + timedelta(hours=2)), hours=2)
    assert run_query(store, "from triage_queue").rows == ()
    for hours, decision in ((0, ""), (1, "ask"), (2, "reject")):
        at = make.now + timedelta(hours=hours)
        with store.reading() as tx:
            (row,) = views.flag_rows(tx, "dak-lak", FIRST, LAST, at)
        assert row.decision == decision
        queue = run_query(store, f"select count(*) from triage_queue_at(timestamptz '{at.isoformat()}')")
        assert queue.rows == ((0 if decision == "reject" else 1,),)
    assert row.signals == ("official_denial", "figure_conflict")
    assert row.reasons == ("UBND tỉnh đã bác bỏ.", "Số người chết khác với công bố.")
    assert (row.url, row.title, row.story_id) == (article.url, article.title, flag.story_id)


def test_a_flag_that_falls_to_watch_leaves_the_queue(store: Store, save: Callable[..., int], make: Make) -> None:
    save(press.save_articles, [make.article()])
    save(assessments.save_assessments, [make.assessment(make.article())])
    assert len(run_query(store, "from triage_queue").rows) == 1
    save(assessments.save_assessments, [make.assessment(make.article(), Level.WATCH, 0.3)], hours=1)
    assert run_query(store, "from triage").rows == ()


def test_a_renewed_verdict_after_a_decision_is_marked(store: Store, save: Callable[..., int], make: Make) -> None:
    flag = make.assessment(make.article())
    save(press.save_articles, [make.article()])
    save(assessments.save_assessments, [flag])
    save(assessments.save_decision, make.decision(flag, Decision.REJECT))
    marked = "select decision, changed_since_decision from triage"
    assert run_query(store, marked).rows == (("reject", False),)
    save(assessments.save_assessments, [make.assessment(make.article(), score=0.95)], hours=1)
    assert run_query(store, marked).rows == (("reject", True),)


@pytest.mark.parametrize("end", ["dismissed", "press_was_right", "withdrawn", "closed"])
def test_a_case_is_what_its_events_make_of_it(store: Store, save: Callable[..., int], make: Make, end: str) -> None:
    case = make.case()
    day = timedelta(days=1)
    save(cases.save_cases, [case])
    save(cases.save_clocks, [make.clock(case)])
    events = [
        make.event(case, CaseEventKind.OPENED, ref="a1"),
        make.event(case, CaseEventKind.FLAG_ATTACHED, ref="a2"),
        make.event(case, CaseEventKind.CONFIRMED, make.now + day),
        make.event(case, CaseEventKind.COPIED_MINISTRY, make.now + day * 2),
    ]
    save(cases.save_events, events)
    save(cases.save_events, [make.event(case, CaseEventKind(end), make.now + day * 3)], hours=72)
    with store.reading() as tx:
        (row,) = views.case_rows(tx, "dak-lak", make.now + day)
        assert (row.state, row.flags, row.by_choice) == ("confirmed", 2, True)
        (row,) = views.case_rows(tx, "dak-lak", make.now + day * 3)
        assert row.state == end
        (before,) = views.clock_rows(tx, "dak-lak", make.now + day)
        (after,) = views.clock_rows(tx, "dak-lak", make.now + day * 30)
    assert (before.ended_at, before.days_left, before.overdue) == (None, 6, False)
    assert (after.ended_at, after.days_left, after.overdue) == (make.now + day * 3, 4, False)


def test_the_internal_clock_ends_with_the_first_answer(store: Store, save: Callable[..., int], make: Make) -> None:
    case, day = make.case(), timedelta(days=1)
    save(cases.save_cases, [case])
    save(cases.save_clocks, [make.clock(case)])
    later = make.event(case, CaseEventKind.CLOSED, make.now + day * 4)
    save(cases.save_events, [later, make.event(case, CaseEventKind.SPOKE, make.now + day * 2)])
    with store.reading() as tx:
        (clock,) = views.clock_rows(tx, "dak-lak", make.now + day * 30)
    assert clock.ended_at == make.now + day * 2


def test_a_clock_is_overdue_from_midnight_in_viet_nam(store: Store, save: Callable[..., int], make: Make) -> None:
    save(cases.save_cases, [make.case()])
    save(cases.save_clocks, [make.clock(make.case())])  # last day 10 March
    due = datetime(2026, 3, 10, 17, 0, tzinfo=UTC)
    with store.reading() as tx:
        (last,) = views.clock_rows(tx, "dak-lak", due - timedelta(microseconds=1))
        (late,) = views.clock_rows(tx, "dak-lak", due)
    assert (last.days_left, last.overdue, last.due_at) == (0, False, due)
    assert (late.days_left, late.overdue) == (-1, True)


def test_the_statutory_clock_ends_with_speaking_and_copying_after_the_receipt(
    store: Store, save: Callable[..., int], make: Make
) -> None:
    case, day = make.case(), timedelta(days=1)
    save(cases.save_cases, [case])
    save(cases.save_clocks, [make.clock(case, ClockKind.STATUTORY), make.clock(case, ClockKind.STATUTORY, LAST)])
    acts = [
        make.event(case, CaseEventKind.SPOKE, make.now - day * 3),  # before the receipt: answers no notice
        make.event(case, CaseEventKind.COPIED_MINISTRY, make.now + day),
        make.event(case, CaseEventKind.CLOSED, make.now + day),
    ]
    save(cases.save_events, acts)
    save(cases.save_events, [make.event(case, CaseEventKind.SPOKE, make.now + day * 2)], hours=48)
    with store.reading() as tx:
        early = views.clock_rows(tx, "dak-lak", make.now + day)
        later = views.clock_rows(tx, "dak-lak", make.now + day * 2)
    assert [each.ended_at for each in early] == [None, None]
    assert [each.ended_at for each in later] == [None, make.now + day * 2]  # the second notice still runs


def test_source_health_speaks_of_the_last_night(store: Store, save: Callable[..., int], make: Make) -> None:
    names = ["cam", "cham", "hong", "it", "moi", "rong", "tot", "vap"]
    save(press.save_sources, [make.source(name, expected_min=2 if name == "it" else 1) for name in names])
    night, before = make.now, make.now - timedelta(days=1)
    save(
        press.save_fetches,
        [
            make.fetch("https://cam/rss", "cam", status=None, error="robots_forbidden", kind=FetchKind.FEED),
            make.fetch("https://cham/1", "cham", before),
            make.fetch("https://cham/rss", "cham", night, status=304, kind=FetchKind.FEED),
            make.fetch("https://hong/rss", "hong", night, status=None, error="timeout", kind=FetchKind.FEED),
            make.fetch("https://it/1", "it"),
            make.fetch("https://rong/rss", "rong", kind=FetchKind.FEED),
            make.fetch("https://tot/robots.txt", "tot", status=404, kind=FetchKind.ROBOTS),
            make.fetch("https://tot/1", "tot"),
            make.fetch("https://tot/2", "tot", status=None, error="robots_forbidden"),
            make.fetch("https://vap/1", "vap"),
            make.fetch("https://vap/2", "vap", status=500, error="bad_status"),
        ],
    )
    with store.reading() as tx:
        rows = {row.source_id: row for row in views.source_rows(tx, night)}
        assert views.source_rows(tx, night - timedelta(days=9)) == ()
    assert {name: row.status for name, row in rows.items()} == {
        "cam": "không truy cập được",
        "cham": "không có bài mới",
        "hong": "không truy cập được",
        "it": "ít bài hơn dự kiến",
        "moi": "chưa thu thập",
        "rong": "không có bài mới",
        "tot": "bình thường",
        "vap": "có trang lỗi",
    }
    assert rows["cham"].last_delivered == before
    assert (rows["cam"].failed, rows["cam"].why) == (0, "robots.txt không cho phép thu thập")
    assert (rows["hong"].failed, rows["hong"].why) == (1, "1 lượt không thành; thường gặp nhất: quá thời gian chờ")
    assert rows["vap"].why.endswith("máy chủ báo lỗi (mã 500)")
    assert rows["tot"].why == ""
