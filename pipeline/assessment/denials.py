"""Does an article report that something told is not so?

The words of denial in the Vietnamese press are seldom verbs: most official denials say "là tin thất
thiệt", "không chính xác", "không có chủ trương", or name a fine and quote the claim.
"""

from __future__ import annotations

import re

from pipeline.assessment.denial_kind import DenialKind, denial_kind
from pipeline.assessment.penalties import is_false_report, is_penalty

_FALSE = (
    r"(?:tin|thông tin|tin đồn|nội dung|clip|video|bài viết|văn bản|hình ảnh)?[^.;,]{0,40}?"
    r"(?:(?:là|hoàn toàn|đều)\s+)+['\"“‘]?(?:(?:tin|thông tin|tin đồn|chuyện|nội dung)\s+)?"
    r"(?:giả mạo|giả|thất thiệt|bịa đặt|sai sự thật|sai lệch|sai trái|sai(?! lầm)|xuyên tạc|không chính xác|"
    r"không đúng(?: sự thật)?|"
    r"không có (?:cơ sở|căn cứ|thật)|vô căn cứ|chưa (?:được )?(?:kiểm chứng|chính xác|đúng))"
)
DENIAL = re.compile(
    r"\bbác(?: bỏ)?(?: (?:thông tin|tin|việc|chuyện|nội dung|cáo buộc|nhận định|luận điệu|tin đồn))+\b|\bbác bỏ\b|"
    r"\bphản bác(?! tinh tế)|\bphủ nhận\b|\bđính chính\b|"
    rf"{_FALSE}|"
    r"(?:tin|thông tin|tin đồn|nội dung|bài (?:viết|đăng)|clip|video)(?: \w+){0,3} (?:thất thiệt|sai sự thật|bịa đặt|"
    r"giả mạo|sai lệch|"
    r"không chính xác|không đúng sự thật|chưa (?:được )?kiểm chứng)|\btin giả\b|\btung tin\b|"
    r"['’”\"] sai sự thật|['‘“\"]không (?:chính xác|đúng sự thật)['’”\"]|không có sự thật|(?:tin đồn|"
    r"thực chất)[^.;]{0,60}(?:đó là|do hiểu lầm)|"
    r"lên tiếng (?:vụ|việc) nghi|đăng (?:Facebook|lên mạng)[^.;]{0,20}xuyên tạc|"
    r"\bkhông (?:hề )?có (?:chuyện|việc|chủ trương|thông tin|cơ sở)\b|\bkhông phải(?: là)? [^.;]{2,60} như (?:tin đồn|"
    r"thông tin|lan truyền|đồn)|"
    r"như (?:thông tin|tin đồn|nội dung)?\s?(?:lan truyền|mạng xã hội|trên mạng)|"
    r"lên tiếng (?:về|trước|liên quan)[^.;]{0,30}(?:thông tin|tin đồn|tin)|"
    r"(?:thực hư|sự thật (?:về|là|thông tin|vụ)|làm rõ (?:thông tin|tin đồn|tin))|"
    r"\b(?:xác minh|kiểm tra)[^.;]{0,50}(?:không có|không phải|không đúng|không xảy ra)|"
    r"\b(?:den(?:y|ies|ied)|refut(?:e|es|ed)|dismiss(?:es|ed)? (?:reports|claims|rumou?rs)|false (?:information|"
    r"reports?|rumou?rs?)|"
    r"rumou?rs?|misinformation|debunk\w*|not true|clarif(?:y|ies|ied) (?:false|rumou?rs?|reports?))\b|"
    r"опроверг\w*|ложн\w+ (?:сообщени|слух|информаци)\w*|dementier\w*|Falschmeldung\w*|desmient\w*|desmint\w+|"
    r"否定|デマ|虚偽|부인|사실이 아니|허위|"
    r"辟谣|否认|不实|谣言|虚假|démen(?:t|ti|tent)|fausse (?:information|nouvelle)|rumeur|infond|"
    r"មិនពិត|ព័ត៌មានក្លែងក្លាយ|បដិសេធ|ຂ່າວປອມ|ບໍ່ແມ່ນຄວາມຈິງ|ປະຕິເສດ|ບໍ່ຖືກຕ້ອງ",
    re.IGNORECASE,
)
PENALTY = re.compile(
    r"(?:xử phạt|phạt|xử lý|lập biên bản|mời làm việc|triệu tập|khởi tố)[^.;]{0,80}?"
    r"(?:đăng|đưa|tung|phao|phát tán|chia sẻ|lan truyền|bịa)[^.;]{0,20}?(?:tin|thông tin|nội dung|clip|video)|"
    r"(?:đăng|đưa|tung|phao|phát tán|chia sẻ)\s(?:tin|thông tin|nội dung|clip|video)[^.;]{0,30}?"
    r"(?:giả|thất thiệt|sai sự thật|sai|bịa đặt|xuyên tạc)",
    re.IGNORECASE,
)


def reports_denial(title: str, lead: str) -> bool:
    """Whether the article itself reports a denial, a correction or a penalty for a false report.

    Read in title and lead only: a body that mentions an old rumour in passing is no denial report.
    """
    if any(DENIAL.search(part) or PENALTY.search(part) for part in (title, lead[:500])):
        return True
    whole = f"{title}\n{lead[:500]}"
    if is_penalty(whole) or is_false_report(whole):
        return True
    return denial_kind(title, lead, frozenset(), about_agency=False) in (DenialKind.OFFICIAL, DenialKind.OTHER)


_CALLS_FALSE = re.compile(
    r"(?:tin|thông tin|tin đồn) (?:thất thiệt|giả|bịa đặt|sai sự thật)|sai sự thật|"
    r"không (?:chính xác|đúng(?: sự thật)?)\b",
    re.IGNORECASE,
)


def calls_false(title: str, lead: str) -> bool:
    """Whether the report itself says, without naming a speaker, that the matter is false."""
    return any(_CALLS_FALSE.search(part) for part in (title, lead[:500]))
