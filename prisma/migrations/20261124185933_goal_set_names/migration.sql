-- Several goal sets may be followed up, and may use the same codes: every key names its set. Until now
-- there was one set at a time, so which set a row belongs to follows from what it is tied to.

-- AlterTable
ALTER TABLE "channel" ADD COLUMN "goal_set_key" TEXT;
UPDATE "channel" SET "goal_set_key" = split_part("pejlemaerke_id", '/', 1) WHERE "pejlemaerke_id" IS NOT NULL;
UPDATE "channel" SET "goal_set_key" = COALESCE(
  (SELECT leaders."goal_set_key" FROM "channel" leaders WHERE leaders."goal_set_key" IS NOT NULL LIMIT 1),
  (SELECT "key" FROM "goal_set" LIMIT 1))
WHERE "goal_set_key" IS NULL;
ALTER TABLE "channel" ALTER COLUMN "goal_set_key" SET NOT NULL;

-- AlterTable
ALTER TABLE "goal_set" ADD COLUMN "version" INTEGER NOT NULL DEFAULT 1;

-- CreateIndex
CREATE INDEX "message_root_id_seq_idx" ON "message"("root_id", "seq");

-- AddForeignKey
ALTER TABLE "channel" ADD CONSTRAINT "channel_goal_set_key_fkey" FOREIGN KEY ("goal_set_key") REFERENCES "goal_set"("key") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Claims: "remind 1D 2015 <due> <step> <person>" names its figure as <set>/1D:2015.
UPDATE "claim" SET "key" = concat_ws(' ', 'remind', "delmaal_id" || ':' || "period", split_part("key", ' ', 4), "step", "person_key")
WHERE "kind" = 'remind';

-- Messages whose set is that of the card they stand below: "change 1D 2015 1", "change 1D baseline 2".
UPDATE "message" SET "key" = 'change ' || split_part(root."key", ' ', 2) || '/' ||
  CASE WHEN split_part("message"."key", ' ', 3) = 'baseline'
    THEN split_part("message"."key", ' ', 2) || ' baseline '
    ELSE split_part("message"."key", ' ', 2) || ':' || split_part("message"."key", ' ', 3) || ' '
  END || split_part("message"."key", ' ', 4)
FROM "message" root WHERE root."id" = "message"."root_id" AND "message"."kind" = 'change';

-- The living card: its set stands in its key.
UPDATE "message" SET "intent" = "intent" || jsonb_build_object('set', split_part("key", ' ', 2))
WHERE "kind" = 'announcement';

-- The set of the pejlemærke that is reflected on: "reflection 1 2016-02-01".
UPDATE "message" SET "key" = 'reflection ' || reflection."pejlemaerke_id" || ' ' || split_part("message"."key", ' ', 3)
FROM "reflection" WHERE "message"."kind" = 'reflection' AND reflection."id"::text = "message"."intent" ->> 'reflection';

-- The set whose delmål has the figure: "baseline 6A 2015". It may have been postponed before, so that
-- it is not the first revision; where several sets have had the code, it was recorded with the question.
UPDATE "message" SET
  "key" = 'baseline ' || asked."delmaal_id" || ':' || asked."period",
  "intent" = "intent" || jsonb_build_object('set', split_part(asked."delmaal_id", '/', 1))
FROM (
  SELECT DISTINCT ON (question."id") question."id", measurement."delmaal_id", measurement."period"
  FROM "message" question
    JOIN "delmaal" ON delmaal."code" = question."intent" ->> 'code'
    JOIN "measurement" ON measurement."delmaal_id" = delmaal."id"
      AND measurement."period" = question."intent" ->> 'period'
  WHERE question."kind" = 'baseline'
  ORDER BY question."id", measurement."at" = question."at" DESC
) asked
WHERE asked."id" = "message"."id";

-- The digest was of the one set there was: "digest 2016-01-04". Its channel may be gone since.
UPDATE "message" SET
  "key" = 'digest ' || followed."key" || ' ' || split_part("message"."key", ' ', 2),
  "intent" = "intent" || jsonb_build_object('set', followed."key")
FROM (SELECT COALESCE((SELECT "goal_set_key" FROM "channel" LIMIT 1), (SELECT "key" FROM "goal_set" LIMIT 1)) AS "key") followed
WHERE "message"."kind" = 'digest';
UPDATE "claim" SET "key" = "message"."key"
FROM "message" WHERE "claim"."kind" = 'digest' AND "message"."id" = "claim"."message_id";
