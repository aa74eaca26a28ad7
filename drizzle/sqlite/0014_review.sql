CREATE TABLE `quiz_changes` (
	`quiz_id` text NOT NULL,
	`revision` integer NOT NULL,
	`by` text,
	`at` integer NOT NULL,
	`label` text NOT NULL,
	`item_ids` text NOT NULL,
	`back` text NOT NULL,
	`size` integer NOT NULL,
	PRIMARY KEY(`quiz_id`, `revision`),
	FOREIGN KEY (`quiz_id`) REFERENCES `quizzes`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `quiz_changes_by` ON `quiz_changes` (`by`);--> statement-breakpoint
ALTER TABLE `quizzes` ADD `drafting` text;