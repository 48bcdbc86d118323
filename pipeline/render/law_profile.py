"""What binds one kind of office and what it applies by choice, as plain lines."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from pipeline.records.law import Clause, DeadlineRule, RuleKind
from pipeline.records.profile import Profile

COLUMNS = 80
DUTY = "bắt buộc"


def profile_page(profile: Profile) -> Iterator[str]:
    """Each clause with what it does and whether it binds by duty; then what is doubted."""
    chosen = profile.label or DUTY
    yield from _wrapped(f"{profile.regulation.short}: {DUTY}", "")
    if profile.by_choice:
        yield from _wrapped(f"{profile.dossier_regulation}: {chosen} (bộ tư liệu, thời hạn)", "")
    yield ""
    yield from _line("Thế nào là giải thích, làm rõ", profile.definition, DUTY)
    yield from _line("Khi phát hiện hoặc nhận được", profile.notify, DUTY)
    for clause in profile.drafting:
        yield from _line("Ai soạn bộ tư liệu", clause, DUTY)
    for part in profile.parts:
        yield from _line(f"Phần {part.letter} của bộ tư liệu", part.clause, chosen)
    for measure in profile.measures:
        yield from _line(f"Hình thức {measure.letter}", measure.clause, DUTY)
    yield from _line(f"Thời hạn {profile.clock_rule.days} ngày", profile.clock_rule.clause, chosen)
    for rule in profile.regulation.deadlines:
        if rule.kind is not RuleKind.DAYS_AFTER:
            yield from _line(_rule(rule), rule.clause, DUTY)
    for clause in profile.secrets:
        yield from _line("Bí mật nhà nước", clause, DUTY)
    yield ""
    for doubt in profile.doubts:
        yield from _wrapped(f"Lưu ý: {doubt}", "")


def _rule(rule: DeadlineRule) -> str:
    return rule.name.format(year="…", next_year="… tiếp theo")


def _line(words: str, clause: Clause, manner: str) -> Iterator[str]:
    yield from _wrapped(f"{words}: {clause.citation} [{manner}]", "  ")


def _wrapped(text: str, margin: str) -> list[str]:
    return textwrap.wrap(
        text, COLUMNS, initial_indent=margin, subsequent_indent=margin + "    ", break_on_hyphens=False
    )
