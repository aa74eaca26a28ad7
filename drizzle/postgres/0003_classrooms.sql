CREATE TABLE "assignment_learners" (
	"assignment_id" text NOT NULL,
	"user_id" text NOT NULL,
	CONSTRAINT "assignment_learners_assignment_id_user_id_pk" PRIMARY KEY("assignment_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "assignment_overrides" (
	"assignment_id" text NOT NULL,
	"user_id" text NOT NULL,
	"time_percent" integer,
	"due_at" bigint,
	"late_until" bigint,
	"attempts_allowed" integer,
	CONSTRAINT "assignment_overrides_assignment_id_user_id_pk" PRIMARY KEY("assignment_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "class_links" (
	"id" text PRIMARY KEY NOT NULL,
	"class_id" text NOT NULL,
	"token_hash" text NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"group_id" text,
	"created_by" text,
	"created_at" bigint NOT NULL,
	"expires_at" bigint NOT NULL,
	"max_uses" integer,
	"uses" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "erasures" (
	"id" text PRIMARY KEY NOT NULL,
	"reason" text NOT NULL,
	"counts" json NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "grade_changes" (
	"id" text PRIMARY KEY NOT NULL,
	"class_id" text NOT NULL,
	"assignment_id" text,
	"user_id" text,
	"changed_by" text,
	"kind" text NOT NULL,
	"before" json NOT NULL,
	"after" json NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "grades" (
	"assignment_id" text NOT NULL,
	"user_id" text NOT NULL,
	"points" integer DEFAULT 0 NOT NULL,
	"possible" integer DEFAULT 0 NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"finished_at" bigint,
	"late" boolean DEFAULT false NOT NULL,
	"excused" boolean DEFAULT false NOT NULL,
	"comment" text DEFAULT '' NOT NULL,
	"updated_at" bigint NOT NULL,
	CONSTRAINT "grades_assignment_id_user_id_pk" PRIMARY KEY("assignment_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "groups" (
	"id" text PRIMARY KEY NOT NULL,
	"class_id" text NOT NULL,
	"name" text NOT NULL,
	"name_key" text NOT NULL,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "item_reports" (
	"id" text PRIMARY KEY NOT NULL,
	"assignment_id" text NOT NULL,
	"ref" text NOT NULL,
	"user_id" text NOT NULL,
	"note" text NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "tries" (
	"attempt_id" text NOT NULL,
	"step" integer NOT NULL,
	"ordinal" integer NOT NULL,
	"response" json NOT NULL,
	"tried_at" bigint NOT NULL,
	CONSTRAINT "tries_attempt_id_step_ordinal_pk" PRIMARY KEY("attempt_id","step","ordinal")
);
--> statement-breakpoint
ALTER TABLE "assignments" ADD COLUMN "audience" text DEFAULT 'class' NOT NULL;--> statement-breakpoint
ALTER TABLE "assignments" ADD COLUMN "group_id" text;--> statement-breakpoint
ALTER TABLE "assignments" ADD COLUMN "open_at" bigint;--> statement-breakpoint
ALTER TABLE "assignments" ADD COLUMN "late_until" bigint;--> statement-breakpoint
ALTER TABLE "assignments" ADD COLUMN "attempts_allowed" integer;--> statement-breakpoint
ALTER TABLE "assignments" ADD COLUMN "counting" text DEFAULT 'first' NOT NULL;--> statement-breakpoint
ALTER TABLE "assignments" ADD COLUMN "time_limit_seconds" integer;--> statement-breakpoint
ALTER TABLE "assignments" ADD COLUMN "grace_seconds" integer DEFAULT 10 NOT NULL;--> statement-breakpoint
ALTER TABLE "assignments" ADD COLUMN "shuffle" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "assignments" ADD COLUMN "behaviour" text DEFAULT 'immediate' NOT NULL;--> statement-breakpoint
ALTER TABLE "assignments" ADD COLUMN "mastery_percent" integer DEFAULT 80 NOT NULL;--> statement-breakpoint
ALTER TABLE "assignments" ADD COLUMN "reveal" text DEFAULT 'answer' NOT NULL;--> statement-breakpoint
ALTER TABLE "assignments" ADD COLUMN "weight" integer DEFAULT 100 NOT NULL;--> statement-breakpoint
ALTER TABLE "assignments" ADD COLUMN "speed_counts" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "attempts" ADD COLUMN "ends_at" bigint;--> statement-breakpoint
ALTER TABLE "attempts" ADD COLUMN "late" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "classes" ADD COLUMN "code_open" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "classes" ADD COLUMN "time_zone" text DEFAULT 'UTC' NOT NULL;--> statement-breakpoint
ALTER TABLE "classes" ADD COLUMN "term_starts_at" bigint;--> statement-breakpoint
ALTER TABLE "classes" ADD COLUMN "term_ends_at" bigint;--> statement-breakpoint
ALTER TABLE "classes" ADD COLUMN "archived_at" bigint;--> statement-breakpoint
ALTER TABLE "classes" ADD COLUMN "keep_days" integer DEFAULT 365 NOT NULL;--> statement-breakpoint
ALTER TABLE "classes" ADD COLUMN "board_display" text DEFAULT 'top' NOT NULL;--> statement-breakpoint
ALTER TABLE "classes" ADD COLUMN "pseudonyms" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "memberships" ADD COLUMN "real_name" text;--> statement-breakpoint
ALTER TABLE "memberships" ADD COLUMN "pseudonym" text;--> statement-breakpoint
ALTER TABLE "memberships" ADD COLUMN "group_id" text;--> statement-breakpoint
ALTER TABLE "responses" ADD COLUMN "certainty" integer;--> statement-breakpoint
ALTER TABLE "responses" ADD COLUMN "tries" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "responses" ADD COLUMN "took_ms" integer;--> statement-breakpoint
ALTER TABLE "assignment_learners" ADD CONSTRAINT "assignment_learners_assignment_id_assignments_id_fk" FOREIGN KEY ("assignment_id") REFERENCES "public"."assignments"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignment_learners" ADD CONSTRAINT "assignment_learners_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignment_overrides" ADD CONSTRAINT "assignment_overrides_assignment_id_assignments_id_fk" FOREIGN KEY ("assignment_id") REFERENCES "public"."assignments"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignment_overrides" ADD CONSTRAINT "assignment_overrides_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "class_links" ADD CONSTRAINT "class_links_class_id_classes_id_fk" FOREIGN KEY ("class_id") REFERENCES "public"."classes"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "class_links" ADD CONSTRAINT "class_links_group_id_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."groups"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "class_links" ADD CONSTRAINT "class_links_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grade_changes" ADD CONSTRAINT "grade_changes_class_id_classes_id_fk" FOREIGN KEY ("class_id") REFERENCES "public"."classes"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grade_changes" ADD CONSTRAINT "grade_changes_assignment_id_assignments_id_fk" FOREIGN KEY ("assignment_id") REFERENCES "public"."assignments"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grade_changes" ADD CONSTRAINT "grade_changes_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grade_changes" ADD CONSTRAINT "grade_changes_changed_by_users_id_fk" FOREIGN KEY ("changed_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grades" ADD CONSTRAINT "grades_assignment_id_assignments_id_fk" FOREIGN KEY ("assignment_id") REFERENCES "public"."assignments"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grades" ADD CONSTRAINT "grades_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "groups" ADD CONSTRAINT "groups_class_id_classes_id_fk" FOREIGN KEY ("class_id") REFERENCES "public"."classes"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "item_reports" ADD CONSTRAINT "item_reports_assignment_id_assignments_id_fk" FOREIGN KEY ("assignment_id") REFERENCES "public"."assignments"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "item_reports" ADD CONSTRAINT "item_reports_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tries" ADD CONSTRAINT "tries_attempt_id_attempts_id_fk" FOREIGN KEY ("attempt_id") REFERENCES "public"."attempts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "assignment_learners_user" ON "assignment_learners" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "assignment_overrides_user" ON "assignment_overrides" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "class_links_token" ON "class_links" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "class_links_class" ON "class_links" USING btree ("class_id","created_at");--> statement-breakpoint
CREATE INDEX "grade_changes_class" ON "grade_changes" USING btree ("class_id","at");--> statement-breakpoint
CREATE INDEX "grade_changes_user" ON "grade_changes" USING btree ("user_id","at");--> statement-breakpoint
CREATE INDEX "grades_user" ON "grades" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "groups_name" ON "groups" USING btree ("class_id","name_key");--> statement-breakpoint
CREATE UNIQUE INDEX "item_reports_one" ON "item_reports" USING btree ("assignment_id","ref","user_id");--> statement-breakpoint
CREATE INDEX "item_reports_user" ON "item_reports" USING btree ("user_id");--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_group_id_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."groups"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_group_id_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."groups"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "assignments_group" ON "assignments" USING btree ("group_id");--> statement-breakpoint
CREATE INDEX "memberships_group" ON "memberships" USING btree ("group_id");