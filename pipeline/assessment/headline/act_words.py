"""Grave acts and turns by families of words: what says them, what else carries them, what is less than them."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Act:
    name: str  # as told to analysts
    grave: re.Pattern[str]
    carried_by: re.Pattern[str]  # the grave words are among them
    lesser: re.Pattern[str] | None  # None: any other wording around the same figure
    by_figure: bool  # only a figure told otherwise shows the difference: leads often leave the dead to the headline


def _act(name: str, grave: str, more: str, lesser: str = "", by_figure: bool = False) -> Act:
    def compiled(words: str) -> re.Pattern[str]:
        return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)

    return Act(name, compiled(grave), compiled(f"{grave}|{more}"), compiled(lesser) if lesser else None, by_figure)


ACTS = (
    _act(
        "tử vong",
        r"chết(?! máy| đứng| mê| khiếp| lặng)|tử vong|thiệt mạng|tử nạn|mất mạng|bỏ mạng|killed|dead|deaths?",
        r"qua đời|tử thi|thi thể|xác|không qua khỏi|giết|sát hại|án mạng|hy sinh|đuối nước|vùi lấp|ra đi|hung thủ|"
        r"tang|viếng|chôn|đột tử|ngạt|ngưng tim|ngừng tim|"
        r"mắc kẹt|hài cốt|chia buồn|xấu số|died|die|body|bodies|mạng người|tử",
        r"bị thương|thương tích|chấn thương|nhập viện|cấp cứu|mất tích|mất liên lạc|ngộ độc|xây xát|"
        r"thoát nạn|an toàn|injured|wounded|missing",
        by_figure=True,
    ),
    _act(
        "thương vong",
        r"thương vong|casualties",
        r"chết|tử vong|thiệt mạng|tử nạn|bị thương|thương|cấp cứu|nguy kịch|nhập viện|nạn nhân|qua đời|thi thể|đâm|"
        r"chém|bắn|giết|sát hại|án mạng|đuối nước|mắc kẹt|vùi lấp|killed|injured|wounded|tai nạn|cháy|sập|lật|rơi|nổ|"
        r"lũ|sạt lở",
    ),
    _act(
        "cắt giảm, cho nghỉ việc",
        r"cắt giảm|sa thải|cho (?:thôi|nghỉ) việc|đuổi việc|lay off|laid off|cuts?",
        r"giảm|tinh giản|tinh gọn|nghỉ việc|thôi việc|mất việc|nghỉ hưu|nghỉ hẳn|dôi dư|cắt|bớt|bỏ|dừng|ngừng|"
        r"chấm dứt|thu hẹp|xóa|sáp nhập|giải thể|đóng cửa",
        r"điều chuyển|luân chuyển|bố trí|đưa [^.;]{2,60} (?:vào|đến|về) làm việc|điều động|sắp xếp|chuyển (?:đến|về|"
        r"sang)|phân công|biệt phái",
    ),
    _act(
        "đội vốn, thất thoát",
        r"đội vốn|đội giá|vượt (?:tổng )?(?:dự toán|mức đầu tư)|thất thoát|bốc hơi|thua lỗ|thâm hụt|cost overrun",
        r"phát sinh|tăng (?:tổng )?(?:mức|vốn|thêm|lên|từ)|điều chỉnh tăng|bổ sung vốn|đội|lỗ|sai phạm|thiệt hại|"
        r"vượt|chênh lệch|mất|thâm|tham ô|chiếm đoạt|tăng|nợ|giảm|sụt",
        r"tổng (?:mức|vốn)(?: đầu tư)?|kinh phí|vốn đầu tư|mức đầu tư|ngân sách|giá trị",
    ),
    _act(
        "cấm",
        r"cấm|nghiêm cấm|cấm cửa|banned",
        r"không được|không cho|không cấp|dừng|ngừng|chặn|phong tỏa|đóng|tước|loại|đình chỉ|trừng phạt|phạt|xử lý|"
        r"ngăn|hết|tạm|chỉ (?:được|cho)|không còn",
        r"hạn chế|khuyến cáo|khuyến khích|vận động|kiểm soát|giảm dần|cân nhắc",
    ),
    _act(
        "đóng cửa, dừng hẳn",
        r"đóng cửa|dừng hẳn|xóa sổ|khai tử|dừng vĩnh viễn|đình chỉ|giải thể|phá sản|shuts? down",
        r"đóng|dừng|ngừng|ngưng|chấm dứt|bỏ|hết|không còn|phá dỡ|thu hồi|xóa|tước|tạm nghỉ|nghỉ|kết thúc|chia tay|"
        r"tạm|mở (?:cửa )?lại",
        r"giảm (?:giờ|tần suất|công suất)|sửa chữa|nâng cấp|cải tạo|di dời|rà soát|kiểm tra|nhắc nhở|hạn chế",
    ),
    _act(
        "bắt, khởi tố",
        r"bắt(?: giữ| giam| tạm giam| khẩn cấp)?(?! đầu| buộc| nguồn| tay| kịp| mắt| nhịp| cóc| nạt| gặp| được sóng|"
        r" trend)|khởi tố|tống giam|truy tố|arrest(?:s|ed)?",
        r"tạm giữ|giữ|bị can|bị cáo|khống chế|truy nã|đầu thú|tự thú|phá (?:án|đường dây|ổ)|triệt phá|điều tra|"
        r"hầu tòa|tòa|phạt tù|án tù|lĩnh án|dẫn giải|sa lưới|tóm|đối tượng|nghi phạm|nghi can|vây|trinh sát|cảnh sát|"
        r"công an|tội|lệnh",
        r"mời (?:\w+ ){0,4}?(?:làm việc|lên làm việc)|triệu tập|làm việc với|xác minh|nhắc nhở|đề nghị làm rõ",
    ),
    _act(
        "kết án, xử phạt",
        r"tuyên án|kết án|lĩnh án|xử phạt|phạt tiền|cách chức|kỷ luật|sentenced|fined",
        r"phạt|tù|án|xử|tuyên|kỷ luật|cảnh cáo|khiển trách|khai trừ|bãi nhiệm|miễn nhiệm|thôi|tước|chịu|nộp|vi phạm|"
        r"biên bản|tịch thu|tạm giữ",
        r"đề nghị (?:truy tố|xử lý)|xác minh|kiểm tra|kiểm điểm|rút kinh nghiệm|mời|nhắc nhở|làm rõ",
    ),
    _act(
        "vỡ, sập",
        r"vỡ (?:đập|đê|hồ|đường ống)|sập|đổ sập|collapse[sd]?",
        r"vỡ|đổ|sụp|gãy|lún|sạt|tan|bung|ngã|cuốn|nát",
        r"nứt|rò rỉ|thấm|rạn|nghiêng|hư hỏng|xuống cấp|nguy cơ|xả (?:lũ|tràn|nước)",
    ),
    _act(
        "bùng phát, ngộ độc",
        r"bùng phát|vỡ trận|ngộ độc|nhiễm độc|thảm họa|outbreak|poison(?:ed|ing)",
        r"lây|dịch|ổ dịch|nhập viện|đau bụng|nôn|tăng|lan|ngộ|nhiễm|độc|bệnh|quá tải",
        r"ghi nhận|giám sát|phòng|chủ động|kiểm tra|lấy mẫu",
    ),
    _act(
        "mất trắng, hủy bỏ",
        r"mất trắng|hủy bỏ|xóa bỏ|thu hồi toàn bộ|bãi bỏ|khai trừ|cô lập hoàn toàn",
        r"hủy|bỏ|thu hồi|mất|xóa|tê|cô lập|chia cắt|hết|bãi|chấm dứt|thiệt hại",
        r"điều chỉnh|sửa đổi|giảm|gián đoạn|chậm|lùi|tạm|hoãn|ảnh hưởng",
    ),
    _act(
        "giết người",
        r"giết|sát hại|hạ sát|thảm sát|murder(?:s|ed)?",
        r"chết|tử vong|án mạng|thiệt mạng|đâm|chém|thi thể|hung thủ|đoạt mạng|nạn nhân|xác|killed|murder",
        r"xô xát|cãi vã|ẩu đả|mâu thuẫn|hành hung|đánh nhau|bị thương",
    ),
    _act(
        "tham nhũng, hối lộ",
        r"tham nhũng|tham ô|(?:nhận|đưa) hối lộ|biển thủ|rút ruột|embezzle\w*|bribe\w*|corruption",
        r"hối lộ|chiếm đoạt|chiếm|vụ lợi|tội|khởi tố|bị can|bị cáo|tham|tiêu cực|nhận tiền|sai phạm nghiêm trọng|án|"
        r"thất",
        r"kiểm tra|thanh tra|sai sót|thiếu sót|chậm|vi phạm|thiếu trách nhiệm|rà soát|hạn chế",
    ),
    _act(
        "bắt buộc",
        r"bắt buộc|cưỡng chế|ép buộc|mandatory|compulsory",
        r"phải|yêu cầu|cưỡng|ép|buộc|bắt|không được",
        r"khuyến khích|vận động|tự nguyện|khuyến cáo|kêu gọi|đề nghị",
    ),
    _act(
        "phá bỏ",
        r"phá bỏ|tháo dỡ|đập bỏ|phá dỡ|san phẳng|xóa sổ|demolish\w*",
        r"phá|dỡ|đập|tháo|san|xóa|giải tỏa|cưỡng chế|di dời",
        r"cải tạo|tu bổ|sửa chữa|nâng cấp|chỉnh trang|trùng tu|khảo sát|kiểm định",
    ),
    _act(
        "phong tỏa, sơ tán",
        r"phong tỏa|sơ tán (?:khẩn cấp|toàn bộ|hàng)|lockdown",
        r"phong|sơ tán|di dời|cách ly|chặn|cấm|rào|khoanh|đóng|di tản",
        r"hạn chế|phân luồng|sẵn sàng|theo dõi|giám sát|phòng ngừa|chủ động|khuyến cáo",
    ),
    _act(
        "phá sản, vỡ nợ",
        r"phá sản|vỡ nợ|sụp đổ|bankrupt\w*|default(?:s|ed)?",
        r"nợ|sụp|giải thể|mất khả năng|phá|đóng cửa|thanh lý",
        r"khó khăn|chậm (?:trả|thanh toán)|giảm lãi|tái cơ cấu|thua lỗ|lỗ",
    ),
    _act(
        "cháy rụi",
        r"cháy rụi|thiêu rụi|cháy trụi|burnt? down",
        r"rụi|thiêu|trụi|toàn bộ|hoàn toàn|tro|lan|hàng trăm|nhiều tài sản",
        r"dập tắt|khống chế|kịp thời|cháy nhỏ|bốc khói",
    ),
)  # fmt: skip
