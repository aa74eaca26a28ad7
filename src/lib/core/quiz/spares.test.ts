import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Item, ItemType, Level } from './item.ts';
import { compareDemand, grantWish, offerSpare, WISHES } from './spares.ts';

/** Three paragraphs of two sentences each. */
const SENTENCES = [
	'The harbour pilot boards every tanker.',
	'Her launch leaves the quay before dawn.',
	'Fishermen mend nets along the breakwater.',
	'The lighthouse keeper retired in spring.',
	'A dredger clears sand from the channel.',
	'Customs officers inspect each container.'
];
const TEXT = [0, 2, 4].map((i) => `${SENTENCES[i]} ${SENTENCES[i + 1]}`).join('\n\n');

interface Plan {
	type?: ItemType;
	level?: Level;
	difficulty?: number;
	claim?: string;
	key?: string;
	stem?: string;
}

function makeItem(id: string, sentence: number, plan: Plan = {}): Item {
	const quote = SENTENCES[sentence]!;
	const start = TEXT.indexOf(quote);
	const base = {
		id,
		claim: plan.claim ?? `c${sentence}`,
		level: plan.level ?? 'recall',
		stem: plan.stem ?? `Question ${id}?`,
		options: [],
		evidence: [{ start, end: start + quote.length, quote }],
		explanation: '',
		difficulty: plan.difficulty ?? 0.5,
		flags: [],
		warnings: []
	};
	const type = plan.type ?? 'cloze';
	if (type === 'numeric') return { ...base, type, key: { value: 7, tolerance: 0, unit: '' } };
	if (type === 'match') return { ...base, type, targets: [], key: [] };
	if (type === 'cloze' || type === 'short-answer')
		return { ...base, type, key: [plan.key ?? `key${id}`] };
	if (type === 'order') return { ...base, type, key: [] };
	const options = [
		{ id: 'a', text: plan.key ?? `key${id}` },
		{ id: 'b', text: 'Nobody' }
	];
	return { ...base, type, options, key: [type === 'true-false' ? 'true' : 'a'] };
}

const offered = (...args: Parameters<typeof offerSpare>) => offerSpare(...args).spare?.id ?? null;

describe('instead', () => {
	const item = makeItem('item', 2);
	const items = [item];

	test('the same claim comes first, then the same sentence, the same paragraph, and the best of the rest', () => {
		const elsewhere = makeItem('elsewhere', 5);
		const paragraph = makeItem('paragraph', 3);
		const sentence = makeItem('sentence', 2, { claim: 'another claim of it' });
		const claim = makeItem('claim', 2);
		const order = [claim, sentence, paragraph, elsewhere, makeItem('worse', 4)];
		for (let gone = 0; gone < order.length - 1; gone++) {
			const spares = order.slice(gone);
			// `worse` stays behind `elsewhere`: among equals the order of the spares decides.
			const shuffled = [...spares.slice(0, -2).reverse(), ...spares.slice(-2)];
			expect(offered('instead', item, { text: TEXT, items, spares: shuffled })).toBe(spares[0]!.id);
		}
	});

	test('what it replaces is gone, and the new one stands in its place', () => {
		const first = makeItem('first', 0);
		const spare = makeItem('spare', 3);
		const granted = grantWish('instead', item, {
			text: TEXT,
			items: [first, item],
			spares: [spare]
		});
		expect(granted).toEqual({ items: [first, spare], spares: [], why: '' });
	});
});

describe('another', () => {
	const item = makeItem('item', 0, { type: 'choice', level: 'understand' });

	test('is of the same type, of the same level where that can be had, and about something else', () => {
		const stock = (spares: Item[]) => ({ text: TEXT, items: [item], spares });
		const same = makeItem('same', 0, { type: 'choice', level: 'understand' });
		const cloze = makeItem('cloze', 2);
		const recall = makeItem('recall', 3, { type: 'choice' });
		const alike = makeItem('alike', 5, { type: 'choice', level: 'understand' });
		expect(offered('another', item, stock([same, cloze, recall, alike]))).toBe('alike');
		expect(offered('another', item, stock([same, cloze, recall]))).toBe('recall');
		expect(offerSpare('another', item, stock([same, cloze])).why).toMatch(/of this kind/);
	});

	test('stands after the one it is like', () => {
		const last = makeItem('last', 5);
		const spare = makeItem('spare', 2, { type: 'choice' });
		const granted = grantWish('another', item, {
			text: TEXT,
			items: [item, last],
			spares: [spare]
		});
		expect(granted.items).toEqual([item, spare, last]);
	});
});

describe('easier and harder', () => {
	const item = makeItem('item', 0, { type: 'cloze' });

	test('go one step on the passage: a choice is easier than a cloze, a short answer harder', () => {
		const spares = [
			makeItem('truth', 0, { type: 'true-false' }),
			makeItem('choice', 0, { type: 'choice' }),
			makeItem('short', 0, { type: 'short-answer' }),
			makeItem('number', 0, { type: 'numeric' })
		];
		const stock = { text: TEXT, items: [item], spares };
		expect(offered('easier', item, stock)).toBe('choice');
		expect(offered('harder', item, stock)).toBe('number');
	});

	test('of one type, level and then estimated difficulty decide', () => {
		const spares = [
			makeItem('applied', 0, { level: 'apply', difficulty: 0.1 }),
			makeItem('missed', 0, { difficulty: 0.6 }),
			makeItem('known', 0, { difficulty: 0.4 })
		];
		const stock = { text: TEXT, items: [item], spares };
		expect(offered('easier', item, stock)).toBe('known');
		expect(offered('harder', item, stock)).toBe('missed');
	});

	test('stay with the passage, and say so where it has none', () => {
		const far = makeItem('far', 4, { type: 'choice' });
		const stock = { text: TEXT, items: [item], spares: [far] };
		expect(offerSpare('easier', item, stock).why).toMatch(/about this passage/);
		const near = makeItem('near', 1, { type: 'choice' });
		expect(offered('easier', item, { ...stock, spares: [far, near] })).toBe('near');
		expect(offerSpare('harder', item, { ...stock, spares: [near] }).why).toMatch(/is harder/);
	});

	test('take each quote of a match for its passage', () => {
		const match = makeItem('match', 0, { type: 'match' });
		match.evidence.push(...makeItem('there', 4).evidence);
		const near = makeItem('near', 5, { type: 'choice' });
		const far = makeItem('far', 2, { type: 'choice' });
		const stock = { text: TEXT, items: [match], spares: [far, near] };
		expect(offered('easier', match, stock)).toBe('near');
		// Any other item is about its first quote; a second one tells what a name means.
		const cloze = { ...match, type: 'cloze' as const, key: ['keymatch'] };
		expect(offered('easier', cloze, { ...stock, items: [cloze] })).toBeNull();
	});

	test('and back: what was too hard is the first spare', () => {
		const easy = makeItem('easy', 0, { type: 'choice' });
		const there = grantWish('easier', item, { text: TEXT, items: [item], spares: [easy] });
		expect(there).toEqual({ items: [easy], spares: [item], why: '' });
		const back = grantWish('harder', easy, { text: TEXT, items: [easy], spares: [item] });
		expect(back).toEqual({ items: [item], spares: [easy], why: '' });
	});
});

describe('what a spare must fit', () => {
	const item = makeItem('item', 0);

	test('a claim that another question tests is not asked again, nor one answer twice', () => {
		const other = makeItem('other', 2, { key: 'the breakwater' });
		const again = makeItem('again', 2);
		const answer = makeItem('answer', 4, { key: 'breakwater' });
		const stock = { text: TEXT, items: [item, other], spares: [again, answer] };
		expect(offerSpare('instead', item, stock).why).toMatch(/asks already/);
	});

	test('a spare whose key another question tells, or that tells another’s, is left alone', () => {
		const telling = makeItem('telling', 3, {
			stem: 'Why does the lighthouse keeper hand the brass lantern to the harbour office?',
			key: 'retirement'
		});
		const told = makeItem('told', 5, {
			stem: 'What does the lighthouse keeper hand to the harbour office?',
			key: 'the brass lantern'
		});
		for (const [inside, outside] of [
			[telling, told],
			[told, telling]
		] as const) {
			const stock = { text: TEXT, items: [item, inside], spares: [outside] };
			expect(offered('instead', item, stock)).toBeNull();
		}
	});

	test('without spares there is a sentence that says so', () => {
		for (const wish of WISHES)
			expect(offerSpare(wish, item, { text: TEXT, items: [item], spares: [] })).toEqual({
				spare: null,
				why: 'No spare question is left.'
			});
	});

	test('an item that rests on nothing can be replaced, but not made easier', () => {
		const bare = { ...item, claim: '', evidence: [] };
		const stock = { text: '', items: [bare], spares: [makeItem('spare', 3, { type: 'choice' })] };
		expect(offered('instead', bare, stock)).toBe('spare');
		expect(offerSpare('easier', bare, stock).why).toMatch(/about this passage/);
	});
});

describe('for any quiz', () => {
	const plan = fc.record({
		sentence: fc.nat(SENTENCES.length - 1),
		type: fc.constantFrom<ItemType>(
			'choice',
			'true-false',
			'cloze',
			'short-answer',
			'numeric',
			'match'
		),
		level: fc.constantFrom<Level>('recall', 'understand', 'apply'),
		difficulty: fc.double({ min: 0, max: 1, noNaN: true })
	});
	const stock = fc.record({
		items: fc
			.uniqueArray(plan, { minLength: 1, maxLength: 6, selector: (p) => p.sentence })
			.map((plans) => plans.map((p, i) => makeItem(`i${i}`, p.sentence, p))),
		spares: fc
			.array(plan, { maxLength: 12 })
			.map((plans) => plans.map((p, i) => makeItem(`s${i}`, p.sentence, p))),
		text: fc.constant(TEXT)
	});
	const wishes = fc.array(fc.tuple(fc.constantFrom(...WISHES), fc.nat()), { maxLength: 12 });

	test('however many wishes are granted, no item and no claim comes twice, and nothing is made up', () => {
		fc.assert(
			fc.property(stock, wishes, (before, list) => {
				const known = new Set([...before.items, ...before.spares]);
				let now = before;
				for (const [wish, nth] of list) {
					const item = now.items[nth % now.items.length]!;
					const granted = grantWish(wish, item, now);
					expect(grantWish(wish, item, structuredClone(now))).toEqual(granted);
					if (!granted.items) {
						expect(granted.why).toMatch(/^[A-Z].+\.$/);
						continue;
					}
					expect(granted.items.length).toBe(now.items.length + (wish === 'another' ? 1 : 0));
					now = { ...now, items: granted.items, spares: granted.spares };
					const claims = now.items.map((i) => i.claim);
					expect(new Set(claims).size).toBe(claims.length);
					const ids = [...now.items, ...now.spares].map((i) => i.id);
					expect(new Set(ids).size).toBe(ids.length);
					expect([...now.items, ...now.spares].every((i) => known.has(i))).toBe(true);
				}
			})
		);
	});

	test('easier asks less, harder asks more, and another is of the same type', () => {
		fc.assert(
			fc.property(stock, (now) => {
				for (const item of now.items) {
					const easier = offerSpare('easier', item, now).spare;
					const harder = offerSpare('harder', item, now).spare;
					const another = offerSpare('another', item, now).spare;
					if (easier) expect(compareDemand(easier, item)).toBeLessThan(0);
					if (harder) expect(compareDemand(harder, item)).toBeGreaterThan(0);
					if (another) expect(another.type).toBe(item.type);
				}
			})
		);
	});
});
