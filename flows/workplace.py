"""Where things lie: reference data in the repository, everything made beside the store."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from pipeline.store.place import StoreAddress, folder_of

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "data"
VAR = DATA / "var"
STORE_NAME = "lamro.duckdb"
OFFICE_NAME = "office.yml"


@dataclass(frozen=True, slots=True)
class Workplace:
    """One office's files.  Everything that is made lies in the folder of the store, or beside the data of a lake."""

    store_path: StoreAddress
    office_path: Path

    @property
    def folder(self) -> Path:
        return folder_of(self.store_path)

    @property
    def spool(self) -> Path:
        """One folder a run, with its WARC files and fetch log: the evidence itself."""
        return self.folder / "spool"

    @property
    def attachments(self) -> Path:
        """Files that persons laid to cases, by their hash: evidence, outside the store."""
        return self.folder / "attachments"

    @property
    def model_folder(self) -> Path:
        return self.folder / "model"

    @property
    def digests(self) -> Path:
        return self.folder / "digests"

    @property
    def audit_key(self) -> Path:
        """The private key that signs the audit log's head: beside the office file, never in the store."""
        named = os.environ.get("LAMRO_AUDIT_KEY", "")
        return Path(named) if named else self.office_path.parent / "audit-key.pem"

    @property
    def prefect_home(self) -> Path:
        return self.folder / "prefect"

    @property
    def night_lock(self) -> Path:
        return self.folder / "nightly.lock"


def workplace(store: StoreAddress | None, office: Path | None, default_folder: Path = VAR) -> Workplace:
    """The files of the store named, or of *default_folder*.

    The office.yml of a named store lies beside it; that of the default store lies in the working folder,
    unless one lies beside the store already.
    """
    named = store or default_folder / STORE_NAME
    store_path = named.resolve() if isinstance(named, Path) else named
    beside = folder_of(store_path) / OFFICE_NAME
    in_place = store is not None or beside.exists()
    return Workplace(store_path, office or (beside if in_place else Path.cwd() / OFFICE_NAME))


REFERENCE = DATA / "reference"
REGULATIONS = DATA / "regulations"
TRAINING = DATA / "training"
SAMPLE = DATA / "sample"
QUERIES = DATA / "queries"
TEMPLATES = DATA / "templates" / "documents"
SOURCES = ROOT / "crawlers" / "sources"
