CREATE TABLE `practice_days` (
	`assignment_id` text NOT NULL,
	`user_id` text NOT NULL,
	`day` integer NOT NULL,
	`class_id` text NOT NULL,
	PRIMARY KEY(`assignment_id`, `user_id`, `day`),
	FOREIGN KEY (`assignment_id`) REFERENCES `assignments`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`class_id`) REFERENCES `classes`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `practice_days_learner` ON `practice_days` (`user_id`,`class_id`,`day`);--> statement-breakpoint
CREATE INDEX `practice_days_class` ON `practice_days` (`class_id`);--> statement-breakpoint
CREATE TABLE `standings` (
	`class_id` text NOT NULL,
	`scope` text NOT NULL,
	`period` text NOT NULL,
	`user_id` text NOT NULL,
	`name` text NOT NULL,
	`points` integer NOT NULL,
	`possible` integer NOT NULL,
	`days` integer NOT NULL,
	`accuracy` integer,
	`improvement` integer,
	`at` integer,
	`day` integer,
	`listed` integer NOT NULL,
	PRIMARY KEY(`class_id`, `scope`, `period`, `user_id`),
	FOREIGN KEY (`class_id`) REFERENCES `classes`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `standings_user` ON `standings` (`user_id`,`class_id`);--> statement-breakpoint
CREATE INDEX `standings_accuracy` ON `standings` (`class_id`,`scope`,`period`,`listed`,`accuracy`,`user_id`) WHERE "standings"."accuracy" is not null;--> statement-breakpoint
CREATE INDEX `standings_improvement` ON `standings` (`class_id`,`scope`,`period`,`listed`,`improvement`,`user_id`) WHERE "standings"."improvement" is not null;--> statement-breakpoint
CREATE INDEX `standings_days` ON `standings` (`class_id`,`scope`,`period`,`listed`,`days`,`user_id`) WHERE "standings"."days" > 0;--> statement-breakpoint
CREATE INDEX `standings_name` ON `standings` (`class_id`,`scope`,`period`,`listed`,`name`);--> statement-breakpoint
CREATE TABLE `team_standings` (
	`group_id` text NOT NULL,
	`period` text NOT NULL,
	`class_id` text NOT NULL,
	`share` integer NOT NULL,
	`active` integer NOT NULL,
	`members` integer NOT NULL,
	PRIMARY KEY(`group_id`, `period`),
	FOREIGN KEY (`group_id`) REFERENCES `groups`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`class_id`) REFERENCES `classes`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `team_standings_board` ON `team_standings` (`class_id`,`period`,`share`,`group_id`);