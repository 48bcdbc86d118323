"""Whose denial does an article report: a Vietnamese public body's, somebody else's, or is it a warning only?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from pipeline.assessment.denial_context import ASKS, CALL, CHECKS, GOES_ROUND, GOODS, MENDS, RUMOUR, STORY
from pipeline.assessment.denial_voice import Voice, names_an_office, voice_before
from pipeline.assessment.falsity import SENSES, TRIGGER, Sense
from pipeline.assessment.penalties import is_false_report, is_penalty, posted_claims
from pipeline.text.bodies import bodies_in
from pipeline.text.bodies_elsewhere import is_abroad, is_court, is_stage_or_sport, is_trade
from pipeline.text.folding import fold
from pipeline.text.sentences import sentence_spans

LEAD = 600  # characters of the lead that are read
_ROUNDUP = re.compile(
    r"^\W*(?:điểm tin|xem nhanh|toàn cảnh|bản tin|tin nhanh|nhịp sống|tin tức (?:thế giới|sáng|chiều|tối|"
    r"hôm nay))\b|\s\|\s",
    re.IGNORECASE,
)
_FALSE_NEWS = re.compile(r"tin giả|sai sự thật|xuyên tạc|thất thiệt|bịa đặt|tin đồn", re.IGNORECASE)


class DenialKind(StrEnum):
    OFFICIAL = "official"
    OTHER = "other"
    WARNING = "warning"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Act:
    """One sentence in which something told is said not to be so."""

    sense: Sense
    voice: Voice
    sentence: str


def is_roundup(title: str) -> bool:
    """Whether the article strings several matters together."""
    return _ROUNDUP.search(title) is not None


def matters_of(text: str) -> tuple[str, ...]:
    """The single matters that a roundup's headline or lead strings together."""
    return tuple(part for part in re.split(r"\s*[|;]\s*|:\s", text) if part.strip())


def denial_kind(title: str, lead: str, places: frozenset[str], about_agency: bool) -> DenialKind:
    """What the article as a whole reports; of a roundup each matter is read alone.

    *places* are the surfaces by which it names agencies, *about_agency* whether it is about one.
    """
    title, lead = fold(title).text, fold(lead[:LEAD]).text
    if not is_roundup(title):
        return _kind(title, lead, places, about_agency)
    kinds = {_kind(part, "", places, about_agency) for text in (title, lead) for part in matters_of(text)}
    return next((kind for kind in DenialKind if kind in kinds), DenialKind.NONE)


def _kind(title: str, lead: str, places: frozenset[str], about_agency: bool) -> DenialKind:
    whole = f"{title}\n{lead}"
    if not TRIGGER.search(whole):
        return DenialKind.NONE
    acts = list(acts_in(title, lead, places))
    voices = [act.voice for act in acts]
    decided = [voice for voice in voices if voice in (Voice.HOME, Voice.ELSEWHERE)]
    if decided:
        home = Voice.HOME in decided and decided[0] is not Voice.ELSEWHERE
        return DenialKind.OFFICIAL if home else DenialKind.OTHER
    abroad = is_abroad(whole) and not about_agency
    if not abroad and (is_false_report(whole) or (is_penalty(whole) and _posted(title, lead))):
        return DenialKind.OFFICIAL
    if acts and _is_home_matter(whole, about_agency):
        return DenialKind.OFFICIAL
    if is_penalty(whole):
        return DenialKind.WARNING
    return DenialKind.WARNING if about_agency and _FALSE_NEWS.search(title) else DenialKind.NONE


def acts_in(title: str, lead: str, places: frozenset[str]) -> Iterator[Act]:
    """The acts of denial in title and lead, in order; what only looks like one (see ``_is_none``) left out."""
    whole = f"{title}\n{lead}"
    for sentence in (title, *(lead[span.start : span.end] for span in sentence_spans(lead))):
        for sense, pattern in SENSES:
            match = pattern.search(sentence)
            if match is None or _is_none(sense, sentence, match.start("verb"), title, whole):
                continue
            speaks = sense in (Sense.REJECTS, Sense.ANSWERS, Sense.AFFIRMS)
            voice = voice_before(sentence, match.start("verb"), places, speaks=speaks)
            if voice is Voice.HOME or sense not in (Sense.ANSWERS, Sense.AFFIRMS):
                yield Act(sense, voice, sentence)


def act_at(sentence: str) -> int | None:
    """Where in *sentence*, one of plain quotes, the first word of denial begins; None where it holds none."""
    found = [
        match.start("verb")
        for sense, pattern in SENSES
        if sense is not Sense.AFFIRMS
        and (match := pattern.search(sentence))
        and not CALL.search(sentence, 0, match.start())
    ]
    return min(found, default=None)


def _is_none(sense: Sense, sentence: str, verb: int, title: str, whole: str) -> bool:
    """Courts dismiss pleas, offices mend their own papers, goods are false, inspections find nothing."""
    if sense is Sense.REJECTS:
        mends_own = MENDS.match(sentence, verb) is not None and not RUMOUR.search(whole)
        return mends_own or is_court(whole) or CALL.search(sentence, 0, verb) is not None
    if sense is Sense.CALLS_FALSE:
        return GOODS.search(sentence) is not None
    if sense is Sense.AFFIRMS:
        return ASKS.search(title) is None
    if sense is Sense.ANSWERS:
        return CHECKS.search(sentence, 0, verb) is not None
    if sense is Sense.TURNS_OUT:
        return STORY.search(whole) is None
    return not (GOES_ROUND if sense is Sense.NOT_AS_TOLD else RUMOUR).search(whole)


def _posted(title: str, lead: str) -> bool:
    sentences = (title, *(lead[span.start : span.end] for span in sentence_spans(lead)))
    return any(posted_claims(sentence) for sentence in sentences)


def _is_home_matter(whole: str, about_agency: bool) -> bool:
    """Nobody that is named denies: the matter itself must be a Vietnamese locality's or office's."""
    if is_stage_or_sport(whole):
        return False
    if is_abroad(whole) and not (about_agency and not is_trade(whole)):
        return False
    return about_agency or names_an_office(whole) or any(body.named for body in bodies_in(whole))
