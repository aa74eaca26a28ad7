CREATE TABLE "clocks" (
	"attempt_id" text NOT NULL,
	"step" integer NOT NULL,
	"started_at" bigint NOT NULL,
	CONSTRAINT "clocks_attempt_id_step_pk" PRIMARY KEY("attempt_id","step")
);
--> statement-breakpoint
ALTER TABLE "memberships" ADD COLUMN "time_percent" integer DEFAULT 100 NOT NULL;--> statement-breakpoint
ALTER TABLE "clocks" ADD CONSTRAINT "clocks_attempt_id_attempts_id_fk" FOREIGN KEY ("attempt_id") REFERENCES "public"."attempts"("id") ON DELETE cascade ON UPDATE no action;