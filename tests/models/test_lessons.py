"""Which decisions teach, what is held back, and what a comparison says."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from models.compare import LEAST, compare
from models.lessons import CHARACTERS, NO_LESSONS, TOPIC, Lesson, as_sentences, is_held, lessons, mark
from models.train import Trained
from pipeline.records.assessment import Decision
from pipeline.records.learning import DecidedItem

NOW = datetime(2026, 3, 2, tzinfo=UTC)
LEARNT = next(f"s{number}" for number in range(99) if not is_held(f"s{number}"))
HELD = next(f"s{number}" for number in range(99) if is_held(f"s{number}"))


def decided(article: str, decision: Decision, hours: int = 0, **more: Any) -> DecidedItem:
    fields: dict[str, Any] = {
        "story_id": LEARNT, "language": "vi", "title": f"Tít {article}", "lead": "Đoạn dẫn.", "contradicted": True,
        "press_was_right": False, "actor": "lan",
    } | more  # fmt: skip
    at = NOW + timedelta(hours=hours)
    return DecidedItem(
        decision_id=f"{article}-{hours}", assessment_id=article, article_id=article, decision=decision, decided_at=at,
        **fields,
    )  # fmt: skip


def test_an_acceptance_without_contradicting_evidence_never_teaches() -> None:
    found = lessons([decided("a", Decision.ACCEPT, contradicted=False), decided("b", Decision.ACCEPT)])
    assert [(one.item, one.misleading) for one in found.learnt] == [("b", True)]
    assert found.without_evidence == 1


def test_a_rejection_teaches_that_the_report_was_sound() -> None:
    (one,) = lessons([decided("a", Decision.REJECT, contradicted=False)]).learnt
    assert (one.misleading, one.text) == (False, "Tít a. Đoạn dẫn.")


def test_only_the_newest_decision_of_an_item_counts() -> None:
    found = lessons([decided("a", Decision.ACCEPT), decided("a", Decision.REJECT, hours=1)])
    assert [one.misleading for one in found.learnt] == [False]


def test_what_is_open_taken_back_or_was_right_teaches_nothing() -> None:
    found = lessons(
        [
            decided("a", Decision.REJECT), decided("a", Decision.ASK, hours=1), decided("b", Decision.WITHDRAW),
            decided("c", Decision.ACCEPT, press_was_right=True), decided("d", Decision.REJECT, language="en"),
        ]
    )  # fmt: skip
    assert (found.learnt, found.held) == ((), ())
    assert (found.open, found.other_language) == (3, 1)


def test_copies_within_a_story_are_one_lesson_and_stories_never_part() -> None:
    same = {"title": "Một tít"}
    found = lessons([decided("a", Decision.REJECT, **same), decided("b", Decision.REJECT, **same)])
    assert len(found.learnt) == 1
    many = lessons([decided(f"a{n}", Decision.REJECT, story_id=f"s{n % 40}") for n in range(200)])
    assert many.learnt
    assert many.held
    assert not {one.story_id for one in many.learnt} & {one.story_id for one in many.held}
    assert 0.1 < len(many.held) / 200 < 0.4


def test_a_lesson_is_a_passage_of_one_topic_with_its_story_as_group() -> None:
    learnt = lessons([decided("a", Decision.REJECT), decided("b", Decision.ACCEPT, lead="x" * 2000)]).learnt
    passages = as_sentences(learnt)
    assert {one.topic for one in passages} == {TOPIC}
    assert {one.group for one in passages} == {f"{TOPIC}-{LEARNT}"}
    assert max(len(one.text) for one in passages) == CHARACTERS
    assert mark(NO_LESSONS.learnt) == b""
    assert mark(learnt) != mark(learnt[:1])


def test_models_are_compared_on_what_is_held(trained: Trained) -> None:
    loud = "Sốc! Nghe nói đập đã vỡ, người ta đồn cả vạn người chết, chia sẻ gấp kẻo bị xóa"
    calm = "Sở Xây dựng cho biết cầu được sửa xong ngày 12/3, chi phí 4 tỷ đồng"
    held = [Lesson(str(n), HELD, "vi", f"{loud if n % 2 else calm} {n}", bool(n % 2)) for n in range(2 * LEAST)]
    found = compare(trained.model, trained.model, held)
    assert found is not None
    assert (found.items, found.misleading, found.is_worse) == (2 * LEAST, LEAST, False)
    assert found.auc_before == found.auc_after == 1.0
    assert compare(trained.model, trained.model, held[1:]) is None
