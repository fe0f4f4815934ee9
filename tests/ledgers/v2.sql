pragma application_id=1481005617;
pragma user_version=2;
BEGIN TRANSACTION;
CREATE TABLE _sqlite_migrations (
  id integer primary key, migration_set text, name text, applied_at text
);
INSERT INTO "_sqlite_migrations" VALUES(1,'xf','m001_ledger','2026-11-27 17:50:43.229815+00:00');
INSERT INTO "_sqlite_migrations" VALUES(2,'xf','m002_tally','2026-11-27 17:50:43.231396+00:00');
CREATE TABLE cases (
  no             text primary key,
  year           integer not null,
  number         integer not null,
  title          text not null,
  status         text not null,
  channel        text not null,
  source         text not null,
  purpose        text not null,
  received_on    text not null,
  domain         text not null,
  item           text not null,
  route          text not null,
  unit           text not null,
  competent      text not null,
  village        text not null,
  petitions      integer not null,
  told_on        text,
  accepted_on    text,
  filed_on       text,
  replied_on     text,
  delivered_on   text,
  closed_on      text,
  outcome        text not null,
  settled        integer not null,
  result         text not null,
  rating         text not null,
  rated_on       text,
  leader         text not null,
  sealed         integer not null,
  void           text not null,
  open           integer not null,
  returned_on    text,              -- a unit gave it back and it has not gone out again
  undelivered_on text,              -- an answer was written on this day and is not delivered yet
  untold_on      text,              -- an extension of this day: its reason has not been told yet
  moved_on       text not null,     -- the last step that moved the matter
  reopened       integer not null,  -- how often it was taken up again after closing
  active_from    text not null,     -- no figure of an earlier day counts it
  active_until   text not null,     -- no figure of a later day counts it; open: 9999-12-31
  seq            integer not null   -- the last entry
) strict, without rowid;
INSERT INTO "cases" VALUES('2026-0001',2026,1,'要求修水渠','已登记','来访','自收','申诉求决','2026-03-20','','','','','','柳河村',1,NULL,NULL,NULL,NULL,NULL,NULL,'',0,'','',NULL,'',0,'',1,NULL,NULL,NULL,'2026-03-20',0,'2026-03-20','9999-12-31',3);
INSERT INTO "cases" VALUES('2026-0002',2026,2,'要求修水渠','已分类','来访','自收','申诉求决','2026-03-20','其他','MZ-QT-13','信访程序','','本镇','柳河村',1,NULL,NULL,NULL,NULL,NULL,NULL,'',0,'','',NULL,'',0,'',1,NULL,NULL,NULL,'2026-03-20',0,'2026-03-20','9999-12-31',7);
INSERT INTO "cases" VALUES('2026-0003',2026,3,'要求修水渠','已转送','来访','自收','申诉求决','2026-03-20','其他','MZ-QT-13','信访程序','县民政局','本镇','柳河村',1,'2026-03-20','2026-03-20','2026-03-20',NULL,NULL,NULL,'',0,'','',NULL,'',0,'',1,NULL,NULL,NULL,'2026-03-20',0,'2026-03-20','9999-12-31',12);
INSERT INTO "cases" VALUES('2026-0004',2026,4,'要求修水渠','已答复','来访','自收','申诉求决','2026-03-20','其他','MZ-QT-13','信访程序','','本镇','柳河村',1,'2026-03-20','2026-03-20','2026-03-20','2026-03-20',NULL,NULL,'',0,'支持','',NULL,'',0,'',1,NULL,'2026-03-20',NULL,'2026-03-20',0,'2026-03-20','9999-12-31',13);
INSERT INTO "cases" VALUES('2026-0005',2026,5,'要求修水渠','已送达','来访','自收','申诉求决','2026-03-20','其他','MZ-QT-13','信访程序','','本镇','柳河村',1,'2026-03-20','2026-03-20','2026-03-20','2026-03-20','2026-03-20',NULL,'',0,'支持','',NULL,'',0,'',1,NULL,NULL,NULL,'2026-03-20',0,'2026-03-20','9999-12-31',18);
INSERT INTO "cases" VALUES('2026-0006',2026,6,'要求修水渠','已办结','来访','自收','申诉求决','2026-03-20','其他','MZ-QT-13','信访程序','','本镇','柳河村',1,'2026-03-20','2026-03-20','2026-03-20','2026-03-20','2026-03-20','2026-03-20','答复办结',0,'支持','',NULL,'',0,'',0,NULL,NULL,NULL,'2026-03-20',0,'2026-03-20','2026-06-28',24);
CREATE TABLE clocks (
  no        text not null,
  position  integer not null,
  clock     text not null,
  duty      text not null,     -- the key of its period where the request sets that, else empty
  trigger   text not null,     -- the event that set it going
  unit      text not null,     -- the unit that the trigger names
  start     text not null,
  days      integer not null,
  extended  integer not null,
  hearing   integer not null,
  fixed     text,
  done_on   text,
  earliest  text not null,     -- it cannot be due before this day: an index, not a date
  owed      integer not null,  -- a duty not done yet (a right not used is none)
  primary key (no, position)
) strict, without rowid;
INSERT INTO "clocks" VALUES('2026-0001',0,'notify','','收到','','2026-03-20',15,0,0,NULL,NULL,'2026-04-04',1);
INSERT INTO "clocks" VALUES('2026-0002',0,'notify','','收到','','2026-03-20',15,0,0,NULL,NULL,'2026-04-04',1);
INSERT INTO "clocks" VALUES('2026-0003',0,'notify','','收到','','2026-03-20',15,0,0,NULL,'2026-03-20','2026-04-04',0);
INSERT INTO "clocks" VALUES('2026-0003',1,'object','','转送','县民政局','2026-03-20',5,0,0,NULL,NULL,'2026-03-25',0);
INSERT INTO "clocks" VALUES('2026-0003',2,'handle','','受理','','2026-03-20',60,0,0,NULL,NULL,'2026-05-19',1);
INSERT INTO "clocks" VALUES('2026-0004',0,'notify','','收到','','2026-03-20',15,0,0,NULL,'2026-03-20','2026-04-04',0);
INSERT INTO "clocks" VALUES('2026-0004',1,'handle','','受理','','2026-03-20',60,0,0,NULL,'2026-03-20','2026-05-19',0);
INSERT INTO "clocks" VALUES('2026-0005',0,'notify','','收到','','2026-03-20',15,0,0,NULL,'2026-03-20','2026-04-04',0);
INSERT INTO "clocks" VALUES('2026-0005',1,'handle','','受理','','2026-03-20',60,0,0,NULL,'2026-03-20','2026-05-19',0);
INSERT INTO "clocks" VALUES('2026-0005',2,'review.apply','','送达','','2026-03-20',30,0,0,NULL,NULL,'2026-04-19',0);
INSERT INTO "clocks" VALUES('2026-0006',0,'notify','','收到','','2026-03-20',15,0,0,NULL,'2026-03-20','2026-04-04',0);
INSERT INTO "clocks" VALUES('2026-0006',1,'handle','','受理','','2026-03-20',60,0,0,NULL,'2026-03-20','2026-05-19',0);
INSERT INTO "clocks" VALUES('2026-0006',2,'review.apply','','送达','','2026-03-20',30,0,0,NULL,NULL,'2026-04-19',0);
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
INSERT INTO "entry" VALUES(1,'2026-03-20T01:50:43+0800','2026-03-20','setting',NULL,'经办人','{"facts":{"founded":"\"2026-03-20\"","office":"\"青石镇人民政府\"","officer":"\"王主任\""}}',NULL,X'0000000000000000000000000000000000000000000000000000000000000000',X'A18B917526C96DE6FE7394217AEA60B88ED9898FFF540E32260F3E020E1FFE57');
INSERT INTO "entry" VALUES(2,'2026-03-20T01:50:43+0800','2026-03-20','unit',NULL,'王主任','{"facts":{"农业农村办":"{\"kind\": \"站所\", \"area\": \"\"}","卫生院":"{\"kind\": \"站所\", \"area\": \"\"}","县人社局":"{\"kind\": \"部门\", \"area\": \"\"}","县住建局":"{\"kind\": \"部门\", \"area\": \"\"}","县信访局":"{\"kind\": \"部门\", \"area\": \"\"}","县公安局":"{\"kind\": \"部门\", \"area\": \"\"}","县农业农村局":"{\"kind\": \"部门\", \"area\": \"\"}","县劳动仲裁委":"{\"kind\": \"部门\", \"area\": \"\"}","县医保局":"{\"kind\": \"部门\", \"area\": \"\"}","县卫健局":"{\"kind\": \"部门\", \"area\": \"\"}","县司法局":"{\"kind\": \"部门\", \"area\": \"\"}","县市场监管局":"{\"kind\": \"部门\", \"area\": \"\"}","县应急管理局":"{\"kind\": \"部门\", \"area\": \"\"}","县政府":"{\"kind\": \"部门\", \"area\": \"\"}","县救助站":"{\"kind\": \"部门\", \"area\": \"\"}","县教育局":"{\"kind\": \"部门\", \"area\": \"\"}","县检察院":"{\"kind\": \"部门\", \"area\": \"\"}","县残联":"{\"kind\": \"部门\", \"area\": \"\"}","县民政局":"{\"kind\": \"部门\", \"area\": \"\"}","县法院":"{\"kind\": \"部门\", \"area\": \"\"}","县纪委监委":"{\"kind\": \"部门\", \"area\": \"\"}","县自然资源局":"{\"kind\": \"部门\", \"area\": \"\"}","县退役军人局":"{\"kind\": \"部门\", \"area\": \"\"}","司法所":"{\"kind\": \"站所\", \"area\": \"\"}","市政府":"{\"kind\": \"部门\", \"area\": \"\"}","敬老院":"{\"kind\": \"站所\", \"area\": \"\"}","村调委会":"{\"kind\": \"站所\", \"area\": \"\"}","民政办":"{\"kind\": \"站所\", \"area\": \"\"}","派出所":"{\"kind\": \"站所\", \"area\": \"\"}","社会事务办":"{\"kind\": \"站所\", \"area\": \"\"}","综合治理办":"{\"kind\": \"站所\", \"area\": \"\"}"}}',NULL,X'A18B917526C96DE6FE7394217AEA60B88ED9898FFF540E32260F3E020E1FFE57',X'3962CD74E2FA083BC2D69EFA1202129F3AF6AB9A57E3551818A4F8B64BA891B8');
INSERT INTO "entry" VALUES(3,'2026-03-20T01:50:43+0800','2026-03-20','add','2026-0001','王主任','{"channel":"来访","count":1,"level":"乡","purpose":"申诉求决","source":"自收","village":"柳河村"}',X'A58CBEB9C439D03EFEE2D8A6B6F039E173C466DFBCDC033E8A236E4A95247CB2',X'3962CD74E2FA083BC2D69EFA1202129F3AF6AB9A57E3551818A4F8B64BA891B8',X'69CA21570EBFF1A7F409751BFB7C4A24F9679872688B488CA4CBF80E9B3465C9');
INSERT INTO "entry" VALUES(4,'2026-03-20T01:50:43+0800','2026-03-20','add','2026-0002','王主任','{"channel":"来访","count":1,"level":"乡","purpose":"申诉求决","source":"自收","village":"柳河村"}',X'056B249343A157733CB1EBB6167BE175B1F359BC700531BB34BCB58E67C02302',X'69CA21570EBFF1A7F409751BFB7C4A24F9679872688B488CA4CBF80E9B3465C9',X'B4E0C44C276C29808AB81ABE5D9014C3D858D631883A5F5A57A0A7076B3EA4EF');
INSERT INTO "entry" VALUES(5,'2026-03-20T01:50:43+0800','2026-03-20','add','2026-0003','王主任','{"channel":"来访","count":1,"level":"乡","purpose":"申诉求决","source":"自收","village":"柳河村"}',X'3CC23E9C3798B4D41B4EF3457F5A452FC23D988DE39E9A3753F14B5FAFDFDBCC',X'B4E0C44C276C29808AB81ABE5D9014C3D858D631883A5F5A57A0A7076B3EA4EF',X'C81098FD4DDA63BA78A389BE49A85E118F5F8077CD8A7D3BA1E0553848A77E82');
INSERT INTO "entry" VALUES(6,'2026-03-20T01:50:43+0800','2026-03-20','add','2026-0004','王主任','{"channel":"来访","count":1,"level":"乡","purpose":"申诉求决","source":"自收","village":"柳河村"}',X'8373A2FFE93937E105AEEC9F7769C64096DFAB1B754AB60620F2EC3A2704A5ED',X'C81098FD4DDA63BA78A389BE49A85E118F5F8077CD8A7D3BA1E0553848A77E82',X'7C6326378F7E5E449C39443BC7DDF7DB93B0B3F35B84F33A88D87C58C766C33F');
INSERT INTO "entry" VALUES(7,'2026-03-20T01:50:43+0800','2026-03-20','classify','2026-0002','王主任','{"basis":"《信访工作条例》第三十一条第六项、第三十二条、第三十四条、第三十五条、第三十六条","domain":"其他","item":"MZ-QT-13","route":"信访程序","unit":"本镇"}',NULL,X'7C6326378F7E5E449C39443BC7DDF7DB93B0B3F35B84F33A88D87C58C766C33F',X'9EB24AB673C15838137FF9269E0143558963F516A6E055235388B9805A6C706C');
INSERT INTO "entry" VALUES(8,'2026-03-20T01:50:44+0800','2026-03-20','classify','2026-0003','王主任','{"basis":"《信访工作条例》第三十一条第六项、第三十二条、第三十四条、第三十五条、第三十六条","domain":"其他","item":"MZ-QT-13","route":"信访程序","unit":"本镇"}',NULL,X'9EB24AB673C15838137FF9269E0143558963F516A6E055235388B9805A6C706C',X'0E0F2C7EFA473528D032488DD2697EA93EDEEA04A3CC20D347A152DF2FE29F99');
INSERT INTO "entry" VALUES(9,'2026-03-20T01:50:44+0800','2026-03-20','classify','2026-0004','王主任','{"basis":"《信访工作条例》第三十一条第六项、第三十二条、第三十四条、第三十五条、第三十六条","domain":"其他","item":"MZ-QT-13","route":"信访程序","unit":"本镇"}',NULL,X'0E0F2C7EFA473528D032488DD2697EA93EDEEA04A3CC20D347A152DF2FE29F99',X'F04E4FE017639A35F24442738A26FEB680760A9E744ACC74C603AEA78368158A');
INSERT INTO "entry" VALUES(10,'2026-03-20T01:50:44+0800','2026-03-20','accept','2026-0003','王主任','{}',NULL,X'F04E4FE017639A35F24442738A26FEB680760A9E744ACC74C603AEA78368158A',X'E923D3C4610BFC3D27E0B81E666C16BF98D034E75599B7DD39043ABAF554875E');
INSERT INTO "entry" VALUES(11,'2026-03-20T01:50:44+0800','2026-03-20','accept','2026-0004','王主任','{}',NULL,X'E923D3C4610BFC3D27E0B81E666C16BF98D034E75599B7DD39043ABAF554875E',X'6DB30E3C4AF39CFAAA99FEDA278AD47038770383030BBCE3964B10E5AF051209');
INSERT INTO "entry" VALUES(12,'2026-03-20T01:50:44+0800','2026-03-20','transfer','2026-0003','王主任','{"unit":"县民政局"}',NULL,X'6DB30E3C4AF39CFAAA99FEDA278AD47038770383030BBCE3964B10E5AF051209',X'C0F5ABCE1DEE7F9E96F0A0EE43CC916F1512326BF27851FE9F4CE49A94921FC1');
INSERT INTO "entry" VALUES(13,'2026-03-20T01:50:44+0800','2026-03-20','reply','2026-0004','王主任','{"doc_no":"青信〔2026〕1号","result":"支持"}',NULL,X'C0F5ABCE1DEE7F9E96F0A0EE43CC916F1512326BF27851FE9F4CE49A94921FC1',X'7598F66E1D453367C5DC60596E33C4493DE1DAC9599869118C8D476FD7856CD3');
INSERT INTO "entry" VALUES(14,'2026-03-20T01:50:44+0800','2026-03-20','add','2026-0005','王主任','{"channel":"来访","count":1,"level":"乡","purpose":"申诉求决","source":"自收","village":"柳河村"}',X'4004A1E3318A1DAB452337420D7DC634A0BB34F3A49DC770CB965F1831414F5C',X'7598F66E1D453367C5DC60596E33C4493DE1DAC9599869118C8D476FD7856CD3',X'1034672C0DADE1B059343CCAABC1777C5D6E72EF3D07AE973C7627214EA126BD');
INSERT INTO "entry" VALUES(15,'2026-03-20T01:50:44+0800','2026-03-20','classify','2026-0005','王主任','{"basis":"《信访工作条例》第三十一条第六项、第三十二条、第三十四条、第三十五条、第三十六条","domain":"其他","item":"MZ-QT-13","route":"信访程序","unit":"本镇"}',NULL,X'1034672C0DADE1B059343CCAABC1777C5D6E72EF3D07AE973C7627214EA126BD',X'15561808A7D544E29547FCF2BAFF8148C185F41C24AB3DABFC04C816D32A3161');
INSERT INTO "entry" VALUES(16,'2026-03-20T01:50:45+0800','2026-03-20','accept','2026-0005','王主任','{}',NULL,X'15561808A7D544E29547FCF2BAFF8148C185F41C24AB3DABFC04C816D32A3161',X'63108DA88C7EE335F849955B42C3BC58F86C2314982FDA420435EC1640AADC4F');
INSERT INTO "entry" VALUES(17,'2026-03-20T01:50:45+0800','2026-03-20','reply','2026-0005','王主任','{"doc_no":"青信〔2026〕2号","result":"支持"}',NULL,X'63108DA88C7EE335F849955B42C3BC58F86C2314982FDA420435EC1640AADC4F',X'1F77BF7F7BB39CC0C380396254B1A070D0A91BEB4619679B4C4C28A43AA09164');
INSERT INTO "entry" VALUES(18,'2026-03-20T01:50:45+0800','2026-03-20','deliver','2026-0005','王主任','{"method":"直接"}',NULL,X'1F77BF7F7BB39CC0C380396254B1A070D0A91BEB4619679B4C4C28A43AA09164',X'D805F4F774743C77629B264D4E6D0029BBCC03ADEF020DD9E094509D32598363');
INSERT INTO "entry" VALUES(19,'2026-03-20T01:50:45+0800','2026-03-20','add','2026-0006','王主任','{"channel":"来访","count":1,"level":"乡","purpose":"申诉求决","source":"自收","village":"柳河村"}',X'202FB66359AF5082DBF15675BA2114F3EB83FFBC2BDAFCA89A8111F71AA231FF',X'D805F4F774743C77629B264D4E6D0029BBCC03ADEF020DD9E094509D32598363',X'69B57E2E46D3D916B533597CD9B437F25A0969025E33FDC066117341733FFCB0');
INSERT INTO "entry" VALUES(20,'2026-03-20T01:50:45+0800','2026-03-20','classify','2026-0006','王主任','{"basis":"《信访工作条例》第三十一条第六项、第三十二条、第三十四条、第三十五条、第三十六条","domain":"其他","item":"MZ-QT-13","route":"信访程序","unit":"本镇"}',NULL,X'69B57E2E46D3D916B533597CD9B437F25A0969025E33FDC066117341733FFCB0',X'C2B6E430F548236FF7DBC461B54BA6F44430F23DFF0AE683415A0093B8ADA7DE');
INSERT INTO "entry" VALUES(21,'2026-03-20T01:50:45+0800','2026-03-20','accept','2026-0006','王主任','{}',NULL,X'C2B6E430F548236FF7DBC461B54BA6F44430F23DFF0AE683415A0093B8ADA7DE',X'7F90157D8B3811B0DB882F953CDC294978B3F42D71286E4807076A76A81F4384');
INSERT INTO "entry" VALUES(22,'2026-03-20T01:50:45+0800','2026-03-20','reply','2026-0006','王主任','{"doc_no":"青信〔2026〕3号","result":"支持"}',NULL,X'7F90157D8B3811B0DB882F953CDC294978B3F42D71286E4807076A76A81F4384',X'D50EC9D63B29E18E623288F6AD1ECB0F7AB317E76A82DD10192A4F1BB1F778A3');
INSERT INTO "entry" VALUES(23,'2026-03-20T01:50:45+0800','2026-03-20','deliver','2026-0006','王主任','{"method":"直接"}',NULL,X'D50EC9D63B29E18E623288F6AD1ECB0F7AB317E76A82DD10192A4F1BB1F778A3',X'643C9F538E717E66CA8752BF9A3E74C0AE60AEF0FADF5291F2D82905CD2ED486');
INSERT INTO "entry" VALUES(24,'2026-03-20T01:50:45+0800','2026-03-20','close','2026-0006','王主任','{"outcome":"答复办结"}',NULL,X'643C9F538E717E66CA8752BF9A3E74C0AE60AEF0FADF5291F2D82905CD2ED486',X'0C9D461C0D5D86F1BB0FD1EDF8883271E9EA5767AEFF1212F99F03718C9C5357');
CREATE TABLE facts (
  kind  text not null,
  key   text not null,
  value text not null,
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
  seq    integer primary key,
  no     text not null,
  key    text not null,
  core   text not null,
  old_no text not null
) strict;
CREATE TABLE personal (
  seq   integer primary key references entry (seq),
  salt  blob not null,
  body  text not null
) strict;
INSERT INTO "personal" VALUES(3,X'D3B200CD1771854FCE498C65785FAACFE4B48A2B6D072E0FCE175ECC0E4E1D30','{"people":[{"name":"甲某"}],"title":"要求修水渠"}');
INSERT INTO "personal" VALUES(4,X'B15AB7BCF183B6080877AF3E23092B4CEFA635B884D45F090071555098AFFBEB','{"people":[{"name":"甲某"}],"title":"要求修水渠"}');
INSERT INTO "personal" VALUES(5,X'05279E3E518E9BE9561DF19942FD452ABB67C8E67478CD52CB47BE8B082E71AE','{"people":[{"name":"甲某"}],"title":"要求修水渠"}');
INSERT INTO "personal" VALUES(6,X'AC27176BE2B8D1656125B810C7D8A04C7551D7BEC0830F25B5835CA6CD6C00C8','{"people":[{"name":"甲某"}],"title":"要求修水渠"}');
INSERT INTO "personal" VALUES(14,X'B9E6F39FF0AFCB0C0978A1B5F8BB02BDE639546A792B2DD59F78BD1012C62381','{"people":[{"name":"甲某"}],"title":"要求修水渠"}');
INSERT INTO "personal" VALUES(19,X'8FE1BF1BF7FB180BD07B16A260BF2C0BE4B3A2110C961C5349B535950D944264','{"people":[{"name":"甲某"}],"title":"要求修水渠"}');
CREATE TABLE persons (
  seq       integer not null,
  position  integer not null,
  no        text not null,
  name      text not null,
  id_number text not null,
  phone     text not null,
  address   text not null,
  village   text not null,
  primary key (seq, position)
) strict, without rowid;
INSERT INTO "persons" VALUES(3,0,'2026-0001','甲某','','','','柳河村');
INSERT INTO "persons" VALUES(4,0,'2026-0002','甲某','','','','柳河村');
INSERT INTO "persons" VALUES(5,0,'2026-0003','甲某','','','','柳河村');
INSERT INTO "persons" VALUES(6,0,'2026-0004','甲某','','','','柳河村');
INSERT INTO "persons" VALUES(14,0,'2026-0005','甲某','','','','柳河村');
INSERT INTO "persons" VALUES(19,0,'2026-0006','甲某','','','','柳河村');
CREATE TABLE petitions (
  seq        integer primary key,
  no         text not null,
  day        text not null,
  channel    text not null,
  source     text not null,
  level      text not null,
  purpose    text not null,
  domain     text not null,
  item       text not null,
  unit       text not null,
  village    text not null,
  count      integer not null,
  first      integer not null,
  collective integer not null,
  late       integer not null,  -- a repeat that followed a late, missing or undelivered answer
  void       integer not null,
  title      text not null,
  text       text not null
) strict;
INSERT INTO "petitions" VALUES(3,'2026-0001','2026-03-20','来访','自收','乡','申诉求决','','','','柳河村',1,1,0,0,0,'要求修水渠','');
INSERT INTO "petitions" VALUES(4,'2026-0002','2026-03-20','来访','自收','乡','申诉求决','其他','MZ-QT-13','','柳河村',1,1,0,0,0,'要求修水渠','');
INSERT INTO "petitions" VALUES(5,'2026-0003','2026-03-20','来访','自收','乡','申诉求决','其他','MZ-QT-13','县民政局','柳河村',1,1,0,0,0,'要求修水渠','');
INSERT INTO "petitions" VALUES(6,'2026-0004','2026-03-20','来访','自收','乡','申诉求决','其他','MZ-QT-13','','柳河村',1,1,0,0,0,'要求修水渠','');
INSERT INTO "petitions" VALUES(14,'2026-0005','2026-03-20','来访','自收','乡','申诉求决','其他','MZ-QT-13','','柳河村',1,1,0,0,0,'要求修水渠','');
INSERT INTO "petitions" VALUES(19,'2026-0006','2026-03-20','来访','自收','乡','申诉求决','其他','MZ-QT-13','','柳河村',1,1,0,0,0,'要求修水渠','');
CREATE TABLE tally (
  grp   text not null,
  day   text not null,
  value text not null,
  clock text not null,     -- of a duty: the clock and its days, by which its last day is counted
  days  integer not null,
  done  text not null,
  n     integer not null,
  primary key (grp, day, value, clock, days, done)
) strict, without rowid;
INSERT INTO "tally" VALUES('answered','2026-03-20','','',0,'',3);
INSERT INTO "tally" VALUES('answered','2026-03-20','','',0,'2026-03-20',2);
INSERT INTO "tally" VALUES('balance','2026-03-20','','',0,'',4);
INSERT INTO "tally" VALUES('balance','2026-03-20','县民政局','',0,'',1);
INSERT INTO "tally" VALUES('channel','2026-03-20','来访','',0,'',6);
INSERT INTO "tally" VALUES('closed','2026-03-20','','',0,'',1);
INSERT INTO "tally" VALUES('domain','2026-03-20','','',0,'',1);
INSERT INTO "tally" VALUES('domain','2026-03-20','其他','',0,'',5);
INSERT INTO "tally" VALUES('filed','2026-03-20','','',0,'',4);
INSERT INTO "tally" VALUES('filed','2026-03-20','','',0,'2026-03-20',1);
INSERT INTO "tally" VALUES('first.due','2026-05-19','','handle',60,'',4);
INSERT INTO "tally" VALUES('first.due','2026-05-19','','handle',60,'2026-05-19',1);
INSERT INTO "tally" VALUES('level','2026-03-20','乡','',0,'',6);
INSERT INTO "tally" VALUES('new','2026-03-20','','',0,'',6);
INSERT INTO "tally" VALUES('order','2026-03-20','first','',0,'',6);
INSERT INTO "tally" VALUES('persons','2026-03-20','来访','',0,'',6);
INSERT INTO "tally" VALUES('purpose','2026-03-20','申诉求决','',0,'',6);
INSERT INTO "tally" VALUES('reply','2026-05-19','','handle',60,'',3);
INSERT INTO "tally" VALUES('reply','2026-05-19','','handle',60,'2026-05-19',3);
INSERT INTO "tally" VALUES('reply','2026-05-19','县民政局','handle',60,'',1);
INSERT INTO "tally" VALUES('sent','2026-03-20','县民政局','',0,'',1);
INSERT INTO "tally" VALUES('source','2026-03-20','自收','',0,'',6);
INSERT INTO "tally" VALUES('stock','2026-03-20','','',0,'',6);
INSERT INTO "tally" VALUES('stock','2026-03-20','','',0,'2026-03-20',-1);
INSERT INTO "tally" VALUES('told','2026-04-04','','notify',15,'',6);
INSERT INTO "tally" VALUES('told','2026-04-04','','notify',15,'2026-04-04',4);
INSERT INTO "tally" VALUES('unit','2026-03-20','','',0,'',5);
INSERT INTO "tally" VALUES('unit','2026-03-20','县民政局','',0,'',1);
INSERT INTO "tally" VALUES('village','2026-03-20','柳河村','',0,'',6);
CREATE TABLE tally_month (
  grp   text not null,
  month text not null,
  value text not null,
  done  text not null,
  n     integer not null,
  primary key (grp, month, value, done)
) strict, without rowid;
INSERT INTO "tally_month" VALUES('answered','2026-03','','',3);
INSERT INTO "tally_month" VALUES('answered','2026-03','','2026-03-20',2);
INSERT INTO "tally_month" VALUES('balance','2026-03','','',4);
INSERT INTO "tally_month" VALUES('balance','2026-03','县民政局','',1);
INSERT INTO "tally_month" VALUES('channel','2026-03','来访','',6);
INSERT INTO "tally_month" VALUES('closed','2026-03','','',1);
INSERT INTO "tally_month" VALUES('domain','2026-03','','',1);
INSERT INTO "tally_month" VALUES('domain','2026-03','其他','',5);
INSERT INTO "tally_month" VALUES('filed','2026-03','','',4);
INSERT INTO "tally_month" VALUES('filed','2026-03','','2026-03-20',1);
INSERT INTO "tally_month" VALUES('level','2026-03','乡','',6);
INSERT INTO "tally_month" VALUES('new','2026-03','','',6);
INSERT INTO "tally_month" VALUES('order','2026-03','first','',6);
INSERT INTO "tally_month" VALUES('persons','2026-03','来访','',6);
INSERT INTO "tally_month" VALUES('purpose','2026-03','申诉求决','',6);
INSERT INTO "tally_month" VALUES('sent','2026-03','县民政局','',1);
INSERT INTO "tally_month" VALUES('source','2026-03','自收','',6);
INSERT INTO "tally_month" VALUES('stock','2026-03','','',6);
INSERT INTO "tally_month" VALUES('stock','2026-03','','2026-03-20',-1);
INSERT INTO "tally_month" VALUES('unit','2026-03','','',5);
INSERT INTO "tally_month" VALUES('unit','2026-03','县民政局','',1);
INSERT INTO "tally_month" VALUES('village','2026-03','柳河村','',6);
CREATE TABLE transfers (
  no          text not null,
  position    integer not null,
  unit        text not null,
  day         text not null,
  assigned    integer not null,
  due         text,
  objected_on text,
  returned_on text,
  reported_on text,
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
CREATE INDEX clocks_late on clocks (done_on, earliest, clock, duty, fixed, days, extended, hearing)
  where done_on > earliest and clock not in ('object', 'duty.elsewhere', 'review.apply', 'recheck.apply');
CREATE INDEX imports_no on imports (no);
COMMIT;
