import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { acting, readJson, SMALL_JSON } from './http.ts';

const post = (body: BodyInit, headers: Record<string, string> = {}) =>
	new Request('http://localhost/', { method: 'POST', body, headers });
const asJson = (body: string) => post(body, { 'content-type': 'application/json' });
const words = z.object({ words: z.string().max(9) });

describe('what people send', () => {
	it('was kept with NULs and half characters, which PostgreSQL refuses', async () => {
		const form = post(new URLSearchParams('words=a%00b&words=%00c'));
		const several = z.object({ words: z.array(z.string()) });
		expect(await acting(form, several, (input) => Promise.resolve(input))).toEqual({
			words: ['ab', 'c']
		});
		expect(await readJson(asJson('{"words":"a\\u0000b\\ud83d"}'), words)).toEqual({
			words: 'ab\uFFFD'
		});
	});

	it('was taken apart however long it was, so that one post of many megabytes stopped the server (bug)', async () => {
		const long = asJson(JSON.stringify({ words: 'a', more: Array(SMALL_JSON).fill(0) }));
		await expect(readJson(long, words, SMALL_JSON)).rejects.toMatchObject({ code: 'too-large' });
		const empty = new Request('http://localhost/', {
			method: 'POST',
			headers: { 'content-type': 'application/json' }
		});
		await expect(readJson(empty, words)).rejects.toMatchObject({ code: 'invalid' });
		expect(await readJson(asJson('{"words":"é 漢 🙂"}'), words)).toEqual({ words: 'é 漢 🙂' });
	});

	it('was refused in the words of the library that checks it, which tell people nothing', async () => {
		const refusal = async (sent: string) =>
			await readJson(asJson(sent), words).catch((error: Error) => error.message);
		expect(await refusal('{"words":["a"]}')).toBe(
			'Something in this is not as expected. Please load the page again and try once more.'
		);
		expect(await refusal('{}')).toMatch(/^Something in this is not as expected\./);
		expect(await refusal('{"words":"0123456789"}')).toMatch(/ longer or larger than it may be\.$/);
		const own = z.object({ words: z.string('Say something.') });
		await expect(readJson(asJson('{}'), own)).rejects.toThrow('Say something.');
	});
});
