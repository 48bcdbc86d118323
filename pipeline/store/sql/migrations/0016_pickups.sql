-- Foreign press takes a story up: one row a story and agency; the first finding stays (pipeline/records/pickups.py).
create table pickups (
    pickup_id varchar not null, story_id varchar not null, agency_id varchar not null, day date not null,
    article_id varchar not null, title varchar not null, url varchar not null, outlet varchar not null,
    country varchar not null, "language" varchar not null, first_day date not null, before bigint not null,
    recorded_at timestamptz not null, run_id varchar not null
);
