-- PUBLIC CONTRACT: office_settings, office_settings_at(t).
-- The office's own settings that a paper for the cut-off t rests on, one row a kind.
--   kind         varchar      office (office.yml), duties (nghia-vu.yml), holidays (days off and days worked)
--   sha256       varchar      of the content
--   content      varchar      JSON; of office.yml no login, no address, no mail server
--   recorded_at  timestamptz  when it was found first; it counts until the next of its kind
-- For a t before anything was noted the first that was noted counts: a paper for such a t was made with the settings
-- of the day on which it was made, and those are noted before it is made.  So it stays the same when made again.

create or replace macro office_settings_at(t) as table
    with told as (select *, min(recorded_at) over (partition by kind) as first_at from noted_settings)
    select kind, sha256, content, recorded_at from told
    where recorded_at <= greatest(t, first_at)
    qualify row_number() over (partition by kind order by recorded_at desc) = 1;

create or replace view office_settings as from office_settings_at('infinity'::timestamptz);
