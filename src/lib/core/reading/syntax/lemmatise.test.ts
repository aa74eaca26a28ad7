import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Tree } from './conllu.ts';
import { regularBases } from './inflection.ts';
import { applyEdit, editFor, lemmatise } from './lemmatise.ts';
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
		['hoped', 'VERB|VBD', 'hope'],
		['saved', 'VERB|VBD', 'save'],
		['provoke', 'VERB|VB', 'provoke'],
		['stun', 'VERB|VB', 'stun'],
		['stunt', 'VERB|VB', 'stunt'],
		['empty', 'ADJ|JJ', 'empty'],
		['rule', 'NOUN|NN', 'rule'],
		['handle', 'VERB|VB', 'handle'],
		['series', 'NOUN|NN', 'series'],
		['panic', 'NOUN|NN', 'panic'],
		['quiz', 'NOUN|NN', 'quiz'],
		['Quito', 'PROPN|NNP', 'Quito'],
		['NATO', 'PROPN|NNP', 'NATO'],
		['FRANCE', 'PROPN|NNP', 'France'],
		['France', 'PROPN|NNP', 'France'],
		['German', 'ADJ|JJ', 'German'],
		['German', 'ADJ|JJ', 'German']
	)
]);

test.each([
	['armies', 'NOUN|NNS', 'army'],
	['Boys', 'NOUN|NNS', 'boy'],
	['men', 'NOUN|NNS', 'man'],
	['Went', 'VERB|VBD', 'go'],
	['barked', 'VERB|VBD', 'bark'],
	['provoked', 'VERB|VBD', 'provoke'],
	['stunned', 'VERB|VBD', 'stun'],
	['stunted', 'VERB|VBN', 'stunt'],
	['emptied', 'VERB|VBN', 'empty'],
	['ruled', 'VERB|VBD', 'rule'],
	['kindling', 'VERB|VBG', 'kindle'],
	['panicking', 'VERB|VBG', 'panic'],
	['series', 'NOUN|NNS', 'series'],
	['quizzes', 'NOUN|NNS', 'quiz'],
	['forbidden', 'VERB|VBN', 'forbid'],
	['Overrode', 'VERB|VBD', 'override'],
	['bigger', 'ADJ|JJR', 'big'],
	['WALKED', 'VERB|VBD', 'walk'],
	['german', 'ADJ|JJ', 'German'],
	['UNESCO', 'PROPN|NNP', 'UNESCO'],
	['McKay', 'PROPN|NNP', 'McKay'],
	['Lima', 'PROPN|NNP', 'Lima'],
	['FRANCE', 'PROPN|NNP', 'France'],
	['s', 'NOUN|NNS', 's'],
	['Wow', 'INTJ|UH', 'wow']
])('%s as %s is a form of %s', (form, tag, lemma) => {
	expect(lemmatise(lemmatiser, form, tag)).toBe(lemma);
});

test('what is tagged as inflected and looks like it has a lemma from which English spells it so', () => {
	const stem = fc.stringMatching(/^[bcdfglmnprst]{1,2}[aeiou][bdgklmnprt]$/);
	const inflected = fc.constantFrom(['ed', 'VBD'], ['ing', 'VBG'], ['s', 'VBZ'], ['er', 'JJR']);
	fc.assert(
		fc.property(stem, inflected, (base, [ending, xpos]) => {
			expect(regularBases(base + ending!, xpos!)).toContain(base);
			expect(regularBases(base + ending!, 'JJ')).toEqual([]);
			if (ending !== 's') {
				expect(regularBases(base + base.at(-1)! + ending!, xpos!)).toContain(base);
				expect(regularBases(base + ending!, xpos!)).toContain(`${base}e`);
			}
		})
	);
});

test('the edit found for a pair makes the one of the other', () => {
	const text = fc.string({ minLength: 1, unit: 'grapheme' });
	fc.assert(
		fc.property(text, text, (form, lemma) => {
			const edit = editFor(form, lemma);
			if (edit !== null) expect(applyEdit(form, edit)).toBe(lemma);
			expect(lemmatise(lemmatiser, form, 'NOUN|NNS')).not.toBe('');
		})
	);
});
