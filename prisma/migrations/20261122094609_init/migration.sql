-- CreateEnum
CREATE TYPE "message_state" AS ENUM ('due', 'leased', 'sending', 'sent', 'uncertain', 'failed', 'dropped');

-- CreateTable
CREATE TABLE "goal_set" (
    "key" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "definition" JSONB NOT NULL,
    "checksum" TEXT NOT NULL,

    CONSTRAINT "goal_set_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "pejlemaerke" (
    "id" TEXT NOT NULL,
    "goal_set_key" TEXT NOT NULL,
    "number" INTEGER NOT NULL,

    CONSTRAINT "pejlemaerke_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "delmaal" (
    "id" TEXT NOT NULL,
    "goal_set_key" TEXT NOT NULL,
    "pejlemaerke_id" TEXT NOT NULL,
    "code" TEXT NOT NULL,

    CONSTRAINT "delmaal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "person" (
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "is_controller" BOOLEAN NOT NULL DEFAULT false,
    "is_first_controller" BOOLEAN NOT NULL DEFAULT false,
    "is_management" BOOLEAN NOT NULL DEFAULT false,
    "platform" TEXT NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "person_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "data_owner" (
    "person_key" TEXT NOT NULL,
    "delmaal_id" TEXT NOT NULL,

    CONSTRAINT "data_owner_pkey" PRIMARY KEY ("person_key","delmaal_id")
);

-- CreateTable
CREATE TABLE "channel" (
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "platform" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "pejlemaerke_id" TEXT,
    "leader_key" TEXT,

    CONSTRAINT "channel_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "baseline" (
    "delmaal_id" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "year" INTEGER NOT NULL,
    "value" DECIMAL(18,6) NOT NULL,
    "confirmed_by" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "baseline_pkey" PRIMARY KEY ("delmaal_id","revision")
);

-- CreateTable
CREATE TABLE "measurement" (
    "delmaal_id" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "value" DECIMAL(18,6) NOT NULL,
    "comment" TEXT NOT NULL DEFAULT '',
    "evidence" TEXT NOT NULL DEFAULT '',
    "reported_by" TEXT,
    "through" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "measurement_pkey" PRIMARY KEY ("delmaal_id","period","revision")
);

-- CreateTable
CREATE TABLE "postponement" (
    "delmaal_id" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "expected_on" TEXT NOT NULL,
    "reported_by" TEXT NOT NULL,
    "through" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "postponement_pkey" PRIMARY KEY ("delmaal_id","period","revision")
);

-- CreateTable
CREATE TABLE "draft" (
    "person_key" TEXT NOT NULL,
    "delmaal_id" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "typed" JSONB NOT NULL,

    CONSTRAINT "draft_pkey" PRIMARY KEY ("person_key","delmaal_id","period")
);

-- CreateTable
CREATE TABLE "claim" (
    "key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "delmaal_id" TEXT,
    "period" TEXT,
    "step" TEXT,
    "person_key" TEXT,
    "message_id" UUID,

    CONSTRAINT "claim_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "message" (
    "id" UUID NOT NULL,
    "seq" SERIAL NOT NULL,
    "key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "intent" JSONB NOT NULL,
    "recipient" TEXT NOT NULL,
    "root_id" UUID,
    "state" "message_state" NOT NULL DEFAULT 'due',
    "revision" INTEGER NOT NULL DEFAULT 1,
    "sent_revision" INTEGER NOT NULL DEFAULT 0,
    "platform" TEXT,
    "ref" JSONB,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "not_before" TIMESTAMPTZ(3),
    "leased_by" UUID,
    "leased_until" TIMESTAMPTZ(3),
    "problem" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reflection" (
    "id" UUID NOT NULL,
    "pejlemaerke_id" TEXT NOT NULL,
    "person_key" TEXT NOT NULL,
    "occasion" JSONB NOT NULL,
    "answer" TEXT,
    "shared_at" TIMESTAMPTZ(3),
    "answered_at" TIMESTAMPTZ(3),
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "reflection_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "demo_clock" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "domain_at" TIMESTAMPTZ(3) NOT NULL,
    "real_at" TIMESTAMPTZ(3),

    CONSTRAINT "demo_clock_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "web_post" (
    "id" SERIAL NOT NULL,
    "conversation" TEXT NOT NULL,
    "message_id" UUID,
    "root_id" INTEGER,
    "author" TEXT NOT NULL,
    "visible_to" TEXT,
    "text" TEXT NOT NULL,
    "card" JSONB,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "version" BIGSERIAL NOT NULL,

    CONSTRAINT "web_post_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "pejlemaerke_goal_set_key_number_key" ON "pejlemaerke"("goal_set_key", "number");

-- CreateIndex
CREATE UNIQUE INDEX "delmaal_goal_set_key_code_key" ON "delmaal"("goal_set_key", "code");

-- CreateIndex
CREATE UNIQUE INDEX "person_email_key" ON "person"("email");

-- CreateIndex
CREATE UNIQUE INDEX "channel_pejlemaerke_id_key" ON "channel"("pejlemaerke_id");

-- CreateIndex
CREATE INDEX "claim_message_id_idx" ON "claim"("message_id");

-- CreateIndex
CREATE INDEX "claim_delmaal_id_period_idx" ON "claim"("delmaal_id", "period");

-- CreateIndex
CREATE UNIQUE INDEX "message_key_key" ON "message"("key");

-- CreateIndex
CREATE INDEX "message_state_seq_idx" ON "message"("state", "seq");

-- CreateIndex
CREATE UNIQUE INDEX "web_post_message_id_key" ON "web_post"("message_id");

-- CreateIndex
CREATE INDEX "web_post_version_idx" ON "web_post"("version");

-- CreateIndex
CREATE INDEX "web_post_conversation_id_idx" ON "web_post"("conversation", "id");

-- AddForeignKey
ALTER TABLE "pejlemaerke" ADD CONSTRAINT "pejlemaerke_goal_set_key_fkey" FOREIGN KEY ("goal_set_key") REFERENCES "goal_set"("key") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delmaal" ADD CONSTRAINT "delmaal_goal_set_key_fkey" FOREIGN KEY ("goal_set_key") REFERENCES "goal_set"("key") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delmaal" ADD CONSTRAINT "delmaal_pejlemaerke_id_fkey" FOREIGN KEY ("pejlemaerke_id") REFERENCES "pejlemaerke"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "data_owner" ADD CONSTRAINT "data_owner_person_key_fkey" FOREIGN KEY ("person_key") REFERENCES "person"("key") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "data_owner" ADD CONSTRAINT "data_owner_delmaal_id_fkey" FOREIGN KEY ("delmaal_id") REFERENCES "delmaal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "baseline" ADD CONSTRAINT "baseline_delmaal_id_fkey" FOREIGN KEY ("delmaal_id") REFERENCES "delmaal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "measurement" ADD CONSTRAINT "measurement_delmaal_id_fkey" FOREIGN KEY ("delmaal_id") REFERENCES "delmaal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "postponement" ADD CONSTRAINT "postponement_delmaal_id_fkey" FOREIGN KEY ("delmaal_id") REFERENCES "delmaal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "draft" ADD CONSTRAINT "draft_person_key_fkey" FOREIGN KEY ("person_key") REFERENCES "person"("key") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "draft" ADD CONSTRAINT "draft_delmaal_id_fkey" FOREIGN KEY ("delmaal_id") REFERENCES "delmaal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim" ADD CONSTRAINT "claim_delmaal_id_fkey" FOREIGN KEY ("delmaal_id") REFERENCES "delmaal"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim" ADD CONSTRAINT "claim_message_id_fkey" FOREIGN KEY ("message_id") REFERENCES "message"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "message" ADD CONSTRAINT "message_root_id_fkey" FOREIGN KEY ("root_id") REFERENCES "message"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reflection" ADD CONSTRAINT "reflection_pejlemaerke_id_fkey" FOREIGN KEY ("pejlemaerke_id") REFERENCES "pejlemaerke"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reflection" ADD CONSTRAINT "reflection_person_key_fkey" FOREIGN KEY ("person_key") REFERENCES "person"("key") ON DELETE RESTRICT ON UPDATE CASCADE;
