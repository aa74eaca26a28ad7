import { describe, expect, it } from 'vitest';
import { findForbidden, licenceOf, readLock, type Lock } from './licences.ts';

const NOWHERE = () => undefined;
const lockOf = (packages: Lock['packages']): Lock => ({ packages: { '': {}, ...packages } });

describe('licences', () => {
	it('of everything installed are allowed', () => {
		const lock = readLock();
		expect(Object.keys(lock.packages).length).toBeGreaterThan(100);
		expect(findForbidden(lock, licenceOf)).toEqual([]);
	});

	it.each([
		'MIT',
		'Apache-2.0',
		'(MIT OR GPL-3.0-only)',
		'GPL-2.0 OR (ISC AND MIT)',
		'MIT AND 0BSD'
	])('like %s pass', (license) => {
		expect(findForbidden(lockOf({ 'node_modules/a': { license } }), NOWHERE)).toEqual([]);
	});

	it.each([
		'GPL-3.0-only',
		'GPL-2.0-or-later',
		'LGPL-3.0',
		'AGPL-3.0-only',
		'MIT AND GPL-3.0-only',
		'(MIT OR ISC) AND LGPL-2.1',
		'SSPL-1.0',
		'UNLICENSED',
		'SEE LICENSE IN LICENSE',
		'MIT GPL-3.0',
		'(MIT',
		'MIT)',
		'OR MIT',
		'toString'
	])('like %s are refused', (license) => {
		expect(findForbidden(lockOf({ 'node_modules/a': { license } }), NOWHERE)).toEqual([
			`a (part of the app): ${license}`
		]);
	});

	it('that are missing or strange are refused, unless the installed package says', () => {
		const lock = lockOf({
			'node_modules/none': {},
			'node_modules/x/node_modules/@scope/old': { license: { type: 'MIT' } },
			'node_modules/silent': {},
			'node_modules/linked': { link: true }
		});
		const installed = (path: string) => (path.endsWith('silent') ? 'ISC' : undefined);
		expect(findForbidden(lock, installed)).toEqual([
			'none (part of the app): no licence is named',
			'@scope/old (part of the app): no licence is named'
		]);
	});

	it('by file are for tools only', () => {
		const lock = lockOf({
			'node_modules/tool': { license: 'MPL-2.0', dev: true },
			'node_modules/part': { license: 'MPL-2.0' },
			'node_modules/gpl-tool': { license: 'GPL-3.0', dev: true }
		});
		expect(findForbidden(lock, NOWHERE)).toEqual([
			'part (part of the app): MPL-2.0',
			'gpl-tool (a tool): GPL-3.0'
		]);
	});
});
