"""The commands by which a person does what a case can take."""

from __future__ import annotations

from pipeline.records.cases import CaseEventKind

KIND = CaseEventKind

# In the order in which they are offered: first what carries the case forward.
COMMANDS = {
    KIND.CONFIRMED: "confirm",
    KIND.EVIDENCE: "add",
    KIND.SUBMITTED: "submit",
    KIND.APPROVED: "approve",
    KIND.RETURNED: "return",
    KIND.ISSUED: "issue",
    KIND.SPOKE: "respond --done",
    KIND.COPIED_MINISTRY: "copied",
    KIND.CLOSED: "close",
    KIND.DISMISSED: "dismiss",
    KIND.PRESS_WAS_RIGHT: "press-was-right",
    KIND.WITHDRAWN: "withdraw",
    KIND.MERGED: "merge",
    KIND.NOTICE_RECEIVED: "notice",
    KIND.NOTICE_CORRECTED: "notice --correct",
    KIND.NOTICE_ENDED: "notice-ended",
    KIND.ASSIGNED: "assign",
    KIND.ATTACHED: "attach",
    KIND.RENAMED: "edit",
    KIND.COMMENTED: "comment",
}
