/** When, where, how long, how many: questions for what places or measures a clause. */
import { seededRandom } from '../../random.ts';
import type { Modifier } from '../../reading/clauses/clause.ts';
import { askOther } from '../realise/question.ts';
import { letter, makeItem, quoted, type Candidate } from './candidate.ts';
import { introduced, positionsOf, type Fact, type Material } from './facts.ts';

export function askCircumstances(material: Material): Candidate[] {
	return material.facts.flatMap((fact) =>
		fact.clause.modifiers.flatMap((modifier) => askYear(material, fact, modifier))
	);
}

const YEAR = /^(?:in|since|until|by|from) (?:(?:early|late) )?((?:1[0-9]|20)\d\d)$/i;
const YEAR_QUESTION: Record<string, string> = {
	in: 'in which year',
	since: 'since which year',
	until: 'until which year',
	by: 'by which year',
	from: 'from which year'
};

function askYear(material: Material, fact: Fact, modifier: Modifier): Candidate[] {
	const year = YEAR.exec(modifier.text)?.[1];
	const wh = YEAR_QUESTION[modifier.marker];
	if (!year || !wh) return [];
	// "The youngest band belongs to a storm in 1961": the year is the storm's. What goes on may have begun in a year.
	const { tense } = fact.clause.verb;
	if (tense === 'present' && modifier.marker !== 'since') return [];
	const branch = new Set(positionsOf(fact.sentence, modifier));
	const question = askOther(fact.frame, wh, branch, material.naming());
	// "From 1852 on": the "on" would be left behind.
	if (question === null || /\d{4}|\bon$/.test(question)) return [];
	const stem = `${introduced(fact, question)}?`;
	const value = Number(year);
	const told = new Set(material.reading.text.match(/\b(?:1[0-9]|20)\d\d\b/g)?.map(Number) ?? []);
	const latest = Math.max(...told);
	const random = seededRandom(stem);
	const others = random.shuffle(
		[...told].filter((y) => y !== value && Math.abs(y - value) <= 30 && Math.abs(y - value) > 1)
	);
	const made = random.shuffle(
		[-12, -8, -5, -3, 3, 5, 8, 12].map((d) => value + d).filter((y) => y <= latest && !told.has(y))
	);
	const wrong: number[] = [];
	for (const y of [...others, ...made]) {
		if (wrong.every((w) => Math.abs(w - y) > 1) && wrong.length < 3) wrong.push(y);
	}
	if (wrong.length < 2) return [];
	const options = [value, ...wrong].sort((a, b) => a - b).map(String);
	return [
		{
			sentences: [fact.index],
			claims: [fact.statement],
			by: 'year',
			score: 6.4,
			item: makeItem(material.reading, fact.sentence, fact.statement, {
				type: 'choice',
				level: 'recall',
				stem,
				options: options.map((text, i) => ({
					id: letter(i),
					text,
					rationale: text === year ? 'This is what the article says.' : `The article says ${year}.`
				})),
				key: [letter(options.indexOf(year))],
				explanation: `The article says: ${quoted(fact.sentence.text)}`,
				difficulty: 0.5
			})
		}
	];
}
