-- The words of an item, to be found by. Its index follows every change in the same transaction.
CREATE FUNCTION "item_words"("body" json) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
	SELECT coalesce(string_agg(w.word #>> '{}', ' '), '') FROM (
		SELECT jsonb_path_query(body::jsonb, '$.stem')
		UNION ALL SELECT jsonb_path_query(body::jsonb, '$.explanation')
		UNION ALL SELECT jsonb_path_query(body::jsonb, '$.options[*].text')
		UNION ALL SELECT jsonb_path_query(body::jsonb, '$.targets[*].text')
		UNION ALL SELECT jsonb_path_query(body::jsonb, '$.evidence[*].quote')
		UNION ALL SELECT jsonb_path_query(body::jsonb, '$.key.value')
		UNION ALL SELECT jsonb_path_query(body::jsonb, '$.key[*]')
			WHERE body ->> 'type' IN ('cloze', 'short-answer')
	) AS w(word)
$$;
--> statement-breakpoint
CREATE INDEX "quiz_items_search" ON "quiz_items" USING gin (to_tsvector('english', "item_words"("body")));
