CREATE TABLE `assignment_learners` (
	`assignment_id` text NOT NULL,
	`user_id` text NOT NULL,
	PRIMARY KEY(`assignment_id`, `user_id`),
	FOREIGN KEY (`assignment_id`) REFERENCES `assignments`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `assignment_learners_user` ON `assignment_learners` (`user_id`);--> statement-breakpoint
CREATE TABLE `assignment_overrides` (
	`assignment_id` text NOT NULL,
	`user_id` text NOT NULL,
	`time_percent` integer,
	`due_at` integer,
	`late_until` integer,
	`attempts_allowed` integer,
	PRIMARY KEY(`assignment_id`, `user_id`),
	FOREIGN KEY (`assignment_id`) REFERENCES `assignments`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `assignment_overrides_user` ON `assignment_overrides` (`user_id`);--> statement-breakpoint
CREATE TABLE `class_links` (
	`id` text PRIMARY KEY NOT NULL,
	`class_id` text NOT NULL,
	`token_hash` text NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	`group_id` text,
	`created_by` text,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`max_uses` integer,
	`uses` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`class_id`) REFERENCES `classes`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`group_id`) REFERENCES `groups`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`created_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE UNIQUE INDEX `class_links_token` ON `class_links` (`token_hash`);--> statement-breakpoint
CREATE INDEX `class_links_class` ON `class_links` (`class_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `erasures` (
	`id` text PRIMARY KEY NOT NULL,
	`reason` text NOT NULL,
	`counts` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `grade_changes` (
	`id` text PRIMARY KEY NOT NULL,
	`class_id` text NOT NULL,
	`assignment_id` text,
	`user_id` text,
	`changed_by` text,
	`kind` text NOT NULL,
	`before` text NOT NULL,
	`after` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`class_id`) REFERENCES `classes`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`assignment_id`) REFERENCES `assignments`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`changed_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `grade_changes_class` ON `grade_changes` (`class_id`,`at`);--> statement-breakpoint
CREATE INDEX `grade_changes_user` ON `grade_changes` (`user_id`,`at`);--> statement-breakpoint
CREATE TABLE `grades` (
	`assignment_id` text NOT NULL,
	`user_id` text NOT NULL,
	`points` integer DEFAULT 0 NOT NULL,
	`possible` integer DEFAULT 0 NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`finished_at` integer,
	`late` integer DEFAULT false NOT NULL,
	`excused` integer DEFAULT false NOT NULL,
	`comment` text DEFAULT '' NOT NULL,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`assignment_id`, `user_id`),
	FOREIGN KEY (`assignment_id`) REFERENCES `assignments`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `grades_user` ON `grades` (`user_id`);--> statement-breakpoint
CREATE TABLE `groups` (
	`id` text PRIMARY KEY NOT NULL,
	`class_id` text NOT NULL,
	`name` text NOT NULL,
	`name_key` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`class_id`) REFERENCES `classes`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `groups_name` ON `groups` (`class_id`,`name_key`);--> statement-breakpoint
CREATE TABLE `item_reports` (
	`id` text PRIMARY KEY NOT NULL,
	`assignment_id` text NOT NULL,
	`ref` text NOT NULL,
	`user_id` text NOT NULL,
	`note` text NOT NULL,
	`state` text DEFAULT 'open' NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`assignment_id`) REFERENCES `assignments`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `item_reports_one` ON `item_reports` (`assignment_id`,`ref`,`user_id`);--> statement-breakpoint
CREATE INDEX `item_reports_user` ON `item_reports` (`user_id`);--> statement-breakpoint
CREATE TABLE `tries` (
	`attempt_id` text NOT NULL,
	`step` integer NOT NULL,
	`ordinal` integer NOT NULL,
	`response` text NOT NULL,
	`tried_at` integer NOT NULL,
	PRIMARY KEY(`attempt_id`, `step`, `ordinal`),
	FOREIGN KEY (`attempt_id`) REFERENCES `attempts`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
ALTER TABLE `assignments` ADD `audience` text DEFAULT 'class' NOT NULL;--> statement-breakpoint
ALTER TABLE `assignments` ADD `group_id` text REFERENCES groups(id);--> statement-breakpoint
ALTER TABLE `assignments` ADD `open_at` integer;--> statement-breakpoint
ALTER TABLE `assignments` ADD `late_until` integer;--> statement-breakpoint
ALTER TABLE `assignments` ADD `attempts_allowed` integer;--> statement-breakpoint
ALTER TABLE `assignments` ADD `counting` text DEFAULT 'first' NOT NULL;--> statement-breakpoint
ALTER TABLE `assignments` ADD `time_limit_seconds` integer;--> statement-breakpoint
ALTER TABLE `assignments` ADD `grace_seconds` integer DEFAULT 10 NOT NULL;--> statement-breakpoint
ALTER TABLE `assignments` ADD `shuffle` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `assignments` ADD `behaviour` text DEFAULT 'immediate' NOT NULL;--> statement-breakpoint
ALTER TABLE `assignments` ADD `mastery_percent` integer DEFAULT 80 NOT NULL;--> statement-breakpoint
ALTER TABLE `assignments` ADD `reveal` text DEFAULT 'answer' NOT NULL;--> statement-breakpoint
ALTER TABLE `assignments` ADD `weight` integer DEFAULT 100 NOT NULL;--> statement-breakpoint
ALTER TABLE `assignments` ADD `speed_counts` integer DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX `assignments_group` ON `assignments` (`group_id`);--> statement-breakpoint
ALTER TABLE `attempts` ADD `ends_at` integer;--> statement-breakpoint
ALTER TABLE `attempts` ADD `late` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `classes` ADD `code_open` integer DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE `classes` ADD `time_zone` text DEFAULT 'UTC' NOT NULL;--> statement-breakpoint
ALTER TABLE `classes` ADD `term_starts_at` integer;--> statement-breakpoint
ALTER TABLE `classes` ADD `term_ends_at` integer;--> statement-breakpoint
ALTER TABLE `classes` ADD `archived_at` integer;--> statement-breakpoint
ALTER TABLE `classes` ADD `keep_days` integer DEFAULT 365 NOT NULL;--> statement-breakpoint
ALTER TABLE `classes` ADD `board_display` text DEFAULT 'top' NOT NULL;--> statement-breakpoint
ALTER TABLE `classes` ADD `pseudonyms` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `memberships` ADD `real_name` text;--> statement-breakpoint
ALTER TABLE `memberships` ADD `pseudonym` text;--> statement-breakpoint
ALTER TABLE `memberships` ADD `group_id` text REFERENCES groups(id);--> statement-breakpoint
CREATE INDEX `memberships_group` ON `memberships` (`group_id`);--> statement-breakpoint
ALTER TABLE `responses` ADD `certainty` integer;--> statement-breakpoint
ALTER TABLE `responses` ADD `tries` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `responses` ADD `took_ms` integer;