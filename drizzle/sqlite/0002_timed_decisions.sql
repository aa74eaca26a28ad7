CREATE TABLE `clocks` (
	`attempt_id` text NOT NULL,
	`step` integer NOT NULL,
	`started_at` integer NOT NULL,
	PRIMARY KEY(`attempt_id`, `step`),
	FOREIGN KEY (`attempt_id`) REFERENCES `attempts`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
ALTER TABLE `memberships` ADD `time_percent` integer DEFAULT 100 NOT NULL;