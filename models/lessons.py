"""An office's own decisions → passages to learn from, and those held back to compare models on.

Two things never teach: acceptance without contradicting evidence, and what a person took back or left open.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from models.corpus import TrainingSentence
from models.predict import LANGUAGES
from pipeline.records.assessment import Decision
from pipeline.records.learning import DecidedItem

# All decisions count as one topic: a word is learnt only where the shipped passages know it from other topics too,
# so that no matter of the day becomes a sign of its own.
TOPIC = "office"
SORTS = {True: "accepted", False: "rejected"}
HELD_ONE_IN = 4
CHARACTERS = 800  # title and lead, as the night gives them to the model


@dataclass(frozen=True, slots=True)
class Lesson:
    """What a person found about the wording of one report."""

    item: str  # article id
    story_id: str
    language: str
    text: str
    misleading: bool


@dataclass(frozen=True, slots=True)
class Lessons:
    """``learnt`` and ``held`` share no story; the counts tell what teaches nothing, and why."""

    learnt: tuple[Lesson, ...]
    held: tuple[Lesson, ...]
    without_evidence: int  # accepted, but nothing named that contradicts
    open: int  # asked about, taken back, or the press was right
    other_language: int


NO_LESSONS = Lessons((), (), 0, 0, 0)


def lessons(decided: Iterable[DecidedItem]) -> Lessons:
    """The newest decision of each article as a lesson; *decided* in the order in which they were made.

    One story in four is held back for good, by its id: no model ever learns from it, so that an old and a new one
    can be compared on what neither has seen.  The same text twice in a story is one lesson.
    """
    newest = {one.article_id: one for one in decided}
    teaching = [one for one in newest.values() if _label(one) is not None]
    spoken = [one for one in teaching if one.language in LANGUAGES]
    kept = {(one.story_id, one.text): one for one in map(_lesson, spoken)}.values()
    ordered = sorted(kept, key=lambda one: (one.story_id, one.item))
    bare = sum(_is_bare(one) for one in newest.values())
    return Lessons(
        tuple(one for one in ordered if not is_held(one.story_id)),
        tuple(one for one in ordered if is_held(one.story_id)),
        bare,
        len(newest) - len(teaching) - bare,
        len(teaching) - len(spoken),
    )


def is_held(story_id: str) -> bool:
    """Whether nothing of this story is ever learnt."""
    return int(hashlib.sha256(f"held {story_id}".encode()).hexdigest()[:8], 16) % HELD_ONE_IN == 0


def as_sentences(learnt: Sequence[Lesson]) -> tuple[TrainingSentence, ...]:
    """Lessons as training passages; a story is a group, which no fold splits."""
    return tuple(
        TrainingSentence(
            one.item, one.misleading, SORTS[one.misleading], one.language, f"{TOPIC}-{one.story_id}", one.text
        )
        for one in learnt
    )


def mark(learnt: Sequence[Lesson]) -> bytes:
    """What tells one set of lessons from another; b"" for none."""
    return "\0".join(f"{one.story_id} {one.misleading} {one.text}" for one in learnt).encode()


def _label(one: DecidedItem) -> bool | None:
    """Misleading, sound, or nothing to learn."""
    if one.decision is Decision.REJECT:
        return False
    accepted = one.decision is Decision.ACCEPT and one.contradicted and not one.press_was_right
    return True if accepted else None


def _is_bare(one: DecidedItem) -> bool:
    return one.decision is Decision.ACCEPT and not one.contradicted


def _lesson(one: DecidedItem) -> Lesson:
    text = f"{one.title}. {one.lead}"[:CHARACTERS]
    return Lesson(one.article_id, one.story_id, one.language, text, bool(_label(one)))
