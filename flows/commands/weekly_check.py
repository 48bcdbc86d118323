"""``lamro weekly --check``: every number of a digest counted again from the store."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer
from rich.console import Console

if TYPE_CHECKING:
    from flows.workplace import Workplace

DIFFERS = 1


def check(place: Workplace, path: Path) -> None:
    """Say which numbers of the file *path* the store does not give; exit 1 where there are any, or bytes differ."""
    from flows.standing import standing_store
    from flows.steps.digest_check import Bytes, check_digest

    checked = check_digest(standing_store(place), path)
    console = Console()

    def say(words: str) -> None:
        console.print(words, highlight=False, markup=False, soft_wrap=True)

    for one in checked.mismatches:
        key = f" [{one.key}]" if one.key else ""
        say(f"KHÔNG KHỚP: {one.label}: trong tệp {one.told}; trong kho {one.given}; truy vấn {one.query}{key}")
    right = checked.numbers - len(checked.mismatches)
    if checked.mismatches:
        say(f"{right}/{checked.numbers} số liệu khớp, {len(checked.mismatches)} số liệu không khớp với kho.")
    else:
        say(f"{checked.numbers}/{checked.numbers} số liệu khớp với kho ở thời điểm chốt.")
    say(
        {
            Bytes.ON_RECORD: "Tệp giống từng byte với bản đã lập (mã băm SHA-256 ghi trong kho).",
            Bytes.CHANGED: "Tệp KHÔNG còn giống bản đã lập cho thời điểm chốt này: đã bị sửa sau khi lập.",
            Bytes.UNKNOWN: "Kho này không ghi nhận bản nào cho thời điểm chốt đó; chỉ kiểm tra được số liệu.",
        }[checked.bytes]
    )
    if not checked.well:
        raise typer.Exit(DIFFERS)
