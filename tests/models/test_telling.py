"""The terms that are named add up to what the model says."""

from __future__ import annotations

import pytest

from models.telling import telling
from models.train import Trained

LOUD = "Sốc! Nghe nói đập đã vỡ, ai cũng biết nhưng không ai dám nói."


def test_all_terms_together_are_the_score(trained: Trained) -> None:
    found = telling(trained.model, LOUD, 10_000)
    assert trained.model.bias + sum(one.added for one in found) == pytest.approx(trained.model.score(LOUD))


def test_the_strongest_come_first_and_style_is_named(trained: Trained) -> None:
    found = telling(trained.model, LOUD, 5)
    assert len(found) == 5
    assert [abs(one.added) for one in found] == sorted((abs(one.added) for one in found), reverse=True)
    assert any(one.is_style and one.added > 0 for one in telling(trained.model, LOUD, 10_000))
    assert telling(trained.model, "") == ()
