"""What the official record says about a case's matter, in words that claim no more than the record does."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pipeline.records.facts import FactStatement

UNNAMED = "một cơ quan mà bài không nêu tên"
PRIMARY = "cần bằng chứng gốc (văn bản, số liệu, biên bản, hình ảnh)"
OWN_WORD = " (thuộc cơ quan được nêu)"
_KINDS = ("tỉnh ", "thành phố ", "tp. ", "tp ")


def speaker(one: FactStatement) -> str:
    """Who speaks, as the report names the body; a body without a name is said to have none."""
    return one.body.strip() or UNNAMED


def said(one: FactStatement, agency_name: str) -> str:
    """One statement: as reported on which day, by whom, what is the case, what is denied."""
    who = f"{speaker(one)}{OWN_WORD}" if speaks_for_itself(one, agency_name) else speaker(one)
    denied = f"bác bỏ nội dung: “{one.denied}”" if one.denied else ""
    truth = f"nêu: “{one.truth}”" if one.truth else ("" if denied else "lên tiếng")
    if one.body and one.truth.casefold().startswith(one.body.casefold()):  # the quoted words name the speaker already
        who, truth = f"{who}{one.truth[len(one.body) :].rstrip('.')}", ""
        return f"Theo tin ngày {one.said_on:%d/%m/%Y}: {'; '.join(filter(None, (who, denied)))}."
    return f"Theo tin ngày {one.said_on:%d/%m/%Y}, {who} {'; '.join(filter(None, (truth, denied)))}."


def told_once(statements: Iterable[FactStatement]) -> tuple[FactStatement, ...]:
    """Without those that only repeat another of the same report: the same truth, and less of the same denied."""
    kept: list[FactStatement] = []
    for one in sorted(statements, key=lambda one: (-len(one.denied), one.statement_id)):
        same = (
            other
            for other in kept
            if (other.article_id, other.truth, other.body) == (one.article_id, one.truth, one.body)
        )
        if not any(one.denied.casefold() in other.denied.casefold() for other in same):
            kept.append(one)
    return tuple(kept)


def speaks_for_itself(one: FactStatement, agency_name: str) -> bool:
    """Whether the speaker's own name says that it belongs to the watched agency; in doubt it is not said."""
    return one.own and bool(one.body) and bears_name(one.body, agency_name)


def bears_name(body: str, agency_name: str) -> bool:
    """Whether the watched agency's name stands in that of *body*."""
    return _core(agency_name) in body.casefold()


def open_question(concrete: Sequence[FactStatement], agency_name: str) -> str:
    """What part c still wants: primary evidence, unless a body speaks that is surely another one; "" for nothing."""
    if not concrete:
        return f"Chưa có thông tin chính thức về sự việc; {PRIMARY}."
    if not all(one.own for one in concrete):
        return ""
    what = "lời bác bỏ" if any(one.denied for one in concrete) else "thông tin"
    whose = "chính cơ quan được nêu"
    if not all(speaks_for_itself(one, agency_name) for one in concrete):
        whose = "cơ quan chưa rõ có độc lập với cơ quan được nêu"
    return f"Mới chỉ có {what} của {whose}; {PRIMARY} hoặc xác nhận của cơ quan khác."


def _core(name: str) -> str:
    """``Tỉnh Đắk Lắk`` and ``Đắk Lắk`` are one name."""
    folded = name.casefold()
    return next((folded.removeprefix(kind) for kind in _KINDS if folded.startswith(kind)), folded)
