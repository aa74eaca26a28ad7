ALTER TABLE "attempts" ADD COLUMN "practice" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "attempts" ADD COLUMN "flagged" json DEFAULT '[]'::json NOT NULL;--> statement-breakpoint
CREATE INDEX "attempts_running" ON "attempts" USING btree ("assignment_id") WHERE "attempts"."finished_at" is null;--> statement-breakpoint
UPDATE "attempts" SET "practice" = true WHERE "ordinal" > 1;--> statement-breakpoint
INSERT INTO "grades" ("assignment_id", "user_id", "points", "possible", "attempts", "finished_at", "updated_at")
SELECT "a"."assignment_id", "a"."user_id", "a"."points",
	CASE WHEN "a"."finished_at" IS NOT NULL OR EXISTS (SELECT 1 FROM "responses" "r" WHERE "r"."attempt_id" = "a"."id") THEN "a"."possible" ELSE 0 END,
	1, "a"."finished_at", COALESCE("a"."finished_at", "a"."started_at")
FROM "attempts" "a" WHERE "a"."ordinal" = 1;
