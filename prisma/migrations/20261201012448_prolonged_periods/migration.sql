-- AlterTable
ALTER TABLE "goal_set" ADD COLUMN     "prolonged_to" INTEGER;

-- CreateTable
CREATE TABLE "prolongation" (
    "goal_set_key" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "to_year" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "prolonged_by" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "prolongation_pkey" PRIMARY KEY ("goal_set_key","revision")
);

-- AddForeignKey
ALTER TABLE "prolongation" ADD CONSTRAINT "prolongation_goal_set_key_fkey" FOREIGN KEY ("goal_set_key") REFERENCES "goal_set"("key") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TRIGGER prolongation_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "prolongation"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
