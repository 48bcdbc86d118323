"""Old ways of writing Vietnamese bytes that real sites still use: windows-1258 and decomposed Unicode."""

from __future__ import annotations

import unicodedata

_TONES = "\u0300\u0301\u0303\u0309\u0323"  # grave, acute, tilde, hook above, dot below


def windows_1258(text: str) -> bytes:
    """*text* in the code page that writes most tones as combining marks after the vowel.

    What the page lacks becomes a numeric character reference, as browsers and editors write it.
    """
    return "".join(_spell(letter) for letter in text).encode("cp1258", "xmlcharrefreplace")


def encode_page(markup: str, encoding: str) -> bytes:
    """A page's bytes in *encoding*: utf-8, nfd (UTF-8, decomposed) or windows-1258."""
    if encoding == "windows-1258":
        return windows_1258(markup)
    return (unicodedata.normalize("NFD", markup) if encoding == "nfd" else markup).encode("utf-8")


def charset(encoding: str) -> str:
    """The name that goes into Content-Type and the page's head."""
    return "windows-1258" if encoding == "windows-1258" else "utf-8"


def _spell(letter: str) -> str:
    try:
        letter.encode("cp1258")
    except UnicodeEncodeError:
        marks = unicodedata.normalize("NFD", letter)
        tone = next((mark for mark in marks if mark in _TONES), "")
        return unicodedata.normalize("NFC", marks.replace(tone, "")) + tone if tone else letter
    return letter
