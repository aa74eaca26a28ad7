ALTER TABLE `quiz_items` ADD `came_back_report` text REFERENCES item_reports(id) ON DELETE set null;--> statement-breakpoint
CREATE INDEX `quiz_items_report` ON `quiz_items` (`came_back_report`) WHERE "quiz_items"."came_back_report" is not null;--> statement-breakpoint
-- The learner's words were copied until now: what remains is that there was a report, and which, if it is still there.
UPDATE `quiz_items` SET `came_back_report` = (
	SELECT r.id FROM item_reports r
	WHERE r.ref = quiz_items.item_id AND 'A learner reported it: “' || r.note || '”' = quiz_items.came_back
	LIMIT 1
) WHERE `came_back` LIKE 'A learner reported it: “%';--> statement-breakpoint
UPDATE `quiz_items` SET `came_back` = 'A learner reported it.' WHERE `came_back` LIKE 'A learner reported it: “%';