"""Debunks and closed cases refute as denials do."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.assessment.official_record import statements_of_reviews
from pipeline.assessment.signals.official_denial import signals
from pipeline.records.agencies import Field, Mention
from pipeline.records.assessment import StatementKind
from pipeline.records.press import ClaimReview

TOLD = ("Đập Ea Rin ở Đắk Lắk bị vỡ trong đêm", "Đập Ea Rin bị vỡ trong đêm, nước tràn xuống hai thôn phía hạ lưu.")


@pytest.mark.parametrize("kind", [StatementKind.DEBUNK, StatementKind.FINDING])
def test_what_was_found_false_is_flagged_when_told(make_report, surround, kind: StatementKind) -> None:
    told = make_report(*TOLD, outlet="bao-a")
    check = make_report("Kiểm chứng tin lan truyền về đập Ea Rin", "Trang kiểm chứng xem lại tin.", outlet="bao-b")
    mention = Mention("m", check.article.article_id, "dak-lak", "dak-lak", "", Field.TITLE, 0, 0, True)
    review = ClaimReview("Đập Ea Rin bị vỡ trong đêm", "Trung tâm Kiểm chứng")
    (statement,) = statements_of_reviews(check.article, [mention], [review])
    assert statement.kind is StatementKind.DEBUNK
    around = replace(surround(told, check), statements=(replace(statement, kind=kind),))
    found = signals(told, around)
    assert found
    assert "Trung tâm Kiểm chứng" in found[0].explanation
    assert statements_of_reviews(check.article, [], [review]) == ()
