-- 各乡镇 xf export --sums 写出的行，原样放进 given：SQLite、DuckDB。
create table given (
  town  text not null,     -- 区划代码
  grp   text not null,     -- 数的是什么；xf.… 是各份的说明和封印
  month text not null,     -- 202603
  value text not null,     -- 按什么分；- 是没有，（保密）是只报件数的
  done  text not null,     -- 从哪个月起算数；- 是当月
  n     integer not null
);
-- 要加的：合计过的一份（xf rollup --sums）里面的单位另有文件的，不再加。check.sql 列出要先弄好的。
create view sums as
select town, grp, month, value, done, n from given
where town not in (
  select town from given
  where grp = 'xf.part' and done in (select town from given where grp = 'xf.seal')
);
-- 要哪些期间：名称、头一个月、末一个月。
create table asked (
  span text not null,
  a    text not null,
  z    text not null
);
