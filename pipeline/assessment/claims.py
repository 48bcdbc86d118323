"""Article → claims: the sentences that can be checked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.articles.figures import find_figures
from pipeline.assessment.hearsay import hearsay_in
from pipeline.records.agencies import Field, Mention
from pipeline.records.assessment import Claim, claim_id
from pipeline.records.press import Article
from pipeline.text.bodies import source_named
from pipeline.text.sentences import Span, sentence_spans

MAX_SENTENCES = 40
MIN_CHARACTERS = 20
_OPINION = re.compile(
    r"\b(?:theo tôi|tôi (?:cho rằng|nghĩ|mong|tin)|thiết nghĩ|đáng buồn|đáng tiếc là|cần phải|nên chăng|phải chăng|"
    r"giá như|"
    r"in my (?:view|opinion)|i (?:think|believe))\b|trào phúng|chuyện cười|hư cấu",
    re.IGNORECASE,
)
_FORECAST = re.compile(
    r"\b(?:dự báo|nhiều khả năng|có thể sẽ|liệu|forecast|is likely to|may (?:be|have|not|rise|see|become))\b",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"\b(?:ngày|sáng|trưa|chiều|tối|đêm|hôm)\s+(?:\d{1,2}[./-]\d{1,2}|qua|nay)|\b\d{1,2}[./-]\d{1,2}(?:[./-]\d{4})?\b"
    r"|\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\s+\d{1,2}\b",
    re.IGNORECASE,
)
_ACT = re.compile(
    r"\b(?:cho phép|yêu cầu|quyết định|ban hành|công bố|khởi tố|bắt|tạm giam|đình chỉ|đóng cửa|dừng|cấm|thu hồi|"
    r"phê duyệt|khởi công|"
    r"thông xe|vỡ|sập|cháy|nổ|chìm|lật|ngập|sạt lở|chết|tử vong|thiệt mạng|mất tích|xả lũ|phát hiện|ghi nhận|tăng|"
    r"giảm|miễn|"
    r"bán|mua|chi|chuyển|sáp nhập|phong tỏa|cô lập|sơ tán|tạm dừng|xử phạt|kỷ luật|từ chức|bãi nhiệm|nhiễm|"
    r"hoàn thành|khánh thành|mở cửa|đưa vào|vận hành|tiếp nhận|bàn giao|phủ sóng|triển khai|khai trương|thành lập|"
    r"bổ nhiệm|điều động|cắt|xây|thi công|nâng|hạ|cấp|thu|tuyên|xét xử|truy tố|truy nã|truy tìm|triệt phá|đột kích|"
    r"bắn|giết|đánh|va chạm|tông|thương vong|bị thương|giải cứu|cứu|rò rỉ|đội vốn|phá sản|giải thể|chấm dứt|đề xuất|"
    r"kiến nghị|thông qua|thí điểm|"
    r"killed|collapsed|banned|closed|arrested|approved|ordered|suspended|flooded|found|reported|rose|fell)\b",
    re.IGNORECASE,
)
_CAUSE = re.compile(r"\b(?:do|vì|nguyên nhân|khiến|dẫn đến|gây ra|because|caused|due to)\b", re.IGNORECASE)


def claims_of(article: Article, mentions: Sequence[Mention]) -> tuple[Claim, ...]:
    """The checkable sentences of title and text, in order; opinion, questions and forecasts are none.

    A claim's agencies are those named in its sentence, else those that the article is about.
    """
    about = tuple(sorted({mention.agency_id for mention in mentions if mention.about}))
    return tuple(_claims(article, mentions, about))


def _claims(article: Article, mentions: Sequence[Mention], about: tuple[str, ...]) -> Iterator[Claim]:
    title = (Span(0, len(article.title)),)
    for field, text, spans in (
        (Field.TITLE, article.title, title),
        (Field.TEXT, article.text, sentence_spans(article.text)[:MAX_SENTENCES]),
    ):
        for span in spans:
            sentence = text[span.start : span.end]
            named = sorted(
                {m.agency_id for m in mentions if m.field == field and span.start <= m.start and m.end <= span.end}
            )
            kinds = claim_kinds(sentence) or (("act",) if (named or field is Field.TITLE) and _states(sentence) else ())
            if not kinds:
                continue
            yield Claim(
                claim_id=claim_id(article.article_id, field, span.start, span.end),
                article_id=article.article_id,
                field=field,
                start=span.start,
                end=span.end,
                sentence=sentence,
                figures=find_figures(sentence),
                agencies=tuple(named) or about,
                says_so=source_named(sentence),
                kinds=kinds,
            )


def claim_kinds(sentence: str) -> tuple[str, ...]:
    """Why *sentence* can be checked: figure, date, act, cause, attribution; () where it cannot."""
    if not _states(sentence):
        return ()
    tests = (
        ("figure", bool(find_figures(sentence))),
        ("date", _DATE.search(sentence) is not None),
        ("act", _ACT.search(sentence) is not None),
        ("cause", _CAUSE.search(sentence) is not None),
        ("attribution", bool(source_named(sentence) or hearsay_in(sentence))),
    )
    kinds = tuple(kind for kind, holds in tests if holds)
    return kinds if set(kinds) - {"cause"} else ()  # "do", "vì" alone make no statement of fact


def _states(sentence: str) -> bool:
    """Neither question nor opinion nor forecast: a headline or a sentence with a body named says what is the case."""
    if len(sentence) < MIN_CHARACTERS or sentence.rstrip("\"'”’ ").endswith("?"):
        return False
    return not (_OPINION.search(sentence) or _FORECAST.search(sentence))
