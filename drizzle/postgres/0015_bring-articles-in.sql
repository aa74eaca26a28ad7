CREATE TABLE "article_imports" (
	"id" text PRIMARY KEY NOT NULL,
	"owner_id" text NOT NULL,
	"title" text NOT NULL,
	"source" text,
	"licence" text DEFAULT '' NOT NULL,
	"pieces" json NOT NULL,
	"kept" json NOT NULL,
	"notes" json NOT NULL,
	"newer_of" text,
	"created_at" bigint NOT NULL,
	"expires_at" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "articles" ADD COLUMN "source" text;--> statement-breakpoint
ALTER TABLE "articles" ADD COLUMN "licence" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "articles" ADD COLUMN "newer_of" text;--> statement-breakpoint
ALTER TABLE "quiz_versions" ADD COLUMN "article_id" text;--> statement-breakpoint
ALTER TABLE "scenario_versions" ADD COLUMN "article_id" text;--> statement-breakpoint
ALTER TABLE "article_imports" ADD CONSTRAINT "article_imports_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article_imports" ADD CONSTRAINT "article_imports_newer_of_articles_id_fk" FOREIGN KEY ("newer_of") REFERENCES "public"."articles"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "article_imports_owner" ON "article_imports" USING btree ("owner_id","created_at");--> statement-breakpoint
CREATE INDEX "article_imports_expiry" ON "article_imports" USING btree ("expires_at");--> statement-breakpoint
ALTER TABLE "articles" ADD CONSTRAINT "articles_newer_of_articles_id_fk" FOREIGN KEY ("newer_of") REFERENCES "public"."articles"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quiz_versions" ADD CONSTRAINT "quiz_versions_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scenario_versions" ADD CONSTRAINT "scenario_versions_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "articles_newer" ON "articles" USING btree ("newer_of");--> statement-breakpoint
CREATE INDEX "quiz_versions_article" ON "quiz_versions" USING btree ("article_id");--> statement-breakpoint
CREATE INDEX "scenario_versions_article" ON "scenario_versions" USING btree ("article_id");