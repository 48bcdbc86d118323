"""Languages by their ISO 639 codes, with their Vietnamese names (data/reference/languages.csv)."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from pathlib import Path

from pipeline.errors import ReferenceDataError, RegisterRefused

# Codes that exist but are surely not meant: what they are, and what is.
_MEANT = {"tay": ("tiếng Atayal (Đài Loan)", "tyz")}


class Languages:
    """The known languages; a longer code of the same language is taken for the shorter one."""

    def __init__(self, names: Mapping[str, str], aliases: Mapping[str, str]) -> None:
        self.names = dict(names)
        self._aliases = dict(aliases)

    def canonical(self, codes: Iterable[str]) -> tuple[str, ...]:
        """Each code once, as ``km`` for ``KHM``; raises :class:`RegisterRefused` for one that is not known."""
        return tuple(dict.fromkeys(self._one(code) for code in codes))

    def words(self, code: str) -> str:
        return self.names.get(code, code)

    def _one(self, code: str) -> str:
        given = code.strip().lower()
        own = self._aliases.get(given, given)
        if own in self.names:
            return own
        if given in _MEANT:
            what, meant = _MEANT[given]
            raise RegisterRefused(f"Mã “{given}” là {what}; {self.names.get(meant, meant)} là “{meant}”.")
        raise RegisterRefused(
            f"Không có ngôn ngữ mang mã “{code}” (mã ISO 639, ví dụ vi, km, lo, zh, hmn, tyz; danh sách trong "
            "data/reference/languages.csv)."
        )


def load_languages(path: Path) -> Languages:
    """The languages of *path*; raises :class:`ReferenceDataError` for a code given twice."""
    names: dict[str, str] = {}
    aliases: dict[str, str] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["code"] in names or row["alias"] in aliases:
                raise ReferenceDataError(f"{path.name}: mã {row['code']} ghi hai lần")
            names[row["code"]] = row["name"]
            if row["alias"]:
                aliases[row["alias"]] = row["code"]
    return Languages(names, aliases)
