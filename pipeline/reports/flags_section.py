"""Flags in words and tables: those of the week, and those of the weeks before that were open when it began."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.reports.addresses import Addresses, Named, headline_link
from pipeline.reports.flags import SCORE, Flags, FlagView, decision_counts
from pipeline.reports.phrase import Part, Phrase, listing, phrase
from pipeline.reports.spelling import sentence_start, short_id
from pipeline.reports.table import Cell, Column, Section, Table, cell
from pipeline.reports.terms import DECISIONS

HEADING = "Nội dung cần kiểm chứng"
SHOWN = 6  # of each list in the body; all others in the annex
GLANCE = 170  # letters of a reason in the body
NO_REASON = "Không ghi dấu hiệu"


def named_flags(flags: Flags) -> tuple[Named, ...]:
    """The articles of both lists, in the order in which body and annex tell them."""
    rows, before = flags.rows, flags.before
    told = (*rows[:SHOWN], *before[:SHOWN], *rows[SHOWN:], *before[SHOWN:])
    return tuple(Named(row.title, row.url) for row in told)


def flags_section(flags: Flags, addresses: Addresses, *, together: bool) -> Section:
    """*together*: the paper is about several agencies, so each row names its own."""
    said = [phrase("Trong tuần không phát hiện nội dung nào cần kiểm chứng.")]
    if flags.rows:
        said = [phrase("Trong tuần phát hiện ", flags.total, " nội dung cần kiểm chứng", *decided_parts(flags), ".")]
    said += _from_before(flags)
    if flags.rows or flags.before:
        said.append(
            phrase(
                "Đây là thông tin có dấu hiệu sai lệch, chưa phải là kết luận; người có thẩm quyền kết luận sau khi "
                "kiểm chứng."
            )
        )
    taken = listing([(number, DECISIONS[decision]) for decision, number in flags.taken])
    if taken:
        said.append(phrase("Chuyên viên đã quyết định trong tuần, kể cả về nội dung của các tuần trước: ", *taken, "."))
    if flags.later.value:
        said.append(
            phrase(
                "Sau tuần này còn phát hiện ",
                flags.later,
                " nội dung trong tin, bài của tuần, nêu ở báo cáo của tuần phát hiện.",
            )
        )
    if len(flags.rows) > SHOWN or len(flags.before) > SHOWN:
        said.append(phrase("Các nội dung còn lại ở phụ lục."))
    tables = (
        _table("flags", flags.rows, flags.rows[:SHOWN], addresses, together),
        _table("flags_before", flags.before, flags.before[:SHOWN], addresses, together),
    )
    return Section("flags", HEADING, tuple(said), tuple(table for table in tables if table.rows))


def waiting_words(flags: Flags) -> Phrase:
    """``còn tồn từ các tuần trước: 3 nội dung``, to be put into a sentence."""
    return phrase("còn tồn từ các tuần trước: ", flags.waiting, " nội dung")


def decided_parts(flags: Flags) -> tuple[Part, ...]:
    """Of those of the week ``: 3 chấp nhận; 1 bác bỏ``; where all were decided alike that is said once."""
    return _all_alike(flags.rows) or (": ", *listing(decision_counts(flags)))


def _all_alike(rows: Sequence[FlagView]) -> tuple[Part, ...]:
    """``, tất cả bác bỏ``; () where they differ."""
    same = _same(rows)
    return (f", tất cả {same}",) if same else ()


def _same(rows: Sequence[FlagView]) -> str:
    """What was decided of every one of several, "" where it differs."""
    found = {row.decision for row in rows}
    return found.pop() if len(found) == 1 and len(rows) > 1 else ""


def _from_before(flags: Flags) -> list[Phrase]:
    alike = _all_alike(flags.before)
    if flags.waiting.value:
        settled: tuple[Part, ...] = ("; đã có quyết định với ", flags.settled, " nội dung khác")
        more = settled if flags.settled.value else alike
        return [phrase("Còn tồn từ các tuần trước: ", flags.waiting, " nội dung", *more, ".")]
    if flags.settled.value:
        told: tuple[Part, ...] = ("Đã có quyết định với ", flags.settled, " nội dung của các tuần trước")
        return [phrase(*told, *alike, "; không còn nội dung tồn.")]
    return []


def flags_annex(flags: Flags, addresses: Addresses, *, together: bool) -> tuple[Table, ...]:
    """Those that the body does not hold."""
    tables = (
        _table("flags_more", flags.rows, flags.rows[SHOWN:], addresses, together),
        _table("flags_before_more", flags.before, flags.before[SHOWN:], addresses, together),
    )
    return tuple(table for table in tables if table.rows)


def _table(
    name: str, listed: Sequence[FlagView], rows: Sequence[FlagView], addresses: Addresses, together: bool
) -> Table:
    """*rows* are those of the whole list *listed* that this table holds."""
    alike = bool(_same(listed))
    columns = (
        Column("Bài có nội dung cần kiểm chứng"),
        Column("Ngày của bài"),
        Column("Dấu hiệu"),
        Column("Điểm", (SCORE,), numeric=True),
        *(() if alike else (Column("Kết quả xem xét"),)),
    )
    whole = name.endswith("_more")
    caption = "Nội dung của các tuần trước" if name.startswith("flags_before") else "Nội dung phát hiện trong tuần"
    caption += ("" if alike else " và kết quả xem xét") + (" (tiếp)" if whole else "")
    return Table(name, caption, columns, tuple(_row(row, addresses, together, whole, alike) for row in rows))


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
