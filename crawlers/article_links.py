"""The article-link rule: which address on a section page is an article, by its shape alone.

A dated or numbered address is surely one, a long slug with a headline likely; tags, videos, navigation,
files and lists are none.  courlan's filters are the floor, ours the Vietnamese press's own words.
"""

from __future__ import annotations

import re
from enum import IntEnum
from urllib.parse import parse_qsl, unquote, urlsplit

from courlan import is_navigation_page, is_not_crawlable
from courlan.filters import type_filter

from pipeline.records.publishing import day_in_url


class Likelihood(IntEnum):
    """How sure the shape of an address is."""

    NONE = 0
    LIKELY = 1
    SURE = 2


HEADLINE = 15  # letters of a link's words, below which it is a menu's
_LONG_HEADLINE = 25
_NEVER = re.compile(
    r"(?:tags?|tag-.*|tu-khoa|tukhoa|keywords?|topics?|chu-de|chuyen-de|dong-su-kien|videos?|video-clips?|clips?|tv|"
    r"truyen-hinh|live|livestream|multimedia|media|podcasts?|audio|phat-thanh|radio|photos?|gallery|anh|album|"
    r"infographics?|"
    r"tac-gia|authors?|users?|members?|profile|log-?in|register|account|dang-nhap|dang-ky|search|tim-kiem|rss|feeds?|"
    r"sitemap|contact(?:-us)?|lien-he|about(?:-us)?|gioi-thieu|quang-cao|advertis\w*|terms.*|privacy.*|policy|cookies?|"
    r"subscri\w+|newsletters?|page|trang|category|categories|chuyen-muc|archives?|wp-\w+|epaper|e-paper|bao-in|"
    r"so-do-trang|so-do-cong|site-map|hoi-dap|faq|print|share|comments?|binh-luan)(?:\.\w{2,5})?"
)
_NEVER_SLUG = re.compile(r"(?:video|clip|tag|tac-gia|author|podcast)[-_]")
_NEVER_PARAMETER = frozenset({"print", "share", "replytocom", "comment", "tag", "page", "trang", "q", "s", "keyword"})
_ID_PARAMETER = re.compile(
    r"(?:\w*(?:news|article|item|tin|bai|post|content)_?id|id(?:news|tin|bai)?|[nap]id|idxno|no)"
)
_EXTENSION = re.compile(r"\.(?:s?html?|aspx?|php|jsp|chn|vnp|tpo|ldo|vov|bld|epi|amp|do)$")
_MONTH_FOLDER = re.compile(r"/(?:19|20)\d{2}[/-]?(?:0?[1-9]|1[0-2])/")
_LONG_ID = re.compile(r"(?<![0-9])\d{6,}(?![0-9])|(?<![0-9a-z])(?=[a-f]*\d)[0-9a-f]{16,}(?![0-9a-z])")
_SHORT_ID = re.compile(r"(?:^|[-_.])[a-z]{0,5}\d{4,5}$|^\d{4,5}[-_]")
_DAY_AT_END = re.compile(r"-20\d{2}-[01]\d-[0-3]\d$")
_WORD = re.compile(r"[^\W\d_]+")


def likelihood(url: str, words: str) -> Likelihood:
    """How likely the normalised *url* is an article's when *words* are the plain text of the links to it."""
    parts = urlsplit(url)
    segments = [segment for segment in unquote(parts.path).lower().split("/") if segment]
    if _is_never(url, segments, parts.query):
        return Likelihood.NONE
    if day_in_url(url) is not None:
        return Likelihood.SURE if _WORD.search(segments[-1]) or len(segments) > 3 else Likelihood.NONE
    last = _EXTENSION.sub("", segments[-1]) if segments else ""
    letters = _letters(words)
    slug = len(_WORD.findall(last))
    if (_LONG_ID.search(last) and (slug >= 3 or len(segments) > 1)) or (_MONTH_FOLDER.search(parts.path) and slug >= 3):
        return Likelihood.SURE if slug >= 3 or letters >= HEADLINE else Likelihood.NONE
    if letters < HEADLINE:
        return Likelihood.NONE
    if _is_numbered(parts.query) or (slug >= 3 and _DAY_AT_END.search(last)):
        return Likelihood.SURE
    if _SHORT_ID.search(last) and (slug >= 3 or len(segments) > 1):
        return Likelihood.SURE
    return Likelihood.LIKELY if _is_headline(last, slug, letters) else Likelihood.NONE


def _is_numbered(query: str) -> bool:
    """Whether a parameter counts articles: by its name, or by a number that can count nothing else."""
    return any(
        value.isdigit() and len(value) >= (3 if _ID_PARAMETER.fullmatch(name.lower()) else 8)
        for name, value in parse_qsl(query)
    )


def _is_headline(last: str, slug: int, letters: int) -> bool:
    """Whether a last folder without number reads like a headline, and its link too."""
    foreign_script = not last.isascii() and len(last) >= 10  # no spaces, no hyphens between words
    return letters >= _LONG_HEADLINE and (slug >= 5 or foreign_script)


def _is_never(url: str, segments: list[str], query: str) -> bool:
    if not segments and not query:
        return True
    if any(_NEVER.fullmatch(segment) for segment in segments):
        return True
    if segments and _NEVER_SLUG.match(segments[-1]):
        return True
    if any(name.lower() in _NEVER_PARAMETER for name, _ in parse_qsl(query, keep_blank_values=True)):
        return True
    return is_navigation_page(url) or is_not_crawlable(url) or not type_filter(url, strict=True)


def _letters(words: str) -> int:
    """The length of *words*; a sign of Chinese, Japanese or Korean says as much as three letters."""
    return sum(3 if ord(sign) >= 0x2E80 else 1 for sign in words)
