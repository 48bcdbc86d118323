"""What stands for a story: one headline of its members, the figures they agree on, the origin of what they copy."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from pipeline.articles.figures import find_figures
from pipeline.articles.origin import origin_of
from pipeline.articles.recurring import Format, recurring_format
from pipeline.records.press import Article, Relation, StoryMember
from pipeline.records.stories import StoryProfile
from pipeline.text.function_words import FUNCTION_WORDS
from pipeline.text.sentences import sentence_spans
from pipeline.text.shingles import words

FIGURES_SHOWN = 6
_FIGURE_CHARACTERS = 400
# A headline that asks, cries out or keeps something back does not tell what the story is.
_BAIT = re.compile(
    r"[?!…]|\.\.\.|\b(?:sốc|choáng|bất ngờ|ngỡ ngàng|gây sốt|lộ diện|cực|nóng|hé lộ|bí ẩn|điều gì|vì sao|tại sao|"
    r"thế nào|ra sao|nói gì|làm gì|là ai|bao nhiêu|ở đâu|khi nào|này|xem video|clip|video|highlight|shocking|"
    r"you need to know|here's|what we know|why|how)\b",
    re.IGNORECASE,
)
_BAIT_COSTS = 0.5
_QUOTED = re.compile(r"['‘“\"]")  # somebody's words are seldom the matter itself
_TOO_LONG, _TOO_SHORT = 120, 20


def profile_of(story_id: str, articles: Sequence[Article], members: Sequence[StoryMember]) -> StoryProfile:
    """The profile of a story from its *articles* and their places; raises :class:`ValueError` where it has none."""
    origin = origin_of(articles, members)
    copies = {member.article_id for member in members if member.relation is Relation.COPY}
    own = [article for article in articles if article.article_id not in copies] or list(articles)
    # A reader of Vietnamese must know what the story is: even a reprint in it names the story before a foreign report.
    readable = [one for one in own if one.language == "vi"] or [one for one in articles if one.language == "vi"] or own
    return StoryProfile(
        story_id=story_id,
        headline_id=headline_of(readable).article_id,
        origin_id=origin.article_id,
        origin_credit=origin.credit,
        origin_from=origin.known_from,
        figures=figures_of(own),
    )


def headline_of(articles: Sequence[Article]) -> Article:
    """The article whose headline says most of what the others say; questions, cries and digests stand back.

    Copies should be left out, lest the most reprinted text decide.  Raises :class:`ValueError` for no articles.
    """
    if not articles:
        raise ValueError("a story has at least one article")
    texts = {article.article_id: _content(f"{article.title} {article.lead[:300]}") for article in articles}
    holders: Counter[str] = Counter(word for content in texts.values() for word in content)
    languages = Counter(article.language for article in articles)

    def central(article: Article) -> float:
        title = _content(article.title)
        others = len(articles) - 1
        said = sum((holders[word] - 1) / others for word in title) / math.sqrt(len(title)) if title and others else 0.0
        at_home = 1.0 + 0.5 * (article.language == "vi") + 0.1 * languages[article.language] / len(articles)
        return (1.0 + said) * at_home * _plainness(article.title)

    return min(articles, key=lambda article: (-round(central(article), 6), article.first_seen_at, article.article_id))


def figures_of(articles: Sequence[Article]) -> tuple[str, ...]:
    """The figures of titles and leads, those of most reports first; of several reports only what two of them give."""
    spelt: dict[tuple[str, str, float, float], str] = {}
    given: defaultdict[tuple[str, str, float, float], set[str]] = defaultdict(set)
    for article in sorted(articles, key=lambda article: (article.first_seen_at, article.article_id)):
        text = f"{article.title}\n{article.lead[:_FIGURE_CHARACTERS]}"
        for span in sentence_spans(text):
            for figure in find_figures(text[span.start : span.end]):
                if not (figure.unit or (figure.counted and "-" not in figure.text)):  # 0-3 is a score
                    continue
                key = (figure.unit, figure.counted, figure.low, figure.high)
                spelt.setdefault(key, _label(figure.text, figure.counted))
                given[key].add(article.canonical_url)
    pages = len({article.canonical_url for article in articles})
    wanted = [key for key, urls in given.items() if len(urls) > 1 or pages == 1]
    ordered = sorted(wanted, key=lambda key: (-len(given[key]), key))
    by_value = {(key[0], key[2], key[3]): key for key in reversed(ordered)}  # one value, however it goes on
    shown = [key for key in ordered if by_value[key[0], key[2], key[3]] == key][:FIGURES_SHOWN]
    return tuple(f"{spelt[key]} ({len(given[key])} bài)" for key in shown)


def _label(text: str, counted: str) -> str:
    text = " ".join(text.split())
    return text if not counted or counted in text.lower() else f"{text} {counted}"


def _plainness(title: str) -> float:
    plain = 1.0 if not _BAIT.search(title) else _BAIT_COSTS
    plain *= 0.85 if _QUOTED.search(title) else 1.0
    plain *= 1.0 if _TOO_SHORT <= len(title) <= _TOO_LONG else 0.8
    return plain * (0.1 if recurring_format(title) is Format.DIGEST else 1.0)


def _content(text: str) -> frozenset[str]:
    return frozenset(word for word in words(text) if word not in FUNCTION_WORDS)
