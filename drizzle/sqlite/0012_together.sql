CREATE TABLE `comments` (
	`id` text PRIMARY KEY NOT NULL,
	`quiz_id` text,
	`scenario_id` text,
	`ref` text NOT NULL,
	`thread_id` text,
	`writer_id` text,
	`words` text NOT NULL,
	`created_at` integer NOT NULL,
	`edited_at` integer,
	`deleted_at` integer,
	`resolved_at` integer,
	`resolved_by` text,
	FOREIGN KEY (`quiz_id`) REFERENCES `quizzes`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`scenario_id`) REFERENCES `scenarios`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`writer_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`resolved_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`thread_id`) REFERENCES `comments`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `comments_quiz` ON `comments` (`quiz_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `comments_scenario` ON `comments` (`scenario_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `comments_thread` ON `comments` (`thread_id`);--> statement-breakpoint
CREATE INDEX `comments_writer` ON `comments` (`writer_id`);--> statement-breakpoint
CREATE TABLE `item_origins` (
	`quiz_id` text NOT NULL,
	`item_id` text NOT NULL,
	`origin_quiz_id` text,
	`origin_item_id` text NOT NULL,
	`body` text NOT NULL,
	PRIMARY KEY(`quiz_id`, `item_id`),
	FOREIGN KEY (`origin_quiz_id`) REFERENCES `quizzes`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`quiz_id`,`item_id`) REFERENCES `quiz_items`(`quiz_id`,`item_id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `item_origins_origin` ON `item_origins` (`origin_quiz_id`,`origin_item_id`);--> statement-breakpoint
CREATE TABLE `item_tags` (
	`quiz_id` text NOT NULL,
	`item_id` text NOT NULL,
	`tag_key` text NOT NULL,
	`tag` text NOT NULL,
	PRIMARY KEY(`quiz_id`, `item_id`, `tag_key`),
	FOREIGN KEY (`quiz_id`,`item_id`) REFERENCES `quiz_items`(`quiz_id`,`item_id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `item_tags_key` ON `item_tags` (`tag_key`);--> statement-breakpoint
CREATE TABLE `item_versions` (
	`quiz_id` text NOT NULL,
	`item_id` text NOT NULL,
	`number` integer NOT NULL,
	`body` text NOT NULL,
	`changed_by` text,
	`changed_at` integer NOT NULL,
	PRIMARY KEY(`quiz_id`, `item_id`, `number`),
	FOREIGN KEY (`changed_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`quiz_id`,`item_id`) REFERENCES `quiz_items`(`quiz_id`,`item_id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `item_versions_writer` ON `item_versions` (`changed_by`);--> statement-breakpoint
CREATE TABLE `items_kept_apart` (
	`quiz_id` text NOT NULL,
	`item_id` text NOT NULL,
	`other_quiz_id` text NOT NULL,
	`other_item_id` text NOT NULL,
	PRIMARY KEY(`quiz_id`, `item_id`, `other_quiz_id`, `other_item_id`),
	FOREIGN KEY (`quiz_id`,`item_id`) REFERENCES `quiz_items`(`quiz_id`,`item_id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`other_quiz_id`,`other_item_id`) REFERENCES `quiz_items`(`quiz_id`,`item_id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `items_kept_apart_other` ON `items_kept_apart` (`other_quiz_id`,`other_item_id`);--> statement-breakpoint
CREATE TABLE `quiz_members` (
	`quiz_id` text NOT NULL,
	`user_id` text NOT NULL,
	`role` text NOT NULL,
	`added_at` integer NOT NULL,
	PRIMARY KEY(`quiz_id`, `user_id`),
	FOREIGN KEY (`quiz_id`) REFERENCES `quizzes`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `quiz_members_user` ON `quiz_members` (`user_id`);--> statement-breakpoint
CREATE TABLE `scenario_members` (
	`scenario_id` text NOT NULL,
	`user_id` text NOT NULL,
	`role` text NOT NULL,
	`added_at` integer NOT NULL,
	PRIMARY KEY(`scenario_id`, `user_id`),
	FOREIGN KEY (`scenario_id`) REFERENCES `scenarios`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `scenario_members_user` ON `scenario_members` (`user_id`);--> statement-breakpoint
ALTER TABLE `quizzes` ADD `archived_at` integer;--> statement-breakpoint
ALTER TABLE `scenarios` ADD `archived_at` integer;--> statement-breakpoint
-- Whoever owns a quiz or a scenario is its first author.
INSERT INTO `quiz_members` (`quiz_id`, `user_id`, `role`, `added_at`)
SELECT `id`, `owner_id`, 'author', `created_at` FROM `quizzes`;
--> statement-breakpoint
INSERT INTO `scenario_members` (`scenario_id`, `user_id`, `role`, `added_at`)
SELECT `id`, `owner_id`, 'author', `created_at` FROM `scenarios`;
