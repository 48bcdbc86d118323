-- PUBLIC CONTRACT: kpis, kpis_at(t, from_day, to_day).
-- One row an indicator, agency and period in which something happened; where nothing did there is no row, and no 0.
-- No indicator counts outlets or persons, or rewards corrections obtained.
--   kpi           varchar  the code (see `lamro kpi list`), or the code of an imported indicator that one of ours measures
--   agency_id     varchar  '' for all agencies together, and for what belongs to none
--   period_start  date     of kpis_at: from_day; of kpis: the first day of a month
--   period_end    date     its last day, included
--   value         double   in unit; medians and 90th percentiles by linear interpolation (quantile_cont: type 7, the
--                          definition of statistics.quantiles with method='inclusive')
--   unit          varchar  Vietnamese
--   numerator     bigint   of a share or count; null otherwise
--   denominator   bigint   likewise
--   n             bigint   how many observations the value rests on
--   origin        varchar  'nội bộ', or the number of the document that asks for the indicator

create or replace macro indicators_known(t) as table
    select * from indicators where recorded_at <= t
    qualify row_number() over (partition by code order by recorded_at desc, rowid desc) = 1;

-- The indicators of ours: what each measures, how its observations become one value, its unit.
create or replace macro kpi_kinds() as table
    from (values
        ('articles', 'articles', 'sum', 'tin, bài'),
        ('sources_delivered', 'sources', 'share', '%'),
        ('seen_to_flag_median', 'seen_to_flag', 'median', 'giờ'),
        ('seen_to_flag_p90', 'seen_to_flag', 'p90', 'giờ'),
        ('flag_to_decision_median', 'flag_to_decision', 'median', 'giờ'),
        ('flag_to_decision_p90', 'flag_to_decision', 'p90', 'giờ'),
        ('notice_to_response_median', 'notice_to_response', 'median', 'ngày'),
        ('notice_to_response_p90', 'notice_to_response', 'p90', 'ngày'),
        ('in_time_statutory', 'clock_statutory', 'share', '%'),
        ('in_time_internal', 'clock_internal', 'share', '%'),
        ('false_flags', 'decided', 'share', '%'),
        ('withdrawn_flags', 'settled', 'count', 'nội dung')
    ) as kinds(kpi, measured, how, unit);

-- The codes whose observations belong to no agency.
create or replace macro kpi_of_no_agency(t) as table
    select kpi from kpi_kinds() where measured = 'sources'
    union all
    select code from indicators_known(t) where measured_by in (select kpi from kpi_kinds() where measured = 'sources');

-- The catalogue's sources on each day on which anything was asked: by the roster of that day, else by the first one.
create or replace macro sources_expected(t) as table
    with days as (
        select distinct (fetched_at at time zone 'Asia/Ho_Chi_Minh')::date as day
        from fetches where recorded_at <= t and kind <> 'robots'
    ),
    rolls as (select source_ids, recorded_at, rowid as written from rosters where recorded_at <= t),
    chosen as (
        select d.day, coalesce(
            arg_max(r.source_ids, (r.recorded_at, r.written))
                filter ((r.recorded_at at time zone 'Asia/Ho_Chi_Minh')::date <= d.day),
            arg_min(r.source_ids, (r.recorded_at, r.written))
        ) as source_ids
        from days d cross join rolls r group by d.day
    )
    select c.day, s.id as source_id
    from (select day, unnest(source_ids) as source_id from chosen) c join sources_known(t) s on s.id = c.source_id
    where s.expected_min > 0;

-- One row an observation: what it measures, of which agency, on which day in Viet Nam, its value, whether it hit.
create or replace macro kpi_events(t, measured_at) as table
    with flagged as (
        select assessment_id, any_value(article_id) as article_id, any_value(agency_id) as agency_id,
            min(recorded_at) as flagged_at
        from assessments where recorded_at <= t and level = 'flag' group by assessment_id
    ),
    first_decided as (
        select assessment_id, min(decided_at) as decided_at from triage_decisions
        where recorded_at <= t and decision in ('accept', 'reject') group by assessment_id
    ),
    settled as (
        select f.agency_id, d.decision, (d.decided_at at time zone 'Asia/Ho_Chi_Minh')::date as day
        from decisions_known(t) d join flagged f using (assessment_id)
        where d.decision in ('accept', 'reject', 'withdraw')
    ),
    clocks_measured as (
        select *, (ended_at at time zone 'Asia/Ho_Chi_Minh')::date as ended_on from case_clock_measured(t, measured_at)
    ),
    delivered as (
        select distinct source_id, (fetched_at at time zone 'Asia/Ho_Chi_Minh')::date as day from fetches
        where recorded_at <= t and kind = 'page' and status = 200 and error is null
    )
    select 'articles' as measured, agency_id, day, (domestic + "foreign")::double as value, true as hit
    from coverage_daily_at(t)
    union all
    -- An article that names two agencies counts once for each, and once here.
    select 'articles', '', day, count(*)::double, true
    from articles_known(t) a
    where exists (from mentions m where m.article_id = a.article_id and m.recorded_at <= t)
    group by day
    union all
    select 'sources', '', e.day, null, d.source_id is not null
    from sources_expected(t) e left join delivered d using (day, source_id)
    union all
    select 'seen_to_flag', f.agency_id, (f.flagged_at at time zone 'Asia/Ho_Chi_Minh')::date,
        greatest(0.0, epoch(f.flagged_at - a.first_seen_at) / 3600), true
    from flagged f join articles a using (article_id)
    union all
    select 'flag_to_decision', f.agency_id, (d.decided_at at time zone 'Asia/Ho_Chi_Minh')::date,
        greatest(0.0, epoch(d.decided_at - f.flagged_at) / 3600), true
    from first_decided d join flagged f using (assessment_id)
    union all
    select 'notice_to_response', agency_id, ended_on, (ended_on - started_on)::double, true
    from clocks_measured where kind = 'statutory' and ended_on is not null
    union all
    -- In time: on the day on which it ended; missed: on the last day that would have been in time.
    select 'clock_' || kind, agency_id, case when overdue then last_day else ended_on end, null, not overdue
    from clocks_measured where overdue or ended_on is not null
    union all
    select 'decided', agency_id, day, null, decision = 'reject' from settled where decision <> 'withdraw'
    union all
    select 'settled', agency_id, day, null, decision = 'withdraw' from settled;

create or replace macro kpi_periods(t, measured_at, from_day, to_day, by_month) as table
    with placed as (
        select *, case when by_month then date_trunc('month', day)::date else from_day::date end as period_start
        from kpi_events(t, measured_at) where day between from_day and to_day
    ),
    together as (
        from placed
        union all
        select * replace ('' as agency_id) from placed where measured not in ('articles', 'sources')
    ),
    summed as (
        select measured, agency_id, period_start,
            sum(value) as total, quantile_cont(value, 0.5) as half, quantile_cont(value, 0.9) as nine_tenths,
            count(*) filter (hit) as hits, count(*) as seen
        from together group by measured, agency_id, period_start
    ),
    valued as (
        select k.kpi, s.agency_id, s.period_start,
            case when by_month then last_day(s.period_start) else to_day::date end as period_end,
            case k.how
                when 'sum' then s.total
                when 'median' then s.half
                when 'p90' then s.nine_tenths
                when 'share' then 100.0 * s.hits / s.seen
                else s.hits
            end::double as value,
            k.unit,
            case when k.how in ('share', 'count') then s.hits end as numerator,
            case when k.how in ('share', 'count') then s.seen end as denominator,
            case when k.how = 'sum' then s.total::bigint else s.seen end as n
        from summed s join kpi_kinds() k using (measured)
    )
    select *, 'nội bộ' as origin from valued
    union all
    select v.* replace (i.code as kpi), i.document as origin
    from valued v join indicators_known(t) i on i.measured_by = v.kpi
    order by kpi, agency_id, period_start;

create or replace macro kpis_at(t, from_day, to_day) as table
    from kpi_periods(t, t, from_day, to_day, false);

create or replace view kpis as
    from kpi_periods('infinity'::timestamptz, now(), '0001-01-01'::date, '9999-12-31'::date, true);

comment on view kpis is
    'Chỉ số theo tháng, từng cơ quan, địa phương và gộp chung: giá trị, đơn vị, tử số, mẫu số, số quan sát, nguồn gốc.';
