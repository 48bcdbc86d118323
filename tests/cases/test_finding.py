from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from pipeline.cases.finding import findings_of
from pipeline.records.assessment import Claim, StatementKind
from pipeline.records.cases import Basis, Case, CaseState, DossierStatement
from pipeline.records.press import Field

CASE = Case("c" * 32, "dak-lak", "s", "g", "Làm rõ", "02-2019", False, datetime(2026, 3, 1, tzinfo=UTC))
CLAIM = Claim("k", "a", Field.TITLE, 0, 10, "Đập Ea Rin bị vỡ", (), ("dak-lak",), "", ("act",))
TRUTH = DossierStatement("t", CASE.case_id, "c", 0, "Đập Ea Rin an toàn.", next(iter(Basis)), "an", ("x",))


def test_an_answered_case_that_is_closed_goes_on_the_record() -> None:
    (found,) = findings_of(CASE, CaseState.RESPONDED, [CLAIM], {"a": "cap"}, [TRUTH], "Đắk Lắk", date(2026, 3, 9))
    assert (found.kind, found.denied, found.truth) == (StatementKind.FINDING, CLAIM.sentence, TRUTH.text)
    assert (found.article_id, found.capture_id, found.agencies) == ("a", "cap", ("dak-lak",))
    assert found.said_on == date(2026, 3, 9)


@pytest.mark.parametrize("state", [CaseState.PRESS_WAS_RIGHT, CaseState.DISMISSED, CaseState.WITHDRAWN])
def test_other_endings_refute_nothing(state: CaseState) -> None:
    assert findings_of(CASE, state, [CLAIM], {}, [TRUTH], "Đắk Lắk", date(2026, 3, 9)) == ()
