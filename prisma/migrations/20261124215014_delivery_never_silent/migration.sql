-- AlterEnum
ALTER TYPE "message_state" ADD VALUE 'closed';

-- AlterTable
ALTER TABLE "message" ADD COLUMN     "avoids" TEXT,
ADD COLUMN     "waiting_since" TIMESTAMPTZ(3);

-- CreateIndex
CREATE INDEX "message_leased_until_idx" ON "message"("leased_until");

-- CreateIndex
CREATE INDEX "message_platform_ref_idx" ON "message"("platform", "ref");
