-- PUBLIC CONTRACT: outbox, outbox_at(t); undelivered, undelivered_at(t).
-- outbox has one row a letter.  The same rule as pipeline/post/course.py: its state is what its last event makes of it.
--   letter_id      varchar
--   kind           varchar      weekly, daily, alert, test
--   agency_id      varchar      a slug, or the name of a group of agencies; empty of a test
--   agency_name    varchar
--   period         varchar      what it is about: 2025-W48, 2025-12-01
--   edition        bigint       0; 1, 2 … for each replacement that a person asked for
--   recipient, email, subject   varchar
--   queued_at      timestamptz
--   state          varchar      queued, sending, handing, sent, failed (tried again), refused, unsure, given_up, cancelled
--   state_since    timestamptz
--   attempts       bigint
--   last_error     varchar      of the last attempt that failed; empty where none did
--   next_try_at    timestamptz  null unless it waits to be sent
--   sent_at        timestamptz  when the server took charge of it, or a person knew that it has arrived
--   message_id     varchar
-- undelivered has the same columns: letters that failed, were refused, given up or are unsure, and those that nobody
-- has taken, or nobody has finished, within an hour; tests are left out.

create or replace macro outbox_at(t) as table
    with happened as (select * from letter_events where recorded_at <= t),
    last as (
        select * from happened qualify row_number() over (partition by letter_id order by number desc) = 1
    ),
    told as (
        select letter_id,
            max(happened_at) filter (kind in ('sent', 'confirmed')) as sent_at,
            arg_max(words, number) filter (kind in ('failed', 'refused', 'unsure')) as last_error
        from happened group by letter_id
    )
    select l.letter_id, l.kind, l.agency_id, coalesce(g.agency_name, l.agency_id) as agency_name, l.period, l.edition,
        l.recipient, l.email, l.subject, l.queued_at,
        case e.kind when 'resent' then 'queued' when 'confirmed' then 'sent' else e.kind end as state,
        e.happened_at as state_since, e.attempt as attempts, coalesce(d.last_error, '') as last_error,
        case when e.kind in ('queued', 'resent') then e.happened_at when e.kind = 'failed' then e.next_try_at end
            as next_try_at,
        d.sent_at, l.message_id
    from letters l join last e using (letter_id) join told d using (letter_id)
    left join agency_names(t) g on g.agency_id = l.agency_id
    where l.recorded_at <= t
    order by state in ('sent', 'cancelled'), l.queued_at desc, l.agency_id, l.email, l.edition, l.letter_id;

create or replace view outbox as
    from outbox_at('infinity'::timestamptz);

comment on view outbox is 'Thư điện tử đã xếp hàng: gửi cho ai, đã đi chưa, lỗi gì, lúc nào thử lại.';

create or replace macro undelivered_measured(t, measured_at) as table
    from outbox_at(t)
    where kind <> 'test' and (
        state in ('failed', 'refused', 'unsure', 'given_up')
        or (state in ('queued', 'sending', 'handing') and state_since <= measured_at - interval 1 hour)
    )
    order by queued_at, agency_id, email, edition, letter_id;

create or replace macro undelivered_at(t) as table
    from undelivered_measured(t, t);

create or replace view undelivered as
    from undelivered_measured('infinity'::timestamptz, now());

comment on view undelivered is 'Thư lẽ ra đã đến mà chưa đến, hoặc không rõ đã đến hay chưa.';
