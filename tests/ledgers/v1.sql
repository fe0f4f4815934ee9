pragma application_id=1481005617;
pragma user_version=1;
BEGIN TRANSACTION;
CREATE TABLE _sqlite_migrations (
  id integer primary key, migration_set text, name text, applied_at text
);
INSERT INTO "_sqlite_migrations" VALUES(1,'xf','m001_ledger','2026-11-22 05:19:30.377875+00:00');
CREATE TABLE cases (
  no text primary key, year integer not null, number integer not null,
  title text not null, status text not null, channel text not null, source text not null,
  purpose text not null, received_on text not null, domain text not null, item text not null,
  route text not null, unit text not null, competent text not null, village text not null,
  petitions integer not null, told_on text, accepted_on text, filed_on text, replied_on text,
  delivered_on text, closed_on text, outcome text not null, settled integer not null,
  result text not null, rating text not null, rated_on text, leader text not null,
  sealed integer not null, void text not null, open integer not null,
  returned_on text,                -- a unit gave it back and it has not gone out again
  undelivered_on text,             -- an answer was written on this day and is not delivered yet
  untold_on text,                  -- an extension of this day: its reason has not been told yet
  moved_on text not null,          -- the last step that moved the matter
  reopened integer not null,       -- how often it was taken up again after closing
  active_from text not null,       -- no figure of an earlier day counts it
  active_until text not null,      -- no figure of a later day counts it; open: 9999-12-31
  seq integer not null             -- the last entry
) strict, without rowid;
INSERT INTO "cases" VALUES('2026-0001',2026,1,'要求修水渠','已登记','来访','自收','申诉求决','2026-03-20','','','','','','柳河村',1,NULL,NULL,NULL,NULL,NULL,NULL,'',0,'','',NULL,'',0,'',1,NULL,NULL,NULL,'2026-03-20',0,'2026-03-20','9999-12-31',3);
INSERT INTO "cases" VALUES('2026-0002',2026,2,'要求修水渠','已分类','来访','自收','申诉求决','2026-03-20','其他','MZ-QT-13','信访程序','','本镇','柳河村',1,NULL,NULL,NULL,NULL,NULL,NULL,'',0,'','',NULL,'',0,'',1,NULL,NULL,NULL,'2026-03-20',0,'2026-03-20','9999-12-31',7);
INSERT INTO "cases" VALUES('2026-0003',2026,3,'要求修水渠','已转送','来访','自收','申诉求决','2026-03-20','其他','MZ-QT-13','信访程序','县民政局','本镇','柳河村',1,'2026-03-20','2026-03-20','2026-03-20',NULL,NULL,NULL,'',0,'','',NULL,'',0,'',1,NULL,NULL,NULL,'2026-03-20',0,'2026-03-20','9999-12-31',12);
INSERT INTO "cases" VALUES('2026-0004',2026,4,'要求修水渠','已答复','来访','自收','申诉求决','2026-03-20','其他','MZ-QT-13','信访程序','','本镇','柳河村',1,'2026-03-20','2026-03-20','2026-03-20','2026-03-20',NULL,NULL,'',0,'支持','',NULL,'',0,'',1,NULL,'2026-03-20',NULL,'2026-03-20',0,'2026-03-20','9999-12-31',13);
INSERT INTO "cases" VALUES('2026-0005',2026,5,'要求修水渠','已送达','来访','自收','申诉求决','2026-03-20','其他','MZ-QT-13','信访程序','','本镇','柳河村',1,'2026-03-20','2026-03-20','2026-03-20','2026-03-20','2026-03-20',NULL,'',0,'支持','',NULL,'',0,'',1,NULL,NULL,NULL,'2026-03-20',0,'2026-03-20','9999-12-31',18);
INSERT INTO "cases" VALUES('2026-0006',2026,6,'要求修水渠','已办结','来访','自收','申诉求决','2026-03-20','其他','MZ-QT-13','信访程序','','本镇','柳河村',1,'2026-03-20','2026-03-20','2026-03-20','2026-03-20','2026-03-20','2026-03-20','答复办结',0,'支持','',NULL,'',0,'',0,NULL,NULL,NULL,'2026-03-20',0,'2026-03-20','2026-06-28',24);
CREATE TABLE clocks (
  no text not null, position integer not null, clock text not null, from_kind text not null,
  start text not null, days integer not null, extended integer not null, hearing integer not null,
  fixed text, done_on text,
  earliest text not null,          -- it cannot be due before this day: an index, not a date
  owed integer not null,           -- a duty not done yet (a right not used is none)
  primary key (no, position)
) strict, without rowid;
INSERT INTO "clocks" VALUES('2026-0001',0,'notify','收到','2026-03-20',15,0,0,NULL,NULL,'2026-04-04',1);
INSERT INTO "clocks" VALUES('2026-0002',0,'notify','收到','2026-03-20',15,0,0,NULL,NULL,'2026-04-04',1);
INSERT INTO "clocks" VALUES('2026-0003',0,'notify','收到','2026-03-20',15,0,0,NULL,'2026-03-20','2026-04-04',0);
INSERT INTO "clocks" VALUES('2026-0003',1,'object','转县民政局','2026-03-20',5,0,0,NULL,NULL,'2026-03-25',0);
INSERT INTO "clocks" VALUES('2026-0003',2,'handle','受理','2026-03-20',60,0,0,NULL,NULL,'2026-05-19',1);
INSERT INTO "clocks" VALUES('2026-0004',0,'notify','收到','2026-03-20',15,0,0,NULL,'2026-03-20','2026-04-04',0);
INSERT INTO "clocks" VALUES('2026-0004',1,'handle','受理','2026-03-20',60,0,0,NULL,'2026-03-20','2026-05-19',0);
INSERT INTO "clocks" VALUES('2026-0005',0,'notify','收到','2026-03-20',15,0,0,NULL,'2026-03-20','2026-04-04',0);
INSERT INTO "clocks" VALUES('2026-0005',1,'handle','受理','2026-03-20',60,0,0,NULL,'2026-03-20','2026-05-19',0);
INSERT INTO "clocks" VALUES('2026-0005',2,'review.apply','送达','2026-03-20',30,0,0,NULL,NULL,'2026-04-19',0);
INSERT INTO "clocks" VALUES('2026-0006',0,'notify','收到','2026-03-20',15,0,0,NULL,'2026-03-20','2026-04-04',0);
INSERT INTO "clocks" VALUES('2026-0006',1,'handle','受理','2026-03-20',60,0,0,NULL,'2026-03-20','2026-05-19',0);
INSERT INTO "clocks" VALUES('2026-0006',2,'review.apply','送达','2026-03-20',30,0,0,NULL,NULL,'2026-04-19',0);
CREATE TABLE counters (
  series text not null, year integer not null, last integer not null,
  primary key (series, year)
) strict, without rowid;
INSERT INTO "counters" VALUES('case',2026,6);
CREATE TABLE entry (
  seq   integer primary key,
  at    text not null,             -- recorded at, +08:00
  day   text not null,             -- happened on
  kind  text not null,
  no    text,                      -- the case; null: the whole ledger
  by    text not null,             -- 经办人
  body  text not null,             -- canonical JSON: codes, dates, counts, unit names
  seal  blob,                      -- salted commitment of the personal part
  prev  blob not null,
  hash  blob not null check (length(hash) = 32)
) strict;
INSERT INTO "entry" VALUES(1,'2026-03-20T13:19:30+0800','2026-03-20','setting',NULL,'经办人','{"facts":{"founded":"\"2026-03-20\"","office":"\"青石镇人民政府\"","officer":"\"王主任\""}}',NULL,X'0000000000000000000000000000000000000000000000000000000000000000',X'343DACE7FAEC81E5EDE190911026961D336FC269C9642E6CF5EA3EF0CC6E66BB');
INSERT INTO "entry" VALUES(2,'2026-03-20T13:19:30+0800','2026-03-20','unit',NULL,'王主任','{"facts":{"农业农村办":"{\"kind\": \"站所\", \"area\": \"\"}","卫生院":"{\"kind\": \"站所\", \"area\": \"\"}","县人社局":"{\"kind\": \"部门\", \"area\": \"\"}","县住建局":"{\"kind\": \"部门\", \"area\": \"\"}","县信访局":"{\"kind\": \"部门\", \"area\": \"\"}","县公安局":"{\"kind\": \"部门\", \"area\": \"\"}","县农业农村局":"{\"kind\": \"部门\", \"area\": \"\"}","县劳动仲裁委":"{\"kind\": \"部门\", \"area\": \"\"}","县医保局":"{\"kind\": \"部门\", \"area\": \"\"}","县卫健局":"{\"kind\": \"部门\", \"area\": \"\"}","县司法局":"{\"kind\": \"部门\", \"area\": \"\"}","县市场监管局":"{\"kind\": \"部门\", \"area\": \"\"}","县应急管理局":"{\"kind\": \"部门\", \"area\": \"\"}","县政府":"{\"kind\": \"部门\", \"area\": \"\"}","县救助站":"{\"kind\": \"部门\", \"area\": \"\"}","县教育局":"{\"kind\": \"部门\", \"area\": \"\"}","县检察院":"{\"kind\": \"部门\", \"area\": \"\"}","县残联":"{\"kind\": \"部门\", \"area\": \"\"}","县民政局":"{\"kind\": \"部门\", \"area\": \"\"}","县法院":"{\"kind\": \"部门\", \"area\": \"\"}","县纪委监委":"{\"kind\": \"部门\", \"area\": \"\"}","县自然资源局":"{\"kind\": \"部门\", \"area\": \"\"}","县退役军人局":"{\"kind\": \"部门\", \"area\": \"\"}","司法所":"{\"kind\": \"站所\", \"area\": \"\"}","市政府":"{\"kind\": \"部门\", \"area\": \"\"}","敬老院":"{\"kind\": \"站所\", \"area\": \"\"}","村调委会":"{\"kind\": \"站所\", \"area\": \"\"}","民政办":"{\"kind\": \"站所\", \"area\": \"\"}","派出所":"{\"kind\": \"站所\", \"area\": \"\"}","社会事务办":"{\"kind\": \"站所\", \"area\": \"\"}","综合治理办":"{\"kind\": \"站所\", \"area\": \"\"}"}}',NULL,X'343DACE7FAEC81E5EDE190911026961D336FC269C9642E6CF5EA3EF0CC6E66BB',X'A0A5064125720ADECCA4E135531462661E5BE119AD9D212C8E573C3D76737A35');
INSERT INTO "entry" VALUES(3,'2026-03-20T13:19:30+0800','2026-03-20','add','2026-0001','王主任','{"channel":"来访","count":1,"level":"乡","purpose":"申诉求决","source":"自收","village":"柳河村"}',X'A0C332FAE2A9B34253965B098F23673257C9D1B6BA3E6BAAD23A461D9F8BD3C4',X'A0A5064125720ADECCA4E135531462661E5BE119AD9D212C8E573C3D76737A35',X'37C3F3B7F37EDA00CA909B38E3112BCB15B147E6D760C4921D81554E48F88011');
INSERT INTO "entry" VALUES(4,'2026-03-20T13:19:30+0800','2026-03-20','add','2026-0002','王主任','{"channel":"来访","count":1,"level":"乡","purpose":"申诉求决","source":"自收","village":"柳河村"}',X'FA7992D99230253B11AA359045FD6EEB939DA568719D44A861AD9DE0BCE1368C',X'37C3F3B7F37EDA00CA909B38E3112BCB15B147E6D760C4921D81554E48F88011',X'FD009EC8C5393522F25B49FB4A5B79B3EE9E51B9CDA4BE9A27333479842C05C6');
INSERT INTO "entry" VALUES(5,'2026-03-20T13:19:30+0800','2026-03-20','add','2026-0003','王主任','{"channel":"来访","count":1,"level":"乡","purpose":"申诉求决","source":"自收","village":"柳河村"}',X'D40B0FEC29FF97AE7C14FF5956AE1AA81E106D946EEC9742468673423D72B303',X'FD009EC8C5393522F25B49FB4A5B79B3EE9E51B9CDA4BE9A27333479842C05C6',X'2281DC0AA5798F411260099D5D098A0532150A2668F35396E5CE15008DAC563B');
INSERT INTO "entry" VALUES(6,'2026-03-20T13:19:30+0800','2026-03-20','add','2026-0004','王主任','{"channel":"来访","count":1,"level":"乡","purpose":"申诉求决","source":"自收","village":"柳河村"}',X'73B9A96BB935DE3574E791CA502BF0F27B5E100F4310BBFA53F979ABFC979048',X'2281DC0AA5798F411260099D5D098A0532150A2668F35396E5CE15008DAC563B',X'F03492F1E7DC1D2957FB2A075A279EBB253FAC6D4614C6A9495A34F6AB41B9A1');
INSERT INTO "entry" VALUES(7,'2026-03-20T13:19:30+0800','2026-03-20','classify','2026-0002','王主任','{"basis":"《信访工作条例》第三十一条第六项、第三十二条、第三十四条至第三十六条","domain":"其他","item":"MZ-QT-13","route":"信访程序","unit":"本镇"}',NULL,X'F03492F1E7DC1D2957FB2A075A279EBB253FAC6D4614C6A9495A34F6AB41B9A1',X'C2FBCC4D596B6155C177605FB5AC1C67BCDEE0E4D22C0A30CEB0C683A7125540');
INSERT INTO "entry" VALUES(8,'2026-03-20T13:19:30+0800','2026-03-20','classify','2026-0003','王主任','{"basis":"《信访工作条例》第三十一条第六项、第三十二条、第三十四条至第三十六条","domain":"其他","item":"MZ-QT-13","route":"信访程序","unit":"本镇"}',NULL,X'C2FBCC4D596B6155C177605FB5AC1C67BCDEE0E4D22C0A30CEB0C683A7125540',X'2FDCFBB10E11BB5570B9213F57FCD7496C29911B6845CE70BF878514EE9817F2');
INSERT INTO "entry" VALUES(9,'2026-03-20T13:19:30+0800','2026-03-20','classify','2026-0004','王主任','{"basis":"《信访工作条例》第三十一条第六项、第三十二条、第三十四条至第三十六条","domain":"其他","item":"MZ-QT-13","route":"信访程序","unit":"本镇"}',NULL,X'2FDCFBB10E11BB5570B9213F57FCD7496C29911B6845CE70BF878514EE9817F2',X'1272BE4A0A571B615FE6F3EF80DBCAEC523A44795C6427F86021D5CE47BB1F7A');
INSERT INTO "entry" VALUES(10,'2026-03-20T13:19:31+0800','2026-03-20','accept','2026-0003','王主任','{}',NULL,X'1272BE4A0A571B615FE6F3EF80DBCAEC523A44795C6427F86021D5CE47BB1F7A',X'A45C074B805BC0D205AB95E8662C2B32BF0287DCF1B034CD9C13D1927F3AE23B');
INSERT INTO "entry" VALUES(11,'2026-03-20T13:19:31+0800','2026-03-20','accept','2026-0004','王主任','{}',NULL,X'A45C074B805BC0D205AB95E8662C2B32BF0287DCF1B034CD9C13D1927F3AE23B',X'46725CEBE6031A70A6DAA269EDD0C23E2CB87D5A1316F56A3973BE1A40C48503');
INSERT INTO "entry" VALUES(12,'2026-03-20T13:19:31+0800','2026-03-20','transfer','2026-0003','王主任','{"unit":"县民政局"}',NULL,X'46725CEBE6031A70A6DAA269EDD0C23E2CB87D5A1316F56A3973BE1A40C48503',X'C9E310F6E5DAA34CD927C9584D4C3BADCDE0CBC92421EB7DC2D689AEEF8486BC');
INSERT INTO "entry" VALUES(13,'2026-03-20T13:19:31+0800','2026-03-20','reply','2026-0004','王主任','{"doc_no":"青信〔2026〕1号","result":"支持"}',NULL,X'C9E310F6E5DAA34CD927C9584D4C3BADCDE0CBC92421EB7DC2D689AEEF8486BC',X'293D7C440F767C2C419C1027430F1952CC2045EA8510302B07C81AB9BE36D73F');
INSERT INTO "entry" VALUES(14,'2026-03-20T13:19:31+0800','2026-03-20','add','2026-0005','王主任','{"channel":"来访","count":1,"level":"乡","purpose":"申诉求决","source":"自收","village":"柳河村"}',X'2FA78DD8A0ED03C3F92516969B68AF7FFD2FBFD4C3B034462AA4791122F71085',X'293D7C440F767C2C419C1027430F1952CC2045EA8510302B07C81AB9BE36D73F',X'FF4E5665CF878C373FC0169983C6ED04E8B4D2C8261F3968071E42C66F7A6196');
INSERT INTO "entry" VALUES(15,'2026-03-20T13:19:31+0800','2026-03-20','classify','2026-0005','王主任','{"basis":"《信访工作条例》第三十一条第六项、第三十二条、第三十四条至第三十六条","domain":"其他","item":"MZ-QT-13","route":"信访程序","unit":"本镇"}',NULL,X'FF4E5665CF878C373FC0169983C6ED04E8B4D2C8261F3968071E42C66F7A6196',X'E9EFEC6CB551457EA6C9EB0C45BC01B9172A07ECB9DD4245856C92B114D0DB62');
INSERT INTO "entry" VALUES(16,'2026-03-20T13:19:31+0800','2026-03-20','accept','2026-0005','王主任','{}',NULL,X'E9EFEC6CB551457EA6C9EB0C45BC01B9172A07ECB9DD4245856C92B114D0DB62',X'DFF0B8A32EE4B37B37C59D1996F18A12BB3BB6AFA0F5FBA7B230EA017F68B873');
INSERT INTO "entry" VALUES(17,'2026-03-20T13:19:31+0800','2026-03-20','reply','2026-0005','王主任','{"doc_no":"青信〔2026〕2号","result":"支持"}',NULL,X'DFF0B8A32EE4B37B37C59D1996F18A12BB3BB6AFA0F5FBA7B230EA017F68B873',X'8DD2F515E5B320B805AEA6514FF23BF789DFC36C42E74C85573DC247CE34E75E');
INSERT INTO "entry" VALUES(18,'2026-03-20T13:19:31+0800','2026-03-20','deliver','2026-0005','王主任','{"method":"直接"}',NULL,X'8DD2F515E5B320B805AEA6514FF23BF789DFC36C42E74C85573DC247CE34E75E',X'A83601CA6FFEFBC171BA81C4653AC10583C2A6FCDC1E5A12321D47144104761E');
INSERT INTO "entry" VALUES(19,'2026-03-20T13:19:31+0800','2026-03-20','add','2026-0006','王主任','{"channel":"来访","count":1,"level":"乡","purpose":"申诉求决","source":"自收","village":"柳河村"}',X'A50AE5DA65DD80F789F6D4FD705A9D658F47DA725635AEF276D79EBE78C52DA4',X'A83601CA6FFEFBC171BA81C4653AC10583C2A6FCDC1E5A12321D47144104761E',X'8BBB5B520BEE2346536F82221420D5C139B29C25D21943942EFAD742770CE1A5');
INSERT INTO "entry" VALUES(20,'2026-03-20T13:19:31+0800','2026-03-20','classify','2026-0006','王主任','{"basis":"《信访工作条例》第三十一条第六项、第三十二条、第三十四条至第三十六条","domain":"其他","item":"MZ-QT-13","route":"信访程序","unit":"本镇"}',NULL,X'8BBB5B520BEE2346536F82221420D5C139B29C25D21943942EFAD742770CE1A5',X'FDA4F0ACBF74C768D15E5087A75298B24D779A279BAD0960FA307D18989C0295');
INSERT INTO "entry" VALUES(21,'2026-03-20T13:19:31+0800','2026-03-20','accept','2026-0006','王主任','{}',NULL,X'FDA4F0ACBF74C768D15E5087A75298B24D779A279BAD0960FA307D18989C0295',X'09495CDFB4261DED8E325D7BFBA964C73BBC44FE9712CAA8DD505DFA86AB6DB3');
INSERT INTO "entry" VALUES(22,'2026-03-20T13:19:31+0800','2026-03-20','reply','2026-0006','王主任','{"doc_no":"青信〔2026〕3号","result":"支持"}',NULL,X'09495CDFB4261DED8E325D7BFBA964C73BBC44FE9712CAA8DD505DFA86AB6DB3',X'CD1B11F618E1FBF94555110B7F6C4E251F1CF5B6F2475BDE4EA950258AF93A41');
INSERT INTO "entry" VALUES(23,'2026-03-20T13:19:32+0800','2026-03-20','deliver','2026-0006','王主任','{"method":"直接"}',NULL,X'CD1B11F618E1FBF94555110B7F6C4E251F1CF5B6F2475BDE4EA950258AF93A41',X'065A7B1A4EC8EB8AA3E1BE6639CD0AAAA713D7C2FBF7DA2414E403917977D793');
INSERT INTO "entry" VALUES(24,'2026-03-20T13:19:32+0800','2026-03-20','close','2026-0006','王主任','{"outcome":"答复办结"}',NULL,X'065A7B1A4EC8EB8AA3E1BE6639CD0AAAA713D7C2FBF7DA2414E403917977D793',X'CDD7F4A975915383956FEB4FCC44C9F938E49804CC3865CCBC604EDAB058A35D');
CREATE TABLE facts (
  kind text not null, key text not null, value text not null,
  primary key (kind, key)
) strict, without rowid;
INSERT INTO "facts" VALUES('setting','founded','"2026-03-20"');
INSERT INTO "facts" VALUES('setting','office','"青石镇人民政府"');
INSERT INTO "facts" VALUES('setting','officer','"王主任"');
INSERT INTO "facts" VALUES('unit','农业农村办','{"kind": "站所", "area": ""}');
INSERT INTO "facts" VALUES('unit','卫生院','{"kind": "站所", "area": ""}');
INSERT INTO "facts" VALUES('unit','县人社局','{"kind": "部门", "area": ""}');
INSERT INTO "facts" VALUES('unit','县住建局','{"kind": "部门", "area": ""}');
INSERT INTO "facts" VALUES('unit','县信访局','{"kind": "部门", "area": ""}');
INSERT INTO "facts" VALUES('unit','县公安局','{"kind": "部门", "area": ""}');
INSERT INTO "facts" VALUES('unit','县农业农村局','{"kind": "部门", "area": ""}');
INSERT INTO "facts" VALUES('unit','县劳动仲裁委','{"kind": "部门", "area": ""}');
INSERT INTO "facts" VALUES('unit','县医保局','{"kind": "部门", "area": ""}');
INSERT INTO "facts" VALUES('unit','县卫健局','{"kind": "部门", "area": ""}');
INSERT INTO "facts" VALUES('unit','县司法局','{"kind": "部门", "area": ""}');
INSERT INTO "facts" VALUES('unit','县市场监管局','{"kind": "部门", "area": ""}');
INSERT INTO "facts" VALUES('unit','县应急管理局','{"kind": "部门", "area": ""}');
INSERT INTO "facts" VALUES('unit','县政府','{"kind": "部门", "area": ""}');
INSERT INTO "facts" VALUES('unit','县救助站','{"kind": "部门", "area": ""}');
INSERT INTO "facts" VALUES('unit','县教育局','{"kind": "部门", "area": ""}');
INSERT INTO "facts" VALUES('unit','县检察院','{"kind": "部门", "area": ""}');
INSERT INTO "facts" VALUES('unit','县残联','{"kind": "部门", "area": ""}');
INSERT INTO "facts" VALUES('unit','县民政局','{"kind": "部门", "area": ""}');
INSERT INTO "facts" VALUES('unit','县法院','{"kind": "部门", "area": ""}');
INSERT INTO "facts" VALUES('unit','县纪委监委','{"kind": "部门", "area": ""}');
INSERT INTO "facts" VALUES('unit','县自然资源局','{"kind": "部门", "area": ""}');
INSERT INTO "facts" VALUES('unit','县退役军人局','{"kind": "部门", "area": ""}');
INSERT INTO "facts" VALUES('unit','司法所','{"kind": "站所", "area": ""}');
INSERT INTO "facts" VALUES('unit','市政府','{"kind": "部门", "area": ""}');
INSERT INTO "facts" VALUES('unit','敬老院','{"kind": "站所", "area": ""}');
INSERT INTO "facts" VALUES('unit','村调委会','{"kind": "站所", "area": ""}');
INSERT INTO "facts" VALUES('unit','民政办','{"kind": "站所", "area": ""}');
INSERT INTO "facts" VALUES('unit','派出所','{"kind": "站所", "area": ""}');
INSERT INTO "facts" VALUES('unit','社会事务办','{"kind": "站所", "area": ""}');
INSERT INTO "facts" VALUES('unit','综合治理办','{"kind": "站所", "area": ""}');
CREATE TABLE imports (
  seq integer primary key, no text not null, key text not null, core text not null,
  old_no text not null
) strict;
CREATE TABLE personal (
  seq   integer primary key references entry (seq),
  salt  blob not null,
  body  text not null
) strict;
INSERT INTO "personal" VALUES(3,X'7D4B632D45C82422989938629ED4D18457F08AFB73891311E5F3DB25BF6A4D8E','{"people":[{"name":"甲某"}],"title":"要求修水渠"}');
INSERT INTO "personal" VALUES(4,X'152DB65AD2850BE72FC6C4E84D672EF28AEAFB5D89A7AF64C0172998D5108D18','{"people":[{"name":"甲某"}],"title":"要求修水渠"}');
INSERT INTO "personal" VALUES(5,X'E4EA833A9DE6B423576E6E9991BE8C04C877BB47EAF96AA738ACCD9D4B7704FA','{"people":[{"name":"甲某"}],"title":"要求修水渠"}');
INSERT INTO "personal" VALUES(6,X'9EEB28A2366982343A225FBB7999CF0673044AABDCA68CA49DC9B6A6BFC94888','{"people":[{"name":"甲某"}],"title":"要求修水渠"}');
INSERT INTO "personal" VALUES(14,X'B8A34BF68B3DE172B8EEB27E3D5A5325876206D77FB78DE474ABAC09D193B056','{"people":[{"name":"甲某"}],"title":"要求修水渠"}');
INSERT INTO "personal" VALUES(19,X'AF2681F7FBEFD04F27D5EA7159C9C0E414D2969C8C9711B248509E1073DD1A60','{"people":[{"name":"甲某"}],"title":"要求修水渠"}');
CREATE TABLE persons (
  seq integer not null, position integer not null, no text not null, name text not null,
  id_number text not null, phone text not null, address text not null, village text not null,
  primary key (seq, position)
) strict, without rowid;
INSERT INTO "persons" VALUES(3,0,'2026-0001','甲某','','','','柳河村');
INSERT INTO "persons" VALUES(4,0,'2026-0002','甲某','','','','柳河村');
INSERT INTO "persons" VALUES(5,0,'2026-0003','甲某','','','','柳河村');
INSERT INTO "persons" VALUES(6,0,'2026-0004','甲某','','','','柳河村');
INSERT INTO "persons" VALUES(14,0,'2026-0005','甲某','','','','柳河村');
INSERT INTO "persons" VALUES(19,0,'2026-0006','甲某','','','','柳河村');
CREATE TABLE petitions (
  seq integer primary key, no text not null, day text not null, channel text not null,
  source text not null, level text not null, purpose text not null, domain text not null,
  item text not null, unit text not null, village text not null, count integer not null,
  first integer not null, collective integer not null,
  late integer not null,           -- a repeat that followed a late, missing or undelivered answer
  void integer not null, title text not null, text text not null
) strict;
INSERT INTO "petitions" VALUES(3,'2026-0001','2026-03-20','来访','自收','乡','申诉求决','','','','柳河村',1,1,0,0,0,'要求修水渠','');
INSERT INTO "petitions" VALUES(4,'2026-0002','2026-03-20','来访','自收','乡','申诉求决','其他','MZ-QT-13','','柳河村',1,1,0,0,0,'要求修水渠','');
INSERT INTO "petitions" VALUES(5,'2026-0003','2026-03-20','来访','自收','乡','申诉求决','其他','MZ-QT-13','县民政局','柳河村',1,1,0,0,0,'要求修水渠','');
INSERT INTO "petitions" VALUES(6,'2026-0004','2026-03-20','来访','自收','乡','申诉求决','其他','MZ-QT-13','','柳河村',1,1,0,0,0,'要求修水渠','');
INSERT INTO "petitions" VALUES(14,'2026-0005','2026-03-20','来访','自收','乡','申诉求决','其他','MZ-QT-13','','柳河村',1,1,0,0,0,'要求修水渠','');
INSERT INTO "petitions" VALUES(19,'2026-0006','2026-03-20','来访','自收','乡','申诉求决','其他','MZ-QT-13','','柳河村',1,1,0,0,0,'要求修水渠','');
CREATE TABLE tally (
  grp text not null, day text not null, value text not null, done text not null,
  n integer not null, primary key (grp, day, value, done)
) strict, without rowid;
INSERT INTO "tally" VALUES('answered','2026-03-20','','',3);
INSERT INTO "tally" VALUES('answered','2026-03-20','','2026-03-20',2);
INSERT INTO "tally" VALUES('balance','2026-03-20','','',5);
INSERT INTO "tally" VALUES('channel','2026-03-20','来访','',6);
INSERT INTO "tally" VALUES('closed','2026-03-20','','',1);
INSERT INTO "tally" VALUES('domain','2026-03-20','','',1);
INSERT INTO "tally" VALUES('domain','2026-03-20','其他','',5);
INSERT INTO "tally" VALUES('filed','2026-03-20','','',4);
INSERT INTO "tally" VALUES('filed','2026-03-20','','2026-03-20',1);
INSERT INTO "tally" VALUES('first.due','2026-05-19','handle:60','',4);
INSERT INTO "tally" VALUES('first.due','2026-05-19','handle:60','2026-05-19',1);
INSERT INTO "tally" VALUES('level','2026-03-20','乡','',6);
INSERT INTO "tally" VALUES('new','2026-03-20','','',6);
INSERT INTO "tally" VALUES('order','2026-03-20','first','',6);
INSERT INTO "tally" VALUES('persons','2026-03-20','来访','',6);
INSERT INTO "tally" VALUES('purpose','2026-03-20','申诉求决','',6);
INSERT INTO "tally" VALUES('reply','2026-05-19','handle:60','',4);
INSERT INTO "tally" VALUES('reply','2026-05-19','handle:60','2026-05-19',3);
INSERT INTO "tally" VALUES('sent','2026-03-20','县民政局','',1);
INSERT INTO "tally" VALUES('source','2026-03-20','自收','',6);
INSERT INTO "tally" VALUES('stock','2026-03-20','','',6);
INSERT INTO "tally" VALUES('stock','2026-03-20','','2026-03-20',-1);
INSERT INTO "tally" VALUES('told','2026-04-04','notify:15','',6);
INSERT INTO "tally" VALUES('told','2026-04-04','notify:15','2026-04-04',4);
INSERT INTO "tally" VALUES('unit','2026-03-20','','',5);
INSERT INTO "tally" VALUES('unit','2026-03-20','县民政局','',1);
INSERT INTO "tally" VALUES('unit.balance','2026-03-20','','',4);
INSERT INTO "tally" VALUES('unit.balance','2026-03-20','县民政局','',1);
INSERT INTO "tally" VALUES('unit.reply','2026-05-19','handle:60:','',3);
INSERT INTO "tally" VALUES('unit.reply','2026-05-19','handle:60:','2026-05-19',3);
INSERT INTO "tally" VALUES('unit.reply','2026-05-19','handle:60:县民政局','',1);
INSERT INTO "tally" VALUES('village','2026-03-20','柳河村','',6);
CREATE TABLE tally_month (
  grp text not null, month text not null, value text not null, done text not null,
  n integer not null, primary key (grp, month, value, done)
) strict, without rowid;
INSERT INTO "tally_month" VALUES('answered','2026-03','','',3);
INSERT INTO "tally_month" VALUES('answered','2026-03','','2026-03-20',2);
INSERT INTO "tally_month" VALUES('balance','2026-03','','',5);
INSERT INTO "tally_month" VALUES('channel','2026-03','来访','',6);
INSERT INTO "tally_month" VALUES('closed','2026-03','','',1);
INSERT INTO "tally_month" VALUES('domain','2026-03','','',1);
INSERT INTO "tally_month" VALUES('domain','2026-03','其他','',5);
INSERT INTO "tally_month" VALUES('filed','2026-03','','',4);
INSERT INTO "tally_month" VALUES('filed','2026-03','','2026-03-20',1);
INSERT INTO "tally_month" VALUES('first.due','2026-05','handle:60','',4);
INSERT INTO "tally_month" VALUES('first.due','2026-05','handle:60','2026-05-19',1);
INSERT INTO "tally_month" VALUES('level','2026-03','乡','',6);
INSERT INTO "tally_month" VALUES('new','2026-03','','',6);
INSERT INTO "tally_month" VALUES('order','2026-03','first','',6);
INSERT INTO "tally_month" VALUES('persons','2026-03','来访','',6);
INSERT INTO "tally_month" VALUES('purpose','2026-03','申诉求决','',6);
INSERT INTO "tally_month" VALUES('reply','2026-05','handle:60','',4);
INSERT INTO "tally_month" VALUES('reply','2026-05','handle:60','2026-05-19',3);
INSERT INTO "tally_month" VALUES('sent','2026-03','县民政局','',1);
INSERT INTO "tally_month" VALUES('source','2026-03','自收','',6);
INSERT INTO "tally_month" VALUES('stock','2026-03','','',6);
INSERT INTO "tally_month" VALUES('stock','2026-03','','2026-03-20',-1);
INSERT INTO "tally_month" VALUES('told','2026-04','notify:15','',6);
INSERT INTO "tally_month" VALUES('told','2026-04','notify:15','2026-04-04',4);
INSERT INTO "tally_month" VALUES('unit','2026-03','','',5);
INSERT INTO "tally_month" VALUES('unit','2026-03','县民政局','',1);
INSERT INTO "tally_month" VALUES('unit.balance','2026-03','','',4);
INSERT INTO "tally_month" VALUES('unit.balance','2026-03','县民政局','',1);
INSERT INTO "tally_month" VALUES('unit.reply','2026-05','handle:60:','',3);
INSERT INTO "tally_month" VALUES('unit.reply','2026-05','handle:60:','2026-05-19',3);
INSERT INTO "tally_month" VALUES('unit.reply','2026-05','handle:60:县民政局','',1);
INSERT INTO "tally_month" VALUES('village','2026-03','柳河村','',6);
CREATE TABLE transfers (
  no text not null, position integer not null, unit text not null, day text not null,
  assigned integer not null, due text, objected_on text, returned_on text, reported_on text,
  primary key (no, position)
) strict, without rowid;
INSERT INTO "transfers" VALUES('2026-0003',0,'县民政局','2026-03-20',0,NULL,NULL,NULL,NULL);
CREATE UNIQUE INDEX idx__sqlite_migrations_migration_set_name
  on _sqlite_migrations (migration_set, name);
CREATE INDEX entry_no on entry (no, seq) where no is not null;
CREATE INDEX entry_office on entry (kind, seq) where no is null;
CREATE TRIGGER entry_seq before insert on entry
  when new.seq is null or new.seq <> (select coalesce(max(seq), 0) + 1 from entry)
  begin select raise(abort, 'append-only: seq'); end;
CREATE TRIGGER entry_prev before insert on entry
  when new.prev <> coalesce((select hash from entry order by seq desc limit 1), zeroblob(32))
  begin select raise(abort, 'append-only: chain'); end;
CREATE TRIGGER entry_update before update on entry
  begin select raise(abort, 'append-only: update'); end;
CREATE TRIGGER entry_delete before delete on entry
  begin select raise(abort, 'append-only: delete'); end;
CREATE TRIGGER personal_insert before insert on personal
  when new.seq <> (select max(seq) from entry)
  begin select raise(abort, 'append-only: personal'); end;
CREATE TRIGGER personal_update before update on personal
  begin select raise(abort, 'append-only: update'); end;
CREATE TRIGGER personal_delete before delete on personal
  when not exists (
    select 1 from entry own join entry erased on erased.no = own.no
    where own.seq = old.seq and erased.kind = 'erase' and erased.seq > own.seq)
  begin select raise(abort, 'append-only: erase first'); end;
CREATE INDEX cases_open on cases (year, number) where open = 1;
CREATE INDEX cases_undelivered on cases (undelivered_on) where undelivered_on is not null;
CREATE INDEX cases_received on cases (received_on, no);
CREATE INDEX cases_active on cases (active_until, active_from);
CREATE INDEX cases_number on cases (year, number);
CREATE INDEX petitions_no on petitions (no);
CREATE INDEX petitions_day on petitions (day);
CREATE INDEX petitions_village on petitions (village, day) where village <> '';
CREATE INDEX persons_no on persons (no);
CREATE INDEX persons_name on persons (name) where name <> '';
CREATE INDEX persons_id on persons (id_number) where id_number <> '';
CREATE INDEX transfers_returned on transfers (unit) where returned_on is not null;
CREATE INDEX clocks_owed on clocks (earliest, no) where owed = 1;
CREATE INDEX clocks_kind on clocks (clock, earliest);
CREATE INDEX clocks_late on clocks (done_on, earliest, clock, fixed, days, extended, hearing)
  where done_on > earliest and clock not in ('object', 'review.apply', 'recheck.apply');
CREATE INDEX imports_no on imports (no);
COMMIT;
