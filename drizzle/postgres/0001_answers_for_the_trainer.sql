ALTER TABLE "responses" ADD COLUMN "verdict" text;--> statement-breakpoint
CREATE INDEX "responses_verdict" ON "responses" USING btree ("verdict","attempt_id") WHERE "responses"."verdict" is not null;