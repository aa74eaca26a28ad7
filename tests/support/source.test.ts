/** What no file of the app does, so that nobody has to look at where it is done. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const files = (readdirSync('src', { recursive: true }) as string[])
	.filter((file) => /\.(ts|js|svelte|html)$/.test(file) && !/\.(test|testing)\.ts$/.test(file))
	.map((file) => ({ file, text: readFileSync(join('src', file), 'utf8') }));

const inPages = /^(routes|lib\/components)\//;
const onServer = /^(routes|hooks\.server|lib\/(server|schemas|core))/;

/**
 * Where a trainer's unfinished work outlives its tab, until the server has it or somebody signs out
 * (components/site/left-behind.ts), and where a tab remembers its preview, what can be undone in it, and where the
 * boxes of a graph stood (no words).
 */
const KEEPING = [
	'lib/components/scenario-editor/editor-session.svelte.ts',
	'lib/components/scenario-graph/layouter.svelte.ts',
	'lib/components/site/left-behind.ts',
	'routes/quizzes/[id]/+page.svelte',
	'routes/quizzes/[id]/preview/+page.svelte',
	'routes/scenarios/[id]/+page.svelte',
	'routes/scenarios/[id]/preview/+page.svelte'
];
/** What hears of other windows of the same site by a channel of their own, and of its own worker. */
const HEARING = [
	'lib/components/scenario-graph/layout-worker.ts',
	'lib/components/scenario-graph/layouter.svelte.ts',
	'routes/quizzes/[id]/+page.svelte'
];

describe('the source', () => {
	it.each([
		[
			'makes markup of text',
			/\{@html|\.innerHTML|\.outerHTML|insertAdjacentHTML|document\.write/,
			/./
		],
		['runs text as code', /\beval\(|new Function\(|setTimeout\(\s*['"`]|vm\.run/, /./],
		[
			'keeps anything in the browser',
			/localStorage|sessionStorage|indexedDB|caches\.open/,
			inPages,
			KEEPING
		],
		[
			'listens to other windows',
			/addEventListener\(\s*['"]message|onmessage\s*=|\bpostMessage\(/,
			inPages,
			HEARING
		],
		['runs commands', /child_process|execSync|\bspawn\(/, onServer],
		['draws secrets by Math.random', /Math\.random/, onServer]
	] as [string, RegExp, RegExp, string[]?][])('nowhere %s', (_, pattern, where, but = []) => {
		const looked = files.filter(({ file }) => where.test(file));
		expect(looked.length).toBeGreaterThan(30);
		const found = looked.filter(({ text }) => pattern.test(text)).map(({ file }) => file);
		expect(found.sort()).toEqual([...but].sort());
	});

	it('lets every passphrase field hide what is typed, and take pasted words', () => {
		const forms = files.filter(({ text }) => /name="(new|current)?[pP]assphrase"/.test(text));
		expect(forms.length).toBeGreaterThan(2);
		for (const { file, text } of forms) {
			for (const [field] of text.matchAll(
				/<Field[^>]*name="(?:new|current)?[pP]assphrase"[^>]*>/g
			)) {
				expect(field, file).toContain('type="password"');
				expect(field, file).toMatch(/autocomplete="(current|new)-password"/);
			}
		}
		// Pictures may be pasted as well; no passphrase is near them.
		const pasted = files.filter(
			({ file, text }) => /onpaste/.test(text) && !/PictureField/.test(file)
		);
		expect(pasted.map(({ file }) => file)).toEqual([]);
	});
});
