CREATE TABLE "quiz_changes" (
	"quiz_id" text NOT NULL,
	"revision" integer NOT NULL,
	"by" text,
	"at" bigint NOT NULL,
	"label" text NOT NULL,
	"item_ids" json NOT NULL,
	"back" json NOT NULL,
	"size" integer NOT NULL,
	CONSTRAINT "quiz_changes_quiz_id_revision_pk" PRIMARY KEY("quiz_id","revision")
);
--> statement-breakpoint
ALTER TABLE "quizzes" ADD COLUMN "drafting" json;--> statement-breakpoint
ALTER TABLE "quiz_changes" ADD CONSTRAINT "quiz_changes_quiz_id_quizzes_id_fk" FOREIGN KEY ("quiz_id") REFERENCES "public"."quizzes"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quiz_changes" ADD CONSTRAINT "quiz_changes_by_users_id_fk" FOREIGN KEY ("by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "quiz_changes_by" ON "quiz_changes" USING btree ("by");