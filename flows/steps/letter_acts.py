"""What persons do to a letter: let it go again, say that it has arrived, cancel it; and try the mail settings."""

from __future__ import annotations

from datetime import datetime

from flows.clockwork import new_run_id
from flows.steps.letter_log import log_events
from flows.steps.letters import add_letter, address
from flows.workplace import Workplace
from pipeline.cases.secrets import refuse_secret
from pipeline.errors import IllegalTransition, NotAllowed, OfficeError
from pipeline.post.course import course, follow
from pipeline.records.days import day_in_vietnam, iso
from pipeline.records.office import Office, Recipient
from pipeline.records.outbox import Draft, Letter, LetterEventKind, LetterKind, LetterState
from pipeline.render.mail_body import letter_html, letter_text
from pipeline.reports.letter import LetterPart, LetterWords
from pipeline.reports.spelling import instant_words
from pipeline.store import outbox
from pipeline.store.connect import Stamp, Store


def act_on_letter(
    place: Workplace,
    id_prefix: str,
    kind: LetterEventKind,
    reason: str,
    actor: str,
    now: datetime,
    sent_too: bool = False,
) -> Letter:
    """Add ``resent``, ``confirmed`` or ``cancelled``.  Raises :class:`IllegalTransition`, :class:`UnknownRecord`.

    A letter that the server has taken charge of goes again only with *sent_too*: it may be there.
    """
    if not reason.strip():
        raise IllegalTransition("Cần ghi lý do.")
    refuse_secret(None, reason)
    with Store(place.store_path).transaction(Stamp(new_run_id("letters", now), now)) as tx:
        letter = outbox.letter(tx, id_prefix)
        stands = course(outbox.events_of(tx, letter.letter_id))
        if kind is LetterEventKind.RESENT and stands.state is LetterState.SENT and not sent_too:
            raise IllegalTransition(
                f"Máy chủ đã nhận thư {letter.letter_id[:8]} lúc {instant_words(stands.since)}. Chỉ gửi lại khi chắc "
                "chắn nơi nhận không có thư: thêm --sent-too."
            )
        event = follow(stands, kind, now, actor, reason.strip())
        outbox.save_events(tx, [event])
        log_events(tx, letter, [event])
    return letter


def listed_recipient(office: Office, email: str, now: datetime) -> Recipient:
    """The recipient of the allow-list with this address.  Raises :class:`NotAllowed` for any other address."""
    day = day_in_vietnam(now)
    found = office.listed(email.strip(), day)
    if found is None:
        known = ", ".join(one.email for one in office.recipients_on(day) if one.email) or "chưa có địa chỉ nào"
        raise NotAllowed(
            f"{email} không có trong danh sách nơi nhận của office.yml (mục recipients: {known}). "
            "Thư chỉ gửi đến địa chỉ trong danh sách đó."
        )
    return found


def queue_test(place: Workplace, office: Office, email: str, actor: str, now: datetime) -> Letter:
    """A short letter to an address of the allow-list.  Raises :class:`NotAllowed`, :class:`OfficeError`."""
    recipient = listed_recipient(office, email, now)
    if office.mail is None:
        raise OfficeError("office.yml không có mục mail: không có máy chủ thư để gửi.")
    words = LetterWords(
        "Thư thử từ hệ thống Làm Rõ",
        (f"Lập lúc {instant_words(now)} (giờ Việt Nam)",),
        (
            LetterPart(
                "Nội dung",
                (
                    "Đây là thư thử để kiểm tra đường gửi báo cáo; không cần trả lời.",
                    "Kiểm tra chữ có dấu: ằ ẵ ặ ầ ẫ ậ ề ễ ệ ồ ỗ ộ ờ ỡ ợ ừ ữ ự ỳ ỹ ỵ đ Đ.",
                ),
            ),
        ),
        (f"Thư do hệ thống Làm Rõ của {office.name} tự động lập và gửi. Liên hệ: {office.contact}",),
    )
    draft = Draft(LetterKind.TEST, "", iso(now), words.title, letter_text(words), letter_html(words))
    letter = address(draft, recipient, office.mail, now, 0, None)
    with Store(place.store_path).transaction(Stamp(new_run_id("letters", now), now)) as tx:
        add_letter(tx, letter, actor, "")
    return letter
