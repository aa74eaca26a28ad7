ALTER TABLE "quiz_versions" ADD COLUMN "is_correction" boolean DEFAULT false NOT NULL;--> statement-breakpoint
-- Those that a key was corrected by bear the name of the undertaking.
UPDATE "quiz_versions" SET "is_correction" = true WHERE "id" IN (SELECT "after" ->> 'batch' FROM "grade_changes" WHERE "kind" = 'regrade');
