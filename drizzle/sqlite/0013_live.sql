CREATE TABLE `live_answers` (
	`player_id` text NOT NULL,
	`session_id` text NOT NULL,
	`round` integer NOT NULL,
	`vote` integer NOT NULL,
	`response` text NOT NULL,
	`points` integer NOT NULL,
	`correct` integer NOT NULL,
	`undecided` integer NOT NULL,
	`streak` integer NOT NULL,
	`answered_at` integer NOT NULL,
	PRIMARY KEY(`player_id`, `round`, `vote`),
	FOREIGN KEY (`player_id`) REFERENCES `live_players`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`session_id`) REFERENCES `live_sessions`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `live_answers_round` ON `live_answers` (`session_id`,`round`,`vote`);--> statement-breakpoint
CREATE TABLE `live_players` (
	`id` text PRIMARY KEY NOT NULL,
	`session_id` text NOT NULL,
	`user_id` text,
	`post_id` text NOT NULL,
	`token_hash` text NOT NULL,
	`name` text NOT NULL,
	`name_key` text NOT NULL,
	`team` integer,
	`time_percent` integer DEFAULT 100 NOT NULL,
	`state` text DEFAULT 'in' NOT NULL,
	`joined_round` integer NOT NULL,
	`joined_at` integer NOT NULL,
	FOREIGN KEY (`session_id`) REFERENCES `live_sessions`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `live_players_name` ON `live_players` (`session_id`,`name_key`);--> statement-breakpoint
CREATE UNIQUE INDEX `live_players_post` ON `live_players` (`session_id`,`post_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `live_players_one` ON `live_players` (`session_id`,`user_id`) WHERE "live_players"."user_id" is not null;--> statement-breakpoint
CREATE INDEX `live_players_user` ON `live_players` (`user_id`,`joined_at`);--> statement-breakpoint
CREATE TABLE `live_sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`host_id` text,
	`class_id` text,
	`quiz_version_id` text,
	`scenario_version_id` text,
	`title` text NOT NULL,
	`pin` text,
	`pin_expires_at` integer NOT NULL,
	`state` text NOT NULL,
	`revision` integer DEFAULT 0 NOT NULL,
	`alive_at` integer NOT NULL,
	`created_at` integer NOT NULL,
	`ended_at` integer,
	FOREIGN KEY (`host_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`class_id`) REFERENCES `classes`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`quiz_version_id`) REFERENCES `quiz_versions`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`scenario_version_id`) REFERENCES `scenario_versions`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `live_sessions_pin` ON `live_sessions` (`pin`);--> statement-breakpoint
CREATE INDEX `live_sessions_host` ON `live_sessions` (`host_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `live_sessions_class` ON `live_sessions` (`class_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `live_sessions_quiz_version` ON `live_sessions` (`quiz_version_id`);--> statement-breakpoint
CREATE INDEX `live_sessions_scenario_version` ON `live_sessions` (`scenario_version_id`);--> statement-breakpoint
CREATE INDEX `live_sessions_ended` ON `live_sessions` (`ended_at`);