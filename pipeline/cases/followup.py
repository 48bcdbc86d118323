"""After an answer: were the pages that carry the claim changed or withdrawn, how fast, and who took up the answer.

Per case and page, in words.  The same rule as the view ``case_followup``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from pipeline.cases.words import instant_words, shorten
from pipeline.records.days import day_in_vietnam, end_of_day, start_of_day
from pipeline.records.followup import Carries, FollowedPage, PageAfter
from pipeline.records.versions import ChangeKind, FigureChange, PageChange

_MOST, _LENGTH = 3, 120
_HOUR = 3600
_CALLED = {Carries.ORIGIN: "Bài", Carries.COPY: "Bài cùng nội dung", Carries.OTHER: "Bài khác trong sự việc"}
NO_ORIGIN = (
    "Trong kho không có trang báo nào nêu nội dung này như sự thật: không có trang nào để theo dõi việc sửa, gỡ."
)
NOBODY = "Chưa thấy bài nào khác trong sự việc nêu thông tin chính thức sau khi trả lời."


def known_from(answered_at: datetime) -> datetime:
    """The instant from which a change may have followed the answer.

    An answer that was entered for an earlier day counts as given at the day's last instant; it may have been earlier.
    """
    day = day_in_vietnam(answered_at)
    return start_of_day(day) if _only_day(answered_at) else answered_at


def after_answers(pages: Iterable[FollowedPage], answers: Sequence[datetime]) -> tuple[PageAfter, ...]:
    """What became of each of *pages* since the first of *answers*: its changes by time, or that none was seen.

    Pages that carry the claim come first, then their copies, then the others.  Nothing without an answer.
    """
    if not answers:
        return ()
    order = list(Carries)
    ordered = sorted(pages, key=lambda one: (order.index(one.page.relation), one.page.canonical_url))
    return tuple(row for one in ordered for row in _after(one, sorted(answers)))


def _after(one: FollowedPage, answers: list[datetime]) -> Iterable[PageAfter]:
    last = max(one.looks, default=None)
    since = min(map(known_from, answers))
    changes = sorted((c for c in one.changes if c.noticed_at >= since), key=lambda c: (c.noticed_at, c.change_id))
    if not changes:
        yield PageAfter(one, answers[0], None, None, None, last)
    for change in changes:
        answered = max(at for at in answers if known_from(at) <= change.noticed_at)
        hours = max(0.0, (change.noticed_at - answered).total_seconds() / _HOUR)
        before = max((at for at in one.looks if at < change.noticed_at), default=None)
        yield PageAfter(one, answered, change, hours, before, last)


def follow_up_lines(rows: Sequence[PageAfter]) -> tuple[str, ...]:
    """*rows* in words, a line each.  Of the other pages only those that took up the answer or changed are told."""
    told = tuple(_line(row) for row in rows if _worth_telling(row))
    if rows and not any(row.followed.page.relation is Carries.ORIGIN for row in rows):
        told = (NO_ORIGIN, *told)
    if rows and not any(row.followed.page.picked_up for row in rows if row.followed.page.relation is Carries.OTHER):
        return (*told, NOBODY)
    return told


def _worth_telling(row: PageAfter) -> bool:
    page = row.followed.page
    return page.relation is not Carries.OTHER or page.picked_up


def _line(row: PageAfter) -> str:
    page = row.followed.page
    took_up = "; có nêu thông tin chính thức về việc này" if page.picked_up else ""
    return f"{_CALLED[page.relation]} “{shorten(page.title, _LENGTH)}” {_became(row)}{took_up}. {page.canonical_url}"


def _became(row: PageAfter) -> str:
    page = row.followed.page
    if row.change is None:
        if page.first_seen_at >= known_from(row.answered_at):
            return f"ghi nhận lần đầu {_took(row.answered_at, page.first_seen_at)}"
        if row.last_looked_at is None or row.last_looked_at < row.answered_at:
            return f"chưa được xem lại sau khi trả lời, lần xem gần nhất {_at(row.last_looked_at)}"
        return f"chưa thấy thay đổi, lần xem gần nhất {_at(row.last_looked_at)}{_stands(row)}"
    what = {
        ChangeKind.EDITED: "được sửa",
        ChangeKind.WITHDRAWN: "không còn trên mạng",
        ChangeKind.BACK: "có trở lại",
    }[row.change.kind]
    words = f"{what} {_took(row.answered_at, row.change.noticed_at)} (thấy lúc {instant_words(row.change.noticed_at)})"
    if row.looked_before is not None and row.looked_before < row.answered_at:
        words += f"; lần xem trước đó là {_at(row.looked_before)}, nên có thể đã đổi trước khi trả lời"
    if row.change.kind is ChangeKind.EDITED:
        words += f": {_edit(row.change)}{_stands(row)}"
    return words


def _took(answered_at: datetime, at: datetime) -> str:
    """How long after the answer, to the minute; to the day where only the answer's day is known."""
    if _only_day(answered_at):
        days = (day_in_vietnam(at) - day_in_vietnam(answered_at)).days
        return f"{days} ngày sau ngày trả lời" if days else "trong ngày trả lời"
    minutes = int((at - answered_at).total_seconds() // 60)
    days, hours, rest = minutes // 1440, minutes // 60 % 24, minutes % 60
    parts = [(days, "ngày"), (hours, "giờ"), (rest if not days else 0, "phút")]
    words = " ".join(f"{number} {unit}" for number, unit in parts if number) or "dưới 1 phút"
    return f"{words} sau khi trả lời"


def _edit(change: PageChange) -> str:
    told = [_figure(one) for one in change.figures]
    if change.title:
        told.append(f"tiêu đề “{shorten(change.title.before, _LENGTH)}” → “{shorten(change.title.after, _LENGTH)}”")
    if not told:
        told = [f"“{shorten(o.before, _LENGTH)}” → “{shorten(o.after, _LENGTH)}”" for o in change.reworded]
        told += [f"bỏ câu “{shorten(sentence, _LENGTH)}”" for sentence in change.went]
        told += [f"thêm câu “{shorten(sentence, _LENGTH)}”" for sentence in change.came]
    more = f" và {len(told) - _MOST} chỗ khác" if len(told) > _MOST else ""
    return f"{'; '.join(told[:_MOST])}{more}" if told else "không thấy câu nào khác"


def _figure(one: FigureChange) -> str:
    if one.before and one.after:
        return f"“{one.before}” → “{one.after}”"
    return f"bỏ “{one.before}”" if one.before else f"thêm “{one.after}”"


def _stands(row: PageAfter) -> str:
    if not row.followed.doubted:
        return ""
    words = "vẫn còn" if row.followed.stands else "không còn nguyên văn"
    return f"; câu “{shorten(row.followed.doubted, _LENGTH)}” {words}"


def _at(instant: datetime | None) -> str:
    return instant_words(instant) if instant else "không rõ"


def _only_day(answered_at: datetime) -> bool:
    return answered_at == end_of_day(day_in_vietnam(answered_at)) - timedelta(microseconds=1)
