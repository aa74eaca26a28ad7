import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safeNext } from './safe-next.ts';

const ORIGIN = 'https://threshold.example.org';

describe('safeNext', () => {
	it.each(['/articles', '/classes/x/board?scope=all', '/'])('lets %j through', (next) => {
		expect(safeNext(next, ORIGIN)).toBe(next);
	});

	it.each([
		'',
		'articles',
		'https://evil.example',
		'//evil.example',
		'/\\evil.example',
		'/\t/evil.example',
		'/.//evil.example',
		'/x/..//evil.example',
		'javascript:alert(1)',
		' /articles'
	])('refuses %j', (next) => {
		expect(safeNext(next, ORIGIN)).toBeNull();
	});

	it('leads nowhere else, whatever it is given', () => {
		const piece = fc.constantFrom('/', '\\', '.', '..', '\t', '\n', '@', ':', '?', '#', 'a', '%2f');
		const text = fc.oneof(
			fc.string({ unit: 'binary' }),
			fc.array(piece, { maxLength: 12 }).map((pieces) => '/' + pieces.join(''))
		);
		fc.assert(
			fc.property(text, (next) => {
				const place = safeNext(next, ORIGIN);
				expect(new URL(place ?? '/', ORIGIN).origin).toBe(ORIGIN);
			}),
			{ numRuns: 5000 }
		);
	});
});
