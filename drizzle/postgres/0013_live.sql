CREATE TABLE "live_answers" (
	"player_id" text NOT NULL,
	"session_id" text NOT NULL,
	"round" integer NOT NULL,
	"vote" integer NOT NULL,
	"response" json NOT NULL,
	"points" integer NOT NULL,
	"correct" boolean NOT NULL,
	"undecided" boolean NOT NULL,
	"streak" integer NOT NULL,
	"answered_at" bigint NOT NULL,
	CONSTRAINT "live_answers_player_id_round_vote_pk" PRIMARY KEY("player_id","round","vote")
);
--> statement-breakpoint
CREATE TABLE "live_players" (
	"id" text PRIMARY KEY NOT NULL,
	"session_id" text NOT NULL,
	"user_id" text,
	"post_id" text NOT NULL,
	"token_hash" text NOT NULL,
	"name" text NOT NULL,
	"name_key" text NOT NULL,
	"team" integer,
	"time_percent" integer DEFAULT 100 NOT NULL,
	"state" text DEFAULT 'in' NOT NULL,
	"joined_round" integer NOT NULL,
	"joined_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "live_sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"host_id" text,
	"class_id" text,
	"quiz_version_id" text,
	"scenario_version_id" text,
	"title" text NOT NULL,
	"pin" text,
	"pin_expires_at" bigint NOT NULL,
	"state" json NOT NULL,
	"revision" integer DEFAULT 0 NOT NULL,
	"alive_at" bigint NOT NULL,
	"created_at" bigint NOT NULL,
	"ended_at" bigint
);
--> statement-breakpoint
ALTER TABLE "live_answers" ADD CONSTRAINT "live_answers_player_id_live_players_id_fk" FOREIGN KEY ("player_id") REFERENCES "public"."live_players"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "live_answers" ADD CONSTRAINT "live_answers_session_id_live_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."live_sessions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "live_players" ADD CONSTRAINT "live_players_session_id_live_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."live_sessions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "live_players" ADD CONSTRAINT "live_players_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "live_sessions" ADD CONSTRAINT "live_sessions_host_id_users_id_fk" FOREIGN KEY ("host_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "live_sessions" ADD CONSTRAINT "live_sessions_class_id_classes_id_fk" FOREIGN KEY ("class_id") REFERENCES "public"."classes"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "live_sessions" ADD CONSTRAINT "live_sessions_quiz_version_id_quiz_versions_id_fk" FOREIGN KEY ("quiz_version_id") REFERENCES "public"."quiz_versions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "live_sessions" ADD CONSTRAINT "live_sessions_scenario_version_id_scenario_versions_id_fk" FOREIGN KEY ("scenario_version_id") REFERENCES "public"."scenario_versions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "live_answers_round" ON "live_answers" USING btree ("session_id","round","vote");--> statement-breakpoint
CREATE UNIQUE INDEX "live_players_name" ON "live_players" USING btree ("session_id","name_key");--> statement-breakpoint
CREATE UNIQUE INDEX "live_players_post" ON "live_players" USING btree ("session_id","post_id");--> statement-breakpoint
CREATE UNIQUE INDEX "live_players_one" ON "live_players" USING btree ("session_id","user_id") WHERE "live_players"."user_id" is not null;--> statement-breakpoint
CREATE INDEX "live_players_user" ON "live_players" USING btree ("user_id","joined_at");--> statement-breakpoint
CREATE UNIQUE INDEX "live_sessions_pin" ON "live_sessions" USING btree ("pin");--> statement-breakpoint
CREATE INDEX "live_sessions_host" ON "live_sessions" USING btree ("host_id","created_at");--> statement-breakpoint
CREATE INDEX "live_sessions_class" ON "live_sessions" USING btree ("class_id","created_at");--> statement-breakpoint
CREATE INDEX "live_sessions_quiz_version" ON "live_sessions" USING btree ("quiz_version_id");--> statement-breakpoint
CREATE INDEX "live_sessions_scenario_version" ON "live_sessions" USING btree ("scenario_version_id");--> statement-breakpoint
CREATE INDEX "live_sessions_ended" ON "live_sessions" USING btree ("ended_at");