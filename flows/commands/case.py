"""``lamro case list|show``, and the door to everything else that is done with a case."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from flows.commands import (
    case_acts,
    case_clock,
    case_decide,
    case_dossier,
    case_export,
    case_followup,
    case_link,
    case_notice,
    case_open,
    case_secret,
)
from flows.commands.case_words import Id, escalated_lines
from flows.workplace import Workplace

if TYPE_CHECKING:
    from flows.steps.case_file import CaseFile
    from pipeline.records.digest import ClockRow

app = typer.Typer(
    no_args_is_help=True,
    help="Vụ việc giải thích, làm rõ: xem, vào sổ thông báo, hoàn thiện bộ tư liệu, trình, phê duyệt, kết thúc.",
)


@app.command("list")
def list_cases(
    context: typer.Context,
    escalated: Annotated[
        bool, typer.Option("--escalated", help="Chỉ các thời hạn đã quá, chờ người phê duyệt xem xét.")
    ] = False,
) -> None:
    """Các vụ việc và thời hạn, việc gấp trước; việc quá hạn là việc chờ người phê duyệt."""
    from flows.clockwork import right_now
    from pipeline.records.cases import CaseState, ClockKind
    from pipeline.reports.case_list import urgent_first
    from pipeline.reports.terms import CLOCKS, STATES
    from pipeline.store import views
    from pipeline.store.connect import Store

    place: Workplace = context.obj
    now = right_now()
    if escalated:
        for line in escalated_lines(place, now) or ("Không có thời hạn nào quá hạn.",):
            Console().print(line, highlight=False, markup=False, soft_wrap=True)
        return
    with Store(place.store_path).reading() as tx:
        rows, clocks = views.all_case_rows(tx, now), views.all_clock_rows(tx, now)
    table = Table("mã", "cơ quan", "vụ việc", "trạng thái", "thời hạn", show_lines=True)
    for row in urgent_first(rows, clocks):
        own = [c for c in clocks if c.case_id == row.case_id and c.ended_at is None]
        due = "\n".join(f"{CLOCKS[ClockKind(c.kind)]}: hết {c.last_day:%d/%m/%Y}{_left(c)}" for c in own)
        table.add_row(
            row.case_id[:8], row.agency_id, escape(row.title), STATES[CaseState(row.state)], due or "đã kết thúc"
        )
    Console().print(table if rows else "Chưa có vụ việc nào.")
    if over := {clock.case_id for clock in clocks if clock.overdue and clock.ended_at is None}:
        Console().print(f"{len(over)} vụ việc quá hạn, chờ người phê duyệt: lamro case list --escalated")


def _left(clock: ClockRow) -> str:
    if clock.overdue:
        return " (QUÁ HẠN)"
    if clock.paused_since is not None:
        return f" (TẠM DỪNG từ {clock.paused_since:%d/%m/%Y}, còn {clock.days_left} ngày)"
    return f" (còn {clock.days_left} ngày)" if clock.days_left else " (HẾT HÔM NAY)"


@app.command("show")
def show(
    context: typer.Context,
    identity: Id,
    evidence: Annotated[
        bool, typer.Option("--evidence", help="Mỗi mã tư liệu là gì: địa chỉ, lúc thu, tệp WARC.")
    ] = False,
) -> None:
    """Toàn bộ một vụ việc: thời hạn, bộ tư liệu theo các phần a–đ, chỗ còn thiếu, diễn biến."""
    from flows.clockwork import right_now
    from flows.commands.case_more import more_of
    from flows.jobs import known_agencies, the_office
    from flows.steps.case_file import open_file
    from flows.steps.law import law_of, office_law
    from pipeline.cases.force import force_notes
    from pipeline.cases.gaps import confirmed_gaps, open_gaps
    from pipeline.cases.submission import lacking
    from pipeline.reports.case_lines import case_page_lines
    from pipeline.reports.case_page import PartTitle, build_case_page
    from pipeline.store.connect import Store

    place: Workplace = context.obj
    file = open_file(Store(place.store_path), identity, right_now())
    if evidence:
        _evidence(file)
        return
    body = known_agencies().get(file.case.agency_id)
    law = law_of(body) if body else office_law(the_office(place).profile)
    parts = [PartTitle(part.letter, part.clause.text) for part in law.profile.parts]
    missing = lacking(file.events, file.dossier, law.profile.parts, file.primary)
    asked = open_gaps(file.dossier, law.profile.parts, file.primary, confirmed_gaps(file.events))
    gaps = " ".join(one.text for one in file.dossier if one.part in missing)
    doubts = force_notes(law.profile.doubts, file.dossier, file.events)
    notes = [*_notes(file), *(doubt for doubt in doubts if doubt not in gaps)]
    answered = {one.statement_id for one in file.dossier} - {one.statement_id for one in asked}
    page = build_case_page(
        file.case,
        file.state,
        file.clocks,
        parts,
        file.dossier,
        file.events,
        missing,
        notes,
        file.notices,
        file.entered,
        law.profile.regulation.id,
        answered,
        file.stories,
        file.goes_on_in,
    )
    console = Console()
    for line in (*case_page_lines(page), *more_of(file, law.profile.measures)):
        console.print(line, highlight=False, markup=False, soft_wrap=True)


def _notes(file: CaseFile) -> list[str]:
    """Flags that no longer stand, by whom and why; notices, with what became of them."""
    from pipeline.cases.notice_lines import notice_lines
    from pipeline.reports.spelling import instant_words
    from pipeline.reports.terms import DECISIONS

    notes = []
    for flag in file.flags:
        own, made = flag.assessment.assessment_id[:8], flag.decision
        if flag.stands:
            continue
        if made is not None:
            what = f"{DECISIONS[made.decision]} lúc {instant_words(made.decided_at)} ({made.actor}): {made.reason}"
        else:
            what = "theo tư liệu mới, không còn ở mức cần kiểm chứng"
        notes.append(f"Nội dung {own} đã gắn với vụ việc này: {what}")
    if file.flags and not any(flag.stands for flag in file.flags):
        own = file.case.case_id[:8]
        notes.append(f"Không còn nội dung nào làm căn cứ: lamro case dismiss {own} hoặc lamro case withdraw {own}.")
    return [*notes, *notice_lines(file.notices, file.events)]


def _evidence(file: CaseFile) -> None:
    """Each id of the dossier: what it is, where and when it was captured, in which file it lies."""
    from flows.commands.case_words import FIELDS, KINDS
    from pipeline.cases.gaps import FORCE
    from pipeline.reports.spelling import instant_words

    console = Console()
    for one in file.evidence:
        console.print(f"{one.id[:12]} {KINDS[one.kind]}: {one.words}".rstrip(": "), highlight=False, markup=False)
        if one.span_end:
            where = f"   {FIELDS[one.span_field]}, ký tự {one.span_start}–{one.span_end}"
            console.print(where, highlight=False, markup=False)
        if one.fetched_at is not None:
            where = (
                f"{one.url}\n   thu lúc {instant_words(one.fetched_at)}\n   {one.warc_path} vị trí {one.warc_offset}"
            )
            console.print(f"   {where}\n   SHA-256 {one.payload_sha256}", highlight=False, markup=False, soft_wrap=True)
    told, cited = {one.id for one in file.evidence}, dict.fromkeys(id for one in file.dossier for id in one.evidence)
    for other in (id for id in cited if id not in told and not id.startswith(FORCE)):
        console.print(f"{other} văn bản pháp luật", highlight=False, markup=False)
    if not file.dossier:
        console.print("Bộ tư liệu chưa có nội dung.")


case_open.add_to(app)
case_notice.add_to(app)
case_clock.add_to(app)
case_dossier.add_to(app)
case_decide.add_to(app)
case_acts.add_to(app)
case_link.add_to(app)
case_secret.add_to(app)
case_followup.add_to(app)
case_export.add_to(app)
