"""The view ``case_followup`` tells of a case's pages what the pure rule tells."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from pipeline.cases.followup import after_answers
from pipeline.records.cases import CaseEventKind
from pipeline.records.days import day_in_vietnam, end_of_day
from pipeline.records.followup import Carries, FollowedPage
from pipeline.records.press import Article, Extracted, Relation, StoryMember
from pipeline.records.versions import ChangeKind, PageChange, change_id
from pipeline.store import assessments, case_followup, cases, press, versions, window
from pipeline.store.connect import Store
from pipeline.store.tx import Tx

if TYPE_CHECKING:
    from tests.store.conftest import Make

HOUR = timedelta(hours=1)


def shown(tx: Tx, make: Make, name: str, *hours: float) -> Article:
    """An article whose page was looked at at these hours, with its first version at the first of them."""
    article = make.article(name, f"văn bản {name}", first_seen_at=make.now + hours[0] * HOUR)
    captures = [
        replace(make.capture(article.url, at=make.now + hour * HOUR), capture_id=f"{name}-{hour}") for hour in hours
    ]
    fetches = [make.fetch(article.url, at=one.fetched_at, capture_id=one.capture_id) for one in captures]
    press.save_articles(tx, [article])
    press.save_captures(tx, captures)
    press.save_fetches(tx, fetches)
    window.save_extracted(tx, [Extracted(one.capture_id, article.article_id) for one in captures])
    return article


def changed(article: Article, kind: ChangeKind, at: datetime) -> PageChange:
    own = change_id(kind, article.url, str(at))
    return PageChange(
        own, article.canonical_url, article.url, kind, at, 200, "f", "", article.article_id, "", None, (), (), (), (),
        None, None,
    )  # fmt: skip


def test_pages_that_carry_copy_and_tell_the_answer(store: Store, make: Make) -> None:
    hours = {"goc": (0,), "bai": (1, 30), "chep": (2,), "khac": (3,), "tra-loi": (40,), "ngoai": (1,)}
    with store.transaction(make.stamp()) as tx:
        made = [shown(tx, make, name, *at) for name, at in hours.items()]
    first, flagged, copy, quiet, answer, foreign = made  # the flagged page copies the first
    case = make.case(story="s1")
    flag = make.assessment(flagged)
    story = [
        StoryMember("s1", one.article_id, relation, joined, 1.0)
        for one, relation, joined in (
            (first, Relation.FIRST, first.article_id), (flagged, Relation.COPY, first.article_id),
            (copy, Relation.COPY, flagged.article_id), (quiet, Relation.SAME, first.article_id),
            (answer, Relation.SAME, first.article_id),
        )
    ]  # fmt: skip
    with store.transaction(make.stamp()) as tx:
        press.save_members(tx, [*story, StoryMember("s2", foreign.article_id, Relation.FIRST, foreign.article_id, 1.0)])
        assessments.save_assessments(tx, [flag])
        said = [make.statement(answer), replace(make.statement(quiet), statement_id="alt")]
        assessments.save_statements(tx, said)
        cases.save_cases(tx, [case])
        cases.save_events(tx, [make.event(case, CaseEventKind.OPENED, ref=flag.assessment_id)])
    with store.reading() as tx:
        assert case_followup.pages_of_case(tx, case.case_id, make.now) == ()  # not answered
    with store.transaction(make.stamp()) as tx:
        cases.save_events(tx, [make.event(case, CaseEventKind.SPOKE, make.now + 20 * HOUR)])
        versions.save_changes(tx, [changed(flagged, ChangeKind.EDITED, make.now + 30 * HOUR)])
    with store.reading() as tx:
        pages = {
            one.canonical_url.rsplit("/")[-1]: one
            for one in case_followup.pages_of_case(tx, case.case_id, make.now + 99 * HOUR)
        }
        rows = case_followup.follow_up_rows(tx, "dak-lak", make.now + 99 * HOUR)
    assert {name: one.relation.value for name, one in pages.items()} == {
        "bai": "origin", "goc": "copy", "chep": "copy", "khac": "other", "tra-loi": "other",
    }  # fmt: skip
    assert {name for name, one in pages.items() if one.picked_up} == {"tra-loi"}  # what was told before took up nothing
    (edited,) = [row for row in rows if row.seen_change != "none"]
    assert (edited.url, edited.hours_after, edited.changed_at) == (flagged.url, 10.0, make.now + 30 * HOUR)
    assert edited.looked_before == make.now + HOUR  # it may have been changed before the answer
    assert [row.relation.value for row in rows] == ["origin", "copy", "copy", "other", "other"]


def random_answer(rng: random.Random, make: Make) -> datetime:
    """To the minute, or entered later for a day."""
    at = make.now + rng.randrange(1, 120) * HOUR
    return end_of_day(day_in_vietnam(at)) - timedelta(microseconds=1) if rng.random() < 0.3 else at


def test_the_view_equals_the_pure_rule(store: Store, make: Make) -> None:
    rng = random.Random(5)
    at = make.now + 200 * HOUR
    expected = {}
    with store.transaction(make.stamp()) as tx:
        for number in range(25):
            article = shown(tx, make, f"bai-{number}", 0, *sorted(rng.sample(range(1, 150), rng.randrange(4))))
            case = make.case(story=f"s{number}")
            answers = sorted({random_answer(rng, make) for _ in range(rng.randrange(1, 4))})
            changes = {
                one.change_id: one
                for one in (
                    changed(article, rng.choice(list(ChangeKind)), make.now + rng.randrange(1, 150) * HOUR)
                    for _ in range(rng.randrange(4))
                )
            }
            cases.save_cases(tx, [case])
            spoke = [make.event(case, CaseEventKind.SPOKE, one) for one in answers]
            cases.save_events(tx, [make.event(case, CaseEventKind.OPENED, ref=article.article_id), *spoke])
            versions.save_changes(tx, changes.values())
            expected[case.case_id] = (article, answers, tuple(changes.values()))
    with store.reading() as tx:
        rows = case_followup.follow_up_rows(tx, "dak-lak", at)
        for own, (article, answers, changes) in expected.items():
            (page,) = case_followup.pages_of_case(tx, own, at)
            assert page.relation is Carries.ORIGIN  # opened by hand on the article itself
            looks = tuple(one.fetched_at for one in versions.page_fetches(tx, article.canonical_url))
            rule = after_answers([FollowedPage(page, changes, looks)], answers)
            told = [
                (r.changed_at, r.seen_change, r.hours_after, r.last_looked_at, r.looked_before, r.response_day)
                for r in rows
                if r.case_id == own
            ]
            wanted = [
                (
                    r.change.noticed_at if r.change else None, r.change.kind.value if r.change else "none",
                    r.hours_after, r.last_looked_at, r.looked_before, day_in_vietnam(r.answered_at),
                )
                for r in rule
            ]  # fmt: skip
            assert len(told) == len(wanted)
            for one, other in zip(sorted(told, key=str), sorted(wanted, key=str), strict=True):
                assert one[:2] + one[3:] == other[:2] + other[3:]
                assert (one[2] is None) == (other[2] is None)
                assert one[2] is None or abs(one[2] - (other[2] or 0)) < 1e-6
    assert {row.seen_change for row in rows} == {"none", "edited", "withdrawn", "back"}


def test_no_view_counts_corrections(store: Store, make: Make) -> None:
    """The contract names pages; nothing in it adds up by outlet (DESIGN, section 8)."""
    with store.transaction(make.stamp()):
        pass
    with store.opened(read_only=True) as connection:
        columns = [name for (name, *_) in connection.execute("describe case_followup").fetchall()]
    assert columns == [
        "case_id", "agency_id", "response_day", "article_id", "url", "title", "relation", "seen_change", "changed_at",
        "hours_after", "last_looked_at", "looked_before", "picked_up",
    ]  # fmt: skip
