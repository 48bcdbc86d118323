-- Which article version a capture showed: a page fetched again and found unchanged makes no new version,
-- and must still not be read every night.

create table extracted (
    capture_id varchar not null, article_id varchar not null,
    recorded_at timestamptz not null, run_id varchar not null
);
