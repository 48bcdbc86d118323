"""Retention: which runs' archives may go.  Nothing that a case, a flag or a decision rests on ever does."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from crawlers.cdxj import read_index
from crawlers.job import DONE_NAME
from crawlers.scan import warc_files
from flows.clockwork import new_run_id
from flows.steps.load import LOADED_NAME
from pipeline.errors import ArchiveUnreadable
from pipeline.records.evidence import RestsOn, RunRest
from pipeline.store import audit, evidence
from pipeline.store.connect import Stamp, Store

_WORDS = {
    RestsOn.CASE: "vụ việc",
    RestsOn.DECISION: "quyết định của chuyên viên",
    RestsOn.FLAG: "nội dung cần kiểm chứng",
}
_NAMED = 8


@dataclass(frozen=True, slots=True)
class RunFate:
    """One run's archive: whether it may go, and if not, why (Vietnamese)."""

    run: str
    ended_at: datetime
    size: int  # bytes
    why_kept: tuple[str, ...]

    @property
    def goes(self) -> bool:
        return not self.why_kept


def plan_prune(store: Store, spool: Path, older_than_days: int, now: datetime) -> tuple[RunFate, ...]:
    """The fate of every run's archive, oldest first; nothing is removed.

    A run stays that is younger, not yet in the store, needed by a case, a flag (standing or fallen) or a
    decision, or that a run which stays refers to for an unchanged page.  Raises :class:`ArchiveUnreadable`
    for less than one day.
    """
    if older_than_days < 1:
        raise ArchiveUnreadable("Thời hạn lưu giữ (--older-than) phải từ 1 ngày trở lên.")
    with store.reading() as tx:
        rests = evidence.run_rests(tx)
    folders = [path for path in sorted(spool.glob("*")) if path.is_dir()]
    before = now - timedelta(days=older_than_days)
    reasons = {folder.name: _own_reasons(folder, rests, before) for folder in folders}
    referred = _referred_to(folder for folder in folders if reasons[folder.name])
    for run, by in referred.items():
        if run in reasons and not reasons[run]:
            reasons[run].append(f"lượt {', '.join(sorted(by))} dẫn tới bản ghi ở đây cho trang không thay đổi")
    fates = [RunFate(f.name, _ended(f), _size(f), tuple(reasons[f.name])) for f in folders]
    return tuple(sorted(fates, key=lambda fate: (fate.ended_at, fate.run)))


def prune(store: Store, spool: Path, fates: Iterable[RunFate], actor: str, now: datetime) -> int:
    """Remove the archives of *fates* that may go; how many.  Each is entered in the audit log, with the SHA-256
    of its files, before it is removed."""
    going = [fate for fate in fates if fate.goes]
    for fate in going:
        folder = spool / fate.run
        words = json.dumps({path.name: _sha256(path) for path in warc_files(folder)}, sort_keys=True)
        with store.transaction(Stamp(new_run_id("evidence", now), now)) as tx:
            audit.append_audit(tx, now, actor, "evidence.pruned", fate.run, words)
        shutil.rmtree(folder)
    return len(going)


def _own_reasons(folder: Path, rests: Iterable[RunRest], before: datetime) -> list[str]:
    found = []
    for reason, words in _WORDS.items():
        own = [rest for rest in rests if rest.run == folder.name and rest.reason is reason]
        if own:
            named = ", ".join(rest.subject[:8] for rest in own[:_NAMED]) + (", …" if len(own) > _NAMED else "")
            found.append(f"có bản ghi của {len(own)} {words} ({named})")
    if not (folder / LOADED_NAME).exists():
        found.append("lượt chưa được đưa hết vào kho dữ liệu")
    if _ended(folder) >= before:
        found.append("chưa hết thời hạn lưu giữ")
    return found


def _referred_to(kept: Iterable[Path]) -> dict[str, set[str]]:
    """Run → the kept runs whose revisit records refer to it.  What is referred to is a response itself."""
    found: dict[str, set[str]] = {}
    for folder in kept:
        for _, line in read_index(folder):
            if line.refers_to is not None:
                found.setdefault(line.refers_to.file.partition("/")[0], set()).add(folder.name)
    return found


def _ended(folder: Path) -> datetime:
    """When the archive was last written to: the office's own clock, not what a replay says it is."""
    marks = (*warc_files(folder), *filter(Path.exists, (folder / DONE_NAME,)))
    latest = max((path.stat().st_mtime for path in marks), default=folder.stat().st_mtime)
    return datetime.fromtimestamp(latest, UTC)


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
