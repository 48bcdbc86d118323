"""Which evidence is primary: the watched body's own denial, and a report of it, prove nothing by being repeated."""

from __future__ import annotations

from pipeline.cases.dossier_record import bears_name
from pipeline.records.facts import CitedRecord, FactStatement

_NATIONAL = ("bộ ", "chính phủ", "thủ tướng", "thanh tra chính phủ")
_CENTRAL = ("tổng cục ", "cục ", "viện ", "trung tâm dự báo khí tượng thủy văn quốc gia")
_LOCAL = ("tỉnh", "thành phố", "tp.", "tp ", "huyện", "xã", "phường", "thị trấn", "địa phương", "ubnd", "khu vực")


def why_not_primary(cited: CitedRecord, agency_name: str) -> str:
    """Why *cited* proves nothing by itself about *agency_name*, in words; "" where it is primary evidence.

    Primary: a file laid to the case; what was imported from a paper or table and is no denial of the body itself; a
    statement of another body; a page of an official portal that is neither the denial nor a report of it.
    """
    own = cited.id[:8]
    if cited.attached:
        return ""
    said = cited.statement
    if said is not None:
        if of_another_body(said, agency_name) or (cited.imported and not said.denied):
            return ""
        if said.denied:
            return f"{own} là lời bác bỏ của cơ quan được nêu, hoặc của nơi chưa rõ có độc lập với cơ quan đó"
        return f"{own} là thông tin của chính cơ quan được nêu, hoặc của nơi chưa rõ có độc lập với cơ quan đó"
    if cited.denial:
        return f"{own} chỉ là trang nêu, thuật lại lời bác bỏ"
    if cited.official_page:
        return ""
    return f"{own} là trang báo, tin thuật lại, không phải văn bản gốc"


def of_another_body(one: FactStatement, agency_name: str) -> bool:
    """Whether the speaker is surely another body than the watched one; in doubt it is not.

    Provincial police or a department without the province's name may well be the body itself.
    """
    body = " ".join(one.body.casefold().split())
    if not body or bears_name(body, agency_name):
        return False
    if not one.own:
        return True
    central = () if agency_name.casefold().startswith("bộ ") else _CENTRAL  # a department may be the ministry's own
    return body.startswith((*_NATIONAL, *central)) and not any(sign in body for sign in _LOCAL)
