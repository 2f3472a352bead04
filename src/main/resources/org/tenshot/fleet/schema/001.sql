-- The plant's tables: what many stations said, for the plant's own tools. src/site/markdown/fleet.md explains each column.
-- A row is that of the station's log with the same number; `station` and `id` name it once and for all. Only stations write here.
-- A script that has been released is never changed: the next one gets the next number.

CREATE TABLE tenshot_schema (
  version integer PRIMARY KEY,
  since   timestamptz NOT NULL DEFAULT now()
);

-- How far each station is with each of its tables; moved in the transaction that brings the rows.
CREATE TABLE tenshot_sent (
  station text NOT NULL,
  what    text NOT NULL,
  last    bigint NOT NULL,             -- number of the last row (of changes: of the last change)
  stamp   timestamptz,                 -- when that row came to be, which tells another log of the same name apart
  sent_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (station, what)
);

CREATE TABLE tenshot_profiles (
  station    text NOT NULL,
  id         bigint NOT NULL,
  hash       text NOT NULL,
  name       text NOT NULL,
  product    text NOT NULL,
  text       text NOT NULL,
  first_used timestamptz NOT NULL,
  PRIMARY KEY (station, id)
);
CREATE INDEX ON tenshot_profiles (hash);

CREATE TABLE tenshot_inspections (
  station               text NOT NULL,
  id                    bigint NOT NULL,
  source                text NOT NULL,
  sequence              bigint NOT NULL,
  captured_at           timestamptz NOT NULL,
  triggered_at          timestamptz,
  product               text NOT NULL,
  profile               text NOT NULL,
  head                  text NOT NULL,
  encoder               text NOT NULL,
  encoder_sha256        text NOT NULL,
  encoder_precision     text NOT NULL,
  encoder_preprocessing bigint NOT NULL,
  verdict               text NOT NULL,
  class                 text,
  sure                  double precision,
  unusual               double precision,
  probabilities         jsonb,
  why                   text,
  embedding             bytea,
  fault_code            text,
  fault_sentence        text,
  late_verdict          text,
  late_class            text,
  part                  text,
  lot                   text,
  serial                text,
  file                  text,
  picture               text,
  truth_class           text,
  truth_kind            text,
  device                text NOT NULL,
  unchanged             boolean NOT NULL,
  prepare_nanos         bigint NOT NULL,
  encode_nanos          bigint NOT NULL,
  score_nanos           bigint NOT NULL,
  total_nanos           bigint NOT NULL,
  PRIMARY KEY (station, id)
);
-- Floats do not get smaller by packing; trying costs the server's time.
ALTER TABLE tenshot_inspections ALTER embedding SET STORAGE EXTERNAL;
CREATE INDEX ON tenshot_inspections (captured_at);
CREATE INDEX ON tenshot_inspections (product, captured_at);
-- By hash, which takes a text of any length: a scanner may send one that a sorted index refuses.
CREATE INDEX ON tenshot_inspections USING hash (serial) WHERE serial IS NOT NULL;
CREATE INDEX ON tenshot_inspections USING hash (lot) WHERE lot IS NOT NULL;

CREATE TABLE tenshot_shots (
  station      text NOT NULL,
  id           bigint NOT NULL,
  product      text NOT NULL,
  class        text NOT NULL,
  role         text NOT NULL,
  part         text,
  picture      text NOT NULL,
  person       text NOT NULL,
  labelled_at  timestamptz NOT NULL,
  inspection   bigint,
  withdrawn_at timestamptz,
  PRIMARY KEY (station, id)
);

CREATE TABLE tenshot_heads (
  station       text NOT NULL,
  id            bigint NOT NULL,
  product       text NOT NULL,
  version       text NOT NULL,
  text          text NOT NULL,
  pass_limit    double precision NOT NULL,
  reject_limit  double precision NOT NULL,
  no_part_limit double precision NOT NULL,
  report        jsonb,
  person        text NOT NULL,
  taught_at     timestamptz NOT NULL,
  PRIMARY KEY (station, id)
);

CREATE TABLE tenshot_promotions (
  station     text NOT NULL,
  id          bigint NOT NULL,
  product     text NOT NULL,
  head        bigint,
  previous    bigint,
  person      text NOT NULL,
  promoted_at timestamptz NOT NULL,
  reason      text,
  PRIMARY KEY (station, id)
);

CREATE TABLE tenshot_events (
  station         text NOT NULL,
  id              bigint NOT NULL,
  kind            text NOT NULL,
  product         text NOT NULL,
  source          text NOT NULL,
  began           timestamptz NOT NULL,
  ended           timestamptz,
  held            boolean NOT NULL,
  sentence        text NOT NULL,
  person          text,
  details         jsonb,
  acknowledged_by text,
  acknowledged_at timestamptz,
  PRIMARY KEY (station, id)
);

CREATE TABLE tenshot_audit (
  station  text NOT NULL,
  id       bigint NOT NULL,
  at       timestamptz NOT NULL,
  person   text NOT NULL,
  what     text NOT NULL,
  subject  text NOT NULL,
  before   text,
  after    text,
  previous text NOT NULL,
  hash     text NOT NULL,
  PRIMARY KEY (station, id)
);

-- Files of pictures, of the stations that send them; each once, whoever has it.
CREATE TABLE tenshot_pictures (
  sha256 text PRIMARY KEY,
  bytes  bigint NOT NULL,
  width  integer NOT NULL,
  height integer NOT NULL,
  png    bytea NOT NULL
);
ALTER TABLE tenshot_pictures ALTER png SET STORAGE EXTERNAL;
