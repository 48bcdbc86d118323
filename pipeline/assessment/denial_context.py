"""What stands round a word of denial and decides whether it denies a report that goes round.

Courts dismiss pleas, offices mend their own papers, goods are false, inspections find nothing.
"""

from __future__ import annotations

import re

# "Bác" in a call upon others ("chủ động phản bác tin giả") denies nothing.
CALL = re.compile(
    r"\b(?:đề nghị|yêu cầu|cần|phải|tăng cường|chủ động|đấu tranh|kịp thời|sẵn sàng|kêu gọi|nhiệm vụ|góp phần|"
    r"kỹ năng)\W"
    r"(?:[^.;:]{0,60})$"
)
# Who is still checking has not yet denied.
CHECKS = re.compile(r"\b(?:đang|sẽ|yêu cầu|chỉ đạo|vào cuộc|cần|đề nghị)\s(?:\w+\s){0,3}$")
MENDS = re.compile(r"\b(?:đính chính|cải chính)\b", re.IGNORECASE)
ASKS = re.compile(r"\b(?:thực hư|sự thật (?:về|là gì|vụ)|làm rõ (?:tin|thông tin)|có thật)\b", re.IGNORECASE)
STORY = re.compile(r"tin đồn|lan truyền|\bđồn\b|bị cho là|xôn xao|hiểu lầm", re.IGNORECASE)
# False goods are no false news.
GOODS = re.compile(
    r"\bhàng (?:giả|nhái)|\bhàng hóa (?:là )?giả|\b(?:thuốc|sữa|tiền|vàng|rượu|mỹ phẩm|sổ đỏ|giấy tờ|bằng|biển số) giả",
    re.IGNORECASE,
)
RUMOUR = re.compile(r"mạng xã hội|lan truyền|tin đồn|tin giả|sai sự thật|thất thiệt|\bđồn\b|\bnghi\b", re.IGNORECASE)
# What is told goes round: without it "khẳng định không có …" denies a question, not a report.
GOES_ROUND = re.compile(
    r"mạng xã hội|trên mạng|cộng đồng mạng|lan truyền|tin đồn|lời đồn|đồn đoán|thông tin|xôn xao|facebook|tiktok|zalo|"
    r"fanpage|tin giả|dư luận|tin nhắn|clip|thực hư|nghi vấn|phản ánh|\bđồn\b|\btin báo\b|trình báo|bị (?:tố|cho là)",
    re.IGNORECASE,
)
