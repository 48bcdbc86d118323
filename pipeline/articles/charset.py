"""From bytes to text: which charset a page really is in."""

from __future__ import annotations

import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE

_META_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
_HEADER_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
# These write other letters with the bytes of ASCII, or hold UTF-8's bytes by chance: the declaration decides.
_BEFORE_UTF8 = ("utf-16", "utf-32", "iso-2022", "hz")
# Names that stand for a larger charset in practice (WHATWG Encoding Standard, section 4.2).
_LARGER = {
    "gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "iso-8859-1": "cp1252", "latin1": "cp1252",
    "us-ascii": "cp1252", "ascii": "cp1252", "shift_jis": "cp932", "x-sjis": "cp932", "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949", "tis-620": "cp874", "iso-8859-11": "cp874",
}  # fmt: skip
_VIETNAMESE = "windows-1258"
_HEAD_BYTES = 4096
_GOOD_FOR_ONE_BAD = 20  # a cut advertisement breaks a letter or two of a page; a wrong charset breaks every second


def to_text(payload: bytes, content_type: str) -> str:
    """*payload* as text.  Bytes that are UTF-8 are read so whatever the page declares: no other charset yields
    them by chance.  Else the declared charset (header, then page) if it fits, else windows-1258, else latin-1.
    """
    declared = _declared(payload, content_type)
    first = [name for name in declared if name.startswith(_BEFORE_UTF8)]
    if payload.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        first = ["utf-16"]
    for name in (*first, "utf-8", *declared):
        text = _fitting(payload, name)
        if text is not None:
            return text
    text = _fitting(payload, _VIETNAMESE)
    return payload.decode("latin-1") if text is None else text


def _declared(payload: bytes, content_type: str) -> list[str]:
    header = _HEADER_CHARSET.search(content_type)
    meta = _META_CHARSET.search(payload[:_HEAD_BYTES])
    names = [header.group(1)] if header else []
    names += [meta.group(1).decode("ascii", "replace")] if meta else []
    return [_LARGER.get(name.lower(), name.lower()) for name in names]


def _fitting(payload: bytes, name: str) -> str | None:
    """The text in charset *name*; a few broken letters are borne, None where it is another charset."""
    try:
        return payload.decode(name)
    except UnicodeDecodeError:
        text = payload.decode(name, "replace")
    except (LookupError, ValueError):
        return None
    broken = text.count("\ufffd")
    foreign = len(text) - len(text.encode("ascii", "ignore")) - broken
    return text if broken * _GOOD_FOR_ONE_BAD < foreign else None
