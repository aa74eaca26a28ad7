-- The words of items, to be found by. FTS5 keeps no copy of them; `item_search_docs` says which item a row of it is.
-- Triggers keep it, so that it follows every change in the same transaction; a rebuilt `quiz_items` needs them anew.
CREATE TABLE `item_search_docs` (
	`doc` integer PRIMARY KEY,
	`quiz_id` text NOT NULL,
	`item_id` text NOT NULL,
	UNIQUE(`quiz_id`, `item_id`)
);
--> statement-breakpoint
CREATE VIRTUAL TABLE `item_search` USING fts5(
	words, content='', contentless_delete=1, tokenize='porter unicode61 remove_diacritics 2'
);
--> statement-breakpoint
CREATE TRIGGER `item_search_insert` AFTER INSERT ON `quiz_items` BEGIN
	INSERT INTO `item_search_docs` (`quiz_id`, `item_id`) VALUES (new.`quiz_id`, new.`item_id`);
	INSERT INTO `item_search` (`rowid`, `words`)
	SELECT `doc`, coalesce((
		SELECT group_concat(`w`.`atom`, ' ') FROM json_tree(new.`body`) AS `w`
		WHERE `w`.`atom` IS NOT NULL AND (
			`w`.`key` IN ('stem', 'explanation', 'text', 'quote')
			OR (`w`.`path` = '$.key' AND new.`body` ->> '$.type' IN ('cloze', 'short-answer'))
			OR `w`.`fullkey` = '$.key.value'
		)
	), '') FROM `item_search_docs`
	WHERE `quiz_id` = new.`quiz_id` AND `item_id` = new.`item_id`;
END;
--> statement-breakpoint
CREATE TRIGGER `item_search_update` AFTER UPDATE OF `body` ON `quiz_items` WHEN old.`body` IS NOT new.`body` BEGIN
	UPDATE `item_search` SET `words` = coalesce((
		SELECT group_concat(`w`.`atom`, ' ') FROM json_tree(new.`body`) AS `w`
		WHERE `w`.`atom` IS NOT NULL AND (
			`w`.`key` IN ('stem', 'explanation', 'text', 'quote')
			OR (`w`.`path` = '$.key' AND new.`body` ->> '$.type' IN ('cloze', 'short-answer'))
			OR `w`.`fullkey` = '$.key.value'
		)
	), '')
	WHERE `rowid` = (
		SELECT `doc` FROM `item_search_docs` WHERE `quiz_id` = new.`quiz_id` AND `item_id` = new.`item_id`
	);
END;
--> statement-breakpoint
CREATE TRIGGER `item_search_delete` AFTER DELETE ON `quiz_items` BEGIN
	DELETE FROM `item_search` WHERE `rowid` = (
		SELECT `doc` FROM `item_search_docs` WHERE `quiz_id` = old.`quiz_id` AND `item_id` = old.`item_id`
	);
	DELETE FROM `item_search_docs` WHERE `quiz_id` = old.`quiz_id` AND `item_id` = old.`item_id`;
END;
--> statement-breakpoint
INSERT INTO `item_search_docs` (`quiz_id`, `item_id`) SELECT `quiz_id`, `item_id` FROM `quiz_items`;
--> statement-breakpoint
INSERT INTO `item_search` (`rowid`, `words`)
SELECT `d`.`doc`, coalesce((
		SELECT group_concat(`w`.`atom`, ' ') FROM json_tree(`i`.`body`) AS `w`
		WHERE `w`.`atom` IS NOT NULL AND (
			`w`.`key` IN ('stem', 'explanation', 'text', 'quote')
			OR (`w`.`path` = '$.key' AND `i`.`body` ->> '$.type' IN ('cloze', 'short-answer'))
			OR `w`.`fullkey` = '$.key.value'
		)
	), '')
FROM `quiz_items` AS `i`
JOIN `item_search_docs` AS `d` ON `d`.`quiz_id` = `i`.`quiz_id` AND `d`.`item_id` = `i`.`item_id`;
