import { readFileSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { draftDocument, type DraftProgress } from '../../core/draft.ts';
import type { Item } from '../../core/quiz/item.ts';
import { closeDrafters, draftInWorker } from './pool.ts';
import { readerModels } from './reader-models.ts';

afterAll(closeDrafters);

const text = readFileSync('seeds/000_7bf7bc6a52de488a.txt', 'utf8');
const input = { text, title: 'At the consulate', items: 8 };

test('a draft made in a worker is the draft made here, and tells how far it is and what it has found', async () => {
	const stages: DraftProgress[] = [];
	const early: Item[] = [];
	const document = await draftInWorker(input, {
		onProgress: (p) => stages.push(p),
		onItem: (item) => early.push(item)
	});
	expect(document).toEqual(
		draftDocument(text, readerModels(), { title: 'At the consulate', items: 8 })
	);
	expect(stages.map((s) => s.done)).toEqual([0, 1, 2, 3, 4]);
	expect(stages.every((s) => s.total === 4 && s.stage !== '')).toBe(true);
	expect(early.length).toBeGreaterThan(0);
	const kept = [...document.quiz.items, ...document.quiz.spares].map(({ id }) => id);
	expect(kept).toEqual(expect.arrayContaining(early.map(({ id }) => id)));
});

test('a draft that somebody stops is given up at once', async () => {
	const cancel = new AbortController();
	const listener = { onProgress: () => cancel.abort() };
	await expect(draftInWorker(input, listener, cancel.signal)).rejects.toMatchObject({
		code: 'gone'
	});
});
