"""An explanation in Vietnamese lines of at most 80 columns."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from flows.commands.case_words import KINDS
from flows.commands.triage_words import LEVELS
from flows.steps.explain import Explained
from models.telling import Telling
from pipeline.assessment.explain import SIGNALS, TEXT_MODEL, Contribution, Explanation
from pipeline.records.assessment import Level

WIDTH = 80
SHOWN = 3  # signals of a name, pieces of evidence of a signal
_STYLES = {
    "exclamation": "dấu chấm than",
    "question": "dấu hỏi",
    "ellipsis": "dấu ba chấm",
    "hearsay": "lời đồn, nghe nói",
    "anonymous": "nguồn giấu tên",
    "absolute": "từ tuyệt đối hóa",
    "shock": "từ gây sốc",
    "urging": "thúc giục chia sẻ",
    "hidden_hand": "ám chỉ che giấu",
    "vague_figure": "số liệu áng chừng",
    "exact_figure": "số liệu cụ thể",
    "by_body": "dẫn cơ quan",
    "says": "động từ dẫn nguồn",
    "refutes": "lời bác bỏ",
    "own_voice": "giọng người viết",
}
_MASKS = {"cơquan": "[cơ quan]", "tênriêng": "[tên riêng]", "consố": "[số]"}


def lines_of(one: Explained) -> Iterator[str]:
    """The explanation of *one*, line by line, none longer than ``WIDTH``."""
    found = one.explanation
    yield "─" * WIDTH
    yield from _wrapped(
        f"{one.assessment.assessment_id[:8]} · {one.assessment.agency_id} · {LEVELS[one.assessment.level.value]} · "
        f"điểm {_number(one.assessment.score)}"
    )
    yield from _wrapped(f"{one.article.title} ({one.article.day:%d/%m/%Y})")
    if not found.as_stored:
        yield from _wrapped(
            f"Chú ý: theo quy tắc và ngưỡng hiện nay điểm là {_number(found.score)}, mức {LEVELS[found.level.value]}; "
            "đánh giá đang lưu sẽ được tính lại ở lần chạy tới nếu bài còn trong thời gian xem xét."
        )
    yield ""
    yield "ĐIỂM TỪ ĐÂU (điểm = 1 − tích các (1 − trọng số × độ mạnh))"
    if not found.contributions:
        yield "  Không có dấu hiệu nào."
    for part in found.contributions:
        yield from _part(one, part)
    yield ""
    yield "MÔ HÌNH VĂN BẢN (chỉ xem cách viết, không biết đúng sai)"
    yield from _model(one)
    yield ""
    yield "ĐIỀU GÌ SẼ LÀM KẾT QUẢ KHÁC ĐI"
    for words in _changes(found):
        yield from _wrapped(words, "- ")


def _part(one: Explained, part: Contribution) -> Iterator[str]:
    yield from _wrapped(
        f"{SIGNALS[part.name]}: góp {_number(part.points)} (trọng số {_number(part.weight)} × độ mạnh "
        f"{_number(part.strength)}). Không có dấu hiệu này: {_number(part.score_without)}, "
        f"{LEVELS[part.level_without.value]}.",
        "• ",
    )
    sentences = {claim.claim_id: claim.sentence for claim in one.claims}
    for signal in part.signals[:SHOWN]:
        mark = " (nội dung được hỏi)" if signal.claim_id == one.asked_for else ""
        if signal.claim_id in sentences:
            yield from _wrapped(f"Câu được nêu{mark}: “{sentences[signal.claim_id]}”", "    ")
        yield from _wrapped(signal.explanation, "    ")
        for evidence in signal.evidence[:SHOWN]:
            kind = KINDS[evidence.kind.value]
            yield from _wrapped(f"bằng chứng {evidence.id[:12]} ({kind}): “{evidence.quote}”", "      ")
    if len(part.signals) > SHOWN:
        yield f"    … và {len(part.signals) - SHOWN} dấu hiệu cùng loại, yếu hơn."


def _model(one: Explained) -> Iterator[str]:
    said = one.assessment.probability
    if said is None:
        none = f"Chưa có mô hình cho ngôn ngữ “{one.article.language}”; chỉ dùng dấu hiệu."
        silent = "Không có ý kiến: bài không có câu kiểm chứng được, hoặc đêm đó không có mô hình."
        yield from _wrapped(silent if one.speaks else none, "  ")
        return
    share = next((part.points for part in one.explanation.contributions if part.name == TEXT_MODEL), 0.0)
    yield from _wrapped(
        f"Xác suất {_number(said)}, góp {_number(share)} điểm (chỉ góp khi trên 0,80); mô hình "
        f"{one.assessment.model_version}.",
        "  ",
    )
    if not one.terms:
        yield from _wrapped("Mô hình đã được thay từ lần đánh giá đó; không kể được từ ngữ nào đã quyết định.", "  ")
        return
    for heading, sign in (("Đẩy lên", 1), ("Kéo xuống", -1)):
        told = ", ".join(_term(term) for term in one.terms if term.added * sign > 0)
        if told:
            yield from _wrapped(f"{heading}: {told}", "  ")


def _term(term: Telling) -> str:
    if term.is_style:
        return f"{_STYLES.get(term.name, term.name)} ({term.added:+.2f})".replace(".", ",")
    words = " ".join(_MASKS.get(word, word.replace("_", " ")) for word in term.name.split())
    return f"“{words}” ({term.added:+.2f})".replace(".", ",")


def _changes(found: Explanation) -> Iterator[str]:
    score, flag = found.score, found.flag_from
    if found.level is Level.FLAG:
        yield f"Ngưỡng cần kiểm chứng của cơ quan là {_number(flag)}; đặt trên {_number(score)} thì chỉ còn theo dõi."
        alone = [part for part in found.contributions if part.level_without is not Level.FLAG]
        for part in alone:
            then = f"{_number(part.score_without)}, {LEVELS[part.level_without.value]}"
            yield f"Nếu “{SIGNALS[part.name]}” không đúng thì còn {then}."
        if not alone:
            yield "Không dấu hiệu nào, riêng một mình, bỏ đi mà làm mức này thay đổi."
        return
    if not found.checkable and score >= flag:
        yield "Đủ điểm nhưng không có dấu hiệu kiểm chứng được, nên chỉ ở mức theo dõi."
    elif score < flag:
        yield f"Còn thiếu {_number(flag - score)} điểm tới ngưỡng cần kiểm chứng {_number(flag)} của cơ quan."
    if found.level is Level.NONE:
        yield f"Từ {_number(found.watch_from)} điểm thì vào mức theo dõi."
    if found.checkable and score >= found.watch_from:
        yield f"Nếu cơ quan đặt ngưỡng không quá {_number(score)} thì thành nội dung cần kiểm chứng."
    lifts = [f"{SIGNALS[lift.name]} (từ {_number(max(lift.strength, 0.01))})" for lift in found.lifts]
    if lifts:
        yield f"Thêm một trong các dấu hiệu sau, đủ độ mạnh, thì thành cần kiểm chứng: {'; '.join(lifts)}."


def _wrapped(words: str, lead: str = "") -> list[str]:
    return textwrap.wrap(
        " ".join(words.split()), WIDTH, initial_indent=lead, subsequent_indent=" " * len(lead), break_on_hyphens=False
    )


def _number(value: float) -> str:
    return f"{value:.2f}".replace(".", ",")
