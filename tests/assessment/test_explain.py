"""An explanation adds up to the score that the rules themselves give."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.assessment import assess as rules
from pipeline.assessment.explain import SIGNALS, TEXT_MODEL, explain
from pipeline.records.assessment import Assessment, Level, Signal

NAMES = sorted(rules.WEIGHTS)


def assessed(signals: list[tuple[str, float]], probability: float | None = None, flag_from: float = 0.5) -> Assessment:
    """As :func:`pipeline.assessment.assess.assess` makes one of these signals."""
    found = tuple(Signal(name, f"c{place}", strength, (), "vì sao") for place, (name, strength) in enumerate(signals))
    score = rules._score(found, probability)
    level = rules._level(score, any(one.name in rules.CHECKABLE for one in found), flag_from)
    return Assessment("a", "r", "art", "dak-lak", "s", level, score, probability, found, "m", rules.RULES_VERSION)


@given(
    st.lists(st.tuples(st.sampled_from(NAMES), st.floats(0, 1)), max_size=6),
    st.none() | st.floats(0, 1),
    st.floats(0.05, 0.95),
)
def test_it_gives_the_rules_own_score_and_level(
    signals: list[tuple[str, float]], probability: float | None, flag_from: float
) -> None:
    found = explain(assessed(signals, probability, flag_from), flag_from)
    assert found.as_stored
    assert sum(part.points for part in found.contributions) == pytest.approx(found.score, abs=1e-4)
    for part in found.contributions:
        rest = [(name, strength) for name, strength in signals if name != part.name]
        without = assessed(rest, None if part.name == TEXT_MODEL else probability, flag_from)
        assert (part.score_without, part.level_without) == (without.score, without.level)


@given(
    st.lists(st.tuples(st.sampled_from(NAMES), st.floats(0, 0.9)), max_size=4), st.floats(0.05, 0.95)
)  # fmt: skip
def test_a_lift_that_is_named_makes_a_flag(signals: list[tuple[str, float]], flag_from: float) -> None:
    one = assessed(signals, None, flag_from)
    found = explain(one, flag_from)
    assert (found.lifts == ()) or one.level is not Level.FLAG
    for lift in found.lifts:
        lifted = assessed([*signals, (lift.name, min(1.0, lift.strength + 1e-3))], None, flag_from)
        assert lifted.level is Level.FLAG or lift.strength + 1e-3 > 1


def test_the_strongest_of_a_name_counts_once() -> None:
    (part,) = explain(assessed([("figure_conflict", 0.5), ("figure_conflict", 0.9)]), 0.5).contributions
    assert (part.strength, [signal.strength for signal in part.signals]) == (0.9, [0.9, 0.5])
    assert (part.score_without, part.level_without) == (0.0, Level.NONE)


def test_what_cannot_be_checked_needs_a_checkable_signal() -> None:
    found = explain(assessed([("unattributed", 1.0), ("uncorroborated", 1.0)]), 0.4)
    assert (found.level, found.checkable) == (Level.WATCH, False)
    assert {lift.strength for lift in found.lifts} == {0.0}  # the score is there already


def test_another_threshold_or_an_old_rule_is_noticed() -> None:
    one = assessed([("figure_conflict", 1.0)], flag_from=0.5)
    assert not explain(one, 0.9).as_stored
    gone = Assessment(*[getattr(one, name) for name in one.__dataclass_fields__])
    object.__setattr__(gone, "signals", (Signal("no_such_rule", "c", 1.0, (), ""),))
    assert explain(gone, 0.5).contributions == ()


def test_every_signal_has_its_words() -> None:
    assert set(SIGNALS) == {*rules.WEIGHTS, TEXT_MODEL}
