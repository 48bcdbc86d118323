"""Who may act in a store: the office file that belongs to it, on record in its audit log.

The log holds the file's content hash and who has which role, from the first time somebody acted under it and each time
it changed.  A file from elsewhere (``--office``) grants nothing, unless the acting login cannot write it.

The limit: whoever may write the office file beside the store, or acts first in a store that has none, can give
himself a role; that is seen in the log (``office.recorded``, ``office.changed``), not prevented.  An office that wants
more lets the file and its folder belong to another account.
"""

from __future__ import annotations

import hashlib
import json
from datetime import datetime

from flows import actor, own_office
from flows.clockwork import new_run_id
from flows.jobs import the_office
from flows.own_office import SUBJECT
from flows.workplace import Workplace
from pipeline.errors import NotAllowed
from pipeline.records.office import Office, Role
from pipeline.store import audit
from pipeline.store.connect import Stamp, Store, Tx

RECORDED, CHANGED = "office.recorded", "office.changed"


def authorised(place: Workplace, now: datetime, *roles: Role) -> str:
    """The login, where the store's own office gives it one of *roles*; the office is on record before it acts.

    Raises :class:`NotAllowed` for an office file that is not the store's, or a login without a role in it, and
    :class:`OfficeError`.
    """
    return actor.require(on_record(place, now), *roles)


def on_record(place: Workplace, now: datetime) -> Office:
    """The store's own office, written into its log before anything is done in its name.

    Raises :class:`NotAllowed` for an office file that is not the store's, and :class:`OfficeError`.
    """
    office = the_office(place)
    with Store(place.store_path).transaction(Stamp(new_run_id("office", now), now)) as tx:
        note_office(tx, place, office, now)
    return office


def note_office(tx: Tx, place: Workplace, office: Office, now: datetime) -> None:
    """The same within a transaction of the caller's."""
    last = own_office.on_record(tx)
    if own_office.is_foreign(tx, place):
        known = last["path"] if last else own_office.path_beside(place)
        raise NotAllowed(
            f"{place.office_path.resolve()} không phải tệp cơ quan của kho này ({known}); vai trò ghi trong tệp mà "
            "chính người dùng sửa được thì không có giá trị."
        )
    _record(tx, place, office, last, actor.login(), now)


def _record(tx: Tx, place: Workplace, office: Office, last: dict[str, object] | None, own: str, now: datetime) -> None:
    known: dict[str, object] = {
        "path": str(place.office_path.resolve()),
        "sha256": hashlib.sha256(place.office_path.read_bytes()).hexdigest(),
        "roles": {role.value: sorted(logins) for role, logins in office.roles},
    }
    if last is not None and all(last.get(name) == known[name] for name in ("sha256", "roles")):
        return
    told = json.dumps(known, ensure_ascii=False, sort_keys=True)
    audit.append_audit(tx, now, own, CHANGED if last else RECORDED, SUBJECT, told)
