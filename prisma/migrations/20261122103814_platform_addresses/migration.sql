-- AlterTable
ALTER TABLE "channel" ALTER COLUMN "platform" DROP NOT NULL;

-- AlterTable
ALTER TABLE "person" ALTER COLUMN "platform" DROP NOT NULL;

-- CreateTable
CREATE TABLE "platform_address" (
    "platform" TEXT NOT NULL,
    "recipient" TEXT NOT NULL,
    "external_id" TEXT NOT NULL,
    "address" JSONB NOT NULL,

    CONSTRAINT "platform_address_pkey" PRIMARY KEY ("platform","recipient")
);

-- CreateIndex
CREATE INDEX "platform_address_platform_external_id_idx" ON "platform_address"("platform", "external_id");
