pragma application_id=1481005617;
pragma user_version=2;
BEGIN TRANSACTION;
CREATE TABLE _sqlite_migrations (
  id integer primary key, migration_set text, name text, applied_at text
);
INSERT INTO "_sqlite_migrations" VALUES(1,'xf','m001_ledger','2026-11-28 04:11:52.892713+00:00');
INSERT INTO "_sqlite_migrations" VALUES(2,'xf','m002_tally','2026-11-28 04:11:52.910657+00:00');
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
  urgent         text not null,     -- what comes first in an urgent matter; empty: it is none
  urgent_on      text,              -- since when it is urgent
  moved_on       text not null,     -- the last step that moved the matter
  active_from    text not null,     -- no figure of an earlier day counts it
  active_until   text not null,     -- no figure of a later day counts it; open: 9999-12-31
  seq            integer not null   -- the last entry
) strict, without rowid;
INSERT INTO "cases" VALUES('2026-0001',2026,1,'要求修水渠','已登记','来访','自收','申诉求决','2026-03-20','','','','','','柳河村',1,NULL,NULL,NULL,NULL,NULL,NULL,'',0,'','',NULL,'',0,'',1,NULL,NULL,NULL,'',NULL,'2026-03-20','2026-03-20','9999-12-31',3);
INSERT INTO "cases" VALUES('2026-0002',2026,2,'要求修水渠','已分类','来访','自收','申诉求决','2026-03-20','其他','MZ-QT-13','信访程序','','本镇','柳河村',1,NULL,NULL,NULL,NULL,NULL,NULL,'',0,'','',NULL,'',0,'',1,NULL,NULL,NULL,'',NULL,'2026-03-20','2026-03-20','9999-12-31',7);
INSERT INTO "cases" VALUES('2026-0003',2026,3,'要求修水渠','已转送','来访','自收','申诉求决','2026-03-20','其他','MZ-QT-13','信访程序','县民政局','本镇','柳河村',1,'2026-03-20','2026-03-20','2026-03-20',NULL,NULL,NULL,'',0,'','',NULL,'',0,'',1,NULL,NULL,NULL,'',NULL,'2026-03-20','2026-03-20','9999-12-31',12);
INSERT INTO "cases" VALUES('2026-0004',2026,4,'要求修水渠','已答复','来访','自收','申诉求决','2026-03-20','其他','MZ-QT-13','信访程序','','本镇','柳河村',1,'2026-03-20','2026-03-20','2026-03-20','2026-03-20',NULL,NULL,'',0,'支持','',NULL,'',0,'',1,NULL,'2026-03-20',NULL,'',NULL,'2026-03-20','2026-03-20','9999-12-31',13);
INSERT INTO "cases" VALUES('2026-0005',2026,5,'要求修水渠','已送达','来访','自收','申诉求决','2026-03-20','其他','MZ-QT-13','信访程序','','本镇','柳河村',1,'2026-03-20','2026-03-20','2026-03-20','2026-03-20','2026-03-20',NULL,'',0,'支持','',NULL,'',0,'',1,NULL,NULL,NULL,'',NULL,'2026-03-20','2026-03-20','9999-12-31',18);
INSERT INTO "cases" VALUES('2026-0006',2026,6,'要求修水渠','已办结','来访','自收','申诉求决','2026-03-20','其他','MZ-QT-13','信访程序','','本镇','柳河村',1,'2026-03-20','2026-03-20','2026-03-20','2026-03-20','2026-03-20','2026-03-20','答复办结',0,'支持','',NULL,'',0,'',0,NULL,NULL,NULL,'',NULL,'2026-03-20','2026-03-20','2026-06-28',24);
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
INSERT INTO "clocks" VALUES('2026-0003',1,'handle','','受理','','2026-03-20',60,0,0,NULL,NULL,'2026-05-19',1);
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
CREATE TABLE delays (
  no       text not null,
  position integer not null,
  since    text not null,
  until    text not null,    -- 9999-12-31 while it lasts
  unit     text not null,
  earliest text not null,
  clock    text not null,    -- empty where the day was set
  days     integer not null,
  primary key (no, position)
) strict, without rowid;
INSERT INTO "delays" VALUES('2026-0001',0,'2026-04-05','9999-12-31','','2026-04-04','notify',15);
INSERT INTO "delays" VALUES('2026-0002',0,'2026-04-05','9999-12-31','','2026-04-04','notify',15);
INSERT INTO "delays" VALUES('2026-0003',0,'2026-05-20','9999-12-31','县民政局','2026-05-19','handle',60);
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
INSERT INTO "entry" VALUES(1,'2026-03-20T12:11:52+0800','2026-03-20','setting',NULL,'经办人','{"facts":{"founded":"\"2026-03-20\"","identity":"\"356e48728f91b250e8d0edec8a1b1449\"","office":"\"青石镇人民政府\"","officer":"\"王主任\""}}',NULL,X'0000000000000000000000000000000000000000000000000000000000000000',X'6504B5B988406C9E67BC5A4C2B774F2AE87EBA4126F4AB45DDA33D79D5884DE7');
INSERT INTO "entry" VALUES(2,'2026-03-20T12:11:52+0800','2026-03-20','unit',NULL,'王主任','{"facts":{"农业农村办":"{\"kind\": \"站所\", \"area\": \"\"}","卫生院":"{\"kind\": \"站所\", \"area\": \"\"}","县人社局":"{\"kind\": \"部门\", \"area\": \"\"}","县住建局":"{\"kind\": \"部门\", \"area\": \"\"}","县信访局":"{\"kind\": \"部门\", \"area\": \"\"}","县公安局":"{\"kind\": \"部门\", \"area\": \"\"}","县农业农村局":"{\"kind\": \"部门\", \"area\": \"\"}","县劳动仲裁委":"{\"kind\": \"部门\", \"area\": \"\"}","县医保局":"{\"kind\": \"部门\", \"area\": \"\"}","县卫健局":"{\"kind\": \"部门\", \"area\": \"\"}","县司法局":"{\"kind\": \"部门\", \"area\": \"\"}","县市场监管局":"{\"kind\": \"部门\", \"area\": \"\"}","县应急管理局":"{\"kind\": \"部门\", \"area\": \"\"}","县政府":"{\"kind\": \"部门\", \"area\": \"\"}","县救助站":"{\"kind\": \"部门\", \"area\": \"\"}","县教育局":"{\"kind\": \"部门\", \"area\": \"\"}","县检察院":"{\"kind\": \"部门\", \"area\": \"\"}","县残联":"{\"kind\": \"部门\", \"area\": \"\"}","县民政局":"{\"kind\": \"部门\", \"area\": \"\"}","县法院":"{\"kind\": \"部门\", \"area\": \"\"}","县纪委监委":"{\"kind\": \"部门\", \"area\": \"\"}","县自然资源局":"{\"kind\": \"部门\", \"area\": \"\"}","县退役军人局":"{\"kind\": \"部门\", \"area\": \"\"}","司法所":"{\"kind\": \"站所\", \"area\": \"\"}","市政府":"{\"kind\": \"部门\", \"area\": \"\"}","敬老院":"{\"kind\": \"站所\", \"area\": \"\"}","村调委会":"{\"kind\": \"站所\", \"area\": \"\"}","民政办":"{\"kind\": \"站所\", \"area\": \"\"}","派出所":"{\"kind\": \"站所\", \"area\": \"\"}","社会事务办":"{\"kind\": \"站所\", \"area\": \"\"}","综合治理办":"{\"kind\": \"站所\", \"area\": \"\"}"}}',NULL,X'6504B5B988406C9E67BC5A4C2B774F2AE87EBA4126F4AB45DDA33D79D5884DE7',X'99A119E0FE4855B7A2BA0CA5C743B5B40E2830B5FE5B5BACCB526FDB66BC43E3');
INSERT INTO "entry" VALUES(3,'2026-03-20T12:11:53+0800','2026-03-20','add','2026-0001','王主任','{"channel":"来访","count":1,"level":"乡","purpose":"申诉求决","source":"自收","village":"柳河村"}',X'F571ED40E57BE276CD14CA4A74FB57F5C257AEC9C84A1487BF900793C6D5BE40',X'99A119E0FE4855B7A2BA0CA5C743B5B40E2830B5FE5B5BACCB526FDB66BC43E3',X'C898396BD2232E3F41B7F30A0EB2457AF20A1938F8B797D1F50BB93BE5620390');
INSERT INTO "entry" VALUES(4,'2026-03-20T12:11:53+0800','2026-03-20','add','2026-0002','王主任','{"channel":"来访","count":1,"level":"乡","purpose":"申诉求决","source":"自收","village":"柳河村"}',X'92B6689E01176EA3A09CE5F2FAA637F950534BB3D8397658B9553DECFD6EF3D6',X'C898396BD2232E3F41B7F30A0EB2457AF20A1938F8B797D1F50BB93BE5620390',X'D1CD4967B19927884A20D04D4497E85BC71D11E7D989873174B3186E90BEDBA1');
INSERT INTO "entry" VALUES(5,'2026-03-20T12:11:53+0800','2026-03-20','add','2026-0003','王主任','{"channel":"来访","count":1,"level":"乡","purpose":"申诉求决","source":"自收","village":"柳河村"}',X'DBB5E92B026C99F9FD6010A62F503CAA05EC33ADD3BDCD464860CD17FDEFEEB4',X'D1CD4967B19927884A20D04D4497E85BC71D11E7D989873174B3186E90BEDBA1',X'2D8CED16860CAA1C10761AD101293CD08C42502D43E4ACA2B6DB224EF178A09E');
INSERT INTO "entry" VALUES(6,'2026-03-20T12:11:53+0800','2026-03-20','add','2026-0004','王主任','{"channel":"来访","count":1,"level":"乡","purpose":"申诉求决","source":"自收","village":"柳河村"}',X'ED215D881EB00D2E987C9432C2539536FC4A28CCFE24F2226759D60F6501A4B7',X'2D8CED16860CAA1C10761AD101293CD08C42502D43E4ACA2B6DB224EF178A09E',X'672A105787F8EA314284A02A84E6E97838971BD310680D217A8AE8DC5B9DEFFF');
INSERT INTO "entry" VALUES(7,'2026-03-20T12:11:54+0800','2026-03-20','classify','2026-0002','王主任','{"basis":"《信访工作条例》第三十一条第六项、第三十二条、第三十四条、第三十五条、第三十六条","domain":"其他","item":"MZ-QT-13","route":"信访程序","unit":"本镇"}',NULL,X'672A105787F8EA314284A02A84E6E97838971BD310680D217A8AE8DC5B9DEFFF',X'50AEB45CCA71C1FDBDF48921EC602F2BF6E2141591AB5B28A3F2102A92765BE1');
INSERT INTO "entry" VALUES(8,'2026-03-20T12:11:54+0800','2026-03-20','classify','2026-0003','王主任','{"basis":"《信访工作条例》第三十一条第六项、第三十二条、第三十四条、第三十五条、第三十六条","domain":"其他","item":"MZ-QT-13","route":"信访程序","unit":"本镇"}',NULL,X'50AEB45CCA71C1FDBDF48921EC602F2BF6E2141591AB5B28A3F2102A92765BE1',X'EB6AD913BF649A4D76B2F73696DB8FC8A7BBDE4C93B04FDE9ECCC2C60152C38D');
INSERT INTO "entry" VALUES(9,'2026-03-20T12:11:54+0800','2026-03-20','classify','2026-0004','王主任','{"basis":"《信访工作条例》第三十一条第六项、第三十二条、第三十四条、第三十五条、第三十六条","domain":"其他","item":"MZ-QT-13","route":"信访程序","unit":"本镇"}',NULL,X'EB6AD913BF649A4D76B2F73696DB8FC8A7BBDE4C93B04FDE9ECCC2C60152C38D',X'AC1FB10B07A602F25DD593006321CAE4F84F7ECDF7BA0CCDFFB623AB26AB3313');
INSERT INTO "entry" VALUES(10,'2026-03-20T12:11:54+0800','2026-03-20','accept','2026-0003','王主任','{}',NULL,X'AC1FB10B07A602F25DD593006321CAE4F84F7ECDF7BA0CCDFFB623AB26AB3313',X'D1A8AE3DB67C853998B7FB5394A1FC2AAE6073CC14C6166D6FD2CC448FD1D1F4');
INSERT INTO "entry" VALUES(11,'2026-03-20T12:11:55+0800','2026-03-20','accept','2026-0004','王主任','{}',NULL,X'D1A8AE3DB67C853998B7FB5394A1FC2AAE6073CC14C6166D6FD2CC448FD1D1F4',X'3BC4ABFC1388F5B86C997BB63FA9CC11C2E72E6B0EF9B946F64436039D181FF7');
INSERT INTO "entry" VALUES(12,'2026-03-20T12:11:55+0800','2026-03-20','transfer','2026-0003','王主任','{"unbound":true,"unit":"县民政局"}',NULL,X'3BC4ABFC1388F5B86C997BB63FA9CC11C2E72E6B0EF9B946F64436039D181FF7',X'4977245B9723BE562E6DCED85E11D66294151AE77DF2DC4AF7A41485F861756D');
INSERT INTO "entry" VALUES(13,'2026-03-20T12:11:55+0800','2026-03-20','reply','2026-0004','王主任','{"doc_no":"青信〔2026〕1号","result":"支持"}',NULL,X'4977245B9723BE562E6DCED85E11D66294151AE77DF2DC4AF7A41485F861756D',X'EFF73B7E1C27B5A47DD9AF6FC28469DF3BD84C6D1ECEE907571A59449DC44206');
INSERT INTO "entry" VALUES(14,'2026-03-20T12:11:55+0800','2026-03-20','add','2026-0005','王主任','{"channel":"来访","count":1,"level":"乡","purpose":"申诉求决","source":"自收","village":"柳河村"}',X'7853C3A5A179708CC146012D1CDF5E2FE5A21413A7E013D45F1BFC78930C093E',X'EFF73B7E1C27B5A47DD9AF6FC28469DF3BD84C6D1ECEE907571A59449DC44206',X'5967FB52EC8285FFFD2DEEDA28928164C0BF79B5422308A10458011C59840E07');
INSERT INTO "entry" VALUES(15,'2026-03-20T12:11:55+0800','2026-03-20','classify','2026-0005','王主任','{"basis":"《信访工作条例》第三十一条第六项、第三十二条、第三十四条、第三十五条、第三十六条","domain":"其他","item":"MZ-QT-13","route":"信访程序","unit":"本镇"}',NULL,X'5967FB52EC8285FFFD2DEEDA28928164C0BF79B5422308A10458011C59840E07',X'112D9E3955A53103C2F403B071F992B96D0CAA48923F2977ABAA6D040CC19D72');
INSERT INTO "entry" VALUES(16,'2026-03-20T12:11:56+0800','2026-03-20','accept','2026-0005','王主任','{}',NULL,X'112D9E3955A53103C2F403B071F992B96D0CAA48923F2977ABAA6D040CC19D72',X'DB97ADDFBDC332FA6AD6D47E4E803814131F2DAD7EF4D07693AF1699F12632F7');
INSERT INTO "entry" VALUES(17,'2026-03-20T12:11:56+0800','2026-03-20','reply','2026-0005','王主任','{"doc_no":"青信〔2026〕2号","result":"支持"}',NULL,X'DB97ADDFBDC332FA6AD6D47E4E803814131F2DAD7EF4D07693AF1699F12632F7',X'2C5D0B519A30E84C52861B709BB0FCFA2923604003A063E9A29EE7DF8A477637');
INSERT INTO "entry" VALUES(18,'2026-03-20T12:11:56+0800','2026-03-20','deliver','2026-0005','王主任','{"method":"直接"}',NULL,X'2C5D0B519A30E84C52861B709BB0FCFA2923604003A063E9A29EE7DF8A477637',X'1063F61A10225016B5B5AA1AA789F7F65415FCCAD6636E19453F95908D901A9F');
INSERT INTO "entry" VALUES(19,'2026-03-20T12:11:56+0800','2026-03-20','add','2026-0006','王主任','{"channel":"来访","count":1,"level":"乡","purpose":"申诉求决","source":"自收","village":"柳河村"}',X'019AA4C698A308A9FB293AC40397949CFF936F722CDAC19F0404A7348FBE9983',X'1063F61A10225016B5B5AA1AA789F7F65415FCCAD6636E19453F95908D901A9F',X'6B3EECD4B8B962DCF12F95CBA7C7F98BDD5EE5418F515384FBB8FE7248B00475');
INSERT INTO "entry" VALUES(20,'2026-03-20T12:11:56+0800','2026-03-20','classify','2026-0006','王主任','{"basis":"《信访工作条例》第三十一条第六项、第三十二条、第三十四条、第三十五条、第三十六条","domain":"其他","item":"MZ-QT-13","route":"信访程序","unit":"本镇"}',NULL,X'6B3EECD4B8B962DCF12F95CBA7C7F98BDD5EE5418F515384FBB8FE7248B00475',X'0D69F442979B269EB2D1EEA02070892E473355EAAB4BECA6EC6278A6029E1FBE');
INSERT INTO "entry" VALUES(21,'2026-03-20T12:11:57+0800','2026-03-20','accept','2026-0006','王主任','{}',NULL,X'0D69F442979B269EB2D1EEA02070892E473355EAAB4BECA6EC6278A6029E1FBE',X'CBF07918C329C91832E1C2D791C83B0F550DE14582E320FA524F2A0F4C891BDB');
INSERT INTO "entry" VALUES(22,'2026-03-20T12:11:57+0800','2026-03-20','reply','2026-0006','王主任','{"doc_no":"青信〔2026〕3号","result":"支持"}',NULL,X'CBF07918C329C91832E1C2D791C83B0F550DE14582E320FA524F2A0F4C891BDB',X'3F3002CBB00BD1470DD9255ABA54E4DDBC8F9CBB4E484FB3E2E927CA175F8256');
INSERT INTO "entry" VALUES(23,'2026-03-20T12:11:57+0800','2026-03-20','deliver','2026-0006','王主任','{"method":"直接"}',NULL,X'3F3002CBB00BD1470DD9255ABA54E4DDBC8F9CBB4E484FB3E2E927CA175F8256',X'E78E7A3F2FD2CF1E300866E24C8587EBCEFC5D495641C4B41F062272FDE3BFEE');
INSERT INTO "entry" VALUES(24,'2026-03-20T12:11:57+0800','2026-03-20','close','2026-0006','王主任','{"outcome":"答复办结"}',NULL,X'E78E7A3F2FD2CF1E300866E24C8587EBCEFC5D495641C4B41F062272FDE3BFEE',X'6A45831BB5D3CD1B0923CDDB968352BDC1C3B874DD3A73373FC4DA7E70BDA1AD');
CREATE TABLE facts (
  kind  text not null,
  key   text not null,
  value text not null,
  primary key (kind, key)
) strict, without rowid;
INSERT INTO "facts" VALUES('setting','founded','"2026-03-20"');
INSERT INTO "facts" VALUES('setting','identity','"356e48728f91b250e8d0edec8a1b1449"');
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
INSERT INTO "personal" VALUES(3,X'5A9B560CB441C01FB6C1EC2E9C4AD0AB125DD9A5F84319E61BBC4D37FB0C5A43','{"people":[{"name":"甲某"}],"title":"要求修水渠"}');
INSERT INTO "personal" VALUES(4,X'32945A4892630A3BFCB092FA5CA26C8002A063306D0AAE3D3FEE21A5D2C9099B','{"people":[{"name":"甲某"}],"title":"要求修水渠"}');
INSERT INTO "personal" VALUES(5,X'5F2987B35011D72E3D0D04C02F7B3E7E2AE318BD6D230BB6A9224D7CF5381195','{"people":[{"name":"甲某"}],"title":"要求修水渠"}');
INSERT INTO "personal" VALUES(6,X'39E3F2BEB9B1C74B24D962C54894FBC8BADFF6D416171B6A97EE27EBD6440656','{"people":[{"name":"甲某"}],"title":"要求修水渠"}');
INSERT INTO "personal" VALUES(14,X'A7CC281BB29F1796D0AB59DCC48C5263F24E4ABEE1D40DE763A5FDA9AAD6A2FC','{"people":[{"name":"甲某"}],"title":"要求修水渠"}');
INSERT INTO "personal" VALUES(19,X'1CA305B41A44DC0BE5C60B836187EFAD02BD5DE60E465942BBB7AB35B54847B0','{"people":[{"name":"甲某"}],"title":"要求修水渠"}');
CREATE TABLE persons (
  seq       integer not null,
  position  integer not null,
  no        text not null,
  name      text not null,
  spelled   text not null,     -- the name in one spelling, by which it is compared
  id_number text not null,
  phone     text not null,
  address   text not null,
  village   text not null,
  primary key (seq, position)
) strict, without rowid;
INSERT INTO "persons" VALUES(3,0,'2026-0001','甲某','甲某','','','','柳河村');
INSERT INTO "persons" VALUES(4,0,'2026-0002','甲某','甲某','','','','柳河村');
INSERT INTO "persons" VALUES(5,0,'2026-0003','甲某','甲某','','','','柳河村');
INSERT INTO "persons" VALUES(6,0,'2026-0004','甲某','甲某','','','','柳河村');
INSERT INTO "persons" VALUES(14,0,'2026-0005','甲某','甲某','','','','柳河村');
INSERT INTO "persons" VALUES(19,0,'2026-0006','甲某','甲某','','','','柳河村');
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
  void       integer not null,
  title      text not null,
  text       text not null
) strict;
INSERT INTO "petitions" VALUES(3,'2026-0001','2026-03-20','来访','自收','乡','申诉求决','','','','柳河村',1,1,0,0,'要求修水渠','');
INSERT INTO "petitions" VALUES(4,'2026-0002','2026-03-20','来访','自收','乡','申诉求决','其他','MZ-QT-13','','柳河村',1,1,0,0,'要求修水渠','');
INSERT INTO "petitions" VALUES(5,'2026-0003','2026-03-20','来访','自收','乡','申诉求决','其他','MZ-QT-13','县民政局','柳河村',1,1,0,0,'要求修水渠','');
INSERT INTO "petitions" VALUES(6,'2026-0004','2026-03-20','来访','自收','乡','申诉求决','其他','MZ-QT-13','','柳河村',1,1,0,0,'要求修水渠','');
INSERT INTO "petitions" VALUES(14,'2026-0005','2026-03-20','来访','自收','乡','申诉求决','其他','MZ-QT-13','','柳河村',1,1,0,0,'要求修水渠','');
INSERT INTO "petitions" VALUES(19,'2026-0006','2026-03-20','来访','自收','乡','申诉求决','其他','MZ-QT-13','','柳河村',1,1,0,0,'要求修水渠','');
CREATE TABLE tally (
  grp   text not null,
  day   text not null,
  value text not null,
  clock text not null,     -- of a duty: the clock and its days, by which its last day is counted
  days  integer not null,
  since text not null,     -- it counts from this day on; empty: from its own
  n     integer not null,
  primary key (grp, day, value, clock, days, since)
) strict, without rowid;
INSERT INTO "tally" VALUES('answered','2026-03-20','','',0,'',3);
INSERT INTO "tally" VALUES('balance','2026-03-20','','',0,'',4);
INSERT INTO "tally" VALUES('balance','2026-03-20','县民政局','',0,'',1);
INSERT INTO "tally" VALUES('channel','2026-03-20','来访','',0,'',6);
INSERT INTO "tally" VALUES('closed','2026-03-20','','',0,'',1);
INSERT INTO "tally" VALUES('days.answer','2026-03-20','0','',0,'',3);
INSERT INTO "tally" VALUES('days.close','2026-03-20','0','',0,'',1);
INSERT INTO "tally" VALUES('delivered','2026-03-20','','',0,'',2);
INSERT INTO "tally" VALUES('domain','2026-03-20','','',0,'',1);
INSERT INTO "tally" VALUES('domain','2026-03-20','其他','',0,'',5);
INSERT INTO "tally" VALUES('ended','2026-03-20','','',0,'',1);
INSERT INTO "tally" VALUES('filed','2026-03-20','','',0,'',4);
INSERT INTO "tally" VALUES('filed.closed','2026-03-20','','',0,'',1);
INSERT INTO "tally" VALUES('first.due','2026-05-19','','handle',60,'',4);
INSERT INTO "tally" VALUES('first.due.done','2026-05-19','','handle',60,'',1);
INSERT INTO "tally" VALUES('level','2026-03-20','乡','',0,'',6);
INSERT INTO "tally" VALUES('new','2026-03-20','','',0,'',6);
INSERT INTO "tally" VALUES('order','2026-03-20','first','',0,'',6);
INSERT INTO "tally" VALUES('passed','2026-03-20','转送','',0,'',1);
INSERT INTO "tally" VALUES('persons','2026-03-20','来访','',0,'',6);
INSERT INTO "tally" VALUES('petition.filed','2026-03-20','','',0,'',4);
INSERT INTO "tally" VALUES('purpose','2026-03-20','申诉求决','',0,'',6);
INSERT INTO "tally" VALUES('reply','2026-05-19','','handle',60,'',3);
INSERT INTO "tally" VALUES('reply','2026-05-19','县民政局','handle',60,'',1);
INSERT INTO "tally" VALUES('reply.done','2026-05-19','','handle',60,'',3);
INSERT INTO "tally" VALUES('result','2026-03-20','支持','',0,'',3);
INSERT INTO "tally" VALUES('route','2026-03-20','','',0,'',1);
INSERT INTO "tally" VALUES('route','2026-03-20','信访程序','',0,'',5);
INSERT INTO "tally" VALUES('sent','2026-03-20','县民政局','',0,'',1);
INSERT INTO "tally" VALUES('source','2026-03-20','自收','',0,'',6);
INSERT INTO "tally" VALUES('stock','2026-03-20','','',0,'',6);
INSERT INTO "tally" VALUES('stock','2026-03-20','','',0,'2026-03-20',-1);
INSERT INTO "tally" VALUES('told','2026-04-04','','notify',15,'',6);
INSERT INTO "tally" VALUES('told.done','2026-04-04','','notify',15,'',4);
INSERT INTO "tally" VALUES('unit','2026-03-20','','',0,'',5);
INSERT INTO "tally" VALUES('unit','2026-03-20','县民政局','',0,'',1);
INSERT INTO "tally" VALUES('village','2026-03-20','柳河村','',0,'',6);
CREATE TABLE tally_month (
  grp   text not null,
  month text not null,
  value text not null,
  since text not null,
  n     integer not null,
  primary key (grp, month, value, since)
) strict, without rowid;
INSERT INTO "tally_month" VALUES('answered','2026-03','','',3);
INSERT INTO "tally_month" VALUES('balance','2026-03','','',4);
INSERT INTO "tally_month" VALUES('balance','2026-03','县民政局','',1);
INSERT INTO "tally_month" VALUES('channel','2026-03','来访','',6);
INSERT INTO "tally_month" VALUES('closed','2026-03','','',1);
INSERT INTO "tally_month" VALUES('days.answer','2026-03','0','',3);
INSERT INTO "tally_month" VALUES('days.close','2026-03','0','',1);
INSERT INTO "tally_month" VALUES('delivered','2026-03','','',2);
INSERT INTO "tally_month" VALUES('domain','2026-03','','',1);
INSERT INTO "tally_month" VALUES('domain','2026-03','其他','',5);
INSERT INTO "tally_month" VALUES('ended','2026-03','','',1);
INSERT INTO "tally_month" VALUES('filed','2026-03','','',4);
INSERT INTO "tally_month" VALUES('filed.closed','2026-03','','',1);
INSERT INTO "tally_month" VALUES('level','2026-03','乡','',6);
INSERT INTO "tally_month" VALUES('new','2026-03','','',6);
INSERT INTO "tally_month" VALUES('order','2026-03','first','',6);
INSERT INTO "tally_month" VALUES('passed','2026-03','转送','',1);
INSERT INTO "tally_month" VALUES('persons','2026-03','来访','',6);
INSERT INTO "tally_month" VALUES('petition.filed','2026-03','','',4);
INSERT INTO "tally_month" VALUES('purpose','2026-03','申诉求决','',6);
INSERT INTO "tally_month" VALUES('result','2026-03','支持','',3);
INSERT INTO "tally_month" VALUES('route','2026-03','','',1);
INSERT INTO "tally_month" VALUES('route','2026-03','信访程序','',5);
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
CREATE INDEX cases_urgent on cases (year, number) where urgent <> '';
CREATE INDEX cases_received on cases (received_on, no);
CREATE INDEX cases_active on cases (active_until, active_from);
CREATE INDEX cases_number on cases (year, number);
CREATE INDEX petitions_no on petitions (no);
CREATE INDEX petitions_day on petitions (day);
CREATE INDEX petitions_village on petitions (village, day) where village <> '';
CREATE INDEX persons_no on persons (no);
CREATE INDEX persons_name on persons (spelled) where spelled <> '';
CREATE INDEX persons_phone on persons (phone) where phone <> '';
CREATE INDEX persons_id on persons (id_number) where id_number <> '';
CREATE INDEX transfers_returned on transfers (unit) where returned_on is not null;
CREATE INDEX clocks_owed on clocks (earliest, no) where owed = 1;
CREATE INDEX clocks_kind on clocks (clock, earliest);
CREATE INDEX delays_until on delays (until, since);
CREATE INDEX imports_no on imports (no);
CREATE INDEX tally_nothing on tally (n) where n = 0;
CREATE INDEX tally_month_nothing on tally_month (n) where n = 0;
COMMIT;
