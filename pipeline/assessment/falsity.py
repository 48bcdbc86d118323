"""The words with which the Vietnamese press says that something told is not so, by sense.

Four senses deny: *rejecting* (bác tin …), *calling false* (… là tin thất thiệt), *not as told* (không vỡ như tin
đồn) and *found otherwise* (xác minh … không có; *it turns out* is its short form).  *Answering* (lên tiếng về tin
đồn), and *affirming* under a headline that asks (thực hư …), deny only where a public body is the one who speaks.
"Thông tin sai sự thật" before a noun says only that false news exists.
"""

from __future__ import annotations

import re
from enum import StrEnum

TOLD = (
    r"(?:thông tin|tin đồn|tin tức|tin nhắn|tin|lời đồn|đồn đoán|nội dung|bài viết|bài đăng|clip|video|hình ảnh|"
    r"văn bản|công văn)"
)
JUDGED = r"(?:cáo buộc|nhận định|đánh giá|luận điệu|suy đoán|nghi vấn|quy kết)"
ADVERB = r"(?:(?:hoàn toàn|đều|chỉ|chính|toàn bộ|toàn|hết sức|rõ ràng)\s+)*"
FALSE = (
    r"(?:(?:tin|thông tin|tin đồn|tin tức|chuyện|nội dung|điều|sản phẩm|video|văn bản)\s+)*"
    r"(?:giả mạo|(?<=tin )giả|(?<=là )giả(?! d)|(?<=bản )giả|thất thiệt|bịa đặt|bịa|sai sự thật|sai lệch|sai trái|"
    r"(?<=tin )sai|"
    r"xuyên tạc|vô căn cứ|"
    r"đồn thổi|cắt ghép|dàn dựng|không (?:hề )?(?:chính xác|đúng(?! quy| luật| chuẩn| với| mức| pháp| trình| thẩm)|"
    r"thật|có (?:cơ sở|căn cứ|thật|thực|sự thật))|"
    r"thiếu (?:cơ sở|căn cứ|chính xác)|chưa (?:được )?(?:kiểm chứng|chính xác|đúng(?! quy| luật| chuẩn| với| mức|"
    r" pháp| trình| thẩm)|xác thực))"
)
# Of acts too one says that they are wrong: alone it counts only of what is told, at the end of the clause.
OUTRIGHT = r"sai(?=\s*(?:[.,;!'\"]|$))"
_QUOTE = r"['\"]"
_NEARBY = r"(?:[^.;\n]|\.(?=\d)){0,90}?"
# A body that mends a slip in its own paper denies nobody's report.
_NOT_OWN_PAPER = r"(?! (?:tại|trong|của) (?:[Pp]hụ lục|[Tt]hông báo|[Nn]ghị định|[Qq]uyết định|[Tt]hông tư|[Vv]ăn bản))"


class Sense(StrEnum):
    REJECTS = "rejects"
    CALLS_FALSE = "calls_false"
    NOT_AS_TOLD = "not_as_told"
    FOUND_OTHERWISE = "found_otherwise"
    TURNS_OUT = "turns_out"
    ANSWERS = "answers"
    AFFIRMS = "affirms"


# Each is searched in one sentence with plain quotes; the group "verb" is where the one who denies stands before.
_SENSES: tuple[tuple[Sense, str], ...] = (
    (Sense.AFFIRMS, r"(?P<verb>\b(?:khẳng định|xác nhận))\b"),
    (
        Sense.REJECTS,
        rf"(?P<verb>\b(?:bác bỏ|bác|phản bác|phủ nhận|dập tắt|đính chính|cải chính))\s+(?:về\s+|lại\s+|mọi\s+|các\s+|"
        rf"những\s+|một số\s+|hàng loạt\s+|trước\s+|nhiều\s+)*(?:{TOLD}|{JUDGED}|việc|chuyện)(?!\w){_NOT_OWN_PAPER}",
    ),
    (Sense.REJECTS, rf"{TOLD}(?!\w){_NEARBY},(?P<verb>[^,.;]{{2,50}}(?:bác bỏ|phủ nhận|bác))\s*(?:[.?!]|$)"),
    (
        Sense.CALLS_FALSE,
        rf"(?P<verb>(?<!cho )(?<!nghi )(?:\b|(?<=['\"] ))(?:là|đều|hoàn toàn)\s+{ADVERB}{_QUOTE}?{FALSE})(?!\w)",
    ),
    (Sense.CALLS_FALSE, rf"(?<!\w){TOLD}\s{_NEARBY}\s(?P<verb>là\s+{ADVERB}{OUTRIGHT})"),
    (Sense.CALLS_FALSE, rf"{TOLD}\s(?:này|trên|đó|nêu trên|nói trên)\s{ADVERB}(?P<verb>{FALSE})(?!\w)"),
    (Sense.CALLS_FALSE, rf"\b(?:điều|việc|chuyện) này\s+(?:là\s+)?{ADVERB}(?P<verb>{FALSE})(?!\w)"),
    (Sense.CALLS_FALSE, rf"\w{_QUOTE}\s+(?P<verb>{FALSE})\s*(?:[.,]|$)"),
    (
        Sense.CALLS_FALSE,
        rf"(?:^|: |['\"]){TOLD}\s(?:[^.;,:]|[.,](?=\d)){{8,110}}?\s{_QUOTE}?(?P<verb>{FALSE}){_QUOTE}?\s*$",
    ),
    (
        Sense.CALLS_FALSE,
        rf"(?P<verb>\b(?:tin giả|(?:tin|thông tin|tin đồn) (?:giả|thất thiệt|bịa đặt|sai sự thật)))(?: về)?\s"
        rf"{_QUOTE}(?=\w+(?: [\w.,-]+){{2,}})",
    ),
    (Sense.CALLS_FALSE, r"(?P<verb>không có sự thật|không đúng sự thật) (?:trong|về|như)"),
    (
        Sense.NOT_AS_TOLD,
        r"(?P<verb>\b(?:không|chưa)(?: hề)?(?: phải)?\s)[^.;\n]{2,90}?\snhư\s(?:(?:các|những|một số|nhiều)\s)?"
        rf"(?:{TOLD}|lan truyền|đồn|mạng xã hội|trên mạng|dư luận|phản ánh|"
        r"(?:phụ huynh|người dân|báo|báo chí) (?:nói|phản ánh|tố|nêu|đưa))(?!\w)",
    ),
    (
        Sense.NOT_AS_TOLD,
        r"\b(?:khẳng định|cho biết|xác nhận|trả lời|nói|nói rõ|^)\s*(?P<verb>không (?:hề )?có (?:chuyện|chủ trương|"
        r"việc(?! làm)|vụ|tình trạng|kế hoạch|quy định|ca|trường hợp|văn bản))\s",
    ),
    (Sense.NOT_AS_TOLD, r"^(?P<verb>không (?:hề )?có (?:chuyện|chủ trương))\s"),
    (
        Sense.FOUND_OTHERWISE,
        rf"(?P<verb>\b(?:xác minh|kiểm tra|xác định|làm rõ)){_NEARBY}\b(?:không (?:có|phải|đúng|xảy ra)|"
        rf"thực chất (?:chỉ )?(?:là|do)|(?:là|do) hiểu lầm|dựng chuyện|bịa(?: đặt| ra)?|{ADVERB}là {FALSE})(?!\w)",
    ),
    (
        Sense.TURNS_OUT,
        rf"(?P<verb>\b(?:xác minh|kiểm tra|xác định))\b{_NEARBY}\b(?:đây là|đó là)",
    ),
    (Sense.TURNS_OUT, r"\b(?:tin đồn|lời đồn|xôn xao)[^.;]{0,60}(?P<verb>: (?:đó|đây) (?:chỉ )?là)\s"),
    (
        Sense.ANSWERS,  # a body asks the press to mend its report; "cải chính hộ tịch" mends a register
        r"(?P<verb>\b(?:đề nghị|yêu cầu)\b[^.;]{0,50}\b(?:đính chính|cải chính))\b(?! (?:hộ tịch|khai sinh|năm sinh|"
        r"họ tên|lý lịch))",
    ),
    (Sense.TURNS_OUT, r"(?P<verb>\bthực chất (?:chỉ )?(?:là|do)\s)"),
    (
        Sense.ANSWERS,
        rf"(?P<verb>\b(?:lên tiếng|phản hồi|trả lời|làm rõ|nói gì|thông tin)\b)(?: (?:về|trước|liên quan|sau))*"
        rf"\s(?:{TOLD}(?!\w){_NEARBY}(?:mạng xã hội|trên mạng|lan truyền|thất thiệt|sai)|tin đồn)",
    ),
    (
        Sense.ANSWERS,
        rf"\b(?:trước|liên quan(?: đến| tới)?|về)\s(?:những\s|các\s|một số\s)?(?:{TOLD}|phản ánh|nghi vấn)(?!\w)"
        rf"(?:[^.;\n]|\.(?=\d)){{0,220}}?(?P<verb>\bkhẳng định)\b[^.;\n]{{0,60}}?\b(?:không|chưa) (?:hề )?(?:có|"
        rf"phải|thuộc|xảy ra|từng|ghi nhận|phát hiện|nhận)\b",
    ),
)
SENSES = tuple((sense, re.compile(pattern, re.IGNORECASE)) for sense, pattern in _SENSES)
# Cheap test that comes first: nothing of the above without one of these.
TRIGGER = re.compile(
    r"bác\b|phủ nhận|dập tắt|chính|giả|thất thiệt|bịa|sai|xuyên tạc|căn cứ|cơ sở|kiểm chứng|đồn|không|chưa|thực chất|"
    r"xác minh|kiểm tra|xác định|cắt ghép|dàn dựng|lên tiếng|làm rõ|thực hư|sự thật|báo gian|hoang báo",
    re.IGNORECASE,
)
