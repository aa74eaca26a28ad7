import { describe, expect, it, vi } from 'vitest';
import type { ThresholdDocument } from '../../core/document.ts';
import type { Item } from '../../core/quiz/item.ts';
import { gradeSampleAnswer } from './grade-sample-answer.ts';
import { showSampleQuestion } from './show-sample-question.ts';

const TEXT = 'A staffer ran to the door. The agent left.';

const choice = (id: string, more: Partial<Item> = {}): Item =>
	({
		id,
		type: 'choice',
		claim: id,
		level: 'recall',
		stem: `Stem of ${id}?`,
		options: [
			{ id: 'a', text: 'a staffer', rationale: 'SECRET of a' },
			{ id: 'b', text: 'the agent', rationale: 'SECRET of b' }
		],
		key: ['a'],
		evidence: [{ start: 0, end: 26, quote: TEXT.slice(0, 26) }],
		explanation: 'SECRET explanation',
		difficulty: 0.123,
		flags: [],
		warnings: [],
		...more
	}) as Item;

const document: ThresholdDocument = {
	format: 'threshold/1',
	source: { title: 'T', sha256: '', language: 'en', words: 9, text: TEXT, sentences: [] },
	quiz: {
		title: 'T',
		items: [
			choice('sensitive', { flags: ['sensitive'] }),
			choice('first'),
			choice('doubtful', { warnings: ['gate-13'] }),
			choice('second')
		],
		spares: []
	},
	scenarios: [
		{
			id: 's',
			kind: 'decision',
			title: 'S',
			role: 'a staffer',
			briefing: '',
			meters: [],
			start: 'n1',
			nodes: [
				{
					id: 'n1',
					kind: 'situation',
					text: 'Somebody knocks.',
					hypothetical: true,
					evidence: [],
					choices: [
						{
							id: 'c1',
							text: 'Open.',
							quality: 'critical',
							effects: {},
							feedback: 'SECRET feedback',
							evidence: [],
							operator: 'break-prohibition',
							to: 'e1'
						}
					]
				}
			]
		}
	],
	declined: [],
	report: { candidates: 4, refused: {} }
};

const draftInWorker = vi.hoisted(() => vi.fn());
vi.mock('../generation/pool.ts', () => ({ draftInWorker }));
vi.mock('../logger.ts', () => ({ logger: { error: vi.fn() } }));

describe('the question on the front page', () => {
	it('is left out when drafting fails, tried again for the next visitor, and then kept', async () => {
		draftInWorker.mockRejectedValueOnce(new Error('no worker')).mockResolvedValue(document);
		expect(await showSampleQuestion(1)).toBeNull();
		expect(await showSampleQuestion(1)).toMatchObject({ number: 1 });
		await showSampleQuestion(2);
		expect(draftInWorker).toHaveBeenCalledTimes(2);
	});

	it('comes without its key, and the scenario without its consequences', async () => {
		const shown = await showSampleQuestion(1);
		expect(shown).toMatchObject({ item: { id: 'first' }, number: 1, of: 2 });
		expect(shown?.scenario?.choices).toEqual(['Open.']);
		expect(JSON.stringify(shown)).not.toMatch(/SECRET|"key"|critical|0\.123|evidence/);
	});

	it('passes over flagged and doubtful items, and goes round', async () => {
		const places = [1, 2, 3, 0, -1, 1.5, Number.NaN];
		const ids = await Promise.all(places.map(async (n) => (await showSampleQuestion(n))?.item.id));
		expect(ids).toEqual(['first', 'second', 'first', 'first', 'first', 'first', 'first']);
	});

	it('tells why after the answer, with the quote', async () => {
		expect(await gradeSampleAnswer({ itemId: 'first', optionId: 'b' })).toEqual({
			itemId: 'first',
			chosen: 'b',
			correct: false,
			key: ['a'],
			rationale: 'SECRET of b',
			explanation: 'SECRET explanation',
			evidence: { text: TEXT, start: 0, end: 26 }
		});
		expect(await gradeSampleAnswer({ itemId: 'first', optionId: 'a' })).toMatchObject({
			correct: true
		});
	});

	it('says nothing of items it does not show', async () => {
		await expect(gradeSampleAnswer({ itemId: 'sensitive', optionId: 'a' })).rejects.toMatchObject({
			code: 'not-found'
		});
		await expect(gradeSampleAnswer({ itemId: 'first', optionId: 'z' })).rejects.toMatchObject({
			code: 'invalid'
		});
	});
});
