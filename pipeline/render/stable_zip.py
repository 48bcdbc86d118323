"""Office files with the same bytes for the same content, on every machine."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime

from pipeline.records.days import require_aware


def fixed_zip(payload: bytes, at: datetime) -> bytes:
    """*payload* (a zip file) with every member dated *at* (UTC) and written by the same rules.

    Members are stored, not deflated: compressors differ from one zlib to the next.
    """
    stamp = require_aware(at).astimezone(UTC)
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(payload)) as source, zipfile.ZipFile(target, "w") as out:
        for name in source.namelist():
            member = zipfile.ZipInfo(name, (stamp.year, stamp.month, stamp.day, stamp.hour, stamp.minute, stamp.second))
            member.compress_type = zipfile.ZIP_STORED
            member.create_system = 3
            member.external_attr = 0o644 << 16
            out.writestr(member, source.read(name))
    return target.getvalue()
