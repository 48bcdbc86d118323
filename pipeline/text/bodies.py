"""Public bodies and roles as a sentence names them — the body or role, never a person's name."""

from __future__ import annotations

import re
from dataclasses import dataclass

_FIELDS = (
    r"Y tế|Giáo dục(?: và|&)? ?(?:Đào tạo)?|GD[-–& ]*ĐT|GD&ĐT|Xây dựng|Giao thông(?: vận tải)?|GTVT|Công [Tt]hương|"
    r"Tài chính|"
    r"Nội vụ|Tư pháp|Ngoại giao|Quốc phòng|Công an|Nông nghiệp(?: và Môi trường)?|NN[-–&]*(?:MT|PTNT)|"
    r"Tài nguyên(?: và Môi trường)?|TN[-–&]*MT|Văn hó?a(?:, Thể thao và Du lịch)?|VH[-–,]*TT[-–&]*DL|Du lịch|"
    r"Khoa học(?: và Công nghệ)?|KH[-–&]*CN|Thông tin và Truyền thông|TT[-–&]*TT|Dân tộc và Tôn giáo|Lao động|"
    r"LĐ[-–]TB[-–&]*XH|"
    r"Quy hoạch(?:[ -]+Kiến trúc)?|Kế hoạch và Đầu tư|An toàn thực phẩm|Ngoại vụ"
)
_LEVEL = r"(?: (?:tỉnh|thành phố|TP\.?|xã|phường|P\.|huyện|quận|thị xã|đặc khu|thị trấn))?"
_BODY = re.compile(
    rf"\b(?P<body>(?:UBND|Ủy ban nhân dân|HĐND|Tỉnh ủy|Thành ủy|Ban Tuyên giáo(?: và Dân vận)?|Công an|"
    rf"Văn phòng UBND){_LEVEL}"
    rf"|(?:Sở|Bộ) (?:{_FIELDS})"
    r"|(?:Tổng cục|Cục|Chi cục|Vụ) (?:[A-ZĐ][\wà-ỹ]*(?: và)?(?: (?=[^\W\d_])[a-zđ][\w]{1,6}){0,3})"
    r"|Bộ đội [Bb]iên phòng|Đồn [Bb]iên phòng|Bộ Chỉ huy [Qq]uân sự|Cảnh sát (?:giao thông|biển|hình sự|PCCC)|CSGT|"
    r"Phòng (?:Cảnh sát|An ninh|CSGT)[\wà-ỹ ]{0,20}?|Ngân hàng Nhà nước|Chính phủ|Thanh tra Chính phủ|Hải quan|"
    r"Kiểm lâm|"
    r"Tòa án nhân dân|TAND|Viện [Kk]iểm sát|VKSND|Bảo hiểm xã hội|Điện lực|EVN|Ban [Qq]uản lý[\wà-ỹ ]{0,24}?|"
    r"Ban [Cc]hỉ huy[\wà-ỹ ]{0,24}?|Trung tâm Kiểm soát bệnh tật|CDC|Đài [Kk]hí tượng|Trung tâm Dự báo khí tượng|"
    r"Bệnh viện|Trung tâm [Yy] tế|[Nn]hà trường|[Bb]an giám hiệu|Cảng vụ|Trường (?:Đại học|Tiểu học|THCS|THPT))"
    r"|(?P<role>\b(?:[Ll]ãnh đạo|[Đđ]ại diện|[Cc]hủ tịch|[Pp]hó [Cc]hủ tịch|[Gg]iám đốc|[Pp]hó [Gg]iám đốc|[Bb]í thư|"
    r"[Nn]gười phát ngôn|[Bb]ộ trưởng|[Tt]hứ trưởng|[Cc]hánh văn phòng)\b)"
    r"|(?P<vague>\b(?:[Cc]ơ quan (?:chức năng|công an|điều tra|chức trách)|[Cc]hính quyền(?: địa phương)?|[Cc]ông an|"
    r"[Nn]hà chức trách|[Gg]iới chức|[Ll]ực lượng chức năng|[Ll]ãnh đạo địa phương)\b)"
    r"|(?P<foreign>\b(?:[Pp]eople's [Cc]ommittee|[Mm]inistry of [A-Z]\w+|[Dd]epartment of [A-Z]\w+|[Aa]uthorit(?:y|"
    r"ies)|[Pp]olice|"
    r"[Oo]fficials?|[Gg]overnment|[Ss]pokesperson|[Ss]pokeswoman|[Ss]pokesman)\b)"
)
SAYING = re.compile(
    r"\b(?:cho biết|cho hay|khẳng định|xác nhận|xác minh|thông tin|thông báo|công bố|báo cáo|nêu rõ|lên tiếng|phát đi|"
    r"nói rõ|trả lời|kết luận|cảnh báo|bác bỏ|bác|đính chính|said|says|confirmed|announced|told|denied|according to)\b",
    re.IGNORECASE,
)
_ACCORDING = re.compile(r"\b(?:[Tt]heo|[Tt]hông tin từ|[Dd]ẫn lời|[Aa]ccording to)\s+$")
_SAYING_NEAR = 110


@dataclass(frozen=True, slots=True)
class BodyMention:
    label: str  # the body or role, without any person's name
    start: int
    end: int
    says: bool  # it is the source of what the sentence says
    named: bool  # a body with a name of its own, not "cơ quan chức năng"


def bodies_in(sentence: str) -> tuple[BodyMention, ...]:
    """The public bodies and roles that *sentence* names, in order."""
    found = []
    for match in _BODY.finditer(sentence):
        before = sentence[max(0, match.start() - 16) : match.start()]
        behind = sentence[match.end() : match.end() + _SAYING_NEAR]
        says = bool(_ACCORDING.search(before) or SAYING.search(behind))
        label = " ".join(match.group().split())
        found.append(BodyMention(label, match.start(), match.end(), says, match.lastgroup == "body"))
    return tuple(found)


def source_named(sentence: str) -> str:
    """The body or role that *sentence* gives as its source; "" where it gives none."""
    return next((body.label for body in bodies_in(sentence) if body.says), "")
