import { seededRandom } from '../../random.ts';
import { baseForm } from '../../reading/adapters/compromise.ts';
import { numberValue } from '../../reading/numbers.ts';
import type { Entity, Reading, Token } from '../../reading/reading.ts';
import { letter, makeItem, quoted, type Candidate } from './candidate.ts';
import { acceptedNames, revealed } from './cloze.ts';
import { fullestName, peersOf } from './peers.ts';
import { outsideQuotes, type Statement } from './statements.ts';

const WHICH: Record<string, string> = {
	'person/': 'Who',
	'place/country': 'Which country',
	'place/city': 'Which city',
	'organization/school': 'Which institution',
	'organization/agency': 'Which organization',
	'organization/': 'Which organization'
};

/** "Who founded …?": the sentence's own words behind a question word, where a name stands right before the verb. */
export function draftSubjectQuestion(reading: Reading, statement: Statement): Candidate[] {
	const first = statement.entities.find(
		(e) => statement.text.startsWith(e.text) || statement.text.startsWith(`The ${e.text}`)
	);
	if (!first) return [];
	const ask = WHICH[`${first.type}/${first.class}`];
	if (!ask) return [];
	const lead = statement.text.startsWith(first.text) ? first.text : `The ${first.text}`;
	if (lead.startsWith('The ') && first.type === 'person') return [];
	const whole = statement.text.slice(lead.length).replace(/\.$/, '');
	// A second clause with a subject of its own is no part of the question.
	const rest = whole
		.replace(/,? (?:and|but) (?:he|she|it|they|the|a|an|its|his|her|their)\b.*$/, '')
		.replace(/, (?:and|but) .*$/, '');
	const verb = statement.sentence.tokens.find((t) => t.start >= first.end);
	if (!verb || !/^(?:AUX|VERB)$/.test(verb.pos) || !rest.startsWith(` ${verb.text}`)) return [];
	if (
		/^(?:is|was|are|were|remains?|became|becomes?)$/.test(verb.text) &&
		!/^ \S+ \p{Ll}+(?:ed|en|wn|de|ght|t)\b/u.test(rest)
	)
		return [];
	if (/ing$/.test(verb.text) || /^(?:am|['’])/.test(verb.text)) return [];
	if (first.type === 'place' && /\b(?:in|of|from) ____/.test(rest)) return [];
	if (rest.split(' ').length > 26 || rest.split(' ').length < 5) return [];
	if (/\b(?:it|its|itself)\b/.test(outsideQuotes(rest)) && first.type === 'person') return [];
	if (revealed(first, rest)) return [];
	const stem = `According to the article, ${ask.charAt(0).toLowerCase()}${ask.slice(1)}${rest}?`;
	const base = { facts: [statement.index], by: 'subject', score: 7.5 - statement.leaning };
	return nameItems(reading, statement, first, stem, base);
}

/** A choice among names of one kind; where two wrong ones cannot be had, a name to write. */
function nameItems(
	reading: Reading,
	statement: Statement,
	entity: Entity,
	stem: string,
	base: Pick<Candidate, 'facts' | 'by' | 'score'>
): Candidate[] {
	const random = seededRandom(stem);
	const right = fullestName(reading, entity);
	const explanation = `The article says: ${quoted(statement.sentence.text)}`;
	const wrong = peersOf(
		reading,
		entity,
		{ ...statement, text: `${statement.text} ${right}` },
		3,
		random
	).filter((w) => entity.type !== 'person' || w.text.includes(' '));
	if (wrong.length < 2 || (entity.type === 'person' && !right.includes(' '))) {
		return [
			{
				...base,
				by: `${base.by}-short`,
				score: base.score - 0.8,
				item: makeItem(reading, statement.sentence, {
					type: 'short-answer',
					level: 'recall',
					stem,
					options: [],
					key: acceptedNames(reading, entity),
					explanation,
					difficulty: 0.55
				})
			}
		];
	}
	const options = random.shuffle([
		{ text: right, right: true },
		...wrong.map((w) => ({ text: w.text, right: false }))
	]);
	return [
		{
			...base,
			item: makeItem(reading, statement.sentence, {
				type: 'choice',
				level: 'recall',
				stem,
				options: options.map((o, i) => ({
					id: letter(i),
					text: o.text,
					rationale: o.right ? 'This is what the article says.' : `The article names ${right} here.`
				})),
				key: [letter(options.findIndex((o) => o.right))],
				explanation,
				difficulty: 0.4
			})
		}
	];
}

interface Clause {
	subject: string;
	verb: Token;
	/** After the verb, without the full stop. */
	rest: string;
}

/** Splits "Subject verb rest." where the subject is plain and nothing after the verb would break a question. */
function plainClause(text: string, statement: Statement): Clause | null {
	const offset = statement.sentence.text.indexOf(text.replace(/\.$/, '').slice(0, 12));
	if (offset < 0) return null;
	const start = statement.sentence.start + offset;
	const tokens = statement.sentence.tokens.filter((t) => t.start >= start);
	const at = tokens.findIndex((t) => t.pos === 'AUX' || t.pos === 'VERB');
	const verb = tokens[at];
	if (!verb || at < 1 || at > 8) return null;
	const subject = text.slice(0, verb.start - start).trim();
	const rest = text.slice(verb.end - start).replace(/\.$/, '');
	if (!text.startsWith(statement.sentence.text.slice(offset, offset + subject.length))) return null;
	if (
		/[,"“”]|\b(?:that|which|who|what|when|if|because|there|and|or|all|some|many|most|few|several|only|both|no)\b/i.test(
			subject
		)
	)
		return null;
	if (
		/[,"“”;]|\b(?:that|which|who|when|because|but|while|although|than|until|before|after|since)\b/.test(
			rest
		)
	)
		return null;
	const later = tokens.slice(at + 1);
	if (
		later.some(
			(t, i) =>
				/^(?:and|or)$/.test(t.text) && /^(?:VERB|AUX|ADV|PRON)$/.test(later[i + 1]?.pos ?? '')
		)
	)
		return null;
	if (!/^(?:\p{Lu}|The |A |An )/u.test(subject)) return null;
	if (
		!tokens.slice(0, at).some((t) => /^(?:NOUN|PROPN)$/.test(t.pos)) ||
		tokens[at - 1]?.pos === 'ADP'
	)
		return null;
	const named = statement.sentence.entities.some((e) => e.start === start);
	return {
		subject: !named ? subject.charAt(0).toLowerCase() + subject.slice(1) : subject,
		verb,
		rest
	};
}

/** "In which year was X …?" / "How many … did X …?" by turning one plain clause; null where that is not certain. */
function turned(clause: Clause): string | null {
	const { verb, subject, rest } = clause;
	if (/^(?:was|were|is|are|has|could|would|will|can)$/.test(verb.text)) {
		return `${verb.text} ${subject}${rest}`;
	}
	if (verb.pos === 'AUX') return null;
	const base = baseForm(verb.text.toLowerCase());
	if (
		base === verb.text ||
		base !== verb.lemma ||
		!/^\p{Ll}+$/u.test(verb.text) ||
		/(?:s|ing)$/.test(verb.text)
	)
		return null;
	return `did ${subject} ${base}${rest}`;
}

/** "In which year …?" from a sentence that opens or closes with "in 1859". */
export function draftYearQuestion(reading: Reading, statement: Statement): Candidate[] {
	const years = statement.sentence.entities.filter((e) => e.type === 'year' || e.type === 'date');
	const year = years[0];
	if (years.length !== 1 || year?.type !== 'year') return [];
	const opening = `In ${year.text}, `;
	const closing = ` in ${year.text}.`;
	const opened = statement.text.startsWith(opening);
	if (!opened && !statement.text.endsWith(closing)) return [];
	const bare = opened
		? statement.text.slice(opening.length)
		: `${statement.text.slice(0, -closing.length)}.`;
	const clause = plainClause(bare, statement);
	const question = clause ? turned(clause) : null;
	if (!question || question.includes(year.text)) return [];
	const stem = `According to the article, in which year ${question}?`;
	const explanation = `The article says: ${quoted(statement.sentence.text)}`;
	const base = { facts: [statement.index], by: 'year', score: 7.2 - statement.leaning };
	const items: Candidate[] = [
		{
			...base,
			item: makeItem(reading, statement.sentence, {
				type: 'numeric',
				level: 'recall',
				stem,
				options: [],
				key: { value: Number(year.text), tolerance: 0, unit: '' },
				explanation,
				difficulty: 0.55
			})
		}
	];
	const random = seededRandom(stem);
	const wrong = peersOf(reading, year, statement, 3, random);
	if (wrong.length >= 2) {
		const options = [year.text, ...wrong.map((w) => w.text)].sort();
		items.push({
			...base,
			item: makeItem(reading, statement.sentence, {
				type: 'choice',
				level: 'recall',
				stem,
				options: options.map((text, i) => ({
					id: letter(i),
					text,
					rationale:
						text === year.text ? 'This is what the article says.' : `The article says ${year.text}.`
				})),
				key: [letter(options.indexOf(year.text))],
				explanation,
				difficulty: 0.45
			})
		});
	}
	return items;
}

/** "How many judges heard the appeal?" / "How many schools did the survey cover?" */
export function draftCountQuestion(reading: Reading, statement: Statement): Candidate[] {
	const counts = statement.sentence.entities.filter(
		(e) => e.type === 'number' && statement.text.includes(e.text)
	);
	const count = counts[0];
	const value = count ? numberValue(count.text) : null;
	if (counts.length !== 1 || !count || value === null || value < 2) return [];
	const tokens = statement.sentence.tokens;
	const after = tokens.filter((t) => t.start >= count.end);
	const noun = after.findIndex((t) => t.pos === 'NOUN');
	if (noun < 0 || noun > 2 || !/s$|people|men|women|children/.test(after[noun]!.text)) return [];
	if (after.slice(0, noun).some((t) => !/^(?:ADJ|NOUN)$/.test(t.pos))) return [];
	let question: string | null = null;
	if (statement.text.startsWith(count.text)) {
		const verb = after[noun + 1];
		if (verb && /^(?:AUX|VERB)$/.test(verb.pos) && !/ing$/.test(verb.text)) {
			question = `how many${statement.text.slice(count.text.length).replace(/\.$/, '')}`;
		}
	} else {
		const clause = plainClause(statement.text, statement);
		const rest = clause?.rest ?? '';
		if (
			clause &&
			rest.startsWith(` ${count.text} `) &&
			!/^(?:is|are|was|were)$/.test(clause.verb.text)
		) {
			const nouns = statement.sentence.text.slice(
				count.end - statement.sentence.start + 1,
				after[noun]!.end - statement.sentence.start
			);
			const turnedRest = turned({
				...clause,
				rest: rest.slice(count.text.length + nouns.length + 2)
			});
			if (turnedRest) question = `how many ${nouns} ${turnedRest}`;
		}
	}
	if (!question || revealed(count, question)) return [];
	return [
		{
			facts: [statement.index],
			by: 'count',
			score: 7 - statement.leaning,
			item: makeItem(reading, statement.sentence, {
				type: 'numeric',
				level: 'recall',
				stem: `According to the article, ${question}?`,
				options: [],
				key: { value, tolerance: 0, unit: '' },
				explanation: `The article says: ${quoted(statement.sentence.text)}`,
				difficulty: 0.5
			})
		}
	];
}
