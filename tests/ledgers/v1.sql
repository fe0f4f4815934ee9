pragma application_id=1481005617;
pragma user_version=1;
BEGIN TRANSACTION;
CREATE TABLE _sqlite_migrations (
  id integer primary key, migration_set text, name text, applied_at text
);
INSERT INTO "_sqlite_migrations" VALUES(1,'xf','m001_ledger','2026-11-22 03:20:17.177398+00:00');
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
INSERT INTO "entry" VALUES(1,'2026-03-20T11:20:17+0800','2026-03-20','setting',NULL,'经办人','{"facts":{"founded":"\"2026-03-20\"","office":"\"青石镇人民政府\"","officer":"\"王主任\""}}',NULL,X'0000000000000000000000000000000000000000000000000000000000000000',X'D09CF79D1F71A5CD2FEC1F6776643899EE1D875A7F42255A54B9B026AFBA5AFB');
INSERT INTO "entry" VALUES(2,'2026-03-20T11:20:17+0800','2026-03-20','unit',NULL,'王主任','{"facts":{"农业农村办":"{\"kind\": \"站所\", \"area\": \"\"}","卫生院":"{\"kind\": \"站所\", \"area\": \"\"}","县人社局":"{\"kind\": \"部门\", \"area\": \"\"}","县住建局":"{\"kind\": \"部门\", \"area\": \"\"}","县信访局":"{\"kind\": \"部门\", \"area\": \"\"}","县公安局":"{\"kind\": \"部门\", \"area\": \"\"}","县农业农村局":"{\"kind\": \"部门\", \"area\": \"\"}","县劳动仲裁委":"{\"kind\": \"部门\", \"area\": \"\"}","县医保局":"{\"kind\": \"部门\", \"area\": \"\"}","县卫健局":"{\"kind\": \"部门\", \"area\": \"\"}","县司法局":"{\"kind\": \"部门\", \"area\": \"\"}","县市场监管局":"{\"kind\": \"部门\", \"area\": \"\"}","县应急管理局":"{\"kind\": \"部门\", \"area\": \"\"}","县政府":"{\"kind\": \"部门\", \"area\": \"\"}","县救助站":"{\"kind\": \"部门\", \"area\": \"\"}","县教育局":"{\"kind\": \"部门\", \"area\": \"\"}","县检察院":"{\"kind\": \"部门\", \"area\": \"\"}","县残联":"{\"kind\": \"部门\", \"area\": \"\"}","县民政局":"{\"kind\": \"部门\", \"area\": \"\"}","县法院":"{\"kind\": \"部门\", \"area\": \"\"}","县纪委监委":"{\"kind\": \"部门\", \"area\": \"\"}","县自然资源局":"{\"kind\": \"部门\", \"area\": \"\"}","县退役军人局":"{\"kind\": \"部门\", \"area\": \"\"}","司法所":"{\"kind\": \"站所\", \"area\": \"\"}","市政府":"{\"kind\": \"部门\", \"area\": \"\"}","敬老院":"{\"kind\": \"站所\", \"area\": \"\"}","村调委会":"{\"kind\": \"站所\", \"area\": \"\"}","民政办":"{\"kind\": \"站所\", \"area\": \"\"}","派出所":"{\"kind\": \"站所\", \"area\": \"\"}","社会事务办":"{\"kind\": \"站所\", \"area\": \"\"}","综合治理办":"{\"kind\": \"站所\", \"area\": \"\"}"}}',NULL,X'D09CF79D1F71A5CD2FEC1F6776643899EE1D875A7F42255A54B9B026AFBA5AFB',X'95E8C6C0DE73E3A24CADB27B718962756C2405D9C23C587A80B7F9DDD2BAB067');
INSERT INTO "entry" VALUES(3,'2026-03-20T11:20:17+0800','2026-03-20','add','2026-0001','王主任','{"channel":"来访","count":1,"level":"乡","purpose":"申诉求决","source":"自收","village":"柳河村"}',X'C8A71B223C11B03DCAD03AE33762178BC6B384A9F274FBDBB7C8D99E30604FC8',X'95E8C6C0DE73E3A24CADB27B718962756C2405D9C23C587A80B7F9DDD2BAB067',X'180A599FAFF62AE9B1185367A70D9178BEB75C11AC0C796A909D7A192AA0903C');
INSERT INTO "entry" VALUES(4,'2026-03-20T11:20:17+0800','2026-03-20','add','2026-0002','王主任','{"channel":"来访","count":1,"level":"乡","purpose":"申诉求决","source":"自收","village":"柳河村"}',X'D336343077FBA6C6AA5AFA03503769D0593D850CB67EF73CC9AA9DC4D2F17D46',X'180A599FAFF62AE9B1185367A70D9178BEB75C11AC0C796A909D7A192AA0903C',X'4198216DA4349F8699F0795D81CEB703E466DC387133A8D794D1FCA71984775A');
INSERT INTO "entry" VALUES(5,'2026-03-20T11:20:17+0800','2026-03-20','add','2026-0003','王主任','{"channel":"来访","count":1,"level":"乡","purpose":"申诉求决","source":"自收","village":"柳河村"}',X'162C3F8111FF6839C469F4EC145CA0FE42977CCE27F044114E00A2D87470686F',X'4198216DA4349F8699F0795D81CEB703E466DC387133A8D794D1FCA71984775A',X'C49D077DA7D2D4A485C3DC0E40E45D6572A9FFA74E7E67B95A0913A89943F127');
INSERT INTO "entry" VALUES(6,'2026-03-20T11:20:17+0800','2026-03-20','add','2026-0004','王主任','{"channel":"来访","count":1,"level":"乡","purpose":"申诉求决","source":"自收","village":"柳河村"}',X'E98BD056C8078C9055E5C588157BCFCECFE0CBBC408A3240E3D0C644D8551420',X'C49D077DA7D2D4A485C3DC0E40E45D6572A9FFA74E7E67B95A0913A89943F127',X'6BB3F54CE487D5716175D29363A75CFA84B21731A75C37D8D0B059B71C2011C1');
INSERT INTO "entry" VALUES(7,'2026-03-20T11:20:17+0800','2026-03-20','classify','2026-0002','王主任','{"basis":"《信访工作条例》第三十一条第六项、第三十二条、第三十四条至第三十六条","domain":"其他","item":"MZ-QT-13","route":"信访程序","unit":"本镇"}',NULL,X'6BB3F54CE487D5716175D29363A75CFA84B21731A75C37D8D0B059B71C2011C1',X'B47283E7306BD2E9951D23E61CD1B20CB1F6152C876216B777D7966CDCFA0646');
INSERT INTO "entry" VALUES(8,'2026-03-20T11:20:17+0800','2026-03-20','classify','2026-0003','王主任','{"basis":"《信访工作条例》第三十一条第六项、第三十二条、第三十四条至第三十六条","domain":"其他","item":"MZ-QT-13","route":"信访程序","unit":"本镇"}',NULL,X'B47283E7306BD2E9951D23E61CD1B20CB1F6152C876216B777D7966CDCFA0646',X'57B152F27CC281D39D31611499F057E5756BEC36C8F1610CBB5364A76B7DA031');
INSERT INTO "entry" VALUES(9,'2026-03-20T11:20:17+0800','2026-03-20','classify','2026-0004','王主任','{"basis":"《信访工作条例》第三十一条第六项、第三十二条、第三十四条至第三十六条","domain":"其他","item":"MZ-QT-13","route":"信访程序","unit":"本镇"}',NULL,X'57B152F27CC281D39D31611499F057E5756BEC36C8F1610CBB5364A76B7DA031',X'FA421BDC0F910E33118E9521C6FFB45D1EE7FF55D1E767BBE5C7DCC6F2E582DC');
INSERT INTO "entry" VALUES(10,'2026-03-20T11:20:17+0800','2026-03-20','accept','2026-0003','王主任','{}',NULL,X'FA421BDC0F910E33118E9521C6FFB45D1EE7FF55D1E767BBE5C7DCC6F2E582DC',X'3E8F3F9D05BD29ADC5F6DB4EE9751D094973980A5826C7753F8D564E68F9EB65');
INSERT INTO "entry" VALUES(11,'2026-03-20T11:20:17+0800','2026-03-20','accept','2026-0004','王主任','{}',NULL,X'3E8F3F9D05BD29ADC5F6DB4EE9751D094973980A5826C7753F8D564E68F9EB65',X'1807B65E085E65AC763B4D11AA52FBE8E92526EC27B315A41B24AB51F969F477');
INSERT INTO "entry" VALUES(12,'2026-03-20T11:20:17+0800','2026-03-20','transfer','2026-0003','王主任','{"unit":"县民政局"}',NULL,X'1807B65E085E65AC763B4D11AA52FBE8E92526EC27B315A41B24AB51F969F477',X'E1A2A8B722554A1739C46C419C67E143359F5F7A4E20DDFC85C6A850B595C45F');
INSERT INTO "entry" VALUES(13,'2026-03-20T11:20:17+0800','2026-03-20','reply','2026-0004','王主任','{"doc_no":"青信〔2026〕1号","result":"支持"}',NULL,X'E1A2A8B722554A1739C46C419C67E143359F5F7A4E20DDFC85C6A850B595C45F',X'F97BC97E2CC963B077A01D19B895DB39CFF6D85679E00105CCEA8C231574A68A');
INSERT INTO "entry" VALUES(14,'2026-03-20T11:20:17+0800','2026-03-20','add','2026-0005','王主任','{"channel":"来访","count":1,"level":"乡","purpose":"申诉求决","source":"自收","village":"柳河村"}',X'2FFCFF075943807AEF9647A7589931B0A7412C115E6A4FD8C9F6DF0B99BDEBC5',X'F97BC97E2CC963B077A01D19B895DB39CFF6D85679E00105CCEA8C231574A68A',X'37DCB8DA53D95FC1714A328BB443E472726EFC4C575D7F43FBC18575BE01F594');
INSERT INTO "entry" VALUES(15,'2026-03-20T11:20:17+0800','2026-03-20','classify','2026-0005','王主任','{"basis":"《信访工作条例》第三十一条第六项、第三十二条、第三十四条至第三十六条","domain":"其他","item":"MZ-QT-13","route":"信访程序","unit":"本镇"}',NULL,X'37DCB8DA53D95FC1714A328BB443E472726EFC4C575D7F43FBC18575BE01F594',X'5DD4EDDB27DA94E2B7C48312407F24621D8A650091DA4CA00A2B8288EDAA634C');
INSERT INTO "entry" VALUES(16,'2026-03-20T11:20:17+0800','2026-03-20','accept','2026-0005','王主任','{}',NULL,X'5DD4EDDB27DA94E2B7C48312407F24621D8A650091DA4CA00A2B8288EDAA634C',X'9907A4AF9E94524D4F8377B32D86A947049EF3098901DA6EF0ABBEA08FD48098');
INSERT INTO "entry" VALUES(17,'2026-03-20T11:20:17+0800','2026-03-20','reply','2026-0005','王主任','{"doc_no":"青信〔2026〕2号","result":"支持"}',NULL,X'9907A4AF9E94524D4F8377B32D86A947049EF3098901DA6EF0ABBEA08FD48098',X'AE0DCCC6751723C8B03C92EA0F5E3DBF53A2C14616E312580471139D20B4634B');
INSERT INTO "entry" VALUES(18,'2026-03-20T11:20:17+0800','2026-03-20','deliver','2026-0005','王主任','{"method":"直接"}',NULL,X'AE0DCCC6751723C8B03C92EA0F5E3DBF53A2C14616E312580471139D20B4634B',X'78D002FC00800F7741EFB097E055F0DDD58E085CE74A29999B1101C361863F40');
INSERT INTO "entry" VALUES(19,'2026-03-20T11:20:17+0800','2026-03-20','add','2026-0006','王主任','{"channel":"来访","count":1,"level":"乡","purpose":"申诉求决","source":"自收","village":"柳河村"}',X'AB1AEDEBAF1E9F341798E119DADDAAD8C67AA1861EAB59432394905CDF62F384',X'78D002FC00800F7741EFB097E055F0DDD58E085CE74A29999B1101C361863F40',X'55519630E7A65A2FEF7A59A60F323EB5978BC31C064FC439D56A4D2ED2EF4C60');
INSERT INTO "entry" VALUES(20,'2026-03-20T11:20:17+0800','2026-03-20','classify','2026-0006','王主任','{"basis":"《信访工作条例》第三十一条第六项、第三十二条、第三十四条至第三十六条","domain":"其他","item":"MZ-QT-13","route":"信访程序","unit":"本镇"}',NULL,X'55519630E7A65A2FEF7A59A60F323EB5978BC31C064FC439D56A4D2ED2EF4C60',X'4DC9D5ED71489AF6BE710D063103F77CB479C937517A6AA6AC4672C0AABDBCBA');
INSERT INTO "entry" VALUES(21,'2026-03-20T11:20:17+0800','2026-03-20','accept','2026-0006','王主任','{}',NULL,X'4DC9D5ED71489AF6BE710D063103F77CB479C937517A6AA6AC4672C0AABDBCBA',X'8F595131FC26DD34E163564919A3EBAF6AE28DFF1464DD99FBDE891A53EAF174');
INSERT INTO "entry" VALUES(22,'2026-03-20T11:20:17+0800','2026-03-20','reply','2026-0006','王主任','{"doc_no":"青信〔2026〕3号","result":"支持"}',NULL,X'8F595131FC26DD34E163564919A3EBAF6AE28DFF1464DD99FBDE891A53EAF174',X'558B4235AD97FE9019A02217F616401091F8447C5A17E5659378FFDDD06B1472');
INSERT INTO "entry" VALUES(23,'2026-03-20T11:20:17+0800','2026-03-20','deliver','2026-0006','王主任','{"method":"直接"}',NULL,X'558B4235AD97FE9019A02217F616401091F8447C5A17E5659378FFDDD06B1472',X'8D1F71E76CE8147E7FECE6E77C5786A4AB00689728A5746B55F8CE4631944E39');
INSERT INTO "entry" VALUES(24,'2026-03-20T11:20:18+0800','2026-03-20','close','2026-0006','王主任','{"outcome":"答复办结"}',NULL,X'8D1F71E76CE8147E7FECE6E77C5786A4AB00689728A5746B55F8CE4631944E39',X'02CB7FACE7240B0BC5F71E24FFF168491BDD604D176DCB51ECCACAA8458B8A2D');
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
INSERT INTO "personal" VALUES(3,X'9A3DA22D0B831C0D0A078B7401B458BD5443F718861037298123D1CA73293ED3','{"people":[{"name":"甲某"}],"title":"要求修水渠"}');
INSERT INTO "personal" VALUES(4,X'B3E19ABAC4B1EA170B3C3292584E762493ABD9089121A6CF245ADA8FA52C7A88','{"people":[{"name":"甲某"}],"title":"要求修水渠"}');
INSERT INTO "personal" VALUES(5,X'64835E003E768A35DE83CA839C391D0CBBCB50A0A0EA25D53813656912128471','{"people":[{"name":"甲某"}],"title":"要求修水渠"}');
INSERT INTO "personal" VALUES(6,X'40E5D08D76E51A08232F2741D5B1C938B72EDE40CBD8C780E3FB9FAACE83FBAB','{"people":[{"name":"甲某"}],"title":"要求修水渠"}');
INSERT INTO "personal" VALUES(14,X'DE891B75B79C0B0A580D4AC6C4A17B2DEBF2F170B426BA5DC9177B0B0A5A8EBA','{"people":[{"name":"甲某"}],"title":"要求修水渠"}');
INSERT INTO "personal" VALUES(19,X'DC0905E3A65999E56EDF001B265A72D3D72C65E966A90582E9DAB2AC9D8975DF','{"people":[{"name":"甲某"}],"title":"要求修水渠"}');
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
CREATE INDEX clocks_late on clocks (done_on, earliest)
  where done_on > earliest and clock not in ('object', 'review.apply', 'recheck.apply');
CREATE INDEX imports_no on imports (no);
COMMIT;
