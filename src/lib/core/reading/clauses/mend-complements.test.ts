import { describe, expect, test } from 'vitest';
import { models } from '../../../../../tests/support/reader.ts';
import { parsePlainText } from '../../../../../tests/quality/reading/annotated-files.ts';
import { readClauses } from './read-clauses.ts';

const read = (text: string) => {
	const sentences = parsePlainText(text, models.syntax);
	const clauses = readClauses(sentences);
	const wordOf = (id: string | null) => {
		const clause = clauses.find((one) => one.id === id);
		return clause ? sentences[clause.sentence]!.tree.words[clause.predicate]!.text : '';
	};
	return Object.fromEntries(
		clauses.map((clause) => [
			wordOf(clause.id),
			{
				agent: clause.agent?.text ?? '',
				patient: clause.patient?.text ?? '',
				content: wordOf(clause.content),
				kind: clause.factuality.kind
			}
		])
	);
};

describe('what a verb takes as its complement', () => {
	test('an order is one though a day stands between', () => {
		const { ordered, leave } = read(
			'The ministry ordered four diplomats on Tuesday to leave the country.'
		);
		expect(ordered).toMatchObject({ patient: 'four diplomats', content: 'leave' });
		expect(leave).toMatchObject({ agent: 'four diplomats', kind: 'hypothetical' });
	});

	test('what is refused is one though a time stands between', () => {
		expect(
			read('The terrier refused from about February to enter the room.').refused!.content
		).toBe('enter');
	});

	test('what is called for is one, with its own subject', () => {
		const { called, kept } = read('The opposition had called for the ban to be kept.');
		expect(called!.content).toBe('kept');
		expect(kept).toMatchObject({ patient: 'the ban', kind: 'hypothetical' });
	});

	test('what is said is one though "however" stands between', () => {
		expect(read('The board warned, however, that prices may rise again.').warned!.content).toBe(
			'rise'
		);
	});

	test('what somebody looks forward to is one, and has not happened', () => {
		const { looked, meeting } = read('Voe said that he looked forward to meeting her.');
		expect(looked!.content).toBe('meeting');
		expect(meeting!.kind).toBe('hypothetical');
	});

	test('of what is wanted the subject is nothing that is done to', () => {
		const { want, start } = read('They want the clock to start at noon.');
		expect(want).toMatchObject({ patient: '', content: 'start' });
		expect(start!.agent).toBe('the clock');
	});
});

test('"are involved" is a passive', () => {
	expect(read('Rovers are not involved in the case.').involved).toMatchObject({
		agent: '',
		patient: 'Rovers'
	});
});

test('"guilty" and "quiet" are no objects', () => {
	expect(read('Pavlik pleaded guilty to one count.').pleaded!.patient).toBe('');
});

test('"it remains to be seen" has no subject', () => {
	expect(read('It remains to be seen where the money will come from.')).toMatchObject({
		remains: { agent: '' },
		seen: { content: 'come' }
	});
});

describe('a clause on a noun', () => {
	test('goes with the noun its verb agrees with', () => {
		const found = read(
			'The yield on ten-year bonds, which moves with their price, reached its highest level.'
		);
		expect(found.moves!.agent).toContain('yield');
	});

	test('says what is written', () => {
		const found = read('The patient had received an email demanding 200 euros.');
		expect(found.demanding!.agent).toBe('an email');
	});
});

test('what something is used for has come about', () => {
	const found = read('Farquhar used the proceeds to buy a yacht.');
	expect(found.buy!.kind).toBe('asserted');
});

test.each([
	['Had the boat been given back at once, the quarrel would have ended.', 'given', 'the boat'],
	[
		'Were other clubs to be punished in the same way, the practice would disappear.',
		'punished',
		'other clubs'
	]
])('a condition without "if" is one: %s', (text, verb, patient) => {
	expect(read(text)[verb]).toMatchObject({ kind: 'conditional', patient });
});
