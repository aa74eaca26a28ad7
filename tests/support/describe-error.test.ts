import { DrizzleQueryError } from 'drizzle-orm/errors';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeError } from '../../src/lib/server/describe-error.ts';

/** What somebody wrote: long enough not to be found by chance. */
const written = fc.string({ minLength: 8, maxLength: 60 }).map((text) => `zyx ${text} zyx`);

/** Errors as they come, each holding `text` somewhere. */
const holders: ((text: string) => unknown)[] = [
	(text) => new Error(text),
	(text) => text,
	(text) => new DrizzleQueryError('insert into users values (?)', [text], new Error('no')),
	(text) =>
		new DrizzleQueryError(
			'insert into users values ($1)',
			[1],
			Object.assign(new Error('duplicate key'), { code: '23505', detail: `Key (name)=(${text})` })
		),
	(text) => new Error('outer', { cause: new Error(text) }),
	(text) => Object.assign(new Error(`a\n    ${text}\nb`), { input: text, values: { text } }),
	(text) => new Error(`x\n    at ${text} (file.ts:1:1)`),
	(text) => {
		try {
			return JSON.parse(text);
		} catch (error) {
			return error;
		}
	}
];

describe('what the log says of an error', () => {
	it('holds nothing that somebody wrote', () => {
		fc.assert(
			fc.property(written, fc.constantFrom(...holders), (text, hold) => {
				const said = JSON.stringify(describeError(hold(text)));
				expect(said).not.toContain('zyx');
			})
		);
	});

	it('is enough to find a fault by', () => {
		const cause = Object.assign(new Error('no such table: x'), { code: 'SQLITE_ERROR' });
		const said = describeError(new DrizzleQueryError('select 1 from x', [], cause));
		expect(said).toMatchObject({
			type: 'DrizzleQueryError',
			query: 'select 1 from x',
			cause: { code: 'SQLITE_ERROR' }
		});
		expect(said.stack[0]).toMatch(/^at .*describe-error\.test/);
		const missing = describeError(new TypeError('Cannot read properties of undefined'));
		expect(missing.message).toBe('Cannot read properties of undefined');
	});
});
