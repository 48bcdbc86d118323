"""``lamro case assign|comment|merge|issue|respond``."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import typer
from rich.console import Console

from flows.commands.case_words import DAYS, Id, Reason, acting, say_answered
from flows.plain_input import ask
from flows.workplace import Workplace
from pipeline.records.documents import PAPERS, DocumentKind


def add_to(app: typer.Typer) -> None:
    """Hang the commands of this file on *app*."""
    app.command("assign")(assign)
    app.command("comment")(comment)
    app.command("merge")(merge)
    app.command("issue")(issue)
    app.command("respond")(respond)


def assign(
    context: typer.Context,
    identity: Id,
    assignee: Annotated[str, typer.Option("--to", prompt="Giao cho (đăng nhập)", help="Đăng nhập của cán bộ xử lý.")],
    reason: Reason,
) -> None:
    """Giao vụ việc cho một cán bộ xử lý."""
    from flows.clockwork import right_now
    from flows.jobs import the_office
    from flows.steps.case_acts import assign as give
    from pipeline.records.office import Role
    from pipeline.store.connect import Store

    place: Workplace = context.obj
    now = right_now()
    actor = acting(context, now, Role.OFFICER, Role.APPROVER)
    event = give(Store(place.store_path), the_office(place), identity, assignee, reason, actor, now)
    _say(f"Đã giao vụ việc {event.case_id[:8]} cho {assignee} ({actor}).")


def comment(
    context: typer.Context,
    identity: Id,
    text: Annotated[str, typer.Option("--text", "-t", prompt="Ý kiến", help="Ý kiến, trao đổi trong nội bộ.")],
    is_secret: Annotated[
        bool, typer.Option("--secret", help="Nội dung là bí mật nhà nước: bị từ chối, kèm hướng dẫn.")
    ] = False,
) -> None:
    """Ghi ý kiến vào vụ việc."""
    from flows.clockwork import right_now
    from flows.jobs import the_office
    from flows.steps.case_acts import comment as remark
    from flows.steps.law import office_law
    from pipeline.cases.secrets import refuse_secret
    from pipeline.records.office import Role
    from pipeline.store.connect import Store

    place: Workplace = context.obj
    now = right_now()
    actor = acting(context, now, *Role)
    law = office_law(the_office(place).profile)
    refuse_secret(law.profile, declared=is_secret)
    event = remark(Store(place.store_path), law, identity, text, actor, now)
    _say(f"Đã ghi ý kiến vào vụ việc {event.case_id[:8]} ({actor}), mã {event.event_id[:12]}.")


def merge(
    context: typer.Context,
    identity: Id,
    into: Annotated[str, typer.Option("--into", prompt="Gộp vào vụ việc", help="Mã vụ việc tiếp tục xử lý.")],
    reason: Reason,
) -> None:
    """Gộp vụ việc này vào một vụ việc khác: nội dung, sự việc, tệp, ý kiến, câu do người ghi chuyển theo.

    Bản sao ghi rõ từ vụ việc nào; thời hạn nội bộ nào sớm hơn thì giữ; bộ tư liệu ở đó được soạn lại. Thông báo của Bộ
    còn chờ trả lời cũng chuyển theo, thời hạn của nó tính tiếp.
    """
    from flows.clockwork import right_now
    from flows.jobs import known_agencies, the_office
    from flows.steps.case_merge import merge as join
    from flows.steps.law import office_law
    from pipeline.records.office import Role
    from pipeline.store.connect import Store

    place: Workplace = context.obj
    now = right_now()
    actor = acting(context, now, Role.OFFICER)
    law = office_law(the_office(place).profile)
    other, notices = join(Store(place.store_path), law, known_agencies(), identity, into, reason, actor, now)
    _say(f"Đã gộp vào vụ việc {other.case_id[:8]} “{other.title}” ({actor}), bộ tư liệu ở đó đã soạn lại.")
    if notices:
        _say(f"{notices} thông báo của Bộ chuyển theo: thời hạn tiếp tục tính từ ngày đến, không đặt lại.")


def issue(
    context: typer.Context,
    identity: Id,
    document: Annotated[
        DocumentKind,
        typer.Option(
            "--document", "-d", prompt="Loại văn bản", metavar="LOẠI", help="Loại văn bản, như lamro case export."
        ),
    ],
    number: Annotated[str, typer.Option("--number", prompt="Số, ký hiệu", help="Số, ký hiệu văn thư đã cấp.")],
    dated: Annotated[datetime, typer.Option("--dated", formats=DAYS, prompt="Ngày văn bản", help="Ngày văn bản.")],
) -> None:
    """Ghi số, ngày của văn bản đã được phê duyệt và phát hành."""
    from flows.clockwork import right_now
    from flows.steps.case_acts import issue as enter
    from pipeline.records.office import Role
    from pipeline.store.connect import Store

    place: Workplace = context.obj
    now = right_now()
    actor = acting(context, now, Role.OFFICER)
    paper, others = enter(Store(place.store_path), identity, document, number, dated.date(), actor, now)
    _say(f"Đã ghi: {PAPERS[paper.document]} số {paper.number} ngày {paper.dated:%d/%m/%Y} ({actor}).")
    for one in others:
        before = f"{PAPERS[one.document]} số {one.number} ngày {one.dated:%d/%m/%Y}"
        _say(f"Lưu ý: vụ việc đã có {before}; cả hai đều giữ, ghi nhầm thì nói rõ bằng lamro case comment.")


def respond(
    context: typer.Context,
    identity: Id,
    measure: Annotated[str, typer.Option("--measure", "-m", help="Hình thức theo Thông tư: a, b, c, d (đ).")] = "",
    words: Annotated[str, typer.Option("--words", "-w", help="Làm gì, ở đâu.")] = "",
    on: Annotated[datetime | None, typer.Option("--on", formats=DAYS, help="Ngày (mặc định hôm nay).")] = None,
    done: Annotated[bool, typer.Option("--done", help="Đã thực hiện (cần được phê duyệt trước).")] = False,
    plan: Annotated[str, typer.Option("--plan", help="Mã hình thức đã dự kiến, cùng với --done.")] = "",
    link: Annotated[str, typer.Option("--link", help="Địa chỉ đã đăng.")] = "",
    capture: Annotated[str, typer.Option("--capture", help="Mã bản ghi trang đã đăng.")] = "",
) -> None:
    """Dự kiến một hình thức giải thích, làm rõ, hoặc ghi đã thực hiện (--done)."""
    from flows.clockwork import right_now
    from flows.jobs import the_office
    from flows.steps.case_respond import ResponseWords, give_response, plan_response
    from flows.steps.law import office_law
    from pipeline.cases.responses import response_lines
    from pipeline.records.office import Role
    from pipeline.store.connect import Store

    place: Workplace = context.obj
    now = right_now()
    actor = acting(context, now, Role.OFFICER)
    law, store = office_law(the_office(place).profile), Store(place.store_path)
    if not measure and not plan:
        for one in law.profile.measures:
            _say(f"  {one.letter}) {one.clause.text}")
        measure = ask("Hình thức (chữ cái)")
    words = words if words or plan else ask("Làm gì, ở đâu")
    told = ResponseWords(measure, words, on.date() if on else None, link, capture, plan)
    enter = give_response if done or plan else plan_response
    entry = enter(store, law, identity, told, actor, now)
    note = next((one.note for one in law.profile.measures if one.letter == entry.letter), "")
    _say(f"Đã ghi: {response_lines([entry], law.profile.measures)[0]} ({actor}).")
    if note:
        _say(f"Lưu ý: {note}")
    if done or plan:
        say_answered(place, entry.case_id, now)


def _say(words: str) -> None:
    Console().print(words, highlight=False, markup=False, soft_wrap=True)
