import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { models } from '../../../../tests/support/reader.ts';
import { readTwice } from './second-look.ts';
import { segment } from './segment/segment.ts';

const formsOf = (text: string) => segment(text)[0]!.tokens.map((token) => token.text);
const read = (forms: readonly string[]) => readTwice(forms, (again) => models.syntax.read(again));
/** The word at the root with its tag. */
const root = (text: string) => {
	const forms = formsOf(text);
	const syntax = read(forms);
	const at = syntax.heads.indexOf(0);
	return `${forms[at]}/${syntax.xpos[at]}`;
};

describe('orders', () => {
	test.each([
		['Close windows and doors.', 'Close/VB'],
		['Never lean on the glass cases.', 'lean/VB'],
		['If the red lamp flashes, switch off the machine.', 'switch/VB'],
		['Before you enter, leave your bags in the cloakroom.', 'leave/VB'],
		['Press START.', 'Press/VB']
	])('%s', (text, verb) => {
		expect(root(text)).toBe(verb);
	});

	test.each(['Report forms must be signed.', 'Name and history', 'Set in a quiet garden.'])(
		'“%s” is none',
		(text) => {
			expect(root(text)).not.toMatch(new RegExp(`^${text.split(' ')[0]!}/VB$`));
		}
	);
});

test('after a modal stands a verb, under its own lemma', () => {
	const forms = formsOf('Employees shall not store client data on private devices.');
	const { xpos, lemmas, heads } = read(forms);
	const at = forms.indexOf('store');
	expect([xpos[at], lemmas[at], heads[at]]).toEqual(['VB', 'store', 0]);
});

test('"before" with a verb behind its noun opens a clause', () => {
	const forms = formsOf('The crew left the house before the roof collapsed.');
	const { labels, lemmas } = read(forms);
	expect(labels[forms.indexOf('before')]).toBe('mark');
	expect(lemmas[forms.indexOf('before')]).toBe('before');
	expect(labels[forms.indexOf('collapsed')]).toBe('advcl');
});

test('whatever the words, there is one entry a word and one tree', () => {
	const word = fc.constantFrom(
		..."you must not never please close the door store need before after roof collapsed , and if check do n't . 😀".split(
			' '
		)
	);
	fc.assert(
		fc.property(fc.array(word, { minLength: 1, maxLength: 14 }), (forms) => {
			const syntax = read(forms);
			for (const list of Object.values(syntax)) expect(list).toHaveLength(forms.length);
			expect(syntax.heads.filter((head) => head === 0)).toHaveLength(1);
			forms.forEach((_, i) => {
				let at = i;
				for (let steps = 0; syntax.heads[at] !== 0; steps++) {
					expect(steps).toBeLessThan(forms.length);
					at = syntax.heads[at]! - 1;
				}
			});
		}),
		{ numRuns: 200 }
	);
});

test('"after" before several nouns and their verb opens a clause', () => {
	const forms = formsOf(
		'The state protested after two Swiss customs inspectors tried to enter its mission.'
	);
	const { heads, labels } = read(forms);
	const verb = forms.indexOf('tried');
	expect(labels[verb]).toBe('advcl');
	expect(heads[forms.indexOf('inspectors')]! - 1).toBe(verb);
});
