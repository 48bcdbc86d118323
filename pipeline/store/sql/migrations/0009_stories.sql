-- Stories: what persons corrected, and what is chosen from the members (pipeline/records/stories.py).

create table story_events (
    event_id varchar not null, kind varchar not null, story_id varchar not null, other_story varchar not null,
    articles varchar[] not null, reason varchar not null, actor varchar not null, happened_at timestamptz not null,
    recorded_at timestamptz not null, run_id varchar not null
);

-- A new row whenever a story's profile changes; the latest is in force.
create table story_profiles (
    story_id varchar not null, headline_id varchar not null, origin_id varchar not null,
    origin_credit varchar not null, origin_from varchar not null, figures varchar[] not null,
    recorded_at timestamptz not null, run_id varchar not null
);
