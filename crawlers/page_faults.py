"""What is wrong with a page that can be read all the same: told, so that nobody wonders at its text later."""

from __future__ import annotations

import codecs
import re

from pipeline.records.press import Problem, problem

_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)
_UTF_8 = "utf-8"


def page_faults(url: str, content_type: str, body: bytes) -> tuple[Problem, ...]:
    """Problems ``nul_bytes`` and ``charset_wrong`` of a page's decoded *body*; *content_type* is the header's value.

    ``charset_wrong``: UTF-8 that is declared to be something else, what is declared to be UTF-8 and is not, or a
    name that no codec has.
    """
    found = []
    count = body.count(0)
    if count and not body.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        message = f"The page holds {count} NUL bytes; they are taken out when it is read."
        found.append(problem("collect", url, "nul_bytes", message))
    declared = _CHARSET.search(content_type)
    if declared is not None and (wrong := _mismatch(declared[1], body)):
        message = f"The page declares the charset {declared[1]}, {wrong}; it is read as what it seems to be."
        found.append(problem("collect", url, "charset_wrong", message))
    return tuple(found)


def _mismatch(name: str, body: bytes) -> str:
    try:
        codec = codecs.lookup(name).name
    except (LookupError, ValueError):
        return "which does not exist"
    if body.isascii():
        return ""
    try:
        body.decode(_UTF_8)
    except UnicodeDecodeError:
        return "which its bytes are not" if codec == _UTF_8 else ""
    return "" if codec == _UTF_8 else "but its bytes are UTF-8"
