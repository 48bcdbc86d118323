"""The words of triage, light enough for the command line's start."""

from __future__ import annotations

DECISIONS = {"accept": "chấp nhận", "reject": "bác bỏ", "ask": "cần thêm thông tin", "withdraw": "rút lại"}
LEVELS = {"flag": "cần kiểm chứng", "watch": "theo dõi thêm", "none": "không có dấu hiệu"}
