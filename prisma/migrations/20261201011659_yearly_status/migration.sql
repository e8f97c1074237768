-- CreateTable
CREATE TABLE "yearly_status" (
    "goal_set_key" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "published_by" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "export" JSON NOT NULL,

    CONSTRAINT "yearly_status_pkey" PRIMARY KEY ("goal_set_key","year")
);

-- AddForeignKey
ALTER TABLE "yearly_status" ADD CONSTRAINT "yearly_status_goal_set_key_fkey" FOREIGN KEY ("goal_set_key") REFERENCES "goal_set"("key") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A published year is never published again; what is corrected later is shown beside it.
CREATE TRIGGER yearly_status_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "yearly_status"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
