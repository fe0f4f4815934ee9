-- petitions.repeat  重件（件）
-- 同一信访事项第一件之后的信访件，由经办人确认。
select asked.span as span,
  sum(case when sums.grp = 'order' and sums.value = 'repeat' then sums.n else 0 end) as part
from asked cross join sums
where sums.grp in ('order')
  and sums.month >= asked.a and sums.month <= asked.z and sums.done <= asked.z
group by asked.span
order by 1;
