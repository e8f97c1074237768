-- CreateTable
CREATE TABLE "goal_set_version" (
    "goal_set_key" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "checksum" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "goal_set_version_pkey" PRIMARY KEY ("goal_set_key","number")
);

-- CreateTable
CREATE TABLE "archived_message" (
    "id" SERIAL NOT NULL,
    "message_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "recipient" TEXT NOT NULL,
    "root_id" UUID,
    "revision" INTEGER NOT NULL,
    "platform" TEXT NOT NULL,
    "card" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "archived_message_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "archived_message_seq_idx" ON "archived_message"("seq");

-- CreateIndex
CREATE INDEX "archived_message_root_id_idx" ON "archived_message"("root_id");

-- CreateIndex
CREATE INDEX "archived_message_key_idx" ON "archived_message"("key");

-- AddForeignKey
ALTER TABLE "goal_set_version" ADD CONSTRAINT "goal_set_version_goal_set_key_fkey" FOREIGN KEY ("goal_set_key") REFERENCES "goal_set"("key") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What was said, and by which definition it was counted, is never changed or removed.
CREATE TRIGGER goal_set_version_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "goal_set_version"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER archived_message_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "archived_message"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
