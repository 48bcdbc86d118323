"""A store that is there: commands that read have nothing to say of one that is not."""

from __future__ import annotations

from flows.workplace import Workplace
from pipeline.errors import NoStoreYet
from pipeline.store.connect import Store


def standing_store(place: Workplace) -> Store:
    """The store of *place*.  Raises :class:`NoStoreYet` where there is none: a mistyped path must not make one."""
    store = Store(place.store_path)
    if not store.exists():
        raise NoStoreYet(
            f"Chưa có kho dữ liệu ở {place.store_path}. "
            "Chạy `lamro init` rồi `lamro nightly` trước, hoặc xem lại --store."
        )
    return store
