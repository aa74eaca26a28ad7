import fc from 'fast-check';
import { expect, test } from 'vitest';
import { models } from '../../../../tests/support/reader.ts';
import { parseSentences } from './parse-sentences.ts';
import { reattach } from './reattach.ts';

const headOf = (text: string, word: string) => {
	const { words } = parseSentences(text, { start: 0, end: text.length }, models.syntax)[0]!.tree;
	return words[words.find((one) => one.text === word)!.head]?.text;
};

test('two verbs of one form on either side of "and" go together', () => {
	expect(
		headOf('The square was closed after guards caught and searched two men.', 'searched')
	).toBe('caught');
});

test('a weekday between subject and verb is the verb’s', () => {
	expect(headOf('The council on Tuesday approved the plan.', 'Tuesday')).toBe('approved');
});

test('a past form that is a noun as well is a verb beside a verb', () => {
	expect(headOf('A letter was sent after soldiers shot and wounded two men.', 'wounded')).toBe(
		'shot'
	);
	expect(headOf('A letter was sent after soldiers shot and wounded two men.', 'soldiers')).toBe(
		'shot'
	);
});

test('no circle comes of it, whatever the tree', () => {
	const forms = ['The', 'council', 'on', 'Tuesday', 'met', 'and', 'voted', 'again'];
	const xpos = ['DT', 'NN', 'IN', 'NNP', 'VBD', 'CC', 'VBD', 'RB'];
	const label = fc.constantFrom('nsubj', 'nmod', 'conj', 'acl:relcl', 'advcl', 'root', 'obl', 'cc');
	// Each word hangs on one that comes before it in a random order: a tree.
	const tree = fc
		.tuple(
			fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6, 7], { minLength: 8 }),
			fc.array(fc.nat(), { minLength: 8, maxLength: 8 }),
			fc.array(label, { minLength: 8, maxLength: 8 })
		)
		.map(([order, picks, labels]) => {
			const heads = forms.map(() => 0);
			order.forEach((word, i) => {
				if (i > 0) heads[word] = order[picks[i]! % i]! + 1;
			});
			return { heads, labels };
		});
	fc.assert(
		fc.property(tree, ({ heads, labels }) => {
			const read = { upos: xpos, xpos, lemmas: forms, sure: forms.map(() => 0), heads, labels };
			const mended = reattach(forms, read);
			for (let word = 0; word < forms.length; word++) {
				let at = word + 1;
				for (let step = 0; step <= forms.length && at > 0; step++) at = mended.heads[at - 1]!;
				expect(at).toBe(0);
			}
		}),
		{ numRuns: 2_000 }
	);
});
