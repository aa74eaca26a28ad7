CREATE TABLE `images` (
	`id` text PRIMARY KEY NOT NULL,
	`type` text NOT NULL,
	`width` integer NOT NULL,
	`height` integer NOT NULL,
	`size` integer NOT NULL,
	`brought_at` integer NOT NULL,
	`data` blob NOT NULL
);
--> statement-breakpoint
CREATE TABLE `quiz_images` (
	`quiz_id` text NOT NULL,
	`image_id` text NOT NULL,
	`look_at` integer NOT NULL,
	`unused_since` integer,
	PRIMARY KEY(`quiz_id`, `image_id`),
	FOREIGN KEY (`quiz_id`) REFERENCES `quizzes`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`image_id`) REFERENCES `images`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `quiz_images_image` ON `quiz_images` (`image_id`);--> statement-breakpoint
CREATE INDEX `quiz_images_look` ON `quiz_images` (`look_at`);--> statement-breakpoint
CREATE TABLE `scenario_images` (
	`scenario_id` text NOT NULL,
	`image_id` text NOT NULL,
	`look_at` integer NOT NULL,
	`unused_since` integer,
	PRIMARY KEY(`scenario_id`, `image_id`),
	FOREIGN KEY (`scenario_id`) REFERENCES `scenarios`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`image_id`) REFERENCES `images`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `scenario_images_image` ON `scenario_images` (`image_id`);--> statement-breakpoint
CREATE INDEX `scenario_images_look` ON `scenario_images` (`look_at`);