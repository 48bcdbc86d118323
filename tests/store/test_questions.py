"""The ten questions, asked of a night in which each has an answer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from pipeline.records.assessment import Decision
from pipeline.records.cases import CaseEventKind
from pipeline.records.press import Relation, problem
from pipeline.store import assessments, cases, press
from pipeline.store.connect import Store
from pipeline.store.shell import run_query

if TYPE_CHECKING:
    from tests.store.conftest import Make

FOLDER = Path(__file__).parents[2] / "data" / "queries"


@pytest.fixture
def ask(store: Store, save: Callable[..., int], make: Make) -> Callable[[str], list[dict[str, Any]]]:
    """``ask("04")``: the rows of that question, after one night."""
    first, abroad, old = make.article("mot"), make.article("hai", country="FR"), make.article("cu")
    case, right = make.case(), make.case("story-2")
    save(press.save_agencies, [make.agency()])
    save(press.save_sources, [make.source(), make.source("bao-im")])
    save(press.save_fetches, [make.fetch("https://bao-a.example/mot")])
    save(press.save_articles, [first, abroad, old])
    save(press.save_mentions, [make.mention(each) for each in (first, abroad, old)])
    save(press.save_members, [make.member(first, first), make.member(abroad, first, Relation.SAME)])
    save(press.save_problems, [problem("extract", str(n), "no_text", "Trang không có chữ.") for n in range(2)])
    save(assessments.save_statements, [make.statement(first)])
    save(assessments.save_assessments, [make.assessment(old)], hours=-100)
    save(assessments.save_assessments, [make.assessment(first), make.assessment(abroad)])
    save(assessments.save_decision, make.decision(make.assessment(abroad), Decision.WITHDRAW))
    save(cases.save_cases, [case, right])
    save(cases.save_clocks, [make.clock(case)])
    save(cases.save_events, [make.event(right, CaseEventKind.PRESS_WAS_RIGHT, make.now - timedelta(days=1))])

    def asked(number: str) -> list[dict[str, Any]]:
        (path,) = FOLDER.glob(f"{number}_*.sql")
        result = run_query(store, path.read_text(encoding="utf-8"))
        return [dict(zip(result.columns, row, strict=True)) for row in result.rows]

    return asked


def test_each_question_gives_the_planted_answer(ask: Callable[[str], list[dict[str, Any]]], make: Make) -> None:
    assert [row["title"] for row in ask("01")] == ["Tiêu đề mot"]
    assert {row["reason"] for row in ask("02")} == {"Số người chết khác với công bố."}
    assert [row["kind"] for row in ask("03")] == ["internal"]  # overdue by now, whenever the test runs
    assert [row["source_id"] for row in ask("04")] == ["bao-im"]
    assert [(row["today_domestic"], row["today_foreign"]) for row in ask("05")] == [(2, 1)]
    assert [row["headline"] for row in ask("06")] == ["Tiêu đề mot"]
    assert [(row["waiting_days"], row["title"]) for row in ask("07")] == [(4, "Tiêu đề cu"), (0, "Tiêu đề mot")]
    assert [row["body"] for row in ask("08")] == ["UBND tỉnh Đắk Lắk"]
    assert [row["outcome"] for row in ask("09")] == ["withdraw", "press_was_right"]
    assert [(row["stage"], row["items"]) for row in ask("10")] == [("extract", 2)]
