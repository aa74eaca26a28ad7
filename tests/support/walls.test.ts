import { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';

const eslint = new ESLint();

/** The rules that a file at this place, with this one line in it, breaks. */
async function broken(filePath: string, code: string): Promise<(string | null)[]> {
	const [result] = await eslint.lintText(code, { filePath });
	return result!.messages.filter((m) => m.severity === 2).map((m) => m.ruleId);
}

const FORBIDDEN: [place: string, code: string, rule: string][] = [
	['src/lib/core/scratch.ts', "import 'node:fs';", 'no-restricted-imports'],
	['src/lib/core/scratch.ts', "import 'svelte';", 'no-restricted-imports'],
	['src/lib/core/scratch.ts', "import '$app/state';", 'no-restricted-imports'],
	['src/lib/core/scratch.ts', "import '$lib/server/errors.ts';", 'no-restricted-imports'],
	['src/lib/core/quiz/scratch.ts', "import '../../server/errors.ts';", 'no-restricted-imports'],
	['src/lib/core/scratch.ts', "import 'drizzle-orm';", 'no-restricted-imports'],
	['src/lib/core/quiz/scratch.ts', "import 'wink-nlp';", 'no-restricted-imports'],
	['src/lib/core/scratch.ts', 'export const at = Date.now();', 'no-restricted-properties'],
	['src/lib/core/scratch.ts', 'export const at = new Date();', 'no-restricted-syntax'],
	['src/lib/core/scratch.ts', 'export const n = Math.random();', 'no-restricted-properties'],
	['src/lib/core/scratch.ts', 'export const e = process.env;', 'no-restricted-globals'],
	['src/routes/scratch/+page.server.ts', "import 'drizzle-orm';", 'no-restricted-imports'],
	[
		'src/routes/scratch/+page.server.ts',
		"import '$lib/server/db/users.ts';",
		'no-restricted-imports'
	],
	['src/lib/components/quiz/scratch.ts', "import 'better-sqlite3';", 'no-restricted-imports'],
	['src/lib/components/quiz/scratch.ts', "import '$lib/server/http.ts';", 'no-restricted-imports'],
	['src/lib/server/app/scratch.ts', "import 'drizzle-orm';", 'no-restricted-imports'],
	['src/lib/server/app/scratch.ts', "import 'lucia';", 'no-restricted-imports'],
	['src/lib/server/app/scratch.ts', "await fetch('http://x');", 'no-restricted-globals'],
	['src/cli/scratch.ts', "import 'better-sqlite3';", 'no-restricted-imports'],
	[
		'src/lib/server/app/scratch.ts',
		'export const x: any = 1;',
		'@typescript-eslint/no-explicit-any'
	]
];

const ALLOWED: [place: string, code: string][] = [
	['src/lib/server/db/scratch.ts', "import 'drizzle-orm';"],
	['src/lib/server/auth/sessions.ts', "import 'lucia';"],
	['src/lib/core/reading/adapters/scratch.ts', "import 'wink-nlp';"],
	['src/lib/core/quiz/scratch.ts', "import '../evidence.ts';"],
	['src/routes/scratch/+page.server.ts', "import '$lib/server/app/list-articles.ts';"]
];

describe('the walls of the house', () => {
	it.each(FORBIDDEN)('%s may not hold: %s', async (place, code, rule) => {
		expect(await broken(place, code)).toContain(rule);
	});
	it.each(ALLOWED)('%s may hold: %s', async (place, code) => {
		expect(await broken(place, code)).toEqual([]);
	});
});
