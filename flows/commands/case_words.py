"""What the commands of a case have in common: their arguments, their words, who acts."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from flows.plain_input import ask

if TYPE_CHECKING:
    from flows.workplace import Workplace
    from pipeline.records.office import Role


def _ask_case() -> str:
    return ask("Mã vụ việc")


Id = Annotated[
    str,
    typer.Argument(default_factory=_ask_case, show_default=False, help="Mã vụ việc (8 ký tự đầu là đủ)."),
]
Reason = Annotated[
    str,
    typer.Option(
        "--reason", "-r", prompt="Lý do", help="Vì sao làm việc này, dựa vào đâu: ghi vào diễn biến và nhật ký."
    ),
]
Ref = Annotated[str, typer.Option("--ref", help="Mã tư liệu hoặc đường dẫn làm căn cứ.")]
DAYS = ["%Y-%m-%d", "%d/%m/%Y"]
FIELDS = {"title": "tiêu đề", "lead": "sapo", "text": "thân bài"}
KINDS = {
    "statement": "thông tin chính thức",
    "claim": "nội dung được nêu",
    "capture": "bản ghi trang",
    "article": "bài",
    "case": "vụ việc",
    "attachment": "tệp đính kèm",
    "assessment": "nội dung cần kiểm chứng",
}


def acting(context: typer.Context, now: datetime, *roles: Role) -> str:
    """The login, where the store's office gives it one of *roles*; raises :class:`NotAllowed` otherwise."""
    from flows.office_log import authorised

    return authorised(context.obj, now, *roles)


def say_answered(place: Workplace, case_id: str, now: datetime) -> None:
    """Print what the ministry's notices still want after an answer, or that their clock has ended."""
    from flows.steps.case_file import open_file
    from pipeline.cases.notice_lines import answer_lines
    from pipeline.store.connect import Store

    file = open_file(Store(place.store_path), case_id, now)
    for line in answer_lines(file.notices, file.events):
        Console().print(line, highlight=False, markup=False, soft_wrap=True)


def escalated_lines(place: Workplace, now: datetime) -> tuple[str, ...]:
    """The deadlines that have run out, for the approvers of office.yml; none where there are none."""
    from flows.jobs import the_office
    from flows.standing import standing_store
    from pipeline.records.office import Role
    from pipeline.reports.escalations import escalation_lines
    from pipeline.store.clock_changes import escalations

    with standing_store(place).reading() as tx:
        rows = escalations(tx, now)
    approvers = [login for role, logins in the_office(place).roles if role is Role.APPROVER for login in logins]
    return escalation_lines(rows, approvers)
