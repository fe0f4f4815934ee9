pragma application_id=1481005617;
pragma user_version=1;
BEGIN TRANSACTION;
CREATE TABLE _sqlite_migrations (
  id integer primary key, migration_set text, name text, applied_at text
);
INSERT INTO "_sqlite_migrations" VALUES(1,'xf','m001_ledger','2026-11-22 02:55:00.885418+00:00');
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
INSERT INTO "entry" VALUES(1,'2026-03-20T10:55:00+0800','2026-03-20','setting',NULL,'经办人','{"facts":{"founded":"\"2026-03-20\"","office":"\"青石镇人民政府\"","officer":"\"王主任\""}}',NULL,X'0000000000000000000000000000000000000000000000000000000000000000',X'2A7F97ADED60DEF525EDB5D3CCBDD07F301A52F939B1383DBF25394D60CBE0CC');
INSERT INTO "entry" VALUES(2,'2026-03-20T10:55:00+0800','2026-03-20','unit',NULL,'王主任','{"facts":{"农业农村办":"{\"kind\": \"站所\", \"area\": \"\"}","卫生院":"{\"kind\": \"站所\", \"area\": \"\"}","县人社局":"{\"kind\": \"部门\", \"area\": \"\"}","县住建局":"{\"kind\": \"部门\", \"area\": \"\"}","县信访局":"{\"kind\": \"部门\", \"area\": \"\"}","县公安局":"{\"kind\": \"部门\", \"area\": \"\"}","县农业农村局":"{\"kind\": \"部门\", \"area\": \"\"}","县劳动仲裁委":"{\"kind\": \"部门\", \"area\": \"\"}","县医保局":"{\"kind\": \"部门\", \"area\": \"\"}","县卫健局":"{\"kind\": \"部门\", \"area\": \"\"}","县司法局":"{\"kind\": \"部门\", \"area\": \"\"}","县市场监管局":"{\"kind\": \"部门\", \"area\": \"\"}","县应急管理局":"{\"kind\": \"部门\", \"area\": \"\"}","县政府":"{\"kind\": \"部门\", \"area\": \"\"}","县救助站":"{\"kind\": \"部门\", \"area\": \"\"}","县教育局":"{\"kind\": \"部门\", \"area\": \"\"}","县检察院":"{\"kind\": \"部门\", \"area\": \"\"}","县残联":"{\"kind\": \"部门\", \"area\": \"\"}","县民政局":"{\"kind\": \"部门\", \"area\": \"\"}","县法院":"{\"kind\": \"部门\", \"area\": \"\"}","县纪委监委":"{\"kind\": \"部门\", \"area\": \"\"}","县自然资源局":"{\"kind\": \"部门\", \"area\": \"\"}","县退役军人局":"{\"kind\": \"部门\", \"area\": \"\"}","司法所":"{\"kind\": \"站所\", \"area\": \"\"}","市政府":"{\"kind\": \"部门\", \"area\": \"\"}","敬老院":"{\"kind\": \"站所\", \"area\": \"\"}","村调委会":"{\"kind\": \"站所\", \"area\": \"\"}","民政办":"{\"kind\": \"站所\", \"area\": \"\"}","派出所":"{\"kind\": \"站所\", \"area\": \"\"}","社会事务办":"{\"kind\": \"站所\", \"area\": \"\"}","综合治理办":"{\"kind\": \"站所\", \"area\": \"\"}"}}',NULL,X'2A7F97ADED60DEF525EDB5D3CCBDD07F301A52F939B1383DBF25394D60CBE0CC',X'A28EF76254A6E4E50FA085A485C260E29970AF357386E5FFE26AD1E5EEEB43CC');
INSERT INTO "entry" VALUES(3,'2026-03-20T10:55:00+0800','2026-03-20','add','2026-0001','王主任','{"channel":"来访","count":1,"level":"乡","purpose":"申诉求决","source":"自收","village":"柳河村"}',X'0B368A35724093E60098479A9B2E01E605F0D6B611B66AC86460F8EA29C7BD43',X'A28EF76254A6E4E50FA085A485C260E29970AF357386E5FFE26AD1E5EEEB43CC',X'8D2E47401F204F65C1287B2B6AEAB317BAD1CB923F68A60657D1AA3751B61979');
INSERT INTO "entry" VALUES(4,'2026-03-20T10:55:01+0800','2026-03-20','add','2026-0002','王主任','{"channel":"来访","count":1,"level":"乡","purpose":"申诉求决","source":"自收","village":"柳河村"}',X'63EB24C7C534FC9B33D0B5F89A979618F170BE7794000A4B400E8302BEA043DF',X'8D2E47401F204F65C1287B2B6AEAB317BAD1CB923F68A60657D1AA3751B61979',X'7C548B9140D66417ECD70197E2D58908AC919D24816CFE385A6D4FFE96E7DA93');
INSERT INTO "entry" VALUES(5,'2026-03-20T10:55:01+0800','2026-03-20','add','2026-0003','王主任','{"channel":"来访","count":1,"level":"乡","purpose":"申诉求决","source":"自收","village":"柳河村"}',X'B5F7FB40C207294E7C1BD897BFE615BAC5F42189EA27E45B0E48411B21A62B3C',X'7C548B9140D66417ECD70197E2D58908AC919D24816CFE385A6D4FFE96E7DA93',X'19BDD7A4825EBA33A74A6914FB21E85057702FDB921AF428319278538EDD377B');
INSERT INTO "entry" VALUES(6,'2026-03-20T10:55:01+0800','2026-03-20','add','2026-0004','王主任','{"channel":"来访","count":1,"level":"乡","purpose":"申诉求决","source":"自收","village":"柳河村"}',X'ECA3DC62696B36846A8A16D4D46F7EE5588CF3C083DD83A200E911ACD1F5AA40',X'19BDD7A4825EBA33A74A6914FB21E85057702FDB921AF428319278538EDD377B',X'6992A23B8532947D6090C1DC3EED38689CFB89A8F621514154F3471A2317880F');
INSERT INTO "entry" VALUES(7,'2026-03-20T10:55:01+0800','2026-03-20','classify','2026-0002','王主任','{"basis":"《信访工作条例》第三十一条第六项、第三十二条、第三十四条至第三十六条","domain":"其他","item":"MZ-QT-13","route":"信访程序","unit":"本镇"}',NULL,X'6992A23B8532947D6090C1DC3EED38689CFB89A8F621514154F3471A2317880F',X'94E049C6832A9D692EA2AB99BB3DE97EE0392C33CADAA9ED0C5B4D1276F5F0D2');
INSERT INTO "entry" VALUES(8,'2026-03-20T10:55:01+0800','2026-03-20','classify','2026-0003','王主任','{"basis":"《信访工作条例》第三十一条第六项、第三十二条、第三十四条至第三十六条","domain":"其他","item":"MZ-QT-13","route":"信访程序","unit":"本镇"}',NULL,X'94E049C6832A9D692EA2AB99BB3DE97EE0392C33CADAA9ED0C5B4D1276F5F0D2',X'0B77668FC191D0BDB81D729E6AD932490188D415EBBDC720C27109BF22089DBC');
INSERT INTO "entry" VALUES(9,'2026-03-20T10:55:01+0800','2026-03-20','classify','2026-0004','王主任','{"basis":"《信访工作条例》第三十一条第六项、第三十二条、第三十四条至第三十六条","domain":"其他","item":"MZ-QT-13","route":"信访程序","unit":"本镇"}',NULL,X'0B77668FC191D0BDB81D729E6AD932490188D415EBBDC720C27109BF22089DBC',X'F92F88C8BFC23BEE6B28C27CD429D6B1B703C284A47FD6DA0328ED80DB2A9634');
INSERT INTO "entry" VALUES(10,'2026-03-20T10:55:01+0800','2026-03-20','accept','2026-0003','王主任','{}',NULL,X'F92F88C8BFC23BEE6B28C27CD429D6B1B703C284A47FD6DA0328ED80DB2A9634',X'42FEEA8486B9F81CF4E8A68E3D600B777895C7A8F0643E99159FBF66DEBC4FE7');
INSERT INTO "entry" VALUES(11,'2026-03-20T10:55:01+0800','2026-03-20','accept','2026-0004','王主任','{}',NULL,X'42FEEA8486B9F81CF4E8A68E3D600B777895C7A8F0643E99159FBF66DEBC4FE7',X'16F7D48784CB7703802AB38D9708CD4C854994CB0D0941283065C4E858B90595');
INSERT INTO "entry" VALUES(12,'2026-03-20T10:55:01+0800','2026-03-20','transfer','2026-0003','王主任','{"unit":"县民政局"}',NULL,X'16F7D48784CB7703802AB38D9708CD4C854994CB0D0941283065C4E858B90595',X'8074AE59B281E853880DE7CDBF40BBFCA5F26504989458A62D79E03225E7F927');
INSERT INTO "entry" VALUES(13,'2026-03-20T10:55:01+0800','2026-03-20','reply','2026-0004','王主任','{"doc_no":"青信〔2026〕1号","result":"支持"}',NULL,X'8074AE59B281E853880DE7CDBF40BBFCA5F26504989458A62D79E03225E7F927',X'E1BDB842BF3F1BDCE75364A6FAB827FB5B6BCE7CFC2946D9DD4E91323F19AA5D');
INSERT INTO "entry" VALUES(14,'2026-03-20T10:55:01+0800','2026-03-20','add','2026-0005','王主任','{"channel":"来访","count":1,"level":"乡","purpose":"申诉求决","source":"自收","village":"柳河村"}',X'87E14D9986FFB3F1755ACF1F8DDE9B5B2CB3B968FFBE3D7703AB3D9A0D428949',X'E1BDB842BF3F1BDCE75364A6FAB827FB5B6BCE7CFC2946D9DD4E91323F19AA5D',X'3A4516C2755ACD343C5A6593FB1C7672CFAEEA070668C1613F630CCFF5F2CC55');
INSERT INTO "entry" VALUES(15,'2026-03-20T10:55:01+0800','2026-03-20','classify','2026-0005','王主任','{"basis":"《信访工作条例》第三十一条第六项、第三十二条、第三十四条至第三十六条","domain":"其他","item":"MZ-QT-13","route":"信访程序","unit":"本镇"}',NULL,X'3A4516C2755ACD343C5A6593FB1C7672CFAEEA070668C1613F630CCFF5F2CC55',X'3FDE50C792B679814A7DF9A4196ECDC5BF79DA625CA49F5D92725AC9E610726B');
INSERT INTO "entry" VALUES(16,'2026-03-20T10:55:01+0800','2026-03-20','accept','2026-0005','王主任','{}',NULL,X'3FDE50C792B679814A7DF9A4196ECDC5BF79DA625CA49F5D92725AC9E610726B',X'C072B63E8FAC921BDE767C63D7C3A5391FB24A63CF07B777A3E09BF54AEBEB19');
INSERT INTO "entry" VALUES(17,'2026-03-20T10:55:01+0800','2026-03-20','reply','2026-0005','王主任','{"doc_no":"青信〔2026〕2号","result":"支持"}',NULL,X'C072B63E8FAC921BDE767C63D7C3A5391FB24A63CF07B777A3E09BF54AEBEB19',X'B84A7E949A2E9223AC2C2C88A602AD7F865E0E18EC2B658B1A28D1B84DBF7CCE');
INSERT INTO "entry" VALUES(18,'2026-03-20T10:55:01+0800','2026-03-20','deliver','2026-0005','王主任','{"method":"直接"}',NULL,X'B84A7E949A2E9223AC2C2C88A602AD7F865E0E18EC2B658B1A28D1B84DBF7CCE',X'A3A7F607062B302700BBE651C3A8175504D775720843740F1E9FB3627701FDE9');
INSERT INTO "entry" VALUES(19,'2026-03-20T10:55:01+0800','2026-03-20','add','2026-0006','王主任','{"channel":"来访","count":1,"level":"乡","purpose":"申诉求决","source":"自收","village":"柳河村"}',X'D4047E47DBED86455241DDA74FF233DC97225DE7A3F2B4A50E5B0305948558C3',X'A3A7F607062B302700BBE651C3A8175504D775720843740F1E9FB3627701FDE9',X'A2FED19EA917F425A5EF13B1945C205E64175B4F88696B19AAECC2A1214FF660');
INSERT INTO "entry" VALUES(20,'2026-03-20T10:55:02+0800','2026-03-20','classify','2026-0006','王主任','{"basis":"《信访工作条例》第三十一条第六项、第三十二条、第三十四条至第三十六条","domain":"其他","item":"MZ-QT-13","route":"信访程序","unit":"本镇"}',NULL,X'A2FED19EA917F425A5EF13B1945C205E64175B4F88696B19AAECC2A1214FF660',X'A0F45A0A2A3526A16506C194BB74ECAC31C52C49B88230DC71644E37B1AC608C');
INSERT INTO "entry" VALUES(21,'2026-03-20T10:55:02+0800','2026-03-20','accept','2026-0006','王主任','{}',NULL,X'A0F45A0A2A3526A16506C194BB74ECAC31C52C49B88230DC71644E37B1AC608C',X'F4C8FF408997DDC67C62377F32993E519FF49E1C1AF340775E80C063DE581D31');
INSERT INTO "entry" VALUES(22,'2026-03-20T10:55:02+0800','2026-03-20','reply','2026-0006','王主任','{"doc_no":"青信〔2026〕3号","result":"支持"}',NULL,X'F4C8FF408997DDC67C62377F32993E519FF49E1C1AF340775E80C063DE581D31',X'48F67531B7D95FEBD7510ED8AD010701C550C43D8DF8C73F1A4790E37165290D');
INSERT INTO "entry" VALUES(23,'2026-03-20T10:55:02+0800','2026-03-20','deliver','2026-0006','王主任','{"method":"直接"}',NULL,X'48F67531B7D95FEBD7510ED8AD010701C550C43D8DF8C73F1A4790E37165290D',X'4E9FEBE723DDA0CD048000E0DC56EB914DB1B8D5F9D7B942D5DA02A12EBE5F35');
INSERT INTO "entry" VALUES(24,'2026-03-20T10:55:02+0800','2026-03-20','close','2026-0006','王主任','{"outcome":"答复办结"}',NULL,X'4E9FEBE723DDA0CD048000E0DC56EB914DB1B8D5F9D7B942D5DA02A12EBE5F35',X'C7686F6B6A6516D83C4D5CBF337002E617474444BDE4900643DCC174CC3D1E44');
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
INSERT INTO "personal" VALUES(3,X'6F6C6A9B25B07FC4FC1FA6915B38BA29EC48DE114C5FD0E6778AB736CA3FA824','{"people":[{"name":"甲某"}],"title":"要求修水渠"}');
INSERT INTO "personal" VALUES(4,X'9EE7A87769DB7AD0D72109EE64BEA098E8B09EEE7A0DA123EE0E3DCCF6F1D62E','{"people":[{"name":"甲某"}],"title":"要求修水渠"}');
INSERT INTO "personal" VALUES(5,X'A5AD95FD9E82B5056DC98BA4394A3DB7AC53CD42D8C181FD990AC279E30BA5D3','{"people":[{"name":"甲某"}],"title":"要求修水渠"}');
INSERT INTO "personal" VALUES(6,X'D8E66A8272323E6D94299B292FDC3DE71E4AF59D15DA2C2B684A1659596992E9','{"people":[{"name":"甲某"}],"title":"要求修水渠"}');
INSERT INTO "personal" VALUES(14,X'0B7943FB1D6B3BFDC9EC277913B3831018E45B96367A5C541D31252F125E707C','{"people":[{"name":"甲某"}],"title":"要求修水渠"}');
INSERT INTO "personal" VALUES(19,X'1188CE5DD640391F3D04D8A983E67CEA9D6B89777125EA33C84BE8F7DB1CC5B2','{"people":[{"name":"甲某"}],"title":"要求修水渠"}');
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
INSERT INTO "tally" VALUES('first.due','2026-05-19','handle:60','2026-03-20',1);
INSERT INTO "tally" VALUES('level','2026-03-20','乡','',6);
INSERT INTO "tally" VALUES('new','2026-03-20','','',6);
INSERT INTO "tally" VALUES('order','2026-03-20','first','',6);
INSERT INTO "tally" VALUES('persons','2026-03-20','来访','',6);
INSERT INTO "tally" VALUES('purpose','2026-03-20','申诉求决','',6);
INSERT INTO "tally" VALUES('reply','2026-05-19','handle:60','',4);
INSERT INTO "tally" VALUES('reply','2026-05-19','handle:60','2026-03-20',3);
INSERT INTO "tally" VALUES('sent','2026-03-20','县民政局','',1);
INSERT INTO "tally" VALUES('source','2026-03-20','自收','',6);
INSERT INTO "tally" VALUES('stock','2026-03-20','','',6);
INSERT INTO "tally" VALUES('stock','2026-03-20','','2026-03-20',-1);
INSERT INTO "tally" VALUES('told','2026-04-04','notify:15','',6);
INSERT INTO "tally" VALUES('told','2026-04-04','notify:15','2026-03-20',4);
INSERT INTO "tally" VALUES('unit','2026-03-20','','',5);
INSERT INTO "tally" VALUES('unit','2026-03-20','县民政局','',1);
INSERT INTO "tally" VALUES('unit.balance','2026-03-20','','',4);
INSERT INTO "tally" VALUES('unit.balance','2026-03-20','县民政局','',1);
INSERT INTO "tally" VALUES('unit.reply','2026-05-19','handle:60:','',3);
INSERT INTO "tally" VALUES('unit.reply','2026-05-19','handle:60:','2026-03-20',3);
INSERT INTO "tally" VALUES('unit.reply','2026-05-19','handle:60:县民政局','',1);
INSERT INTO "tally" VALUES('village','2026-03-20','柳河村','',6);
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
