ALTER TABLE "item_reports" ADD COLUMN "answer" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "quiz_items" ADD COLUMN "came_back" text;