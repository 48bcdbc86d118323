"""Who is no Vietnamese public body: other states, people of stage and sport, clubs, companies."""

from __future__ import annotations

import re

from pipeline.text.syllable import LOWER, UPPER, is_syllable

_COUNTRIES = (
    r"Hoa Kỳ|Trung Quốc|Đài Loan|Hồng Kông|Hong Kong|Ma Cao|Nhật Bản|Hàn Quốc|Triều Tiên|Thái Lan|Campuchia|Ấn Độ|"
    r"(?:nước|Chính phủ|Thủ tướng|Vương quốc|người|cảnh sát|quân đội) (?:Anh|Đức|Ý|Bỉ|Lào)|Tây Ban Nha|Bồ Đào Nha|"
    r"Thổ Nhĩ Kỳ|Ba Lan|Hà Lan|Thụy (?:Sĩ|Điển)|Đan Mạch|Na Uy|Phần Lan|Hy Lạp|Ả Rập|Ai Cập|Nam Phi|Mông Cổ|"
    r"châu (?:Âu|Á|Phi)|Bắc Kinh|Thượng Hải|Trung Đông|Liên [Hh]ợp [Qq]uốc|LHQ|nước này|nước ngoài|toàn cầu|thế giới"
)
# One syllable is also part of Vietnamese names: Mỹ Tho, Nhật Minh, Nga Sơn.
_SHORT_COUNTRY = re.compile(
    rf"(?<![\w{UPPER}])(?P<before>[\w.]+ )?(?:Mỹ|Nga|Nhật|Úc|Pháp(?! l[uýệ]))(?P<behind> \w+)?(?!\w)"
)
_POWERS = (
    r"Nhà Trắng|Điện Kremlin|Lầu Năm Góc|Tổng thống|Hạ viện|Thượng viện|Nhà Xanh|Nữ hoàng|Quốc vương|"
    r"[Tt]hống đốc bang|bang [A-Z]|Thiếu Lâm"
)
_ABROAD = re.compile(rf"(?<!\w)(?:{_COUNTRIES}|{_POWERS})(?!\w)")
_STAGE = re.compile(
    r"(?<!\w)(?:[Cc]a sĩ|[Nn]hạc sĩ|[Dd]iễn viên|[Nn]ghệ sĩ|[Đđ]ạo diễn|[Rr]apper|[Nn]gười mẫu|[Hh]oa hậu|[Áá] hậu|"
    r"[Nn]am vương|[Nn]am thần|[Mm]ỹ nhân|[Mm]inh tinh|[Ss]ao (?:nữ|nam|phim|Việt|Hàn|Hoa ngữ)|[Nn]gôi sao|NSND|NSƯT|"
    r"MC|KOLs?|TikToker|[Yy]ouTuber|[Ss]treamer|showbiz|[Ss]ân khấu|[Ê|ê] ?kíp|[Nn]hà sản xuất|fan|idol|"
    r"[Ss]iêu mẫu|[Dd]anh hài|[Tt]ài tử|[Nn]am diễn viên|[Nn]ữ diễn viên)(?!\w)"
)
_SPORT = re.compile(
    r"(?<!\w)(?:HLV|[Hh]uấn luyện viên|[Cc]ầu thủ|[Tt]iền (?:vệ|đạo)|[Hh]ậu vệ|[Tt]hủ môn|[Tt]rung vệ|[Cc]hân sút|"
    r"[Vv]õ sĩ|[Tt]ay vợt|CLB|[Cc]âu lạc bộ|LĐBĐ|[Ll]iên đoàn|[Đđ]ội bóng|[Đđ]ội tuyển|tuyển thủ|VFF|VPF|VFV|VBF|"
    r"AFC|FIFA|FAM|SEA Games|Ngoại hạng)(?!\w)"
)
_TRADE = re.compile(
    r"(?<!\w)(?:[Cc]ông ty(?: cổ phần| TNHH)?|[Tt]ập đoàn|[Dd]oanh nghiệp|[Cc]hủ đầu tư|CEO|[Hh]ãng|[Tt]hương hiệu|"
    r"[Nn]gân hàng (?:TMCP|[Tt]hương mại)|[Cc]hứng khoán|[Tt]ỉ phú|[Tt]ỷ phú|[Dd]oanh nhân|[Ss]hark|[Cc]ổ phiếu|"
    r"[Qq]uán|[Nn]hà hàng|[Tt]hẩm mỹ viện|[Cc]hùa|[Tt]rụ trì|[Gg]iáo hội)(?!\w)"
)
_COURT = re.compile(
    r"(?<!\w)(?:[Kk]háng cáo|[Kk]háng nghị|[Bb]ị cáo|[Ll]uật sư|HĐXX|[Hh]ội đồng xét xử|[Tt]òa (?:án|phúc thẩm|tuyên)?|"
    r"VKS|[Vv]iện kiểm sát|[Pp]hiên (?:tòa|xử)|[Xx]ét xử)(?!\w)"
)
_WORD = re.compile(rf"(?<![\w.@'’])[{UPPER}][{UPPER}{LOWER}.&-]*[{UPPER}{LOWER}]")
# Capital letters that say nothing of who speaks: networks, techniques, numbers of schools and roads.
_NEUTRAL = frozenset(
    "facebook tiktok zalo youtube telegram threads instagram twitter internet ai deepfake covid-19 video clip"
    " livestream tp hcm tphcm tp.hcm ubnd hđnd csgt pccc cdc thpt thcs gd-đt gd&đt tn-mt nn-mt vh-tt-dl vn mttq bhxh"
    " cccd qr ktv gplx atm vneid kcn kđt bqt bot fanpage group admin shipper taxi ngo kol drone"
    # villages and rivers of the Central Highlands
    " pleiku ea ia krông kbang m'drắk đắk lắk sêsan sêrêpôk".split()
)
_ACRONYM = re.compile(r"[A-ZĐ]{2,6}")
_PERSON = re.compile(
    rf"(?<!\w)(?:[Ôô]ng |[Bb]à |[Aa]nh |[Cc]hị |[Nn]am |[Nn]ữ )?(?:[{UPPER}][{LOWER}]+)(?: [{UPPER}][{LOWER}]+){{1,3}}"
)


def is_abroad(text: str) -> bool:
    """Whether *text* names another state, its offices, or what nobody here is called (Trump, Kremlin, Bali)."""
    return names_a_country(text) or any(_is_foreign_word(match.group()) for match in _WORD.finditer(text))


def names_a_country(text: str) -> bool:
    """Whether *text* names another state or its offices."""
    return _ABROAD.search(text) is not None or any(map(_is_short_country, _SHORT_COUNTRY.finditer(text)))


def is_stage_or_sport(text: str) -> bool:
    return _STAGE.search(text) is not None or _SPORT.search(text) is not None


def is_trade(text: str) -> bool:
    return _TRADE.search(text) is not None


def is_court(text: str) -> bool:
    """Whether the matter is an appeal or a plea: "bác" there means to dismiss."""
    return _COURT.search(text) is not None


def has_person(text: str) -> bool:
    """Whether *text* holds a run of two or more capitalised syllables: a name of a person (or of a place)."""
    return _PERSON.search(text) is not None


def _is_short_country(match: re.Match[str]) -> bool:
    around = [(match[name] or "").strip() for name in ("before", "behind")]
    return not any(word[:1].isupper() and is_syllable(word) for word in around)


def _is_foreign_word(word: str) -> bool:
    bare = word.strip(".-&")
    if bare.lower() in _NEUTRAL or all(part.lower() in _NEUTRAL for part in re.split(r"[.&-]", bare) if part):
        return False
    parts = [part for part in re.split(r"[.&-]", bare) if part]
    return any(len(part) > 1 and not _ACRONYM.fullmatch(part) and not is_syllable(part) for part in parts)


def has_unknown_acronym(text: str) -> bool:
    """Whether *text* names somebody by capital letters that are no Vietnamese office's: FBI, NATO, VIX."""
    return any(
        _ACRONYM.fullmatch(part) and part.lower() not in _NEUTRAL
        for match in _WORD.finditer(text)
        for part in re.split(r"[.&-]", match.group())
        if len(part) > 2
    )
