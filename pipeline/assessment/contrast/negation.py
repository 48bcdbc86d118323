"""Who negates what: the negating words of a sentence and the words that they govern."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.assessment.contrast.tokens import Tokens

NEGATORS = frozenset(
    "không chưa chẳng chả đừng not never no without cannot can't didn't doesn't don't isn't wasn't aren't weren't"
    " hasn't haven't hadn't won't wouldn't couldn't".split()
)
# "không gian", "không chỉ", "không ngừng", "hàng không": no negation.
_NOT_BEFORE = frozenset(
    "gian khí quân trung lưu chỉ những ngừng ít lâu kể nhỏ tặc phận tưởng rõ only longer matter doubt".split()
)
# Not asserted: what is feared, supposed or to be avoided, and "chứ không", which only rounds off an affirmation.
_UNREAL = frozenset("sợ lo ngại nếu tránh liệu kẻo chứ để nhở if lest whether".split())
# They negate without a "không"; enough to doubt that what follows is stated plainly.
_QUIET = frozenset(
    "bỏ thôi ngừng dừng hủy hết cấm bác thiếu tránh trừ khỏi stop stopped without denied banned scrapped".split()
)
_PASSED_OVER = frozenset(
    "có được bị phải còn thể hề là cho thực sự đang đã sẽ cần nên hoàn toàn từng kịp muốn dám bao giờ tiến hành"
    " đảm bảo be been being a an the any have has had to yet ever do does did will would can could".split()
)
_EXISTS = frozenset("có còn any is are was were has have had".split())
REACH = 6
LOOK_BACK = 8


@dataclass(frozen=True, slots=True)
class Negated:
    """The negator at token ``at`` and the tokens that it governs, at most two."""

    at: int
    governed: tuple[int, ...]
    existence: bool  # "không có …": what is negated is that there is such a thing


def is_stated_to_exist(tokens: Tokens, index: int) -> bool:
    """Whether "có", "there is" or a number stands right in front of the token: "có giấy phép", "3 người"."""
    return any(
        tokens.keys[place] in _EXISTS or tokens.keys[place][0].isdigit() for place in _in_front(tokens, index, 2)
    )


def is_negator(tokens: Tokens, index: int) -> bool:
    """Whether the token negates: neither part of another word (không khí) nor the end of a question (hay không)."""
    if tokens.keys[index] not in NEGATORS or (tokens.capital[index] and index):
        return False
    after = tokens.keys[index + 1] if index + 1 < len(tokens.keys) else ""
    if not after or after in _NOT_BEFORE or tokens.clause[index + 1] != tokens.clause[index]:
        return False
    before = tokens.keys[index - 1] if index else ""
    return not (before in ("hàng", "hay", "or") or (before == "có" and after == "phải"))


def negations(tokens: Tokens) -> tuple[Negated, ...]:
    """The asserted negations of a sentence in order, with the one or two telling words behind each."""
    found = []
    for index in range(len(tokens.keys)):
        if is_negator(tokens, index) and not _is_unreal(tokens, index):
            governed = tuple(
                place
                for place in range(index + 1, min(index + 1 + REACH, len(tokens.keys)))
                if tokens.clause[place] == tokens.clause[index] and tokens.keys[place] not in _PASSED_OVER
            )[:2]
            if governed:
                exists = tokens.keys[index] == "no" or tokens.keys[index + 1] in _EXISTS
                found.append(Negated(index, governed, exists))
    return tuple(found)


def is_under_negation(tokens: Tokens, index: int) -> bool:
    """Whether a negator directly governs the token: nothing but auxiliary words between the two."""
    place = index - 1
    while place >= 0 and index - place <= 3 and tokens.clause[place] == tokens.clause[index]:
        if is_negator(tokens, place):
            return True
        if tokens.keys[place] not in _PASSED_OVER:
            return False
        place -= 1
    return False


def is_quietly_negated(tokens: Tokens, index: int) -> bool:
    """Whether a word such as "bỏ", "dừng", "cấm" stands close in front: "bỏ quy định cho phép"."""
    return any(tokens.keys[place] in _QUIET for place in _in_front(tokens, index, LOOK_BACK // 2))


def may_be_negated(tokens: Tokens, index: int) -> bool:
    """Whether any word in front of the token in its clause may turn it round: it is not stated plainly."""
    return any(
        tokens.keys[place] in _QUIET or is_negator(tokens, place) for place in _in_front(tokens, index, LOOK_BACK)
    )


def _is_unreal(tokens: Tokens, index: int) -> bool:
    return any(tokens.keys[place] in _UNREAL for place in _in_front(tokens, index, LOOK_BACK))


def _in_front(tokens: Tokens, index: int, reach: int) -> range:
    first = index
    while first > 0 and index - first < reach and tokens.clause[first - 1] == tokens.clause[index]:
        first -= 1
    return range(first, index)
