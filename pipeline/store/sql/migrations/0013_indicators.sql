-- Indicators that a document asks for: pipeline/records/kpis.py.  A new row whenever an indicator's content changes;
-- the latest of a code is in force.
create table indicators (
    code varchar not null, name varchar not null, unit varchar not null, target varchar not null,
    period varchar not null, document varchar not null, measured_by varchar not null,
    recorded_at timestamptz not null, run_id varchar not null
);
