CREATE TABLE "comments" (
	"id" text PRIMARY KEY NOT NULL,
	"quiz_id" text,
	"scenario_id" text,
	"ref" text NOT NULL,
	"thread_id" text,
	"writer_id" text,
	"words" text NOT NULL,
	"created_at" bigint NOT NULL,
	"edited_at" bigint,
	"deleted_at" bigint,
	"resolved_at" bigint,
	"resolved_by" text
);
--> statement-breakpoint
CREATE TABLE "item_origins" (
	"quiz_id" text NOT NULL,
	"item_id" text NOT NULL,
	"origin_quiz_id" text,
	"origin_item_id" text NOT NULL,
	"body" json NOT NULL,
	CONSTRAINT "item_origins_quiz_id_item_id_pk" PRIMARY KEY("quiz_id","item_id")
);
--> statement-breakpoint
CREATE TABLE "item_tags" (
	"quiz_id" text NOT NULL,
	"item_id" text NOT NULL,
	"tag_key" text NOT NULL,
	"tag" text NOT NULL,
	CONSTRAINT "item_tags_quiz_id_item_id_tag_key_pk" PRIMARY KEY("quiz_id","item_id","tag_key")
);
--> statement-breakpoint
CREATE TABLE "item_versions" (
	"quiz_id" text NOT NULL,
	"item_id" text NOT NULL,
	"number" integer NOT NULL,
	"body" json NOT NULL,
	"changed_by" text,
	"changed_at" bigint NOT NULL,
	CONSTRAINT "item_versions_quiz_id_item_id_number_pk" PRIMARY KEY("quiz_id","item_id","number")
);
--> statement-breakpoint
CREATE TABLE "items_kept_apart" (
	"quiz_id" text NOT NULL,
	"item_id" text NOT NULL,
	"other_quiz_id" text NOT NULL,
	"other_item_id" text NOT NULL,
	CONSTRAINT "items_kept_apart_quiz_id_item_id_other_quiz_id_other_item_id_pk" PRIMARY KEY("quiz_id","item_id","other_quiz_id","other_item_id")
);
--> statement-breakpoint
CREATE TABLE "quiz_members" (
	"quiz_id" text NOT NULL,
	"user_id" text NOT NULL,
	"role" text NOT NULL,
	"added_at" bigint NOT NULL,
	CONSTRAINT "quiz_members_quiz_id_user_id_pk" PRIMARY KEY("quiz_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "scenario_members" (
	"scenario_id" text NOT NULL,
	"user_id" text NOT NULL,
	"role" text NOT NULL,
	"added_at" bigint NOT NULL,
	CONSTRAINT "scenario_members_scenario_id_user_id_pk" PRIMARY KEY("scenario_id","user_id")
);
--> statement-breakpoint
ALTER TABLE "quizzes" ADD COLUMN "archived_at" bigint;--> statement-breakpoint
ALTER TABLE "scenarios" ADD COLUMN "archived_at" bigint;--> statement-breakpoint
ALTER TABLE "comments" ADD CONSTRAINT "comments_quiz_id_quizzes_id_fk" FOREIGN KEY ("quiz_id") REFERENCES "public"."quizzes"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comments" ADD CONSTRAINT "comments_scenario_id_scenarios_id_fk" FOREIGN KEY ("scenario_id") REFERENCES "public"."scenarios"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comments" ADD CONSTRAINT "comments_writer_id_users_id_fk" FOREIGN KEY ("writer_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comments" ADD CONSTRAINT "comments_resolved_by_users_id_fk" FOREIGN KEY ("resolved_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comments" ADD CONSTRAINT "comments_thread_id_comments_id_fk" FOREIGN KEY ("thread_id") REFERENCES "public"."comments"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "item_origins" ADD CONSTRAINT "item_origins_origin_quiz_id_quizzes_id_fk" FOREIGN KEY ("origin_quiz_id") REFERENCES "public"."quizzes"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "item_origins" ADD CONSTRAINT "item_origins_quiz_id_item_id_quiz_items_quiz_id_item_id_fk" FOREIGN KEY ("quiz_id","item_id") REFERENCES "public"."quiz_items"("quiz_id","item_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "item_tags" ADD CONSTRAINT "item_tags_quiz_id_item_id_quiz_items_quiz_id_item_id_fk" FOREIGN KEY ("quiz_id","item_id") REFERENCES "public"."quiz_items"("quiz_id","item_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "item_versions" ADD CONSTRAINT "item_versions_changed_by_users_id_fk" FOREIGN KEY ("changed_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "item_versions" ADD CONSTRAINT "item_versions_quiz_id_item_id_quiz_items_quiz_id_item_id_fk" FOREIGN KEY ("quiz_id","item_id") REFERENCES "public"."quiz_items"("quiz_id","item_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "items_kept_apart" ADD CONSTRAINT "items_kept_apart_quiz_id_item_id_quiz_items_quiz_id_item_id_fk" FOREIGN KEY ("quiz_id","item_id") REFERENCES "public"."quiz_items"("quiz_id","item_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "items_kept_apart" ADD CONSTRAINT "items_kept_apart_other_quiz_id_other_item_id_quiz_items_quiz_id_item_id_fk" FOREIGN KEY ("other_quiz_id","other_item_id") REFERENCES "public"."quiz_items"("quiz_id","item_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quiz_members" ADD CONSTRAINT "quiz_members_quiz_id_quizzes_id_fk" FOREIGN KEY ("quiz_id") REFERENCES "public"."quizzes"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quiz_members" ADD CONSTRAINT "quiz_members_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scenario_members" ADD CONSTRAINT "scenario_members_scenario_id_scenarios_id_fk" FOREIGN KEY ("scenario_id") REFERENCES "public"."scenarios"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scenario_members" ADD CONSTRAINT "scenario_members_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "comments_quiz" ON "comments" USING btree ("quiz_id","created_at");--> statement-breakpoint
CREATE INDEX "comments_scenario" ON "comments" USING btree ("scenario_id","created_at");--> statement-breakpoint
CREATE INDEX "comments_thread" ON "comments" USING btree ("thread_id");--> statement-breakpoint
CREATE INDEX "comments_writer" ON "comments" USING btree ("writer_id");--> statement-breakpoint
CREATE INDEX "item_origins_origin" ON "item_origins" USING btree ("origin_quiz_id","origin_item_id");--> statement-breakpoint
CREATE INDEX "item_tags_key" ON "item_tags" USING btree ("tag_key");--> statement-breakpoint
CREATE INDEX "item_versions_writer" ON "item_versions" USING btree ("changed_by");--> statement-breakpoint
CREATE INDEX "items_kept_apart_other" ON "items_kept_apart" USING btree ("other_quiz_id","other_item_id");--> statement-breakpoint
CREATE INDEX "quiz_members_user" ON "quiz_members" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "scenario_members_user" ON "scenario_members" USING btree ("user_id");--> statement-breakpoint
-- Whoever owns a quiz or a scenario is its first author.
INSERT INTO "quiz_members" ("quiz_id", "user_id", "role", "added_at")
SELECT "id", "owner_id", 'author', "created_at" FROM "quizzes";
--> statement-breakpoint
INSERT INTO "scenario_members" ("scenario_id", "user_id", "role", "added_at")
SELECT "id", "owner_id", 'author', "created_at" FROM "scenarios";
