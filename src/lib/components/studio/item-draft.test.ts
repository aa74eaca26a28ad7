import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blankItem } from '$lib/core/quiz/blank-item.ts';
import { warnItem } from '$lib/core/quiz/gates/warn.ts';
import { ITEM_TYPES } from '$lib/core/quiz/item.ts';
import { itemSchema } from '$lib/schemas/studio.ts';
import { ItemDraft } from './item-draft.svelte.ts';

const TEXT = 'The guard closed the gate at nine. A visitor waited outside until ten. Nobody came.';
const passage = (words: string) => {
	const start = TEXT.indexOf(words);
	return { start, end: start + words.length };
};
const quoteOf = (words: string) => ({ ...passage(words), quote: words });
const begin = (type: (typeof ITEM_TYPES)[number], words?: string) =>
	new ItemDraft(blankItem(type, 'new', words ? [quoteOf(words)] : []), TEXT, null);
function result(draft: ItemDraft) {
	const { item, problem } = draft.result();
	if (!item) throw new Error(problem.message);
	return item;
}

describe('a question written from nothing', () => {
	it.each(ITEM_TYPES)('of type %s can be made to pass what blocks publishing', (type) => {
		const draft = begin(type);
		draft.addEvidence([passage('The guard closed the gate at nine.')]);
		draft.body.stem = type === 'cloze' ? 'The guard closed the gate.' : 'What happened at nine?';
		const words = ['One thing', 'Another', 'A third', 'A fourth'];
		for (const [i, option] of draft.rows.entries()) if (!option.text) option.text = words[i]!;
		const { body } = draft;
		if (body.type === 'match') body.targets.forEach((target, i) => (target.text = words[i + 2]!));
		if (type === 'cloze') expect(draft.makeGap(17, 25)).toBe(true);
		if (type === 'short-answer') draft.typed = 'the gate\n\n the gate \nit';
		if (type === 'numeric') draft.typed = ' 9,5 ';
		if (type === 'evidence') draft.addEvidence([passage('Nobody came.')]);
		if (type === 'choice' || type === 'multiple') draft.toggleKey('a');
		if (type === 'true-false') draft.toggleKey('false');
		const item = result(draft);
		expect(warnItem(item, TEXT).blocking).toEqual([]);
		expect(itemSchema.parse(item)).toEqual(item);
		if (type === 'short-answer') expect(item.key).toEqual(['the gate', 'it']);
		if (type === 'numeric') expect(item.key).toMatchObject({ value: 9.5 });
		if (type === 'cloze')
			expect([item.stem, item.key]).toEqual(['The guard closed ____.', ['the gate']]);
	});

	it('is not changed by being looked at', () => {
		for (const type of ITEM_TYPES) expect(begin(type, 'Nobody came.').isChanged).toBe(false);
	});

	it('says what it lacks where it could not be stored at all', () => {
		expect(begin('choice').result().problem).toMatchObject({ field: 'stem' });
		const number = begin('numeric');
		number.body.stem = 'How many?';
		for (const typed of ['', 'nine', '1 or 2', 'Infinity']) {
			number.typed = typed;
			expect(number.result().problem).toMatchObject({ field: 'answers' });
		}
	});
});

describe('its answers', () => {
	it('keep one place each in an order, and a partner each in a match, whatever is added, removed and moved', () => {
		const act = fc.oneof(
			fc.constant('add' as const),
			fc.tuple(fc.constantFrom('remove' as const, 'up' as const, 'down' as const), fc.nat(8))
		);
		fc.assert(
			fc.property(
				fc.constantFrom('order' as const, 'match' as const),
				fc.array(act),
				(type, acts) => {
					const draft = begin(type);
					for (const one of acts) {
						if (one === 'add') draft.addOption();
						else if (one[0] === 'remove') {
							const option = draft.rows[one[1]];
							if (option) draft.removeOption(option);
						} else draft.moveOption(one[1], one[0] === 'up' ? -1 : 1);
					}
					const { body } = draft;
					const ids = body.options.map(({ id }) => id).sort();
					expect(new Set(ids).size).toBe(ids.length);
					expect(draft.rows.map(({ id }) => id).sort()).toEqual(ids);
					if (body.type === 'match') {
						expect(body.key.map(([left]) => left).sort()).toEqual(ids);
						expect(body.key.map(([, right]) => right).sort()).toEqual(
							body.targets.map(({ id }) => id).sort()
						);
					}
				}
			)
		);
	});

	it('of a question for a sentence: the one that is right is the evidence', () => {
		const draft = begin('evidence', 'Nobody came.');
		draft.addEvidence([passage('A visitor waited outside until ten.'), passage('Nobody came.')]);
		expect(draft.body.options).toHaveLength(2);
		draft.toggleKey(draft.body.options[1]!.id);
		expect(draft.body.evidence).toEqual([quoteOf('A visitor waited outside until ten.')]);
	});
});

it('evidence is kept once, in the order of the article, and can be taken out', () => {
	const draft = begin('choice');
	draft.addEvidence([passage('Nobody came.'), passage('The guard')]);
	draft.addEvidence([passage('Nobody came.')]);
	expect(draft.body.evidence.map(({ quote }) => quote)).toEqual(['The guard', 'Nobody came.']);
	draft.removeEvidence(quoteOf('The guard'));
	expect(draft.body.evidence).toEqual([quoteOf('Nobody came.')]);
});

describe('a picture', () => {
	const image = { id: 'a'.repeat(64), alt: ' A closed gate ', width: 4, height: 3 };

	it('is a part of the question like any other, and is gone without a trace when taken out', () => {
		const draft = begin('choice', 'The guard closed the gate at nine.');
		draft.body.stem = 'Which gate?';
		const before = result(draft);
		draft.setImage(image);
		expect(draft.isChanged).toBe(true);
		expect(result(draft).image).toEqual({ ...image, alt: 'A closed gate' });
		expect(itemSchema.parse(result(draft)).image).toEqual(result(draft).image);
		draft.setImage(undefined);
		expect(result(draft)).toEqual(before);
		expect(result(draft)).not.toHaveProperty('image');
	});
});
