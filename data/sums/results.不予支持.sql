-- results.不予支持  处理意见：不予支持（次）
-- 本期作出的答复中，处理意见为不予支持的；收回的不计。
select asked.span as span,
  sum(case when sums.grp = 'result' and sums.value = '不予支持' then sums.n else 0 end) as part
from asked cross join sums
where sums.grp in ('result')
  and sums.month >= asked.a and sums.month <= asked.z and sums.done <= asked.z
group by asked.span
order by 1;
