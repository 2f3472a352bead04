-- Groups of rejects that people confirmed or dismissed, and the inspections that they saw when they did.
CREATE TABLE tenshot_reject_groups (
  station               text NOT NULL,
  id                    bigint NOT NULL,
  product               text NOT NULL,
  encoder               text NOT NULL,
  encoder_sha256        text NOT NULL,
  encoder_precision     text NOT NULL,
  encoder_preprocessing bigint NOT NULL,
  name                  text,                 -- null: dismissed, no kind of defect
  centre                bytea NOT NULL,
  reach                 double precision NOT NULL,
  person                text NOT NULL,
  confirmed_at          timestamptz NOT NULL,
  dropped_at            timestamptz,
  PRIMARY KEY (station, id)
);

CREATE TABLE tenshot_reject_group_members (
  station      text NOT NULL,
  id           bigint NOT NULL,
  reject_group bigint NOT NULL,
  inspection   bigint NOT NULL,
  confirmed_at timestamptz NOT NULL,
  PRIMARY KEY (station, id)
);
CREATE INDEX ON tenshot_reject_group_members (station, reject_group);
CREATE INDEX ON tenshot_reject_group_members (station, inspection);
