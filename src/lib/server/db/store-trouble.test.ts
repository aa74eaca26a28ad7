import { describe, expect, it } from 'vitest';
import { DomainError } from '../errors.ts';
import { asUnavailable, StoreUnavailable, TROUBLE_SENTENCE, troubleOf } from './store-trouble.ts';

const coded = (code: string, message = 'x') => Object.assign(new Error(message), { code });

describe('troubleOf', () => {
	it.each([
		['SQLITE_FULL', 'full'],
		['53100', 'full'],
		['SQLITE_READONLY_DBMOVED', 'read-only'],
		['25006', 'read-only'],
		['SQLITE_BUSY_SNAPSHOT', 'locked'],
		['SQLITE_CORRUPT_INDEX', 'damaged'],
		['SQLITE_IOERR_WRITE', 'failing'],
		['57P01', 'unreachable'],
		['08006', 'unreachable'],
		['53300', 'unreachable'],
		['ECONNREFUSED', 'unreachable']
	])('takes %s for a store that is %s, however deep it is wrapped', (code, trouble) => {
		expect(troubleOf(coded(code))).toBe(trouble);
		expect(troubleOf(new Error('Failed query', { cause: coded(code) }))).toBe(trouble);
	});

	it.each(['SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_ERROR', '23505', '40P01', '42P01', 'ERR_X'])(
		'takes %s for what was asked, not for the store',
		(code) => {
			expect(troubleOf(coded(code))).toBeUndefined();
		}
	);

	it('knows a line that broke in the middle of a transaction', () => {
		// The pg driver's own words, which carry no code; a server that was restarted brought a 500 by them.
		const words = 'Client has encountered a connection error and is not queryable';
		const error = new Error('Failed query: rollback', { cause: new Error(words) });
		expect(troubleOf(error)).toBe('unreachable');
	});

	it('is told in a sentence with 503, and other refusals stay what they are', () => {
		const told = asUnavailable(coded('SQLITE_FULL')) as StoreUnavailable;
		expect(told).toBeInstanceOf(StoreUnavailable);
		expect([told.status, told.message]).toEqual([503, TROUBLE_SENTENCE.full]);
		const refusal = new DomainError('conflict', 'No.');
		expect(asUnavailable(refusal)).toBe(refusal);
	});
});
