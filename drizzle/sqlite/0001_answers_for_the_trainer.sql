ALTER TABLE `responses` ADD `verdict` text;--> statement-breakpoint
CREATE INDEX `responses_verdict` ON `responses` (`verdict`,`attempt_id`) WHERE "responses"."verdict" is not null;