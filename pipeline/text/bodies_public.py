"""How Vietnamese public bodies are called: state and Party, forces, services, state schools and enterprises."""

from __future__ import annotations

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
_STATE_AND_PARTY = (
    rf"(?:UBND|Ủy ban nhân dân|HĐND|Tỉnh ủy|Thành ủy|Đảng ủy|Ban Tuyên giáo(?: và Dân vận)?|Công an|"
    rf"Văn phòng UBND|MTTQ|Mặt trận Tổ quốc){_LEVEL}"
    rf"|(?:Sở|Bộ) (?:{_FIELDS})"
    r"|(?:Tổng cục|Cục|Chi cục|Vụ) (?:[A-ZĐ][\wà-ỹ]*(?: và)?(?: (?=[^\W\d_])[a-zđ][\w]{1,6}){0,3})"
    r"|Ngân hàng Nhà nước|Chính phủ|Thanh tra Chính phủ|Hải quan|Kho bạc|Văn phòng Chính phủ|Văn phòng Quốc hội"
)
_FORCES = (
    r"Bộ đội [Bb]iên phòng|Đồn [Bb]iên phòng|Bộ Chỉ huy [Qq]uân sự|Cảnh sát (?:giao thông|biển|hình sự|PCCC)|CSGT|"
    r"Phòng (?:Cảnh sát|An ninh|CSGT)[\wà-ỹ ]{0,20}?|Kiểm lâm|Quân khu \d|Quân đội nhân dân(?: Việt Nam)?|"
    r"Ban [Cc]hỉ huy[\wà-ỹ ]{0,24}?"
)
_JUSTICE = r"Tòa án nhân dân|TAND|Viện [Kk]iểm sát|VKSND"
_SERVICES = (
    r"Bảo hiểm xã hội|Điện lực|Ban [Qq]uản lý[\wà-ỹ ]{0,24}?|Ban Giao thông|"
    r"Trung tâm (?:Kiểm soát bệnh tật|[Yy] tế|Dự báo [Kk]hí tượng|[Pp]hục vụ hành chính công)|CDC|Đài [Kk]hí tượng|"
    r"Bệnh viện|Cảng vụ|[Nn]hà trường|[Bb]an giám hiệu|"
    r"Trường (?:Đại học|đại học|ĐH|Cao đẳng|cao đẳng|Tiểu học|tiểu học|[Mm]ầm non|THCS|THPT|[Pp]hổ thông)|"
    r"Đại học Quốc gia|Học viện|[Pp]hòng (?:giáo dục|GD-ĐT|Giáo dục)"
)
_ENTERPRISES = (
    r"EVN|SJC|VTV\d?|VOV|Đài [Tt]ruyền hình Việt Nam|Đài Tiếng nói Việt Nam|Thông tấn xã Việt Nam|Petrovietnam|PVN|"
    r"TKV|Vinacomin|VNPT|Đường sắt Việt Nam|VNR|ACV|VEC|Vietlott|Điện ảnh Quân đội"
)
NAMED = "|".join((_STATE_AND_PARTY, _FORCES, _JUSTICE, _SERVICES, _ENTERPRISES))
ROLES = (
    r"\b(?:[Ll]ãnh đạo|[Đđ]ại diện|[Cc]hủ tịch|[Pp]hó [Cc]hủ tịch|[Gg]iám đốc|[Pp]hó [Gg]iám đốc|[Bb]í thư|"
    r"[Nn]gười phát ngôn|[Bb]ộ trưởng|[Tt]hứ trưởng|[Cc]hánh văn phòng|[Hh]iệu trưởng)\b"
)
VAGUE = (
    r"\b(?:[Cc]ơ quan (?:chức năng|công an|điều tra|chức trách)|[Cc]hính quyền(?: địa phương)?|[Cc]ông an|[Cc]ảnh sát|"
    r"[Nn]hà chức trách|[Gg]iới chức|[Ll]ực lượng chức năng|[Ll]ãnh đạo địa phương)\b"
)
IN_ENGLISH = (
    r"\b(?:[Pp]eople's [Cc]ommittee|[Mm]inistry of [A-Z]\w+|[Dd]epartment of [A-Z]\w+|[Aa]uthorit(?:y|ies)|[Pp]olice|"
    r"[Oo]fficials?|[Gg]overnment|[Ss]pokesperson|[Ss]pokeswoman|[Ss]pokesman)\b"
)
