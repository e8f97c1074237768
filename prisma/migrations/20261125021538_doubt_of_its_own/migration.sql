-- AlterTable
ALTER TABLE "message" ADD COLUMN     "doubtful" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "look_ups" INTEGER NOT NULL DEFAULT 0;

-- Until now doubt was a word in "problem".
UPDATE "message" SET "doubtful" = true WHERE "ref" IS NULL AND "problem" = 'uncertain';
