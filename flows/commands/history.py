"""``lamro history``: what became of a page since it was first seen."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from flows.workplace import Workplace

if TYPE_CHECKING:
    from flows.steps.versions import PageHistory
    from pipeline.records.press import Article
    from pipeline.records.versions import PageChange

SHOWN_CHARACTERS = 400


def history(
    context: typer.Context,
    page: Annotated[str, typer.Argument(help="Địa chỉ trang, hoặc mã bài, mã nội dung, mã bản ghi (8 ký tự đầu).")],
) -> None:
    """Lịch sử một trang: các phiên bản, chỗ đã sửa (câu, số liệu, tiêu đề, ngày), khi bị gỡ, khi đăng lại."""
    from flows.steps.versions import page_history
    from pipeline.store.connect import Store

    place: Workplace = context.obj
    found = page_history(Store(place.store_path), page)
    console = Console()
    for line in history_lines(found):
        console.print(line, highlight=False, markup=False, soft_wrap=True)


def history_lines(found: PageHistory) -> list[str]:
    """The history of a page, a line each, for an analyst."""
    first = found.versions[0]
    by_id = {version.article_id: version for version in found.versions}
    lines = [found.canonical_url, f"Nguồn {first.source_id}. {_counts(found)}", ""]
    lines += [f"{_when(first.first_seen_at)}  Ghi nhận lần đầu (bài {first.article_id[:8]})", *_facts(first)]
    for change in found.changes:
        lines += ["", *_change(change, by_id.get(change.article_id))]
    answered = [fetch for fetch in found.fetches if fetch.status is not None]
    if answered:
        last = answered[-1]
        lines += ["", f"{_when(last.fetched_at)}  Lần kiểm tra gần nhất: máy chủ trả lời mã {last.status}."]
    return lines


def _counts(found: PageHistory) -> str:
    kinds = [change.kind.value for change in found.changes]
    words = f"{len(found.versions)} phiên bản, {kinds.count('edited')} lần sửa, {kinds.count('withdrawn')} lần bị gỡ"
    now = [kind for kind in kinds if kind != "edited"][-1:]
    state = "Trang hiện không còn." if now == ["withdrawn"] else "Trang hiện vẫn còn."
    return f"{words}; đã hỏi {len(found.fetches)} lần. {state}"


def _facts(version: Article) -> list[str]:
    return [f"    Tiêu đề: {version.title}", f"    Ngày đăng ghi trên trang: {_dated(version.published_at)}"]


def _change(change: PageChange, version: Article | None) -> list[str]:
    when = _when(change.noticed_at)
    if change.kind.value == "withdrawn":
        return [
            f"{when}  Trang không còn (máy chủ trả lời mã {change.status}); bản đã lưu vẫn nằm trong kho bằng chứng."
        ]
    if change.kind.value == "back":
        return [f"{when}  Trang có trở lại."]
    lines = [f"{when}  Nội dung đã được sửa (bài {change.article_id[:8]}, trước đó {change.previous_id[:8]})"]
    if version is not None and version.first_seen_at < change.noticed_at:
        lines.append("    Trở lại đúng nội dung đã có trước đây.")
    if change.title:
        lines.append(f"    Tiêu đề: “{_cut(change.title.before)}” → “{_cut(change.title.after)}”")
    lines += [f"    Số liệu: {_figure(each.before)} → {_figure(each.after)}" for each in change.figures]
    for pair in change.reworded:
        lines += ["    Câu được sửa:", f"      trước: {_cut(pair.before)}", f"      sau:   {_cut(pair.after)}"]
    lines += [f"    Câu bị bỏ: {_cut(sentence)}" for sentence in change.went]
    lines += [f"    Câu thêm:  {_cut(sentence)}" for sentence in change.came]
    if not (change.title or change.reworded or change.went or change.came):
        lines.append("    Chỉ thứ tự câu hoặc cách trình bày thay đổi.")
    return [*lines, f"    {_dates(change)}"]


def _dates(change: PageChange) -> str:
    before, after = _dated(change.published_before), _dated(change.published_after)
    if before == after:
        return f"Ngày đăng ghi trên trang không đổi ({after})."
    return f"Ngày đăng ghi trên trang: {before} → {after}"


def _dated(published: datetime | None) -> str:
    return _when(published) if published else "không ghi"


def _figure(words: str) -> str:
    return f"“{words}”" if words else "(không có)"


def _cut(sentence: str) -> str:
    return sentence if len(sentence) <= SHOWN_CHARACTERS else sentence[: SHOWN_CHARACTERS - 1].rstrip() + "…"


def _when(instant: datetime) -> str:
    from pipeline.records.days import VIETNAM

    return f"{instant.astimezone(VIETNAM):%d/%m/%Y %H:%M}"
