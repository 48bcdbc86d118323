"""``lamro case confirm|dismiss|press-was-right|withdraw|submit|approve|return|spoke|copied|close``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer
from rich.console import Console

from flows.commands.case_words import Id, Reason, Ref, acting, say_answered
from flows.workplace import Workplace

if TYPE_CHECKING:
    from pipeline.records.cases import CaseEvent

_BOTH = ("officer", "approver")
_OFFICER = ("officer",)
_APPROVER = ("approver",)


def add_to(app: typer.Typer) -> None:
    """Hang the commands of this file on *app*, in the order of a case's life."""
    app.command("confirm")(confirm)
    app.command("dismiss")(dismiss)
    app.command("press-was-right")(press_was_right)
    app.command("withdraw")(withdraw)
    app.command("submit")(submit)
    app.command("approve")(approve)
    app.command("return")(return_)
    app.command("spoke")(spoke)
    app.command("copied")(copied)
    app.command("close")(close)


def confirm(context: typer.Context, identity: Id, reason: Reason, ref: Ref = "") -> None:
    """Xác nhận: thông tin sai lệch VÀ ảnh hưởng đến uy tín, hình ảnh của cơ quan, địa phương."""
    _take(context, identity, "confirmed", reason, ref, _BOTH)


def dismiss(context: typer.Context, identity: Id, reason: Reason, ref: Ref = "") -> None:
    """Không phải thông tin sai lệch: kết thúc vụ việc. Nếu Bộ đã thông báo, công văn trả lời nêu lý do này."""
    _take(context, identity, "dismissed", reason, ref, _BOTH)


def press_was_right(context: typer.Context, identity: Id, reason: Reason, ref: Ref = "") -> None:
    """Báo nêu đúng, cơ quan đính chính: bộ tư liệu mở lại để ghi điều báo nêu đúng và việc đã làm."""
    _take(context, identity, "press_was_right", reason, ref, _BOTH)


def withdraw(context: typer.Context, identity: Id, reason: Reason, ref: Ref = "") -> None:
    """Rút vụ việc, kể cả đã kết thúc: lỗi của chính mình; nhật ký vẫn giữ, kết luận đã ghi thôi có giá trị."""
    _take(context, identity, "withdrawn", reason, ref, _BOTH)


def submit(context: typer.Context, identity: Id, reason: Reason) -> None:
    """Trình phê duyệt: cán bộ xử lý trình; chưa đủ các phần thì bị từ chối kèm danh sách còn thiếu."""
    from flows.clockwork import right_now
    from flows.jobs import the_office
    from flows.steps.casework import submit as lay_before
    from flows.steps.law import office_law
    from pipeline.records.office import Role
    from pipeline.store.connect import Store

    place: Workplace = context.obj
    now = right_now()
    actor = acting(context, now, Role.OFFICER)
    law = office_law(the_office(place).profile)
    _say(lay_before(Store(place.store_path), law, identity, reason, actor, now))


def approve(context: typer.Context, identity: Id, reason: Reason) -> None:
    """Phê duyệt nội dung đưa ra: bởi đăng nhập khác với người xác nhận, soạn, trình."""
    from flows.clockwork import right_now
    from flows.steps.casework import approve as sign
    from pipeline.records.office import Role
    from pipeline.store.connect import Store

    place: Workplace = context.obj
    now = right_now()
    _say(sign(Store(place.store_path), identity, reason, acting(context, now, Role.APPROVER), now))


def return_(context: typer.Context, identity: Id, reason: Reason) -> None:
    """Trả lại để hoàn thiện: bộ tư liệu lại sửa được, phê duyệt trước đó thôi có hiệu lực."""
    _take(context, identity, "returned", reason, "", _APPROVER)


def spoke(context: typer.Context, identity: Id, reason: Reason, ref: Ref = "") -> None:
    """Đã phát ngôn, cung cấp thông tin giải thích, làm rõ (sau khi được phê duyệt)."""
    _take(context, identity, "spoke", reason, ref, _OFFICER)


def copied(context: typer.Context, identity: Id, reason: Reason, ref: Ref = "") -> None:
    """Đã đồng gửi Bộ (sau khi được phê duyệt)."""
    _take(context, identity, "copied_ministry", reason, ref, _OFFICER)


def close(context: typer.Context, identity: Id, reason: Reason, ref: Ref = "") -> None:
    """Kết thúc vụ việc đã trả lời; nói rõ kết luận nào được ghi vào hồ sơ thông tin chính thức, hoặc vì sao không."""
    from flows.clockwork import right_now
    from flows.steps.casework import close as end
    from pipeline.records.office import Role
    from pipeline.store.connect import Store

    place: Workplace = context.obj
    now = right_now()
    event, left = end(Store(place.store_path), identity, reason, ref, acting(context, now, Role.OFFICER), now)
    _say(event)
    if left:
        Console().print(left, highlight=False, markup=False, soft_wrap=True)


def _take(context: typer.Context, identity: str, kind: str, reason: str, ref: str, roles: tuple[str, ...]) -> None:
    from flows.clockwork import right_now
    from flows.steps.casework import take_event
    from pipeline.cases.transitions import ANSWERS
    from pipeline.records.cases import CaseEventKind
    from pipeline.records.office import Role
    from pipeline.store.connect import Store

    place: Workplace = context.obj
    now = right_now()
    actor = acting(context, now, *map(Role, roles))
    event, left = take_event(Store(place.store_path), identity, CaseEventKind(kind), reason, ref, actor, now)
    _say(event)
    if left:
        Console().print(left, highlight=False, markup=False, soft_wrap=True)
    if event.kind in ANSWERS:
        say_answered(place, event.case_id, now)


def _say(event: CaseEvent) -> None:
    from pipeline.reports.terms import EVENTS

    done = EVENTS[event.kind]
    own = f"{'mã' if 'vụ việc' in done else 'vụ việc'} {event.case_id[:8]}"
    words = f"Đã ghi: {done}, {own} ({event.actor})."
    Console().print(words, highlight=False, markup=False, soft_wrap=True)
