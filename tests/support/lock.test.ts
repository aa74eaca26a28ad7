import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

interface Lock {
	packages: Record<
		string,
		{ gypfile?: boolean; resolved?: string; optional?: boolean; os?: string[] }
	>;
}
const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lock;

describe('the lock file', () => {
	it('tells npm ci not to compile better-sqlite3; where this fails, run "npm run lock"', () => {
		expect(lock.packages['node_modules/better-sqlite3']?.gypfile).toBe(false);
	});

	it('names no registry', () => {
		const named = Object.entries(lock.packages).filter(([, entry]) => entry.resolved);
		expect(named.map(([name]) => name)).toEqual([]);
	});

	it.each(['rollup', 'rolldown', 'argon2', 'esbuild', 'lightningcss'])(
		'holds %s for every platform it is installed on, not only for the one that wrote it',
		(family) => {
			const platforms = Object.entries(lock.packages).filter(
				([name, entry]) => name.includes(family) && entry.os
			);
			const systems = new Set(platforms.flatMap(([, entry]) => entry.os ?? []));
			expect([...systems]).toEqual(expect.arrayContaining(['linux', 'darwin', 'win32']));
		}
	);
});
