"""What of a recording cannot be read, in words for whoever replays it."""

from __future__ import annotations

from collections.abc import Sequence

from rich.table import Table

from crawlers.salvage import Damage


def gap_words(damage: Sequence[Damage]) -> str:
    """One sentence (Vietnamese), "" where all can be read."""
    if not damage:
        return ""
    files = ", ".join(dict.fromkeys(gap.file for gap in damage))
    lost = sum(gap.length for gap in damage)
    return f"Bản ghi bị hỏng hoặc thiếu ở {len(damage)} chỗ, {lost} byte không đọc được ({files})."


def gap_table(damage: Sequence[Damage]) -> Table:
    """A row for each place, in the order of the files."""
    table = Table("tệp", "từ byte", "số byte", "tình trạng", title="Phần không đọc được", title_justify="left")
    for gap in damage:
        state = "bị cắt hoặc hỏng đến hết tệp" if gap.at_end else "hỏng giữa chừng, phần sau vẫn đọc được"
        table.add_row(gap.file, str(gap.offset), str(gap.length), state)
    return table
