"""Where the denied claim stands beside the words of denial, as patterns over one sentence with plain quotes."""

from __future__ import annotations

import re

from pipeline.assessment.falsity import ADVERB, FALSE, OUTRIGHT, TOLD

_TEXT = r"(?:[^.;|]|\.(?=\d))"  # within the sentence; 3.500 is no end
_OF = r"(?:(?:về|cho rằng|nói|rằng|việc|lan truyền|trên mạng(?: xã hội)?|vụ việc|này)\s+)*"


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


# The words of denial stand at the claim itself: what they enclose is denied, be it a "không" or not.
EXPLICIT = (
    _pattern(
        r"\b(?:bác bỏ|bác|phủ nhận|dập tắt)\s+(?:(?:những|các|mọi)\s+)?(?:(?:thông tin|tin đồn|tin|việc|chuyện|"
        r"nội dung|"
        rf"cáo buộc|đồn)\s+)+{_OF}(?P<denied>{_TEXT}{{8,200}})"
    ),
    _pattern(
        rf"(?<!\w){TOLD}\s+{_OF}(?P<denied>{_TEXT}{{8,200}}?)\s*[,'\"]?\s*(?:là|đều|hoàn toàn)\s+{ADVERB}['\"]?"
        rf"(?:{FALSE}|{OUTRIGHT})"
    ),
    _pattern(rf"^(?:[^:]{{2,60}}: )?['\"]?{TOLD}\s+{_OF}(?P<denied>{_TEXT}{{8,160}}?)\s+['\"]?{FALSE}['\"]?\s*!?$"),
    _pattern(rf"^(?P<denied>{_TEXT}{{12,160}}?)\s+(?:là|chỉ là)\s+{FALSE}"),
    _pattern(rf":\s*(?P<denied>[^:;|]{{12,160}}?)\s+là\s+['\"]?{FALSE}"),
    _pattern(rf"\bmạng(?: xã hội)? (?:đăng|đồn|đưa tin)\s+(?P<denied>{_TEXT}{{8,120}}?)\s+(?:là\s+)?{FALSE}"),
    _pattern(rf"^(?:xôn xao )?(?:tin đồn|thông tin|tin)\s+{_OF}(?P<denied>[^:;|]{{8,140}}?):\s"),
    _pattern(
        rf"(?:^|\b(?:khẳng định|cho biết|xác nhận|nói|nói rõ|"
        rf"trả lời)\s)(?:[^.;,]{{0,20}}\s)?không (?:hề )?có (?:chuyện|việc|"
        rf"chủ trương|vụ)\s+(?P<denied>{_TEXT}{{8,160}})"
    ),
)
# The frame names what was told; whether it is denied the rest of the sentence must say.
FRAMED = (
    _pattern(
        rf"(?:trước|sau|liên quan(?: đến| tới)?|xuất hiện|lan truyền|rộ)\s+(?:(?:những|các|"
        rf"một số)\s+)?(?:{TOLD})\s+{_OF}"
        rf"(?P<denied>{_TEXT}{{10,200}}?)(?:,|\.|$)"
    ),
    _pattern(rf"(?<!\w){TOLD}\s+(?:(?:về|cho rằng|nói|rằng|việc)\s+)+(?P<denied>{_TEXT}{{10,200}})"),
    _pattern(
        rf"(?:denied|denies|dismiss\w+|refut\w+)\s+(?:\w+\s+){{0,4}}?(?:that|of|about)\s+(?P<denied>{_TEXT}{{10,200}})"
    ),
)
# "X không phải là Y như tin đồn" denies "X là Y".
NOT_AS_TOLD = _pattern(
    rf"^(?:[^,.;]{{0,90}}\b(?:khẳng định|xác định|cho biết|xác nhận),?\s+)?(?P<who>{_TEXT}{{4,140}}?)\s+"
    rf"không phải(?: là)?\s+(?P<what>{_TEXT}{{2,60}}?)\s+như\s+(?:{TOLD}|lan truyền|đồn|mạng)"
)
# Reported to the police, and found not to have happened.
REPORTED = _pattern(
    r"\b(?:thông báo|trình báo|báo|tố)\s+(?:(?:việc|về việc|rằng|mình)\s+)*(?P<denied>(?!tin|cho|công an|cảnh sát đến)"
    r"(?:[^.,;|]|[.,](?=\d)){12,160})"
)
PLAIN_DENIAL = _pattern(
    rf"\bbác(?: bỏ)?\b|phủ nhận|đính chính|denies|denied|\b{FALSE}|không phải|không có|(?:đó|đây) là|chưa (?:có|"
    rf"ghi nhận|phát hiện)"
)
