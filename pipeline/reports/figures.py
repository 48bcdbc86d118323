"""Every single number that a digest tells outside its tables, with its label."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.records.weekly import DigestInput
from pipeline.reports.annex import Figure
from pipeline.reports.baseline import mean_words
from pipeline.reports.casework import Casework
from pipeline.reports.coverage import Coverage
from pipeline.reports.flags import Flags, decision_counts
from pipeline.reports.method import FalseFlags, thresholds
from pipeline.reports.phrase import Number
from pipeline.reports.responses import Responses
from pipeline.reports.rising import Rising
from pipeline.reports.shares import SHOWN, Shares
from pipeline.reports.sources import SourceHealth
from pipeline.reports.stories import TopStories
from pipeline.reports.terms import DECISIONS

Given = tuple[str, Number | None]


def coverage_figures(coverage: Coverage, shares: Shares) -> Iterator[Given]:
    yield "Tin, bài", coverage.total
    yield "Tin, bài trong nước", coverage.domestic
    yield "Tin, bài nước ngoài", coverage.foreign
    yield mean_words(coverage.baseline), coverage.usual_total
    yield "Mức thay đổi (%)", coverage.change
    yield "Tuần đủ dữ liệu trong bốn tuần trước", coverage.baseline.count
    yield "Ngày được thu thập đầy đủ trong tuần", coverage.baseline.collected
    for share in shares.own if len(shares.own) <= SHOWN else ():
        yield f"Tỷ trọng của {share.name} (%)", share.share
        yield f"Tỷ trọng của {share.name} các tuần trước (%)", share.usual_share
        yield f"Thứ bậc của {share.name}", share.place
        yield f"Số nơi cùng loại với {share.name}", share.agencies


def matter_figures(stories: TopStories, rising: Rising, flags: Flags) -> Iterator[Given]:
    yield "Sự việc", stories.total
    yield "Sự việc mới phát sinh", stories.fresh
    yield "Cảnh báo sớm", rising.total
    yield "Nội dung cần kiểm chứng", flags.total
    for number, words in decision_counts(flags):
        yield f"Nội dung cần kiểm chứng: {words}", number
    yield "Nội dung còn tồn từ các tuần trước", flags.waiting
    yield "Nội dung của các tuần trước đã có quyết định", flags.settled
    yield "Nội dung phát hiện sau tuần, trong tin, bài của tuần", flags.later
    for decision, number in flags.taken:
        yield f"Quyết định trong tuần: {DECISIONS[decision]}", number


def case_figures(casework: Casework, responses: Responses) -> Iterator[Given]:
    yield "Vụ việc đang xử lý", casework.in_hand
    yield "Vụ việc mở trong tuần", casework.opened
    yield "Vụ việc kết thúc trong tuần", casework.ended
    yield "Thời hạn đang tính", casework.running
    yield "Thời hạn quá hạn", casework.overdue
    yield "Thời hạn đến hạn tuần tới", casework.due_next
    yield "Lần giải thích, làm rõ trong tuần", responses.done_count


def method_figures(data: DigestInput, sources: SourceHealth, false_flags: FalseFlags) -> Iterator[Given]:
    yield "Nguồn được theo dõi", sources.total
    yield "Đêm đã qua trong tuần", sources.nights
    yield "Đêm thu thập trong tuần", sources.collected
    yield "Nguồn có đêm không có tin", sources.lacking
    yield "Nguồn đã được hỏi", sources.asked
    yield "Nguồn không có tin ở lần được hỏi gần nhất", sources.silent
    known = thresholds(data)
    yield "Ngưỡng cần kiểm chứng", known.get("flag")
    yield "Ngưỡng mở vụ việc", known.get("case")
    yield "Nội dung đã chấp nhận hoặc bác bỏ", false_flags.decided
    yield "Nội dung đã bác bỏ", false_flags.rejected
    yield "Nội dung đã rút", false_flags.withdrawn
    yield "Tỷ lệ cảnh báo nhầm (%)", false_flags.rate


def figures_of(*given: Iterator[Given]) -> tuple[Figure, ...]:
    """Those that there are, in order."""
    return tuple(Figure(label, number) for some in given for label, number in some if number is not None)
