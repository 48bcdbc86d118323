-- What became of pages after they were first seen: pipeline/records/versions.py.  One row a change noticed;
-- the sentences and figures stand as they were told then, whatever later versions of the comparison would say.

create table page_changes (
    change_id varchar not null, canonical_url varchar not null, url varchar not null, kind varchar not null,
    noticed_at timestamptz not null, status bigint not null,
    fetch_id varchar not null, capture_id varchar not null,
    article_id varchar not null, previous_id varchar not null,
    title struct("before" varchar, "after" varchar),
    went varchar[] not null, came varchar[] not null,
    reworded struct("before" varchar, "after" varchar)[] not null,
    figures struct("before" varchar, "after" varchar, unit varchar, counted varchar)[] not null,
    published_before timestamptz, published_after timestamptz,
    recorded_at timestamptz not null, run_id varchar not null
);
