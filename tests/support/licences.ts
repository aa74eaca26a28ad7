/**
 * npm run licences: reads package-lock.json (and, where it does not say, the installed package itself) and refuses
 * what we do not take in. Exit 0: all are allowed; 1: a list of those that are not.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Licences that ask for no more than being named. */
const ALLOWED = new Set([
	'MIT',
	'MIT-0',
	'ISC',
	'0BSD',
	// Any of its wordings: what a package of before 2015 writes.
	'BSD',
	'BSD-2-Clause',
	'BSD-3-Clause',
	'Apache-2.0',
	'BlueOak-1.0.0',
	'CC0-1.0',
	'Unlicense',
	'Zlib',
	'Python-2.0'
]);
/** Licences by file, which bind only what is passed on: for tools that build and test. */
const ALLOWED_FOR_TOOLS = new Set(['MPL-2.0', 'CC-BY-4.0']);

export interface Lock {
	packages: Record<string, { license?: unknown; dev?: boolean; link?: boolean }>;
}

/** One line for each package that may not be here, in the lock's order; none when all may. */
export function findForbidden(lock: Lock, licenceInstalled: (path: string) => unknown): string[] {
	return Object.entries(lock.packages).flatMap(([path, entry]) => {
		if (path === '' || entry.link) return [];
		const said = entry.license ?? licenceInstalled(path);
		const licence = typeof said === 'string' ? said : '';
		const allowed = (id: string) =>
			ALLOWED.has(id) || (entry.dev === true && ALLOWED_FOR_TOOLS.has(id));
		if (licence && holds(licence, allowed)) return [];
		const name = path.split('node_modules/').at(-1)!;
		const where = entry.dev ? 'a tool' : 'part of the app';
		return [`${name} (${where}): ${licence || 'no licence is named'}`];
	});
}

/** Whether an SPDX expression can be met: of OR one side is enough, of AND both are needed. */
function holds(expression: string, allowed: (id: string) => boolean): boolean {
	const tokens = expression.match(/[()]|[^\s()]+/g) ?? [];
	let at = 0;
	const primary = (): boolean => {
		if (tokens[at] !== '(') return allowed(tokens[at++] ?? '');
		at++;
		const inner = either();
		return tokens[at++] === ')' && inner;
	};
	const both = (): boolean => {
		let result = primary();
		while (tokens[at] === 'AND') {
			at++;
			result = primary() && result;
		}
		return result;
	};
	const either = (): boolean => {
		let result = both();
		while (tokens[at] === 'OR') {
			at++;
			result = both() || result;
		}
		return result;
	};
	const result = either();
	// What is left over was not understood, and is not taken for a yes.
	return result && at === tokens.length;
}

/** What an installed package says of itself. */
export function licenceOf(path: string): unknown {
	const file = join(path, 'package.json');
	if (!existsSync(file)) return undefined;
	return (JSON.parse(readFileSync(file, 'utf8')) as { license?: unknown }).license;
}

export function readLock(): Lock {
	return JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lock;
}

if (import.meta.main) {
	const lock = readLock();
	const forbidden = findForbidden(lock, licenceOf);
	for (const line of forbidden) console.error(line);
	const all = Object.keys(lock.packages).length - 1;
	console.log(`${all} packages, ${forbidden.length} of them with a licence we do not take in.`);
	process.exitCode = forbidden.length === 0 ? 0 : 1;
}
