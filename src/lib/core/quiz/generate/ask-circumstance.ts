/** When, where, how long, how many: questions for what places or measures a clause. */
import { seededRandom } from '../../random.ts';
import type { Modifier } from '../../reading/clauses/clause.ts';
import { numberValue } from '../../reading/numbers.ts';
import { askOther, askSubject } from '../realise/question.ts';
import { letter, makeItem, quoted, type Candidate } from './candidate.ts';
import { introduced, positionsOf, type Fact, type Material } from './facts.ts';

export function askCircumstances(material: Material): Candidate[] {
	return material.facts.flatMap((fact) => [
		...fact.clause.modifiers.flatMap((modifier) => askYear(material, fact, modifier)),
		...askCount(material, fact)
	]);
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
	const branch = new Set(positionsOf(fact.sentence, modifier));
	const question = askOther(fact.frame, wh, branch, material.naming());
	if (question === null || /\d{4}/.test(question)) return [];
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

const ABOUT = /^(?:about|around|approximately|roughly|nearly|almost|some)$/i;
const BOUND = /^(?:over|than|least|most|up|under|between|only|just|every|per)$/i;

/** "How many people does the company employ?" */
function askCount(material: Material, fact: Fact): Candidate[] {
	const { tree } = fact.sentence;
	const { subject, object } = fact.clause;
	for (const phrase of [subject, object]) {
		if (
			!phrase ||
			phrase.sentence !== fact.index ||
			phrase.from !== 'place' ||
			phrase.members.length > 1
		)
			continue;
		const number = tree.child(phrase.head, 'nummod');
		if (number < 0 || number > phrase.head) continue;
		const noun = tree.words[phrase.head]!;
		const head = tree.words[number]!;
		const parts = tree.subtree(number);
		const text = parts
			.map((i) => tree.words[i]!.text)
			.filter((w) => !ABOUT.test(w))
			.join(' ');
		const value = numberValue(text);
		if (
			noun.xpos !== 'NNS' ||
			value === null ||
			value < 2 ||
			/^(?:percent|per|dollars?|euros?|pounds?)$/i.test(noun.text)
		)
			continue;
		if (parts.some((i) => BOUND.test(tree.words[i]!.text)) || head.upos !== 'NUM') continue;
		const about = parts.some((i) => ABOUT.test(tree.words[i]!.text));
		// "the three judges" are known already: nobody asks how many.
		if (
			tree.children(phrase.head, 'det').length > 0 ||
			tree.children(phrase.head, 'nmod:poss').length > 0
		)
			continue;
		const described = tree
			.subtree(phrase.head, (i) => i === number)
			.filter((i) => tree.words[i]!.upos !== 'PUNCT');
		if (
			described.length > 5 ||
			described.some(
				(i) => /^(?:VERB|AUX)$/.test(tree.words[i]!.upos) || tree.words[i]!.text === ','
			)
		)
			continue;
		if (fact.frame.subject.some((i) => tree.words[i]!.text === ',')) continue;
		const nouns = described.map((i) => tree.words[i]!.text).join(' ');
		const wh = `${about ? 'about ' : ''}how many ${nouns}`;
		const branch = new Set(tree.subtree(phrase.head));
		const question =
			phrase === subject
				? askPluralSubject(fact, wh, material)
				: askOther(fact.frame, wh, branch, material.naming());
		if (question === null) continue;
		const stem = `${introduced(fact, question)}?`;
		return [
			{
				sentences: [fact.index],
				claims: [fact.statement],
				by: 'count',
				score: 6.6,
				item: makeItem(material.reading, fact.sentence, fact.statement, {
					type: 'numeric',
					level: 'recall',
					stem,
					options: [],
					key: { value, tolerance: 0, unit: '' },
					explanation: `The article says: ${quoted(fact.sentence.text)}`,
					difficulty: 0.5
				})
			}
		];
	}
	return [];
}

/** "how many judges heard the appeal": plural verbs stay plural. */
function askPluralSubject(fact: Fact, wh: string, material: Material): string | null {
	return askSubject(fact.frame, wh, material.naming(), true);
}
