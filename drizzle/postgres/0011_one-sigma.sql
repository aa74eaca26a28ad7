-- Names are folded to one sigma now. Two that would become one stay as they are.
UPDATE "memberships" SET "nickname_key" = replace("nickname_key", 'ς', 'σ')
WHERE "nickname_key" LIKE '%ς%' AND NOT EXISTS (
	SELECT 1 FROM "memberships" AS o
	WHERE replace(o."nickname_key", 'ς', 'σ') = replace("memberships"."nickname_key", 'ς', 'σ')
		AND o."nickname_key" <> "memberships"."nickname_key"
		AND o."class_id" = "memberships"."class_id"
);
--> statement-breakpoint
UPDATE "users" SET "name_key" = replace("name_key", 'ς', 'σ')
WHERE "name_key" LIKE '%ς%' AND NOT EXISTS (
	SELECT 1 FROM "users" AS o
	WHERE replace(o."name_key", 'ς', 'σ') = replace("users"."name_key", 'ς', 'σ')
		AND o."name_key" <> "users"."name_key"
);
--> statement-breakpoint
UPDATE "groups" SET "name_key" = replace("name_key", 'ς', 'σ')
WHERE "name_key" LIKE '%ς%' AND NOT EXISTS (
	SELECT 1 FROM "groups" AS o
	WHERE replace(o."name_key", 'ς', 'σ') = replace("groups"."name_key", 'ς', 'σ')
		AND o."name_key" <> "groups"."name_key"
		AND o."class_id" = "groups"."class_id"
);
