-- Steps of plans are followed up beside delmål, and belong to no pejlemærke. What stands beside the figures
-- gets rows of its own, since controllers add to it and end it in chat.
-- AlterTable
ALTER TABLE "delmaal" ALTER COLUMN "pejlemaerke_id" DROP NOT NULL;

-- AlterTable
ALTER TABLE "goal_set" ADD COLUMN     "adopted_at" TIMESTAMPTZ(3),
ADD COLUMN     "adopted_by" TEXT,
ADD COLUMN     "starts_on" TEXT;

-- CreateTable
CREATE TABLE "plan_answer" (
    "delmaal_id" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "until" TEXT,
    "successor" TEXT NOT NULL DEFAULT '',
    "reported_by" TEXT NOT NULL,
    "through" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "plan_answer_pkey" PRIMARY KEY ("delmaal_id","period","revision")
);

-- CreateTable
CREATE TABLE "background" (
    "pejlemaerke_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "group_name" TEXT NOT NULL DEFAULT '',
    "code" TEXT NOT NULL DEFAULT '',
    "text" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "added_by" TEXT,
    "added_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_by" TEXT,
    "ended_at" TIMESTAMPTZ(3),
    "end_reason" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "background_pkey" PRIMARY KEY ("pejlemaerke_id","kind","number")
);

-- AddForeignKey
ALTER TABLE "plan_answer" ADD CONSTRAINT "plan_answer_delmaal_id_fkey" FOREIGN KEY ("delmaal_id") REFERENCES "delmaal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "background" ADD CONSTRAINT "background_pejlemaerke_id_fkey" FOREIGN KEY ("pejlemaerke_id") REFERENCES "pejlemaerke"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TRIGGER plan_answer_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "plan_answer"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
