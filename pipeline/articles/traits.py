"""What of an article takes part when two are compared: words, names, figures, scores, stage, standpoint."""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from pipeline.articles.numbers import NUMBER, SCALE, parse_number
from pipeline.articles.recurring import Format, recurring_format
from pipeline.records.press import Article
from pipeline.text.folding import fold, plain
from pipeline.text.shingles import words
from pipeline.text.syllable import UPPER

LEAD_CHARACTERS = 600

_NAME = re.compile(rf"[{UPPER}](?:[.'’]?\w)*(?:[-\s]+[{UPPER}](?:[.'’]?\w)*)*")
_BEFORE_SENTENCE = re.compile(r"(?:^|[.?!:'\"“(])\s*$")
_FIGURE = re.compile(rf"(?<![\w.,])({NUMBER})(?:\s?({SCALE})(?!\w))?", re.IGNORECASE)
_DATE = re.compile(
    r"(?<![\d.,/$-])\d{1,2}\s?[./-]\s?\d{1,2}(?:[./-](?:19|20)\d\d)?(?![\d%]|[.,]\d)"
    rf"(?!\s?(?:{SCALE}|USD|km|m|ha|tấn|tonnes|kg|độ|điểm|percent|phần trăm)\b)"
)
_SCORE = re.compile(
    r"(?<![\d.,/-])(\d{1,2})-(\d{1,2})(?![\d/-]|[.,]\d|\s*(?:tuổi|triệu|tỷ|tỉ|%|độ|m|km|cm|giờ|ngày|năm))"
)
# "sáng 26-11" is a day; a bare 21-11 is one where it lies near the article's own, and 2-1 never.
_BEFORE_DAY = re.compile(
    r"(?<!\w)(?:ngày|sáng|trưa|chiều|tối|đêm|khuya|hôm|từ|đến|tới|tháng|hết|qua|mai|nay) \(?$", re.IGNORECASE
)
_NEAR_DAYS = 60
_MATCH = re.compile(rf"([{UPPER}][\w. ]{{1,28}}?) (?:[-–]|vs\.?|gặp|đấu) ([{UPPER}][\w. ]{{1,28}}?)(?=[:,]|$)")
_YEARS = range(1990, 2040)
_STAGES = {
    "group": r"vòng bảng|lượt trận thứ|ra quân|vòng loại|group stage|qualifier",
    "quarter": r"tứ kết|quarter-?final",
    "semi": r"bán kết|semi-?final",
    "final": r"(?<!vòng )chung kết|vô địch|hcv|huy chương vàng|hc vàng|đăng quang|(?<![-r])\bfinal\b",
}
_STAGE = tuple((name, re.compile(pattern)) for name, pattern in _STAGES.items())
_AHEAD = re.compile(
    r"\bsẽ (?:gặp|đấu|chạm|đối đầu|tái|chơi|tranh|bước|có trận)|\btrước (?:trận|bán kết|chung kết|giờ)|\blịch\b|"
    r"\bnhận định\b|\btrực tiếp\b|\bhướng (?:tới|về|đến)\b|\bxem ở đâu\b|\bchuẩn bị\b|\bquyết đấu\b|\bsẵn sàng\b|"
    r"\bdự đoán\b|\bchờ\b|\bmuốn\b|\bmục tiêu\b|\bsắp\b|\bhẹn\b|\bcần\b.{0,20}\bchiến thắng\b|\bpreview\b|\bto face\b"
)
_DONE = re.compile(
    r"\bthắng\b|\bthua\b|\bhạ\b|\bđánh bại\b|\bvượt qua\b|\bvô địch\b|\bbị loại\b|\bsau trận\b|\bhighlight|\bhòa\b|"
    r"\bđăng quang\b|\bgiành (?:vé|hcv|hc|chức)\b|\bthất bại\b|\bngược dòng\b|\bhụt\b|\bbeats?\b|\bdefeat"
)


@dataclass(frozen=True, slots=True)
class Traits:
    """Of one article, from its title and the first 600 characters of its lead, folded and in lower case."""

    article_id: str
    day: date
    language: str
    terms: dict[str, int]  # words and pairs of words; those of the title count twice
    names: frozenset[str]  # capitalised names without diacritics
    figures: frozenset[str]  # values of two digits or more, scores; no dates and years
    scores: frozenset[str]
    rivals: frozenset[str]  # the sides of the match that heads the title
    stages: frozenset[str]  # of a competition
    ahead: bool  # looks forward to a match
    done: bool  # tells its outcome
    format: Format | None
    agencies: frozenset[str]  # slugs that it is about


def traits_of(article: Article, agencies: Iterable[str] = ()) -> Traits:
    """The traits of *article*; *agencies*: the slugs of those mentions that it is about."""
    title = fold(article.title).text
    lead = fold((article.lead or article.text)[:LEAD_CHARACTERS]).text
    both = f"{title}\n{lead}"
    lowered = both.lower()
    terms = Counter({term: 2 * n for term, n in Counter(_with_pairs(words(title))).items()})
    terms.update(_with_pairs(words(lead)))
    scores = _scores(both, article.day)
    return Traits(
        article_id=article.article_id,
        day=article.day,
        language=article.language,
        terms={sys.intern(term): n for term, n in terms.items()},
        names=names_in(title) | names_in(lead),
        figures=_figures(_DATE.sub(" ", both)) | scores,
        scores=scores,
        rivals=_rivals(title),
        stages=frozenset(name for name, pattern in _STAGE if pattern.search(lowered)),
        ahead=_AHEAD.search(lowered) is not None,
        done=_DONE.search(lowered) is not None,
        format=recurring_format(title, lead),
        agencies=frozenset(agencies),
    )


def names_in(text: str) -> frozenset[str]:
    """Capitalised names of *text*, lower-case and without diacritics; one word that begins a sentence is none."""
    found = set()
    for match in _NAME.finditer(text):
        name = " ".join(plain(match.group()).lower().replace("-", " ").split()).strip(" .'’")
        begins = _BEFORE_SENTENCE.search(text, 0, match.start()) if " " not in name else None
        if len(name) > 1 and not begins:
            found.add(sys.intern(name))
    return frozenset(found)


def _scores(text: str, day: date) -> frozenset[str]:
    """Scores of matches; "26-11" is spelt like one, but most often a day."""
    return frozenset(
        "-".join(sorted(found.groups()))
        for found in _SCORE.finditer(text)
        if not _is_day(found, _BEFORE_DAY.search(text, 0, found.start()) is not None, day)
    )


def _is_day(found: re.Match[str], after_day_word: bool, day: date) -> bool:
    try:
        named = date(day.year, int(found.group(2)), int(found.group(1)))
    except ValueError:
        return False
    apart = abs((named - day).days)
    near = len(found.group()) > len("2-1") and min(apart, 365 - apart) <= _NEAR_DAYS
    return after_day_word or near


def _figures(text: str) -> frozenset[str]:
    """The values in *text*, whatever language's marks and scale words they are written with."""
    values = (parse_number(number, scale) for number, scale in _FIGURE.findall(text))
    told = (value for value in values if value not in _YEARS and not (value < 10 and value.is_integer()))
    return frozenset(sys.intern(f"{value:g}") for value in told)


def _rivals(title: str) -> frozenset[str]:
    """The two sides of the match that *title* is headed by, as in "Việt Nam - Lào: …"."""
    found = _MATCH.search(title)
    sides = (found.group(1), found.group(2)) if found else ()
    return frozenset(plain(side).lower().strip() for side in sides)


def _with_pairs(sequence: list[str]) -> Iterable[str]:
    yield from sequence
    for first, second in pairwise(sequence):
        yield f"{first} {second}"
