"""What evidence belongs to what, and which runs are needed for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from pipeline.errors import UnknownRecord
from pipeline.records.assessment import Decision, Level
from pipeline.records.cases import CaseEventKind
from pipeline.records.evidence import RestsOn, Subject, SubjectKind
from pipeline.records.press import Article, Extracted
from pipeline.store import assessments, audit, cases, evidence, press, window
from pipeline.store.connect import Store

if TYPE_CHECKING:
    from tests.store.conftest import Make


@pytest.fixture
def archived(save: Callable[..., int], make: Make) -> Callable[..., Article]:
    """``archived("mot", "run-a")``: a page, its capture in the archive of that run."""

    def page(name: str, run: str, text: str = "Nội dung.", day: int = 0) -> Article:
        url = f"https://bao-a.example/{name}"
        capture = replace(make.capture(url, at=make.now + timedelta(days=day)), warc_path=f"{run}/x.warc.gz")
        article = make.article(name, text, capture_id=capture.capture_id)
        save(press.save_captures, [capture])
        save(press.save_articles, [article])
        save(window.save_extracted, [Extracted(capture.capture_id, article.article_id)])
        return article

    return page


def test_a_subject_is_found_by_the_beginning_of_its_id(
    store: Store, save: Callable[..., int], archived: Callable[..., Article], make: Make
) -> None:
    article = archived("mot", "run-a")
    flag, claim, case = make.assessment(article), make.claim(article), make.case()
    save(assessments.save_assessments, [flag])
    save(assessments.save_claims, [claim])
    save(cases.save_cases, [case])
    expected = {
        SubjectKind.ARTICLE: article.article_id,
        SubjectKind.CAPTURE: article.capture_id,
        SubjectKind.CLAIM: claim.claim_id,
        SubjectKind.ASSESSMENT: flag.assessment_id,
        SubjectKind.CASE: case.case_id,
    }
    with store.reading() as tx:
        for kind, own in expected.items():
            assert evidence.subject_named(tx, own[:10]) == Subject(kind, own)
        with pytest.raises(UnknownRecord):
            evidence.subject_named(tx, "not-there")
        for kind in (SubjectKind.ARTICLE, SubjectKind.CLAIM, SubjectKind.ASSESSMENT):
            assert evidence.articles_behind(tx, Subject(kind, expected[kind])) == (article.article_id,)


def test_the_evidence_of_a_case_is_all_that_it_names(
    store: Store, save: Callable[..., int], archived: Callable[..., Article], make: Make
) -> None:
    flagged, denial, other = archived("bi-co", "run-a"), archived("bac-bo", "run-b"), archived("khac", "run-c")
    statement = make.statement(denial)
    flag = make.assessment(flagged)
    signal = replace(
        flag.signals[0],
        evidence=(replace(flag.signals[0].evidence[0], id=statement.statement_id),),
    )
    save(assessments.save_statements, [statement])
    save(assessments.save_assessments, [replace(flag, signals=(signal,))])
    case = make.case()
    save(cases.save_cases, [case])
    save(cases.save_events, [make.event(case, CaseEventKind.OPENED, ref=flag.assessment_id)])
    with store.reading() as tx:
        behind = evidence.articles_behind(tx, Subject(SubjectKind.CASE, case.case_id))
        assert set(behind) == {flagged.article_id, denial.article_id}
        assert {c.url for c in evidence.captures_of_pages(tx, behind)} == {flagged.url, denial.url}
        rests = {(rest.run, rest.reason) for rest in evidence.run_rests(tx)}
    assert rests == {(run, why) for run in ("run-a", "run-b") for why in (RestsOn.FLAG, RestsOn.CASE)}
    assert other.url not in behind


def test_every_version_of_a_page_is_needed(
    store: Store, save: Callable[..., int], archived: Callable[..., Article], make: Make
) -> None:
    first = archived("sua", "run-a")
    archived("sua", "run-b", "Đã sửa.", day=1)
    archived("vo-can", "run-c")
    save(assessments.save_assessments, [make.assessment(first)])
    with store.reading() as tx:
        assert {rest.run for rest in evidence.run_rests(tx)} == {"run-a", "run-b"}


@pytest.mark.parametrize(("level", "decided", "reasons"), [
    (Level.FLAG, False, {RestsOn.FLAG}), (Level.WATCH, False, set()), (Level.WATCH, True, {RestsOn.DECISION}),
])  # fmt: skip
def test_flags_and_decisions_keep_a_run(
    store: Store,
    save: Callable[..., int],
    archived: Callable[..., Article],
    make: Make,
    level: Level,
    decided: bool,
    reasons: set[RestsOn],
) -> None:
    assessment = make.assessment(archived("mot", "run-a"), level)
    save(assessments.save_assessments, [replace(assessment, signals=())])
    if decided:
        save(assessments.save_decision, make.decision(assessment, Decision.REJECT))
    with store.reading() as tx:
        assert {rest.reason for rest in evidence.run_rests(tx)} == reasons


def test_a_flag_that_fell_keeps_its_run(
    store: Store, save: Callable[..., int], archived: Callable[..., Article], make: Make
) -> None:
    article = archived("mot", "run-a")
    save(assessments.save_assessments, [make.assessment(article)])
    save(assessments.save_assessments, [make.assessment(article, Level.NONE, 0.0)], hours=1)
    with store.reading() as tx:
        assert {rest.run for rest in evidence.run_rests(tx)} == {"run-a"}


def test_the_audit_entries_that_mention_it(
    store: Store, save: Callable[..., int], archived: Callable[..., Article], make: Make
) -> None:
    article = archived("mot", "run-a")
    flag, case = make.assessment(article), make.case()
    save(assessments.save_assessments, [flag])
    save(cases.save_cases, [case])
    save(cases.save_events, [make.event(case, CaseEventKind.OPENED, ref=flag.assessment_id)])
    with store.transaction(make.stamp()) as tx:
        said = {
            flag.assessment_id: "flag",
            "else": "nothing",
            case.case_id: "opened",
            "other": f"see {article.article_id}",
        }
        for subject, words in said.items():
            audit.append_audit(tx, make.now, "lan", "x", subject, words)
        assert [entry.seq for entry in evidence.audit_mentioning(tx, [article.article_id])] == [1, 3, 4]


def test_when_pages_were_asked_for_and_where_they_had_not_changed(
    store: Store, save: Callable[..., int], make: Make
) -> None:
    url, later = "https://bao-a.example/1", make.now + timedelta(days=1)
    save(press.save_fetches, [make.fetch(url)], run="run-a")
    save(press.save_fetches, [make.fetch(url, at=later, status=304), make.fetch("https://b/")], run="run-b")
    with store.reading() as tx:
        assert [(a.at, a.status) for a in evidence.asked_for(tx, [url])] == [(make.now, 200), (later, 304)]
        assert [(u.run, u.url) for u in evidence.unchanged_answers(tx, [url])] == [("run-b", url)]
