-- 同 table.sql，ClickHouse：按月分区。
create table sums (
  town  String,
  grp   LowCardinality(String),
  month String,
  value LowCardinality(String),
  done  String,
  n     Int64
) engine = MergeTree partition by month order by (grp, town);
create table asked (
  span String,
  a    String,
  z    String
) engine = Memory;
