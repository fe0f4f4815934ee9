-- petitions.first  初件（件）
-- 信访事项的第一件信访件，不限年份，以本台账为范围。
select asked.span as span,
  sum(case when sums.grp = 'order' and sums.value = 'first' then sums.n else 0 end) as part
from asked cross join sums
where sums.grp in ('order')
  and sums.month >= asked.a and sums.month <= asked.z and sums.done <= asked.z
group by asked.span
order by 1;
