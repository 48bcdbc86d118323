-- The papers of a morning: summaries and briefing packs that were written (pipeline/records/runs.py).
create table day_papers (
    paper_id varchar not null, kind varchar not null, agency_id varchar not null, day date not null,
    cutoff timestamptz not null, path varchar not null, sha256 varchar not null,
    recorded_at timestamptz not null, run_id varchar not null
);
