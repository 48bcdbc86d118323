"""Questions that a newsroom may ask, derived by rule: from the signals, from what the dossier lacks, from figures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pipeline.records.assessment import Signal
from pipeline.records.cases import Basis, DossierStatement

MOST = 6
LABEL = "gợi ý của máy"
BY_SIGNAL = {
    "figure_conflict": "Con số đúng là bao nhiêu, tính đến lúc nào, cơ quan nào thống kê?",
    "official_denial": "Căn cứ nào để khẳng định thông tin này không đúng; có biên bản, hình ảnh hiện trường không?",
    "refuted_before": "Thông tin này đã được giải thích trước đây; vì sao vẫn được nhắc lại?",
    "fact_conflict": "Sự việc xảy ra ở đâu, ngày nào; vì sao các nguồn nêu khác nhau?",
    "headline_mismatch": "Phần nào của tiêu đề chưa đúng với diễn biến thực tế?",
    "recycled": "Sự việc này xảy ra từ khi nào; đến nay đã xử lý đến đâu?",
    "silent_edit": "Thông tin ban đầu khác thông tin hiện nay ở điểm nào?",
    "translation_drift": "Bản tin nước ngoài khác thông tin trong nước ở điểm nào?",
}
BY_GAP = {
    "nature": "Khi nào công bố văn bản, số liệu hoặc biên bản gốc?",
    "impact": "Người dân, địa phương bị ảnh hưởng thế nào; đã làm gì để khắc phục?",
    "proposal": "Bao giờ có thông tin chính thức?",
}
UNCONFIRMED = "Cơ quan đã xác minh đến đâu, bao giờ trả lời?"
ABROAD = "Đã cung cấp thông tin cho báo chí nước ngoài chưa, bằng ngôn ngữ nào?"
_FIGURES = re.compile(r"nội dung được nêu ghi (?P<told>.+?); thông tin đối chiếu ghi (?P<known>.+?)\.?$")


def questions(
    signals: Iterable[Signal],
    dossier: Iterable[DossierStatement],
    roles: dict[str, str],
    *,
    confirmed: bool,
    abroad: bool,
) -> tuple[str, ...]:
    """At most six, each once: figures first, then signals, then what is missing.  *roles* by the part's letter."""
    every = (*_figures(dossier), *_signals(signals), *_rest(dossier, roles, confirmed, abroad))
    return tuple(dict.fromkeys(every))[:MOST]


def _figures(dossier: Iterable[DossierStatement]) -> Iterator[str]:
    for one in dossier:
        found = _FIGURES.search(one.text)
        if found and one.basis is Basis.EVIDENCE and found["told"] != found["known"]:
            yield f"Vì sao có nơi nêu {found['told']}, có nơi nêu {found['known']}?"


def _signals(signals: Iterable[Signal]) -> Iterator[str]:
    for one in sorted(signals, key=lambda one: (-one.strength, one.name)):
        if one.name in BY_SIGNAL:
            yield BY_SIGNAL[one.name]


def _rest(dossier: Iterable[DossierStatement], roles: dict[str, str], confirmed: bool, abroad: bool) -> Iterator[str]:
    if not confirmed:
        yield UNCONFIRMED
    missing = {roles.get(one.part, "") for one in dossier if one.basis is Basis.MISSING}
    yield from (words for role, words in BY_GAP.items() if role in missing)
    if abroad:
        yield ABROAD
