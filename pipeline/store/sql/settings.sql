-- The office's own settings, each content from the instant at which it was found.

-- name: append_noted_settings(recorded_at, run_id)!
-- What the last row of its kind says already is no news.  Nothing is noted for an instant that is not after that row:
-- the past is not written anew, papers rest on it.
insert into noted_settings by name
select i.*, :recorded_at as recorded_at, :run_id as run_id
from incoming i left join office_settings_at('infinity'::timestamptz) l using (kind)
where l.sha256 is null or (l.sha256 <> i.sha256 and l.recorded_at < :recorded_at)
order by i.kind;

-- name: settings_known_at(known_at)
select * from office_settings_at(:known_at::timestamptz) order by kind desc;

-- name: settings_history()
select kind, sha256, content, recorded_at from noted_settings order by recorded_at, kind desc;
