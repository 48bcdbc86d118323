"""The morning's one-page summary (điểm báo) of one agency: numbers and Vietnamese words, no layout."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from pipeline.records.daily import DailyInput
from pipeline.reports.daily.block import Block
from pipeline.reports.daily.fit import fitted
from pipeline.reports.daily.press import pickups_block, statements_block, stories_block, warnings_block
from pipeline.reports.daily.urgent import urgent_lines
from pipeline.reports.daily.work import answers_block, due_block, flags_block, sources_block
from pipeline.reports.phrase import Number, Part, Phrase, phrase
from pipeline.reports.spelling import date_words, inside_sentence, instant_words, weekday_date


@dataclass(frozen=True, slots=True)
class DailyPage:
    """``blocks`` hold what there is; ``absent`` says in one line of what there is nothing."""

    agency_id: str
    agency_name: str
    title: str
    day_words: str
    cutoff: datetime
    reach: Phrase
    urgent: tuple[Phrase, ...]
    blocks: tuple[Block, ...]
    absent: str  # "" where every block has something
    foot: str


def build_daily(data: DailyInput) -> DailyPage:
    """The same rows always give the same page, and it fits on one."""
    every = (
        stories_block(data.stories),
        flags_block(data.flags, data.waiting),
        due_block(data.clocks, data.cases, data.duties, data.day),
        pickups_block(data.pickups),
        statements_block(data.statements),
        warnings_block(data.warnings),
        answers_block(data.answers),
        sources_block(data.sources),
    )
    urgent, reach = urgent_lines(data), _reach(data)
    missing = [block.heading for block in every if not block.items]
    absent = f"Không có: {'; '.join(one[0].lower() + one[1:] for one in missing)}." if missing else ""
    also = _also(data)
    fixed = (*urgent, reach, *(phrase(one) for one in (absent, also) if one))
    return DailyPage(
        agency_id=data.agency_id,
        agency_name=data.agency_name,
        title=f"Điểm báo về {inside_sentence(data.agency_name)}",
        day_words=weekday_date(data.day),
        cutoff=data.cutoff,
        reach=reach,
        urgent=urgent,
        blocks=fitted([block for block in every if block.items], fixed),
        absent=absent,
        foot=_foot(data),
    )


def _reach(data: DailyInput) -> Phrase:
    domestic = Number(data.count.domestic, "daily_count.domestic")
    foreign = Number(data.count.foreign, "daily_count.foreign")
    total = Number(data.count.domestic + data.count.foreign, "daily_count.domestic + daily_count.foreign")
    since = f"Từ {instant_words(data.reach.since)} đến {instant_words(data.cutoff)}: "
    about = inside_sentence(data.agency_name)
    late: tuple[Part, ...] = ()
    if data.count.late:
        came = f" bài đăng trước ngày {date_words(data.reach.first_day)}, nay mới vào kho dữ liệu"
        late = ("; ", Number(data.count.late, "daily_count.late"), came)
    stories = Number(len(data.stories), "count(daily_stories)")
    return phrase(
        since, total, f" tin, bài viết về {about} (", domestic, " trong nước, ", foreign, " nước ngoài", *late, "), ",
        stories, " sự việc.",
    )  # fmt: skip


def _foot(data: DailyInput) -> str:
    head = f" Đầu chuỗi nhật ký: {data.audit_head[:16]}." if data.audit_head else ""
    return (
        f"Số liệu chốt lúc {instant_words(data.cutoff)} (giờ Việt Nam). Sự việc xếp theo số nguồn đưa tin, không xếp "
        f"theo tên nguồn.{_also(data)}{head}"
    )


def _also(data: DailyInput) -> str:
    """What only some pages have to say at their foot."""
    late = " Sự việc chỉ có bài vào kho muộn đứng sau." if data.count.late else ""
    same_day = data.before.same_day
    return late + (f" Trang này thay cho trang cùng ngày chốt lúc {instant_words(same_day)}." if same_day else "")
