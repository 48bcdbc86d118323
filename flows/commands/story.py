"""``lamro story list|show|split|merge``."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from flows.workplace import Workplace

if TYPE_CHECKING:
    from flows.steps.story_edits import StoryFile

app = typer.Typer(no_args_is_help=True, help="Sự việc: xem các bài cùng một việc, tách ghép nhầm, gộp ghép sót.")

Id = Annotated[str, typer.Argument(help="Mã sự việc (8 ký tự đầu là đủ).")]
Reason = Annotated[str, typer.Option("--reason", "-r", prompt="Lý do", help="Lý do, để người khác kiểm tra được.")]
_RELATIONS = {"first": "bài đầu", "copy": "đăng lại", "same": "viết riêng"}
_EVENTS = {"split": "Tách", "merge": "Gộp"}


@app.command("list")
def list_stories(
    context: typer.Context,
    days: Annotated[int, typer.Option("--days", help="Còn tin, bài trong bấy nhiêu ngày gần đây.")] = 7,
    limit: Annotated[int, typer.Option("--limit")] = 30,
) -> None:
    """Danh sách sự việc, nhiều bài trước."""
    from flows.clockwork import right_now
    from pipeline.records.days import VIETNAM, day_in_vietnam
    from pipeline.store import stories
    from pipeline.store.connect import Store

    place: Workplace = context.obj
    now = right_now()
    with Store(place.store_path).reading() as tx:
        rows = stories.largest(tx, day_in_vietnam(now) - timedelta(days=days), limit, now)
    table = Table("mã", "sự việc", "bài (riêng/lại)", "nguồn", "nước/ngữ", "cơ quan", "từ – đến")
    for row in rows:
        table.add_row(
            row.story_id[:8], escape(row.headline), f"{row.articles} ({row.independent}/{row.copies})",
            str(row.outlets), f"{row.countries}/{row.languages}", ", ".join(row.agencies[:3]),
            f"{row.first_seen.astimezone(VIETNAM):%d/%m} – {row.last_seen.astimezone(VIETNAM):%d/%m}",
        )  # fmt: skip
    Console().print(table if rows else f"Không có sự việc nào có tin, bài trong {days} ngày gần đây.")


@app.command("show")
def show(context: typer.Context, identity: Id) -> None:
    """Sự việc được nêu khi nào, lan tới đâu, về cơ quan nào, các số liệu, từng bài và bài chưa ghép được."""
    from flows.clockwork import right_now
    from flows.steps.story_edits import open_story
    from pipeline.store.connect import Store

    place: Workplace = context.obj
    _print(Console(), open_story(Store(place.store_path), identity, right_now()))


@app.command("split")
def split(
    context: typer.Context,
    identity: Id,
    article: Annotated[list[str], typer.Option("--article", "-a", help="Mã bài cần tách ra; lặp lại được.")],
    reason: Reason,
) -> None:
    """Tách bài ghép nhầm ra thành sự việc riêng; các đêm sau giữ nguyên quyết định này."""
    from flows.actor import require
    from flows.clockwork import right_now
    from flows.jobs import the_office
    from flows.steps.story_edits import split_story
    from pipeline.records.office import Role
    from pipeline.store.connect import Store

    place: Workplace = context.obj
    actor = require(the_office(place), Role.ANALYST)
    made = split_story(Store(place.store_path), identity, tuple(article), reason, actor, right_now())
    Console().print(f"Đã tách {len(made.articles)} bài: {made.story_id[:8]} và {made.other_story[:8]} ({actor}).")


@app.command("merge")
def merge(
    context: typer.Context,
    identity: Id,
    other: Annotated[str, typer.Argument(help="Mã sự việc thứ hai.")],
    reason: Reason,
) -> None:
    """Gộp hai sự việc là một; các đêm sau giữ nguyên quyết định này."""
    from flows.actor import require
    from flows.clockwork import right_now
    from flows.jobs import the_office
    from flows.steps.story_edits import merge_stories
    from pipeline.records.office import Role
    from pipeline.store.connect import Store

    place: Workplace = context.obj
    actor = require(the_office(place), Role.ANALYST)
    made = merge_stories(Store(place.store_path), identity, other, reason, actor, right_now())
    Console().print(f"Đã gộp {made.other_story[:8]} vào {made.story_id[:8]}: {len(made.articles)} bài ({actor}).")


def _print(console: Console, file: StoryFile) -> None:
    from pipeline.records.days import VIETNAM

    def say(words: str) -> None:
        console.print(words, highlight=False, soft_wrap=True)

    one = file.summary
    console.rule(f"Sự việc {one.story_id[:8]}")
    say(f"[bold]{escape(one.headline)}[/bold]")
    first, last = one.first_seen.astimezone(VIETNAM), one.last_seen.astimezone(VIETNAM)
    say(f"Thấy lần đầu {first:%H:%M %d/%m/%Y}, gần nhất {last:%H:%M %d/%m/%Y}")
    say(
        f"Lan tỏa: {one.articles} bài ({one.independent} viết riêng, {one.copies} đăng lại), {one.outlets} nguồn, "
        f"{one.countries} quốc gia, {one.languages} ngôn ngữ, {one.foreign_articles} bài nước ngoài"
    )
    if one.origin:
        say(f"Nguồn gốc bản đăng lại: {escape(one.origin)}")
    say(f"Về: {', '.join(one.agencies) or 'chưa rõ cơ quan, địa phương nào'}")
    if one.figures:
        say(f"Số liệu: {escape('; '.join(one.figures))}")
    say("\nDiễn biến theo ngày:")
    for day in file.days:
        say(f"  {day.day:%d/%m}: {day.articles} bài, {day.copies} đăng lại, {day.outlets} nguồn")
    say("\nCác bài:")
    for article, member in file.members:
        how = _RELATIONS[member.relation.value]
        say(f"  {article.article_id[:8]} {article.day:%d/%m} {how} ({member.similarity:.2f}) {escape(article.title)}")
        say(f"           {article.url}")
    for event in file.events:
        at = event.happened_at.astimezone(VIETNAM)
        what = f"{_EVENTS[event.kind.value]} {at:%H:%M %d/%m/%Y} ({event.actor}), {len(event.articles)} bài"
        say(f"\n{what}: {escape(event.reason)}")
    if file.unjoined:
        say("\nChưa ghép được (tiếng khác, cùng cơ quan và thời gian; cần người đọc, rồi lamro story merge):")
    for lone in file.unjoined:
        say(f"  {lone.story_id[:8]} {lone.day:%d/%m} ({lone.language}) {escape(lone.title)}")
