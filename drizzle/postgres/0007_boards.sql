CREATE TABLE "practice_days" (
	"assignment_id" text NOT NULL,
	"user_id" text NOT NULL,
	"day" integer NOT NULL,
	"class_id" text NOT NULL,
	CONSTRAINT "practice_days_assignment_id_user_id_day_pk" PRIMARY KEY("assignment_id","user_id","day")
);
--> statement-breakpoint
CREATE TABLE "standings" (
	"class_id" text NOT NULL,
	"scope" text NOT NULL,
	"period" text NOT NULL,
	"user_id" text NOT NULL,
	"name" text NOT NULL,
	"points" integer NOT NULL,
	"possible" integer NOT NULL,
	"days" integer NOT NULL,
	"accuracy" integer,
	"improvement" integer,
	"at" bigint,
	"day" integer,
	"listed" boolean NOT NULL,
	CONSTRAINT "standings_class_id_scope_period_user_id_pk" PRIMARY KEY("class_id","scope","period","user_id")
);
--> statement-breakpoint
CREATE TABLE "team_standings" (
	"group_id" text NOT NULL,
	"period" text NOT NULL,
	"class_id" text NOT NULL,
	"share" integer NOT NULL,
	"active" integer NOT NULL,
	"members" integer NOT NULL,
	CONSTRAINT "team_standings_group_id_period_pk" PRIMARY KEY("group_id","period")
);
--> statement-breakpoint
ALTER TABLE "practice_days" ADD CONSTRAINT "practice_days_assignment_id_assignments_id_fk" FOREIGN KEY ("assignment_id") REFERENCES "public"."assignments"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "practice_days" ADD CONSTRAINT "practice_days_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "practice_days" ADD CONSTRAINT "practice_days_class_id_classes_id_fk" FOREIGN KEY ("class_id") REFERENCES "public"."classes"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "standings" ADD CONSTRAINT "standings_class_id_classes_id_fk" FOREIGN KEY ("class_id") REFERENCES "public"."classes"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "standings" ADD CONSTRAINT "standings_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_standings" ADD CONSTRAINT "team_standings_group_id_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."groups"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_standings" ADD CONSTRAINT "team_standings_class_id_classes_id_fk" FOREIGN KEY ("class_id") REFERENCES "public"."classes"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "practice_days_learner" ON "practice_days" USING btree ("user_id","class_id","day");--> statement-breakpoint
CREATE INDEX "practice_days_class" ON "practice_days" USING btree ("class_id");--> statement-breakpoint
CREATE INDEX "standings_user" ON "standings" USING btree ("user_id","class_id");--> statement-breakpoint
CREATE INDEX "standings_accuracy" ON "standings" USING btree ("class_id","scope","period","listed","accuracy","user_id") WHERE "standings"."accuracy" is not null;--> statement-breakpoint
CREATE INDEX "standings_improvement" ON "standings" USING btree ("class_id","scope","period","listed","improvement","user_id") WHERE "standings"."improvement" is not null;--> statement-breakpoint
CREATE INDEX "standings_days" ON "standings" USING btree ("class_id","scope","period","listed","days","user_id") WHERE "standings"."days" > 0;--> statement-breakpoint
CREATE INDEX "standings_name" ON "standings" USING btree ("class_id","scope","period","listed","name");--> statement-breakpoint
CREATE INDEX "team_standings_board" ON "team_standings" USING btree ("class_id","period","share","group_id");