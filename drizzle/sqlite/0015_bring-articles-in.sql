CREATE TABLE `article_imports` (
	`id` text PRIMARY KEY NOT NULL,
	`owner_id` text NOT NULL,
	`title` text NOT NULL,
	`source` text,
	`licence` text DEFAULT '' NOT NULL,
	`pieces` text NOT NULL,
	`kept` text NOT NULL,
	`notes` text NOT NULL,
	`newer_of` text,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`owner_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`newer_of`) REFERENCES `articles`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `article_imports_owner` ON `article_imports` (`owner_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `article_imports_expiry` ON `article_imports` (`expires_at`);--> statement-breakpoint
ALTER TABLE `articles` ADD `source` text;--> statement-breakpoint
ALTER TABLE `articles` ADD `licence` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `articles` ADD `newer_of` text REFERENCES articles(id) ON DELETE set null;--> statement-breakpoint
CREATE INDEX `articles_newer` ON `articles` (`newer_of`);--> statement-breakpoint
ALTER TABLE `quiz_versions` ADD `article_id` text REFERENCES articles(id) ON DELETE cascade;--> statement-breakpoint
CREATE INDEX `quiz_versions_article` ON `quiz_versions` (`article_id`);--> statement-breakpoint
ALTER TABLE `scenario_versions` ADD `article_id` text REFERENCES articles(id) ON DELETE cascade;--> statement-breakpoint
CREATE INDEX `scenario_versions_article` ON `scenario_versions` (`article_id`);