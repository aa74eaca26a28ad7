CREATE TABLE "images" (
	"id" text PRIMARY KEY NOT NULL,
	"type" text NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"size" integer NOT NULL,
	"brought_at" bigint NOT NULL,
	"data" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "quiz_images" (
	"quiz_id" text NOT NULL,
	"image_id" text NOT NULL,
	"look_at" bigint NOT NULL,
	"unused_since" bigint,
	CONSTRAINT "quiz_images_quiz_id_image_id_pk" PRIMARY KEY("quiz_id","image_id")
);
--> statement-breakpoint
CREATE TABLE "scenario_images" (
	"scenario_id" text NOT NULL,
	"image_id" text NOT NULL,
	"look_at" bigint NOT NULL,
	"unused_since" bigint,
	CONSTRAINT "scenario_images_scenario_id_image_id_pk" PRIMARY KEY("scenario_id","image_id")
);
--> statement-breakpoint
ALTER TABLE "quiz_images" ADD CONSTRAINT "quiz_images_quiz_id_quizzes_id_fk" FOREIGN KEY ("quiz_id") REFERENCES "public"."quizzes"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quiz_images" ADD CONSTRAINT "quiz_images_image_id_images_id_fk" FOREIGN KEY ("image_id") REFERENCES "public"."images"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scenario_images" ADD CONSTRAINT "scenario_images_scenario_id_scenarios_id_fk" FOREIGN KEY ("scenario_id") REFERENCES "public"."scenarios"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scenario_images" ADD CONSTRAINT "scenario_images_image_id_images_id_fk" FOREIGN KEY ("image_id") REFERENCES "public"."images"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "quiz_images_image" ON "quiz_images" USING btree ("image_id");--> statement-breakpoint
CREATE INDEX "quiz_images_look" ON "quiz_images" USING btree ("look_at");--> statement-breakpoint
CREATE INDEX "scenario_images_image" ON "scenario_images" USING btree ("image_id");--> statement-breakpoint
CREATE INDEX "scenario_images_look" ON "scenario_images" USING btree ("look_at");