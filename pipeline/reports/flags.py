"""What needs checking (flags), why, and what triage decided."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from pipeline.records.assessment import Decision
from pipeline.records.digest import FlagRow
from pipeline.records.weekly import DecisionCount
from pipeline.reports.addresses import Addresses, Named, headline_link
from pipeline.reports.phrase import Number, Part, listing, phrase
from pipeline.reports.spelling import sentence_start, short_id
from pipeline.reports.table import Cell, Column, Section, Table, cell
from pipeline.reports.terms import DECISIONS, UNDECIDED, decision_words

COUNT = "digest_flag_counts.flags"
SCORE = "digest_flags.score"
TAKEN = "digest_decisions.decisions"
HEADING = "Nội dung cần kiểm chứng"
SHOWN = 6  # in the body; all others in the annex
GLANCE = 170  # letters of a reason in the body
NO_REASON = "Không ghi dấu hiệu"
_ORDER = ("", *(Decision.ASK, Decision.ACCEPT, Decision.REJECT, Decision.WITHDRAW))


@dataclass(frozen=True, slots=True)
class FlagView:
    assessment_id: str
    agency: str  # name
    day: date
    title: str
    url: str
    score: Number
    reasons: tuple[str, ...]
    decision: str  # Vietnamese


@dataclass(frozen=True, slots=True)
class Flags:
    """Undecided ones first, then by what was decided; within that the higher score first."""

    total: Number
    undecided: Number
    decided: tuple[tuple[Decision, Number], ...]
    taken: tuple[tuple[Decision, Number], ...]  # decisions of the week, on reports of whatever day
    rows: tuple[FlagView, ...]


def build_flags(rows: Sequence[FlagRow], taken: Sequence[DecisionCount], names: Mapping[str, str]) -> Flags:
    """*names* of agencies by slug.  Raises ValueError for a decision that is none of :class:`Decision`."""
    ordered = sorted(rows, key=lambda row: (_ORDER.index(row.decision), -row.score, row.day, row.assessment_id))
    counts = {Decision(row.decision): row.decisions for row in taken}
    return Flags(
        total=Number(len(rows), COUNT, "all"),
        undecided=_count(rows, ""),
        decided=tuple((decision, _count(rows, decision)) for decision in Decision),
        taken=tuple((one, Number(counts.get(one, 0), TAKEN, one.value)) for one in Decision),
        rows=tuple(_view(row, names) for row in ordered),
    )


def _count(rows: Sequence[FlagRow], decision: str) -> Number:
    return Number(sum(row.decision == decision for row in rows), COUNT, str(decision) or "open")


def _view(row: FlagRow, names: Mapping[str, str]) -> FlagView:
    return FlagView(
        assessment_id=row.assessment_id,
        agency=names.get(row.agency_id, row.agency_id),
        day=row.day,
        title=row.title,
        url=row.url,
        score=Number(float(row.score), SCORE, row.assessment_id),
        reasons=_reasons(row),
        decision=decision_words(row.decision),
    )


def _reasons(row: FlagRow) -> tuple[str, ...]:
    """The first reason of each signal: five sentences that assert one denied claim are one reason to a reader."""
    if len(row.signals) != len(row.reasons):
        return row.reasons
    first: dict[str, str] = {}
    for name, reason in zip(row.signals, row.reasons, strict=True):
        first.setdefault(name, reason)
    return tuple(first.values())


def decision_counts(flags: Flags) -> list[tuple[Number, str]]:
    return [(flags.undecided, UNDECIDED), *((number, DECISIONS[decision]) for decision, number in flags.decided)]


def named_flags(flags: Flags) -> tuple[Named, ...]:
    return tuple(Named(row.title, row.url) for row in flags.rows)


def flags_section(flags: Flags, addresses: Addresses, *, together: bool) -> Section:
    """*together*: the paper is about several agencies, so each row names its own."""
    said = [phrase("Không có nội dung nào cần kiểm chứng trong tin, bài của tuần.")]
    if flags.rows:
        said = [
            phrase("Có ", flags.total, " nội dung cần kiểm chứng", *decided_parts(flags), "."),
            phrase(
                "Đây là thông tin có dấu hiệu sai lệch, chưa phải là kết luận; người có thẩm quyền kết luận sau khi "
                "kiểm chứng."
            ),
        ]
    taken = listing([(number, DECISIONS[decision]) for decision, number in flags.taken])
    if taken:
        said.append(phrase("Chuyên viên đã quyết định trong tuần, kể cả về bài của các tuần trước: ", *taken, "."))
    if len(flags.rows) > SHOWN:
        said.append(phrase("Các nội dung còn lại ở phụ lục."))
    tables = (_table("flags", flags, flags.rows[:SHOWN], addresses, together),) if flags.rows else ()
    return Section("flags", HEADING, tuple(said), tables)


def decided_parts(flags: Flags) -> tuple[Part, ...]:
    """``: 3 chấp nhận; 1 bác bỏ``; where all were decided alike that is said once."""
    same = _same(flags)
    return (f", tất cả {same}",) if same else (": ", *listing(decision_counts(flags)))


def _same(flags: Flags) -> str:
    """What was decided of every one of several, "" where it differs."""
    found = {row.decision for row in flags.rows}
    return found.pop() if len(found) == 1 and len(flags.rows) > 1 else ""


def flags_annex(flags: Flags, addresses: Addresses, *, together: bool) -> Table | None:
    """Those that the body does not hold."""
    if len(flags.rows) <= SHOWN:
        return None
    return _table("flags_more", flags, flags.rows[SHOWN:], addresses, together)


def _table(name: str, flags: Flags, rows: Sequence[FlagView], addresses: Addresses, together: bool) -> Table:
    alike = bool(_same(flags))
    columns = (
        Column("Bài có nội dung cần kiểm chứng"),
        Column("Ngày"),
        Column("Dấu hiệu"),
        Column("Điểm", (SCORE,), numeric=True),
        *(() if alike else (Column("Kết quả xem xét"),)),
    )
    caption = "Nội dung cần kiểm chứng" + ("" if alike else " và kết quả xem xét")
    whole = name != "flags"
    told = tuple(_row(row, addresses, together, whole, alike) for row in rows)
    return Table(name, caption + (" (tiếp)" if whole else ""), columns, told)


def _row(row: FlagView, addresses: Addresses, together: bool, whole: bool, alike: bool) -> tuple[Cell, ...]:
    about = f"{row.agency}. " if together else ""
    mark = addresses.mark(row.url)
    where = f"; bài {mark}" if mark else ""
    return (
        (phrase(headline_link(row.title, row.url)), phrase(f"{about}Mã {short_id(row.assessment_id)}{where}")),
        cell(f"{row.day:%d/%m}"),
        tuple(phrase(reason) for reason in (row.reasons if whole else _briefly(row.reasons))) or cell(NO_REASON),
        cell(row.score),
        *(() if alike else (cell(sentence_start(row.decision)),)),
    )


def _briefly(reasons: Sequence[str]) -> tuple[str, ...]:
    """The first reason, cut to what is read at a glance; the whole of it stands in ``lamro explain``."""
    if not reasons:
        return ()
    first = reasons[0]
    if len(first) > GLANCE:
        first = first[:GLANCE].rsplit(" ", 1)[0].rstrip(" ,;:“") + "…"
    return (first, "Còn các dấu hiệu khác (xem mã bài).") if len(reasons) > 1 else (first,)
