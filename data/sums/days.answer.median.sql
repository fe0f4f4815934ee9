-- days.answer.median  答复用时中位数（天）
-- 本期作出的答复，自初件（重新办理的自重新办理）到答复的天数的中位数。
select span, part, whole, part * 1.0 / nullif(whole, 0) as median
from (
  select span,
    sum(days * taken) as part,
    sum(taken) as whole
  from (
    select span, days,
      case when 2 * (upto - many) < marked + marked % 2 and marked + marked % 2 <= 2 * upto then 1 else 0 end
      + case when marked % 2 = 0 and 2 * (upto - many) < marked + 2 and marked + 2 <= 2 * upto then 1 else 0 end
      as taken
    from (
      select span, days, many,
        sum(many) over (partition by span order by days rows between unbounded preceding and current row) as upto,
        sum(many) over (partition by span) as marked
      from (
        select asked.span as span, cast(sums.value as integer) as days, sum(sums.n) as many
        from asked cross join sums
        where sums.grp = 'days.answer'
          and sums.month >= asked.a and sums.month <= asked.z and sums.done <= asked.z
        group by asked.span, sums.value
      ) as counted
    ) as placed
  ) as middle
  group by span
) as summed
order by 1;
