"""Where the articles that a paper names can be read: numbered, so that a printed paper can be followed too."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from pipeline.reports.phrase import Link, phrase
from pipeline.reports.spelling import cut
from pipeline.reports.table import Column, Section, Table, cell

HEADING = "Địa chỉ các bài"
LONGEST = 160  # letters of a headline in a summary or a table; the whole of it stands in the annex


@dataclass(frozen=True, slots=True)
class Named:
    """An article that a paper names by its headline."""

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Addresses:
    """``listed`` in the order of the paper, each address once; one that is no web address is not in it."""

    listed: tuple[Named, ...] = ()

    def mark(self, url: str) -> str:
        """``[3] bao.example``: the place in the annex and the short form of *url*; "" for one that is not listed."""
        places = (place for place, one in enumerate(self.listed, 1) if one.url == url)
        place = next(places, 0)
        return f"[{place}] {host_of(url)}" if place else ""


def build_addresses(named: Iterable[Named]) -> Addresses:
    found: dict[str, Named] = {}
    for one in named:
        if host_of(one.url):
            found.setdefault(one.url, one)
    return Addresses(tuple(found.values()))


def host_of(url: str) -> str:
    """``bao.example`` of an absolute http or https address, "" of anything else."""
    try:
        parts = urlsplit(url.strip())
        host = parts.hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.") if parts.scheme in ("http", "https") else ""


def headline_link(title: str, url: str) -> Link:
    """*title* as it stands in a table, leading to *url*; what is cut off is kept beside it."""
    told = cut(title, LONGEST)
    return Link(told, url, "" if told == title else title)


def addresses_section(addresses: Addresses) -> Section | None:
    """The annex; None where no article with a web address is named."""
    if not addresses.listed:
        return None
    said = phrase(
        "Số trong ngoặc vuông là số ghi cạnh mã ở các bảng. Bài có thể đã được sửa hoặc không còn trên mạng sau khi "
        "thu thập; bản đã lưu được giữ trong kho bằng chứng."
    )
    columns = (Column("Số"), Column("Bài"), Column("Địa chỉ"))
    rows = tuple(
        (cell(f"[{place}]"), cell(one.title), cell(Link(one.url, one.url)))
        for place, one in enumerate(addresses.listed, 1)
    )
    return Section("addresses", HEADING, (said,), (Table("addresses", HEADING, columns, rows),), annex=True)
