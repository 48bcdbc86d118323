-- PUBLIC CONTRACT: registers, registers_at(t).
-- One row an entry of a register, as it stood at t: its latest version, without what was struck out.
--   entry_id      varchar      stays when the entry is corrected
--   register      varchar      official_information | channel | foreign_press | press_conference | border_bulletin |
--                              newsroom_question
--   day           date         on which it was given, held or asked
--   title         varchar      what was told, held or asked
--   channel       varchar      how or where; '' where the register does not ask
--   language      varchar[]    ISO 639-1, or 639-3 where there is no shorter code
--   link          varchar      '' where none
--   case_id       varchar      the case that it belongs to; '' where none
--   answered_on   date         of a question; null while it waits, and in other registers
--   answer        varchar      '' while it waits, and in other registers
--   organisation  varchar      the foreign press agency that was supported; '' in other registers.  Never a person
--   clause_id     varchar      of the way of informing that the circular names; '' in other registers
--   agency_id     varchar      '' where the entry is of the office as a whole
--   versions      bigint       1 where nothing was corrected
--   entered_at    timestamptz  when it was entered first
--   changed_at    timestamptz  when it was corrected last; null where it never was
-- A newsroom that asks has no field: nothing counts who asks.

create or replace macro registers_at(t) as table
    with known as (
        select *, count(*) over entry as versions, min(recorded_at) over entry as entered_at
        from register_entries where recorded_at <= t
        window entry as (partition by entry_id)
        qualify row_number() over (partition by entry_id order by recorded_at desc, rowid desc) = 1
    )
    select entry_id, register, "day", title, channel, "language", link, case_id, answered_on, answer, organisation,
        clause_id, agency_id, versions, entered_at, if(versions > 1, recorded_at, null) as changed_at
    from known where not void
    order by register, "day", entry_id;

create or replace view registers as
    from registers_at('infinity'::timestamptz);

comment on view registers is
    'Các sổ: thông tin chính thức đã cung cấp, phương thức, hỗ trợ báo chí nước ngoài, họp báo, bản tin biên giới, hỏi đáp.';
