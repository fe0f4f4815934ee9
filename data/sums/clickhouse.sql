-- 同 table.sql，ClickHouse：按月分区。
create table given (
  town  String,
  grp   LowCardinality(String),
  month String,
  value LowCardinality(String),
  done  String,
  n     Int64
) engine = MergeTree partition by month order by (grp, town);
create view sums as
select town, grp, month, value, done, n from given
where town not in (
  select town from given
  where grp = 'xf.part' and done in (select town from given where grp = 'xf.seal')
);
create table asked (
  span String,
  a    String,
  z    String
) engine = Memory;
