"""Where a text that several outlets carry comes from: the agency it credits, else the version seen first."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime

from pipeline.records.press import Article, Relation, StoryMember
from pipeline.records.stories import Origin, OriginFrom

# News agencies as they are credited.  A list, not a pattern for names: a byline must never be taken for a source.
_AGENCIES = {
    "TTXVN": r"TTXVN(?:/Vietnam\+)?|Thông tấn xã Việt Nam|Vietnam\+|VietnamPlus|VNA",
    "Reuters": r"Reuters|REUTERS",
    "AFP": r"AFP|Agence France-Presse",
    "AP": r"AP|Associated Press",
    "Xinhua": r"Xinhua|Tân Hoa [Xx]ã|THX|新华社",
    "Bloomberg": r"Bloomberg",
    "Yonhap": r"Yonhap",
    "Kyodo": r"Kyodo(?: News)?",
    "Bernama": r"Bernama|BERNAMA",
    "TASS": r"TASS|Tass|ТАСС",
    "RIA Novosti": r"RIA Novosti|РИА Новости",
    "dpa": r"dpa|DPA",
    "EFE": r"EFE",
    "Sputnik": r"Sputnik",
    "KPL": r"KPL",
    "AKP": r"AKP",
}
_NAMED = "|".join(f"(?P<a{index}>{pattern})" for index, pattern in enumerate(_AGENCIES.values()))
_NAMES = tuple(_AGENCIES)
# A dateline "Hà Nội (TTXVN) -", "HANOI, Nov 24 (Xinhua) --", or a last line "(Theo TTXVN)", "TTXVN", "Nguồn: AFP".
_DATELINE = re.compile(rf"^.{{0,60}}?[(\[](?:{_NAMED})(?:\s*/\s*[\w+ ]{{2,20}})?[)\]]", re.DOTALL)
_TAIL = re.compile(
    rf"(?:[(\[]?\s*(?:Theo|Nguồn|Source|Credit)\s*:?\s*(?:{_NAMED})(?:\s*[,/&]\s*[\w+ ]{{2,20}})*\s*[)\]]?|"
    rf"[(\[](?:{_NAMED.replace('(?P<a', '(?P<b')})[)\]]|(?:\n|^)\s*(?:{_NAMED.replace('(?P<a', '(?P<c')}))\s*\.?\s*$"
)
_HEAD_CHARACTERS, _TAIL_CHARACTERS = 120, 80


def credit_of(article: Article) -> str:
    """The news agency that *article* gives as the source of its text; "" where it gives none.

    Only a dateline or the last line counts: "theo Reuters" in the middle says who is quoted, not whose text it is.
    """
    for text in (article.lead, article.text):
        found = _DATELINE.match(text[:_HEAD_CHARACTERS].lstrip())
        if found:
            return _name(found)
    found = _TAIL.search(article.text[-_TAIL_CHARACTERS:])
    return _name(found) if found else ""


def origin_of(articles: Sequence[Article], members: Iterable[StoryMember]) -> Origin:
    """The origin of the most copied text among *articles*, which are those of one story."""
    known = {article.article_id: article for article in articles}
    joined = {member.article_id: member for member in members if member.article_id in known}
    groups = Counter(_root(member, joined) for member in joined.values() if member.relation is Relation.COPY)
    if not groups:
        return Origin("", "", OriginFrom.NONE)
    most = max(groups.values())
    root = min((own for own, count in groups.items() if count == most), key=lambda own: (_seen(known.get(own)), own))
    group = [known[own] for own, member in joined.items() if own == root or _root(member, joined) == root]
    first = min(group, key=lambda article: (_seen(article), article.article_id))
    credits = Counter(credit for article in group if (credit := credit_of(article)))
    if credits:
        credit = max(credits, key=lambda name: (credits[name], name))
        return Origin(first.article_id, credit, OriginFrom.CREDIT)
    return Origin(first.article_id, "", OriginFrom.EARLIEST)


def _root(member: StoryMember, joined: dict[str, StoryMember]) -> str:
    """The article from which the chain of copies of *member* starts."""
    seen = {member.article_id}
    while member.relation is Relation.COPY and member.joined_to in joined and member.joined_to not in seen:
        seen.add(member.joined_to)
        member = joined[member.joined_to]
    return member.article_id


def _seen(article: Article | None) -> str:
    moment: datetime | None = (article.published_at or article.first_seen_at) if article else None
    return moment.isoformat() if moment else "9999"


def _name(found: re.Match[str]) -> str:
    group = next(name for name, value in found.groupdict().items() if value)
    return _NAMES[int(group[1:])]
