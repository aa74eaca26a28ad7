import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Tree } from './conllu.ts';
import { applyEdit, editsFor, lemmatise } from './lemmatise.ts';
import { trainLemmatiser } from './train-lemmatiser.ts';

function taught(...words: [form: string, tag: string, lemma: string][]): Tree {
	return {
		forms: words.map((w) => w[0]),
		tags: words.map((w) => w[1]),
		lemmas: words.map((w) => w[2]),
		heads: words.map((_, i) => i),
		labels: words.map(() => 'dep')
	};
}

const lemmatiser = trainLemmatiser([
	taught(
		['studies', 'NOUN|NNS', 'study'],
		['Parties', 'NOUN|NNS', 'party'],
		['cats', 'NOUN|NNS', 'cat'],
		['dogs', 'NOUN|NNS', 'dog'],
		['trees', 'NOUN|NNS', 'tree'],
		['men', 'NOUN|NNS', 'man'],
		['went', 'VERB|VBD', 'go'],
		['walked', 'VERB|VBD', 'walk'],
		['talked', 'VERB|VBD', 'talk'],
		['Quito', 'PROPN|NNP', 'Quito'],
		['NATO', 'PROPN|NNP', 'NATO'],
		['FRANCE', 'PROPN|NNP', 'France']
	)
]);

test.each([
	['armies', 'NOUN|NNS', 'army'],
	['Boys', 'NOUN|NNS', 'boy'],
	['men', 'NOUN|NNS', 'man'],
	['Went', 'VERB|VBD', 'go'],
	['barked', 'VERB|VBD', 'bark'],
	['Lima', 'PROPN|NNP', 'Lima'],
	['FRANCE', 'PROPN|NNP', 'France'],
	['s', 'NOUN|NNS', 's'],
	['Wow', 'INTJ|UH', 'wow']
])('%s as %s is a form of %s', (form, tag, lemma) => {
	expect(lemmatise(lemmatiser, form, tag)).toBe(lemma);
});

test('every edit found for a pair makes the one of the other', () => {
	fc.assert(
		fc.property(fc.string({ minLength: 1 }), fc.string({ minLength: 1 }), (form, lemma) => {
			for (const edit of editsFor(form, lemma)) expect(applyEdit(form, edit)).toBe(lemma);
			expect(lemmatise(lemmatiser, form, 'NOUN|NNS')).not.toBe('');
		})
	);
});
