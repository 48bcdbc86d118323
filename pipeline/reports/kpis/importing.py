"""Indicators as a file gives them: each line checked, and what is wrong told in words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from pipeline.records.kpis import Indicator, IndicatorPeriod
from pipeline.reports.kpis.catalogue import MEASURES

NEEDED = ("code", "name", "unit", "target", "period", "document")
COLUMNS = (*NEEDED, "measured_by")
_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/-]{0,39}")
_TARGET = re.compile(r"(?P<side>≥|≤|>=|<=)?\s*(?P<number>\d+(?:[.,]\d+)?)")
_SIDES = {">=": "≥", "<=": "≤"}
_PERIODS = {
    **{period.value: period for period in IndicatorPeriod},
    "tháng": IndicatorPeriod.MONTH, "quý": IndicatorPeriod.QUARTER, "năm": IndicatorPeriod.YEAR,
}  # fmt: skip
_OURS = frozenset(code for one in MEASURES for code in one.codes)
_LONGEST = 300


def indicator_of(row: Mapping[str, str]) -> Indicator:
    """Raises ValueError saying (in Vietnamese) which field is wrong and how it should be."""
    fields = {name: " ".join(row.get(name, "").split()) for name in COLUMNS}
    for name in ("code", "name", "unit", "document"):
        if not fields[name]:
            raise ValueError(f"thiếu {name}")
        if len(fields[name]) > _LONGEST:
            raise ValueError(f"{name} dài quá {_LONGEST} ký tự")
    if not _CODE.fullmatch(fields["code"]):
        raise ValueError(f"code “{fields['code']}”: chỉ gồm chữ không dấu, số và . _ / -, không quá 40 ký tự")
    if fields["code"] in _OURS:
        raise ValueError(f"code “{fields['code']}” là mã chỉ số nội bộ; hãy dùng mã của văn bản")
    period = _PERIODS.get(fields["period"].lower())
    if period is None:
        raise ValueError(f"period “{fields['period']}”: ghi tháng, quý hoặc năm")
    if fields["measured_by"] and fields["measured_by"] not in _OURS:
        raise ValueError(f"measured_by “{fields['measured_by']}” không phải mã chỉ số nội bộ (xem lamro kpi list)")
    return Indicator(
        code=fields["code"],
        name=fields["name"],
        unit=fields["unit"],
        target=target_of(fields["target"]),
        period=period,
        document=fields["document"],
        measured_by=fields["measured_by"],
    )


def target_of(text: str) -> str:
    """``>= 90.5`` as ``≥ 90,5``; "" stays "".  Raises ValueError for what is no number."""
    if not text:
        return ""
    match = _TARGET.fullmatch(text.removesuffix("%").strip())
    if match is None:
        raise ValueError(f"target “{text}”: ghi một số, có thể kèm ≥ hoặc ≤ đằng trước, đơn vị ghi ở cột unit")
    side = _SIDES.get(match["side"] or "", match["side"] or "")
    return f"{side} {match['number'].replace('.', ',')}".strip()


def target_number(target: str) -> float | None:
    """The number of a target that :func:`target_of` gave; None for ""."""
    return float(target.lstrip("≥≤ ").replace(",", ".")) if target else None


def checked(rows: Sequence[tuple[int, Mapping[str, str]]]) -> tuple[tuple[Indicator, ...], tuple[tuple[int, str], ...]]:
    """The indicators of numbered *rows*, and what is wrong with each of the others; a code given twice is wrong."""
    good: dict[str, Indicator] = {}
    bad: list[tuple[int, str]] = []
    for number, row in rows:
        try:
            one = indicator_of(row)
            if one.code in good:
                raise ValueError(f"mã {one.code} ghi hai lần")
            good[one.code] = one
        except ValueError as error:
            bad.append((number, str(error)))
    return tuple(good.values()), tuple(bad)
