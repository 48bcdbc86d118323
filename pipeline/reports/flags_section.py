"""Flags in words and tables: those of the week, and those of the weeks before that were open when it began."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.reports.flags import SCORE, Flags, FlagView, decision_counts
from pipeline.reports.phrase import Link, Part, Phrase, listing, phrase
from pipeline.reports.spelling import sentence_start, short_id
from pipeline.reports.table import Cell, Column, Section, Table, cell
from pipeline.reports.terms import DECISIONS

HEADING = "Nội dung cần kiểm chứng"
SHOWN = 6  # of each list in the body; all others in the annex
GLANCE = 170  # letters of a reason in the body
NO_REASON = "Không ghi dấu hiệu"


def flags_section(flags: Flags, *, together: bool) -> Section:
    """*together*: the paper is about several agencies, so each row names its own."""
    said = [phrase("Trong tuần không phát hiện nội dung nào cần kiểm chứng.")]
    if flags.rows:
        said = [phrase("Trong tuần phát hiện ", flags.total, " nội dung cần kiểm chứng: ", *_decided(flags), ".")]
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
    lists = (("flags", flags.rows[:SHOWN]), ("flags_before", flags.before[:SHOWN]))
    return Section("flags", HEADING, tuple(said), tuple(_table(name, rows, together) for name, rows in lists if rows))


def waiting_words(flags: Flags) -> Phrase:
    """``còn tồn từ các tuần trước: 3 nội dung``, to be put into a sentence."""
    return phrase("còn tồn từ các tuần trước: ", flags.waiting, " nội dung")


def _decided(flags: Flags) -> tuple[Part, ...]:
    return listing(decision_counts(flags))


def _from_before(flags: Flags) -> list[Phrase]:
    if flags.waiting.value:
        settled: tuple[Part, ...] = ("; đã có quyết định với ", flags.settled, " nội dung khác")
        more = settled if flags.settled.value else ()
        return [phrase("Còn tồn từ các tuần trước: ", flags.waiting, " nội dung", *more, ".")]
    if flags.settled.value:
        return [phrase("Đã có quyết định với ", flags.settled, " nội dung của các tuần trước; không còn nội dung tồn.")]
    return []


def flags_annex(flags: Flags, *, together: bool) -> tuple[Table, ...]:
    """Those that the body does not hold."""
    lists = (("flags_more", flags.rows[SHOWN:]), ("flags_before_more", flags.before[SHOWN:]))
    return tuple(_table(name, rows, together) for name, rows in lists if rows)


def _table(name: str, rows: Sequence[FlagView], together: bool) -> Table:
    columns = (
        Column("Bài có nội dung cần kiểm chứng"),
        Column("Ngày của bài"),
        Column("Dấu hiệu"),
        Column("Điểm", (SCORE,), numeric=True),
        Column("Kết quả xem xét"),
    )
    whole = name.endswith("_more")
    caption = "Nội dung của các tuần trước" if name.startswith("flags_before") else "Nội dung phát hiện trong tuần"
    caption += " và kết quả xem xét" + (" (tiếp)" if whole else "")
    return Table(name, caption, columns, tuple(_row(row, together, whole) for row in rows))


def _row(row: FlagView, together: bool, whole: bool) -> tuple[Cell, ...]:
    about = f"{row.agency}. " if together else ""
    return (
        (phrase(Link(row.title, row.url)), phrase(f"{about}Mã {short_id(row.assessment_id)}")),
        cell(f"{row.day:%d/%m}"),
        tuple(phrase(reason) for reason in (row.reasons if whole else _briefly(row.reasons))) or cell(NO_REASON),
        cell(row.score),
        cell(sentence_start(row.decision)),
    )


def _briefly(reasons: Sequence[str]) -> tuple[str, ...]:
    """The first reason, cut to what is read at a glance; the whole of it stands in ``lamro explain``."""
    if not reasons:
        return ()
    first = reasons[0]
    if len(first) > GLANCE:
        first = first[:GLANCE].rsplit(" ", 1)[0].rstrip(" ,;:“") + "…"
    return (first, "Còn dấu hiệu khác.") if len(reasons) > 1 else (first,)
