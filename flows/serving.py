"""Schedules → Prefect deployments, served from this process."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from prefect import serve
from prefect.schedules import Cron, Interval
from prefect.types.entrypoint import EntrypointType

from flows import prefect_flows
from flows.schedules import ZONE, Schedule
from flows.workplace import Workplace
from pipeline.store.place import LakeAddress


def serve_schedules(place: Workplace, schedules: Sequence[Schedule], every_seconds: int | None) -> None:
    """Serve the flows of *schedules* for the office of *place* until stopped; *every_seconds* replaces their times."""
    if isinstance(place.store_path, LakeAddress) and place.store_path.password:
        os.environ["PGPASSWORD"] = place.store_path.password  # Prefect keeps and shows the parameters
    parameters = {"store": str(place.store_path), "office": str(place.office_path)}
    deployments = []
    for schedule in schedules:
        flow: Any = getattr(prefect_flows, schedule.flow)
        when = Interval(timedelta(seconds=every_seconds)) if every_seconds else Cron(schedule.cron, timezone=ZONE)
        deployments.append(
            flow.to_deployment(
                name="lamro",
                schedule=when,
                parameters=parameters,
                description=schedule.words,
                entrypoint_type=EntrypointType.MODULE_PATH,
                concurrency_limit=1,
            )
        )
    # A schedule that stays active over a restart: the next start takes the runs up again.
    serve(*deployments, pause_on_shutdown=False, print_starting_message=False)
