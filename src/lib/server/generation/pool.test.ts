import { readFileSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { draftDocument, type DraftProgress } from '../../core/draft.ts';
import { closeDrafters, draftInWorker } from './pool.ts';
import { readerModels } from './reader-models.ts';

afterAll(closeDrafters);

test('a draft made in a worker is the draft made here, and tells how far it is', async () => {
	const text = readFileSync('seeds/000_7bf7bc6a52de488a.txt', 'utf8');
	const stages: DraftProgress[] = [];
	const document = await draftInWorker({ text, title: 'At the consulate', items: 8 }, (p) =>
		stages.push(p)
	);
	expect(document).toEqual(
		draftDocument(text, readerModels(), { title: 'At the consulate', items: 8 })
	);
	expect(stages.map((s) => s.done)).toEqual([0, 1, 2, 3, 4]);
	expect(stages.every((s) => s.total === 4 && s.stage !== '')).toBe(true);
});
