-- CreateTable
CREATE TABLE "no_figure" (
    "delmaal_id" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "reopened" BOOLEAN NOT NULL,
    "reason" TEXT NOT NULL,
    "reported_by" TEXT NOT NULL,
    "through" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "no_figure_pkey" PRIMARY KEY ("delmaal_id","period","revision")
);

-- AddForeignKey
ALTER TABLE "no_figure" ADD CONSTRAINT "no_figure_delmaal_id_fkey" FOREIGN KEY ("delmaal_id") REFERENCES "delmaal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TRIGGER no_figure_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "no_figure"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
