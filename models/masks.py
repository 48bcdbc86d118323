"""Names, public bodies and numbers are covered before the model reads a text: it sees how, not who or where.

The masks are put on before segmentation, since a name changes how its neighbours are cut into words.
"""

from __future__ import annotations

import re

from pipeline.text.folding import fold

NAME, BODY, NUMBER = "Tênriêng", "Cơquan", "Consố"

# The 34 provinces of 1 July 2025 and the 63 before them, with the spellings that the press uses.
PROVINCES = tuple(
    "An Giang,Bà Rịa - Vũng Tàu,Bà Rịa-Vũng Tàu,Vũng Tàu,Bạc Liêu,Bắc Giang,Bắc Kạn,Bắc Cạn,Bắc Ninh,Bến Tre,"
    "Bình Dương,Bình Định,Bình Phước,Bình Thuận,Cà Mau,Cao Bằng,Cần Thơ,Đà Nẵng,Đắk Lắk,Đắc Lắc,Đắk Nông,Đắc Nông,"
    "Điện Biên,Đồng Nai,Đồng Tháp,Gia Lai,Hà Giang,Hà Nam,Hà Nội,Hà Tĩnh,Hải Dương,Hải Phòng,Hậu Giang,Hòa Bình,"
    "Hồ Chí Minh,HCM,HCMC,Sài Gòn,Huế,Thừa Thiên Huế,Thừa Thiên - Huế,Thừa Thiên-Huế,Hưng Yên,Khánh Hòa,Kiên Giang,"
    "Kon Tum,Lai Châu,Lạng Sơn,Lào Cai,Lâm Đồng,Long An,Nam Định,Nghệ An,Ninh Bình,Ninh Thuận,Phú Thọ,Phú Yên,"
    "Quảng Bình,Quảng Nam,Quảng Ngãi,Quảng Ninh,Quảng Trị,Sóc Trăng,Sơn La,Tây Ninh,Thái Bình,Thái Nguyên,Thanh Hóa,"
    "Tiền Giang,Trà Vinh,Tuyên Quang,Vĩnh Long,Vĩnh Phúc,Yên Bái".split(",")
)
_FIELDS = (
    "Y tế|Giáo dục và Đào tạo|Giáo dục|GD&ĐT|GD-ĐT|GDĐT|Xây dựng|Công Thương|Công thương|Tài chính|Nội vụ|"
    "Nông nghiệp và Môi trường|Nông nghiệp|NN&MT|Du lịch|Văn hóa, Thể thao và Du lịch|Văn hóa|VH-TT&DL|VHTTDL|"
    "Khoa học và Công nghệ|KH&CN|Tư pháp|Công an|Quốc phòng|Ngoại giao|Giao thông vận tải|Giao thông|GTVT|"
    "Tài nguyên và Môi trường|TN&MT|Lao động|Thông tin và Truyền thông|TT&TT|Kế hoạch và Đầu tư|"
    "Dân tộc và Tôn giáo|Quy hoạch|An toàn thực phẩm|Chăn nuôi và Thú y|Thú y|Thủy lợi|Thống kê|Kiểm lâm|"
    "Quản lý thị trường|Trồng trọt|Biển|Hàng không|Di sản văn hóa|Cảnh sát giao thông|Đường bộ|Thuế"
)
_BODIES = (
    rf"(?:Thanh tra |Văn phòng |Chánh Văn phòng )?(?:Bộ|Sở|Phòng|Ban|Tổng cục|Cục|Chi cục|Vụ|Thanh tra) (?:{_FIELDS})"
    r"|(?:Văn phòng )?(?:UBND|HĐND|Ủy ban nhân dân|Hội đồng nhân dân|Tỉnh ủy|Thành ủy|Huyện ủy|Đảng ủy|Chính phủ)"
    r"|Ủy ban Kiểm tra(?: Trung ương)?|Thanh tra(?: Chính phủ| tỉnh| thành phố)?|Kiểm toán(?: Nhà nước)?|Công an"
    r"|Bộ Chỉ huy [Qq]uân sự|Bộ đội [Bb]iên phòng|Biên phòng|Ban [Cc]hỉ huy(?: phòng thủ dân sự)?|Điện lực"
    r"|Ban [Qq]uản lý(?: dự án)?|Trung tâm Kiểm soát bệnh tật|CDC|Ngân hàng Nhà nước|Bảo hiểm xã hội|Kho bạc"
    r"|Liên đoàn Lao động|Mặt trận(?: Tổ quốc)?|Tòa án(?: nhân dân)?|TAND|Viện [Kk]iểm sát(?: nhân dân)?|VKSND"
    r"|Đài Khí tượng(?: Thủy văn)?|Cảnh sát(?: biển| giao thông)?|CSGT|Hải quan|Quốc hội|Nhà nước|Cơ quan điều tra"
)
_LEVEL = r"(?:tỉnh|thành phố|TP|huyện|quận|thị xã|xã|phường|thôn|đặc khu|khu vực)\.?"
_UPPER = "A-ZÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴĐ"
_SHOUT = re.compile(rf"(?<!\w)[{_UPPER}]+(?:[ ,:–-]+[{_UPPER}]+){{3,}}(?!\w)")
_PROVINCE = re.compile(
    r"(?<!\w)(?:(?:[Tt]ỉnh|[Tt]hành phố|TP\.?)\s*)?(?:"
    + "|".join(re.escape(form) for name in sorted(PROVINCES, key=len, reverse=True) for form in (name, name.upper()))
    + r")(?!\w)"
)
_BODY = re.compile(rf"(?<!\w)(?:{_BODIES})(?: {_LEVEL})*(?: {NAME})?(?!\w)", re.IGNORECASE)
_NUMBER = re.compile(r"(?<!\w)\d[\d.,/:h%+-]*(?:\s?%)?")
_CAPITAL = re.compile(rf"(?<!\w)[{_UPPER}][\w.&-]*(?:\s+[{_UPPER}][\w.&-]*)*")
_NAMES = re.compile(rf"{NAME}(?:[ ,]+{NAME})+")
_BODY_AND_PLACE = re.compile(rf"{BODY}(?: {NAME})+")
_STARTS = re.compile(r"(?:^|[.!?…:\"“”'(\n–-])\s*$")


def mask(text: str) -> str:
    """*text* folded to NFC, its proper names, public bodies and numbers replaced by three fixed words."""
    text = _SHOUT.sub(_calmed, fold(text).text)
    text = _PROVINCE.sub(NAME, text)
    text = _BODY.sub(BODY, text)
    text = _CAPITAL.sub(lambda match: _covered(match, text), text)
    return _BODY_AND_PLACE.sub(BODY, _NAMES.sub(NAME, _NUMBER.sub(NUMBER, text)))


def _calmed(match: re.Match[str]) -> str:
    """A headline in capitals in small letters, provinces in it kept recognisable."""
    pieces = re.split(f"({_PROVINCE.pattern})", match.group())
    return "".join(piece if place % 2 else piece.capitalize() for place, piece in enumerate(pieces))


def _covered(match: re.Match[str], text: str) -> str:
    """A run of capitalised words as one name; the first word of a sentence stays, any word begins with a capital."""
    words = match.group().split()
    at_start = bool(_STARTS.search(text[max(0, match.start() - 3) : match.start()]))
    kept: list[str] = []
    for place, word in enumerate(words):
        if word in (NAME, BODY, NUMBER) or (place == 0 and at_start and not word.isupper()):
            kept.append(word)
        elif not kept or kept[-1] != NAME:
            kept.append(NAME)
    trailing = "." if words[-1].endswith(".") and kept[-1] == NAME else ""
    return " ".join(kept) + trailing
