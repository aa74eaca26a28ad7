import { describe, expect, test } from 'vitest';
import { models } from '../../../../../tests/support/reader.ts';
import { parsePlainText } from '../../../../../tests/quality/reading/annotated-files.ts';
import { mayBind } from './binding.ts';
import { decodePronouns, encodePronouns } from './pronoun-model.ts';
import { pronounsOf } from './pronoun-words.ts';
import { clustersOf } from './reference.testing.ts';

const people = {
	Lopez: 'person',
	Maria: 'person',
	Carter: 'person',
	Daniel: 'person',
	Ms: 'person',
	Mr: 'person'
} as const;

describe('pronouns', () => {
	test('are resolved where only one person can be meant', () => {
		const [maria] = clustersOf(
			'Maria Lopez opened the clinic in May. She had lost her job.',
			people
		);
		expect(maria).toEqual(['Maria Lopez', 'Maria Lopez', 'She', 'her']);
	});

	test('are not resolved to somebody of another gender', () => {
		const [maria] = clustersOf('Maria Lopez opened the clinic. He paid for it.', people);
		expect(maria).toEqual(['Maria Lopez', 'Maria Lopez']);
	});

	test('are left alone between two people whom they fit alike', () => {
		const clusters = clustersOf(
			'Maria Lopez told Anna Carter at the station that she had been followed.',
			{ ...people, Anna: 'person' }
		);
		expect(clusters.flat()).not.toContain('she');
	});

	test('whoever has been "he" is not "she" later', () => {
		const clusters = clustersOf(
			'Carter opened the clinic. He paid for it himself. She was angry.',
			people
		);
		expect(clusters.flat()).not.toContain('She');
	});

	test('what somebody is said to be does not stand against him', () => {
		const [daniel] = clustersOf(
			'Daniel Carter was born in York. He was a soldier. He became a painter in 1920.',
			people
		);
		expect(daniel).toEqual(['Daniel Carter', 'Daniel Carter', 'He', 'He']);
	});

	test('of weather and the like stand for nothing', () => {
		const clusters = clustersOf('The clinic closed. It was clear that it would snow.', {
			clinic: 'organization'
		});
		expect(clusters.flat()).not.toContain('It');
	});

	test('"his or her" is of nobody in particular', () => {
		const [sentence] = parsePlainText('Every guard keeps his or her radio on.', models.syntax);
		expect(pronounsOf(sentence!.tree)).toEqual([]);
	});
});

describe('grammar', () => {
	const binds = (text: string, pronoun: string, noun: string) => {
		const { tree } = parsePlainText(text, models.syntax)[0]!;
		const word = pronounsOf(tree).find(({ position }) => tree.words[position]!.text === pronoun)!;
		return mayBind(
			tree,
			word,
			tree.words.findIndex(({ text: form }) => form === noun)
		);
	};

	test.each([
		['Carter helped him.', 'him', 'Carter', false],
		['Carter hurt himself.', 'himself', 'Carter', true],
		['Carter sold his car.', 'his', 'Carter', true],
		['Carter is his friend.', 'his', 'Carter', false],
		['Her sister laughed.', 'Her', 'sister', false],
		['Carter asked Lopez to help him.', 'him', 'Lopez', false],
		['Carter asked Lopez to help him.', 'him', 'Carter', true]
	])('%s %s = %s: %s', (text, pronoun, noun, may) => {
		expect(binds(text, pronoun, noun)).toBe(may);
	});
});

test('a model is the same after writing and reading it', () => {
	expect(decodePronouns(encodePronouns(models.pronouns))).toEqual(models.pronouns);
	expect(() => decodePronouns(Uint8Array.of(1, 2, 3))).toThrow('pronoun model');
});
