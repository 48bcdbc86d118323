"""Who wrote it: how bylines and credits stand under an article, so that they can be cut (DESIGN section 8)."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet

from pipeline.articles.markup import squeezed

_SIGNED = 70  # characters: a longer line is a sentence
_SIGNATURE = re.compile(
    r"^\W*(?:theo|nguồn(?: tin)?|bài(?: và ảnh|, ảnh)?|ảnh và bài|tin(?: và ảnh|, ảnh|, bài)?|ảnh|thực hiện|trình bày|"
    r"biên tập|tác giả|tổng hợp|biên dịch|lược dịch|ghi chép|bài viết|pv|phóng viên|ctv|cộng tác viên|"
    r"nhóm (?:pv|phóng viên|tác giả))\b[^.!?…]*(?:\([^()]*\))?$|"
    r"^\W*(?:pv|ttxvn|vietnam\+|bbt|ban biên tập)\b[\w\s/.,&+-]{0,40}$",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(r"^[(\[][^()\[\]]{2,50}[)\]]$")
_NAME = re.compile(r"^[^\W\d_][\w.'’]*$")
_BETWEEN_NAMES = re.compile(r"\s+(?:và|-|–|—|&|/)\s+|\s*[,;/|]\s*|\s+-\s*|\s*–\s*")
_TRAILING_CREDIT = re.compile(
    r"\s*\(\s*(?:theo|nguồn)\s[^()]{2,50}\)\s*\.?$|\s*\(ttxvn(?:/[^()]{0,30})?\)\s*\.?$|(?<=\.)/\.(?:\s*$)",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?…][\"”’)\]]*\s+(?=\S)")
_PERSON = r"[A-ZÀ-ÖØ-Þ][\w.'’-]*(?: (?:de |von |van |al-|bin )?[A-ZÀ-ÖØ-Þ][\w.'’-]+){1,3}"
_SIGNED_ABROAD = re.compile(
    rf"^(?:[Bb]y|BY|Par|Von|Por|Oleh) {_PERSON}(?:(?:,| and| et| und|;) .{{0,80}})?$|"
    r"^\(?(?i:(?:additional )?reporting|writing|editing|compiled|edited|written) (?i:by) .{3,300}$|"
    r"^(?i:our standards: the thomson reuters trust principles)\W*$|"
    r"^(?:\S{2,4}\s)?\S{2,4} (?:기자|특파원)\W*(?:\S+@\S+)?$|^[\w.+-]+@[\w-]+\.[\w.]+$|"
    r"^(?:本报|新华社)?记者\s?[\w\s、·]{0,30}$"
)
_TAIL_ABROAD = re.compile(
    r"\s*[（(](?:本报|新华社|本社)?记者[^（）()]{2,40}[)）]$|\s*【[^【】。]{2,40}】$|"
    r"\s*\((?:(?:additional )?reporting|writing|editing) by [^()]{3,400}\)\W*$",
    re.IGNORECASE,
)


def is_signature(line: str, names_too: bool) -> bool:
    """Whether a line at the end of a Vietnamese article is a credit or, where *names_too*, nothing but names."""
    if len(line) > _SIGNED:
        return False
    return bool(_SIGNATURE.match(line) or _IN_BRACKETS.match(line)) or (names_too and is_name(line))


def is_name(line: str) -> bool:
    """Whether *line* is nothing but one to four names or initials of persons or desks."""
    persons = [person for person in _BETWEEN_NAMES.split(line.strip("()[] *-–")) if person]
    return 1 <= len(persons) <= 4 and all(_is_person(person) for person in persons)


def unsigned(line: str, known: AbstractSet[str]) -> str:
    """A Vietnamese article's last line without a credit in brackets or a byline behind its last sentence.

    *known* are the page's bylines, squeezed.
    """
    line = _TRAILING_CREDIT.sub("", line).rstrip()
    ends = list(_SENTENCE_END.finditer(line))
    if ends:
        rest = line[ends[-1].end() :]
        if squeezed(rest) in known or (len(rest) <= _SIGNED and _SIGNATURE.match(rest)):
            return line[: ends[-1].end()].rstrip()
    return line


def unsigned_abroad(line: str) -> str:
    """A line of a foreign article without its byline; "" where it is nothing else."""
    return "" if _SIGNED_ABROAD.match(line) else _TAIL_ABROAD.sub("", line)


def _is_person(words: str) -> bool:
    parts = words.split()
    return 1 <= len(parts) <= 5 and all(_NAME.match(part) and part[0].isupper() for part in parts)
