-- cases.backlog  期末积案（件）
-- 期末未办结、自登记（重新办理的自重新办理）起超过设定天数的信访事项。
select asked.span as span,
  sum(case when sums.grp = 'backlog' then sums.n else 0 end) as part
from asked cross join sums
where sums.grp in ('backlog')
  and sums.month <= asked.z and sums.done <= asked.z
group by asked.span
order by 1;
