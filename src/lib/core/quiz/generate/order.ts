import { seededRandom } from '../../random.ts';
import { numberedLists } from '../../reading/numbered-lists.ts';
import type { Reading, Sentence } from '../../reading/reading.ts';
import { evidenceOf, letter, makeItem, type Candidate } from './candidate.ts';
import type { Statement } from './statements.ts';
import { contentWords } from './peers.ts';
import { isHarm } from './wording.ts';

interface Dated {
	year: number;
	text: string;
	statement: Statement;
}

/** Events with one explicit year each, told without it. */
function datedEvents(statements: Statement[]): Dated[] {
	return statements.flatMap((statement) => {
		const dates = statement.sentence.entities.filter(
			(e) => e.type === 'year' || (e.type === 'date' && e.class === 'full')
		);
		const years = new Set(statement.sentence.text.match(/\b(?:1\d{3}|20\d{2})\b/g));
		const date = dates[0];
		if (
			dates.length !== 1 ||
			!date ||
			years.size !== 1 ||
			/\b\d{3,4}s\b/.test(statement.sentence.text)
		)
			return [];
		const opening = new RegExp(`^(?:In|On) ${date.text.replace(/[.]/g, '\\.')}, `);
		const closing = new RegExp(` (?:in|on) ${date.text.replace(/[.]/g, '\\.')}\\.$`);
		let text = statement.text;
		if (opening.test(text)) text = text.replace(opening, '');
		else if (closing.test(text)) text = text.replace(closing, '.');
		else return [];
		if (
			/\d{4}|\b(?:after|before|until|since|when|later|first|finally|last)\b/.test(text) ||
			text.length > 130
		)
			return [];
		if (
			!/ (?:\p{Ll}+ed|was|were|had|became|began|won|went|wrote|took|made|came|left|met|gave|led|built|opened|founded|moved|held) /u.test(
				` ${text}`
			)
		)
			return [];
		// "Holt played in 26 games" says too little to be put in its place.
		if ([...contentWords(text.replace(/\p{Lu}\S*/gu, ''))].length < 3) return [];
		return [
			{ year: Number([...years][0]), text: text.charAt(0).toUpperCase() + text.slice(1), statement }
		];
	});
}

/** "Put these in order": three to five events with different explicit years. */
export function draftOrder(reading: Reading, statements: Statement[]): Candidate[] {
	const seen = new Set<number>();
	const events = datedEvents(statements).filter((e) => !seen.has(e.year) && seen.add(e.year));
	if (events.length < 3) return [];
	const random = seededRandom(reading.text.slice(0, 200));
	const chosen = random
		.shuffle(events)
		.slice(0, 5)
		.sort((a, b) => a.year - b.year);
	const shown = random.shuffle(chosen);
	const claims = chosen.map((e) => e.statement.text);
	const idOf = (event: Dated) => letter(shown.indexOf(event));
	const item = makeItem(reading, chosen[0]!.statement.sentence, claims.join(' '), {
		type: 'order',
		level: 'understand',
		stem: 'Put these events in the order in which the article dates them, earliest first.',
		options: shown.map((e, i) => ({
			id: letter(i),
			text: e.text,
			rationale: `The article gives ${e.year}.`
		})),
		key: chosen.map(idOf),
		explanation: `In order: ${chosen.map((e) => e.year).join(', ')}.`,
		difficulty: 0.5
	});
	item.evidence = chosen.map((e) => evidenceOf(reading, e.statement.sentence));
	return [
		{ item, sentences: chosen.map((e) => e.statement.index), claims, by: 'order', score: 7.5 }
	];
}

const FEWEST_STEPS = 3;
const MOST_STEPS = 5;
const LONGEST_STEP = 16;
const LOOSE =
	/\b(?:it|its|they|them|their|he|she|his|her|this|that|these|those|then|again|next|also|finally|first|now|step|above|below)\b/i;

/** "Put these steps in order": the entries of a numbered list, where each can be understood among the others. */
export function orderSteps(reading: Reading): Candidate[] {
	return orderedSteps(reading).flatMap((list) => {
		const clear = list.filter(
			({ text }) =>
				!LOOSE.test(text) &&
				!/^(?:do not|don[’']t|never)\b/i.test(text) &&
				text.split(' ').length <= LONGEST_STEP &&
				!isHarm(text)
		);
		const chosen = clear.slice(0, MOST_STEPS);
		if (chosen.length < FEWEST_STEPS) return [];
		const random = seededRandom(`steps ${chosen[0]!.text}`);
		const shown = random.shuffle(chosen);
		const claims = chosen.map(({ text }) => text);
		const item = makeItem(reading, chosen[0]!, claims.join(' '), {
			type: 'order',
			level: 'understand',
			stem: 'Put these steps in the order in which the article gives them, the first step first.',
			options: shown.map(({ text }, i) => ({ id: letter(i), text: text.replace(/[.;,]$/, '') })),
			key: chosen.map((step) => letter(shown.indexOf(step))),
			explanation: 'This is the order of the numbered list in the article.',
			difficulty: 0.5
		});
		item.evidence = chosen.map((step) => evidenceOf(reading, step));
		const sentences = chosen.map((step) => reading.sentences.indexOf(step));
		return [{ item, sentences, claims, by: 'steps', score: 7.8 }];
	});
}

/** The first sentence of each entry of every list that counts 1, 2, 3 …; lists that only tell parts apart do not. */
export const orderedSteps = (reading: Reading): Sentence[][] =>
	numberedLists(reading)
		.map((list) => list.map(([first]) => reading.sentences[first!]!))
		.filter((list) => list.every(({ tree }) => isOrder(tree)));

/** "Open the valve", "The driver opens the valve": something is done, so that it has a place in time. */
function isOrder(tree: Sentence['tree']): boolean {
	return tree.words[tree.root]?.upos === 'VERB';
}
