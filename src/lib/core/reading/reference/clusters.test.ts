import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { models } from '../../../../../tests/support/reader.ts';
import { findReferences } from './refer.ts';
import { clustersOf, mentionedText } from './reference.testing.ts';

describe('people', () => {
	test('a surname, a first name and a title stand for the one who has the full name', () => {
		const clusters = clustersOf(
			'Maria Lopez runs the clinic. Dr Lopez hired Ben Carter in May. Maria likes the work, and Carter stayed.',
			{ Lopez: 'person', Dr: 'person', Maria: 'person', Carter: 'person', Ben: 'person' }
		);
		expect(clusters).toEqual([
			['Maria Lopez', 'Maria Lopez', 'Dr Lopez', 'Maria'],
			['Ben Carter', 'Ben Carter', 'Carter']
		]);
	});

	test('the fullest name is found wherever it stands', () => {
		const clusters = clustersOf(
			'Okafor resigned on Monday. The company thanked Daniel Okafor for twelve years of work.',
			{ Okafor: 'person', Daniel: 'person' }
		);
		expect(clusters).toEqual([['Daniel Okafor', 'Okafor', 'Daniel Okafor']]);
	});

	test('a surname that two people share is left alone, unless a title tells', () => {
		const clusters = clustersOf(
			'Maria Lopez and Carlos Lopez met in Lima. Ms Lopez spoke first. Lopez left early.',
			{ Lopez: 'person', Ms: 'person', Maria: 'person', Carlos: 'person' }
		);
		expect(clusters).toEqual([
			['Maria Lopez', 'Maria Lopez', 'Ms Lopez'],
			['Carlos Lopez', 'Carlos Lopez']
		]);
	});

	test('a surname is that of whoever alone had been named before it', () => {
		const clusters = clustersOf(
			'Maria Lopez runs the clinic. Lopez hired her brother Carlos Lopez in May.',
			{ Lopez: 'person', Maria: 'person', Carlos: 'person' }
		);
		expect(clusters).toEqual([
			['Maria Lopez', 'Maria Lopez', 'Lopez', 'her'],
			['Carlos Lopez', 'Carlos Lopez']
		]);
	});

	test('a middle initial does not make another person; another first name does', () => {
		const clusters = clustersOf(
			'Charles J. Fillmore taught here. Charles Fillmore wrote it. Anna Fillmore read it.',
			{ Fillmore: 'person', Charles: 'person', Anna: 'person' }
		);
		expect(clusters.map((names) => names.slice(1))).toEqual([
			['Charles J. Fillmore', 'Charles Fillmore'],
			['Anna Fillmore']
		]);
	});

	test('a surname that looks like a title is a name', () => {
		const clusters = clustersOf('Martin King wrote to Anna Bishop. King waited.', {
			King: 'person',
			Martin: 'person',
			Bishop: 'person',
			Anna: 'person'
		});
		expect(clusters[0]).toEqual(['Martin King', 'Martin King', 'King']);
	});
});

test('a name in small letters after a hyphen stays whole', () => {
	const clusters = clustersOf('Cheng Chung-tai won a seat. Cheng thanked the voters.', {
		Cheng: 'person',
		tai: 'person'
	});
	expect(clusters).toEqual([['Cheng Chung-tai', 'Cheng Chung-tai', 'Cheng']]);
});

test('whoever a common noun beside the name calls a captain is one person with the name', () => {
	const clusters = clustersOf(
		'The captain refused to sail. The owner dismissed the captain, Henrik Solvang, in March.',
		{ captain: 'person' }
	);
	expect(clusters).toEqual([['Henrik Solvang', 'The captain', 'the captain']]);
});

describe('other names', () => {
	test('an acronym in brackets, a shortened name and a bare kind stand for the organisation', () => {
		const clusters = clustersOf(
			'The International Atomic Energy Agency (IAEA) sent a team. The IAEA wrote a report. The Atomic Energy Agency paid. The agency waited.',
			{ Agency: 'organization', IAEA: 'organization', agency: 'organization' }
		);
		expect(clusters).toHaveLength(1);
		expect(clusters[0]![0]).toBe('International Atomic Energy Agency');
		expect(clusters[0]).toContain('The agency');
		expect(clusters[0]).toContain('The IAEA');
	});

	test('an acronym is known by the initials alone', () => {
		const clusters = clustersOf(
			'The World Food Programme opened a store. WFP trucks came on Friday, said the WFP.',
			{ Programme: 'organization', WFP: 'organization' }
		);
		expect(clusters).toHaveLength(1);
	});

	test('what is only part of a longer name is nothing by itself', () => {
		const clusters = clustersOf('She won the Pritzker Architecture Prize in 2004.', {
			Prize: 'other',
			Pritzker: 'person'
		});
		expect(clusters.map(([name]) => name)).toEqual(['Pritzker Architecture Prize']);
	});

	test('a bare kind is left alone where two organisations are of it', () => {
		const clusters = clustersOf(
			'The Energy Agency met the Space Agency. The agency sent a letter.',
			{ Agency: 'organization', agency: 'organization' }
		);
		expect(clusters.flat()).not.toContain('The agency');
	});

	test('what stands in apposition is used for the person later', () => {
		const clusters = clustersOf(
			'Maria Lopez, the foreign minister, arrived on Monday. The minister met the press.',
			{ Lopez: 'person', Maria: 'person', minister: 'person' }
		);
		expect(clusters).toEqual([
			['Maria Lopez', 'Maria Lopez', 'the foreign minister', 'The minister']
		]);
	});
});

const word = fc.constantFrom(
	...'Maria Carlos Lopez King Dr Ms Mr President the The Agency IAEA ( ) , and of she he it they his her said met Lima 👩‍👩‍👧 \u200b . \n “ ”'.split(
		' '
	)
);

test('any text: indexes in range, written names in one cluster each', () => {
	const types = {
		Maria: 'person',
		Carlos: 'person',
		Lopez: 'person',
		King: 'person',
		President: 'person',
		Agency: 'organization',
		IAEA: 'organization',
		Lima: 'place'
	} as const;
	fc.assert(
		fc.property(
			fc.array(fc.oneof(word, fc.string({ unit: 'grapheme' })), { maxLength: 60 }),
			(words) => {
				const sentences = mentionedText(words.join(' '), types);
				const { clusters, clusterOf, pronouns } = findReferences(sentences, models.pronouns);
				const byName = new Map<string, number>();
				sentences.forEach(({ mentions, tree }, s) => {
					expect(clusterOf[s]).toHaveLength(mentions.length);
					for (const number of clusterOf[s]!) {
						expect(number).toBeGreaterThanOrEqual(-1);
						expect(number).toBeLessThan(clusters.length);
					}
					for (const { position, cluster } of pronouns[s]!) {
						expect(tree.words[position]!.upos).toBe('PRON');
						expect(cluster).toBeGreaterThanOrEqual(-1);
						expect(cluster).toBeLessThan(clusters.length);
					}
				});
				for (const [number, { name, type }] of clusters.entries()) {
					expect(name).not.toBe('');
					const key = `${type} ${name}`;
					if (type !== 'person' || !name.includes(' ')) continue;
					expect(byName.get(key) ?? number).toBe(number);
					byName.set(key, number);
				}
			}
		),
		{ numRuns: 60 }
	);
});
