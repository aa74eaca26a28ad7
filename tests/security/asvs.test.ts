import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const page = readFileSync('tests/security/ASVS.md', 'utf8');
const rows = page
	.split('\n')
	.filter((line) => /^\| \d/.test(line))
	.map((line) => {
		const [controls = '', what = '', state = '', shown = ''] = line
			.split('|')
			.slice(1)
			.map((cell) => cell.trim());
		const tests = [...shown.matchAll(/`([^`]+)` › “([^”]+)”/g)].map(([, file, name]) => ({
			file: file!,
			name: name!
		}));
		return { controls: controls.split(', '), what, state, tests };
	});
const named = new Set(rows.flatMap(({ controls }) => controls));

/** Chapter and section, and how many of its controls are of level 1 or 2. */
const SECTIONS: [section: string, controls: number][] = [
	['3.4', 6],
	['3.5', 5],
	['5.2', 3],
	['5.3', 2],
	['5.4', 3],
	['6.2', 11],
	['6.3', 4],
	['6.4', 4],
	['6.5', 5],
	['7.2', 4],
	['7.3', 2],
	['7.4', 5],
	['7.5', 2],
	['8.2', 3],
	['8.3', 1],
	['8.4', 1],
	['13.2', 5],
	['14.3', 3],
	['15.3', 7],
	['16.3', 4]
];

describe('the table of controls', () => {
	it.each(SECTIONS)('leaves nothing out of section %s', (section, controls) => {
		const wanted = Array.from({ length: controls }, (_, i) => `${section}.${i + 1}`);
		expect(wanted.filter((control) => !named.has(control))).toEqual([]);
	});

	it('says of each control how it stands, and shows those that are met', () => {
		expect(rows.length).toBeGreaterThan(80);
		for (const { controls, what, state, tests } of rows) {
			expect(['met', 'partly', 'not met', 'n/a'], controls.join()).toContain(state);
			expect(what, controls.join()).toMatch(/\.$/);
			if (state === 'met') expect(tests.length, controls.join()).toBeGreaterThan(0);
		}
	});

	it('names tests that are there', () => {
		const missing = rows
			.flatMap(({ tests }) => tests)
			.filter(({ file, name }) => {
				if (!existsSync(file)) return true;
				const quoted = [`'${name}'`, `"${name}"`, `\`${name}\``];
				const source = readFileSync(file, 'utf8');
				return !quoted.some((title) => source.includes(title));
			});
		expect(missing).toEqual([]);
	});
});
