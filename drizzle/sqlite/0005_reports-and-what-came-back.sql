ALTER TABLE `item_reports` ADD `answer` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `quiz_items` ADD `came_back` text;