-- Letters and what became of them.

-- name: append_letters(recorded_at, run_id)!
insert into letters by name
select incoming.*, :recorded_at as recorded_at, :run_id as run_id
from incoming anti join letters using (letter_id);

-- name: append_letter_events(recorded_at, run_id)!
-- The number is the key: of two senders that take the same step, one writes no row and knows it.
insert into letter_events by name
select incoming.*, :recorded_at as recorded_at, :run_id as run_id
from incoming anti join letter_events using (letter_id, number);

-- name: letters_like(prefix)
select * from letters where starts_with(letter_id, :prefix) order by letter_id;

-- name: letter_editions(kind, agency_id, period, email)
select * from letters
where kind = :kind and agency_id = :agency_id and period = :period and lower(email) = :email
order by edition;

-- name: letter_events_of(letter_id)
select * from letter_events where letter_id = :letter_id order by number;

-- name: outbox_rows(known_at)
select * from outbox_at(:known_at::timestamptz);

-- name: undelivered_rows(known_at)
select * from undelivered_at(:known_at::timestamptz);

-- name: letters_unfinished()
select letter_id from outbox
where state in ('queued', 'failed', 'sending', 'handing') order by queued_at, letter_id;

-- name: secret_numbers()
select distinct register_number from secret_stubs order by register_number;
