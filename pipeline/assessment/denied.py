"""What is it that a denial report denies?  Only what the report itself puts as the thing told.

A denial report quotes both sides.  The official's own truth ("không có đoạn đập nào bị vỡ"), a villager's words or
the other items of a roundup must never be taken for the denied claim: true reports would be flagged by it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pipeline.assessment.denial_kind import is_roundup, matters_of
from pipeline.assessment.denials import DENIAL, PENALTY
from pipeline.assessment.denied_patterns import EXPLICIT, FRAMED, NOT_AS_TOLD, PLAIN_DENIAL, REPORTED
from pipeline.assessment.denied_wording import MIN_WORDS, cleaned, distinct
from pipeline.assessment.falsity import FALSE, TOLD
from pipeline.assessment.matching import is_negated
from pipeline.assessment.penalties import is_false_report, is_penalty, posted_claims
from pipeline.text.folding import fold
from pipeline.text.sentences import sentence_spans

MAX_CLAIMS = 5
_BEFORE = (
    rf"(?:{TOLD}|xôn xao|thực hư|nghi ngờ|chuyện|xuyên tạc|tin giả|thất thiệt|sai sự thật|cho rằng|rằng|"
    r"về việc|về vụ|vụ|lan truyền|đăng tải|mạng xã hội|rumou?rs?|reports?|claims?)"
)
_TOLD = re.compile(rf"(?<!\w){_BEFORE}\W{{0,3}}(?:\w+\W+){{0,5}}$", re.IGNORECASE)
_TOLD_AT_ONCE = re.compile(rf"(?<!\w){_BEFORE}\W{{0,3}}(?:\w+\W+){{0,2}}$", re.IGNORECASE)
_CALLED_FALSE = re.compile(
    r"^\W{0,3}(?:\w+\W+){0,4}?(?:là|sai|thất thiệt|giả|bịa đặt|không (?:đúng|chính xác|có)|bị bác|lan truyền|"
    r"trên mạng)",
    re.IGNORECASE,
)
_FALSE_AT_ONCE = re.compile(rf"^\W{{0,3}}(?:ở [\w .]{{2,30}} )?(?:là |hoàn toàn |đều )*{FALSE}", re.IGNORECASE)
_HEARSAY = re.compile(r"\b(?:mạng(?: xã hội)?|tin đồn|thông tin|người ta)\s+nói\W{0,4}$", re.IGNORECASE)
_SPOKEN = re.compile(r"\b(?:nói|kể|cho biết|khẳng định|chia sẻ|said)\W{0,4}$", re.IGNORECASE)
_QUOTED = re.compile(r"(?<!\w)(['\"])(?P<quoted>(?:(?!\1(?!\w))[^\n]){10,220})\1(?!\w)")
_VERB = re.compile(
    r"\bbác(?: bỏ)?(?: (?:thông tin|tin đồn|tin|việc|đồn))*\b|\bphủ nhận\b|\bđính chính:?|\bdenies\b", re.IGNORECASE
)


def denied_claims(title: str, lead: str, opening: str) -> tuple[str, ...]:
    """What is denied, in the words of the report, each once, the headline's first; () where no claim is concrete.

    Of a roundup only the headline is read, matter by matter.
    """
    title, lead, opening = fold(title).text, fold(lead).text, fold(opening).text
    if is_roundup(title):
        matters = [part for part in matters_of(title) if DENIAL.search(part)]
        return distinct(cleaned(text) for part in matters for text in _told_in(part))[:MAX_CLAIMS]
    false_report = is_false_report(f"{title} {lead}")
    read = [sentence for part in (lead, opening) for sentence in _sentences(part, false_report)]
    sentences = dict.fromkeys((title, *read))
    found = [text for sentence in sentences for text in _in_sentence(sentence, false_report)]
    return distinct(map(cleaned, found))[:MAX_CLAIMS] or _rest_of(title)


def _sentences(part: str, every: bool) -> Iterator[str]:
    for span in sentence_spans(part):
        sentence = part[span.start : span.end]
        if every or DENIAL.search(sentence) or PENALTY.search(sentence) or is_penalty(sentence):
            yield sentence


def _in_sentence(sentence: str, false_report: bool) -> Iterable[str]:
    posted = posted_claims(sentence)
    if any(len(claim.split()) >= MIN_WORDS for claim in posted):
        return posted
    if false_report:
        return [match.group("denied") for match in REPORTED.finditer(sentence)]
    return _told_in(sentence)


def _told_in(sentence: str) -> Iterator[str]:
    yield from (match.group("quoted") for match in _QUOTED.finditer(sentence) if _is_told(sentence, match))
    if match := NOT_AS_TOLD.search(sentence):
        yield f"{match.group('who')} là {match.group('what')}"
    for pattern in EXPLICIT:
        yield from (match.group("denied") for match in pattern.finditer(sentence))
    if PLAIN_DENIAL.search(sentence):
        framed = (match.group("denied") for pattern in FRAMED for match in pattern.finditer(sentence))
        yield from (denied for denied in framed if not is_negated(denied))


def _is_told(sentence: str, match: re.Match[str]) -> bool:
    """Whether a quotation is what was told, and not what somebody says to it."""
    before, behind = sentence[max(0, match.start() - 70) : match.start()], sentence[match.end() : match.end() + 60]
    if _FALSE_AT_ONCE.search(behind):
        return True
    if _SPOKEN.search(before) and not _HEARSAY.search(before):
        return False
    if is_negated(match.group("quoted")):
        return _TOLD_AT_ONCE.search(before) is not None
    if _HEARSAY.search(before):
        return True
    return bool(_TOLD.search(before) or _CALLED_FALSE.search(behind) or not before.strip())


def _rest_of(title: str) -> tuple[str, ...]:
    """Where no pattern finds the claim: a headline that plainly denies, without its words of denial."""
    if PENALTY.search(title) or not _VERB.match(title):
        return ()
    rest = cleaned(_VERB.sub(" ", title))
    return (rest,) if len(rest.split()) > MIN_WORDS and not is_negated(rest) else ()
