"""What ``lamro case show`` tells beside clocks, dossier and events."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipeline.records.law import ResponseMeasure

if TYPE_CHECKING:
    from flows.steps.case_file import CaseFile


def more_of(file: CaseFile, measures: Sequence[ResponseMeasure]) -> tuple[str, ...]:
    """The sections of *file* that have something in them, as lines."""
    from pipeline.cases.answered import told_otherwise, waiting_receipts
    from pipeline.cases.clock_changes import change_line
    from pipeline.cases.followup import follow_up_lines
    from pipeline.cases.responses import response_lines
    from pipeline.reports.case_more import (
        attachment_section,
        comment_section,
        more_lines,
        next_section,
        paper_section,
        precedent_section,
        secret_section,
    )

    return more_lines(
        (
            ("Thay đổi thời hạn nội bộ", tuple(change_line(one) for one in file.clock_changes)),
            ("Hình thức giải thích, làm rõ", response_lines(file.responses, measures)),
            paper_section(file.papers),
            ("Sau khi giải thích, làm rõ: các trang đã nêu nội dung này", follow_up_lines(file.followed)),
            attachment_section(file.attachments),
            comment_section(file.events),
            precedent_section(file.precedents),
            secret_section(file.stubs, file.purges),
            next_section(
                file.state, file.events, waiting=bool(waiting_receipts(file.events)), stale=told_otherwise(file.events)
            ),
        )
    )
