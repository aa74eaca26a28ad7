/** A sentence of the article without the word that says how its parts hang together: because, unless, although. */
import { seededRandom } from '../../random.ts';
import { letter, makeItem, quoted, type Candidate } from './candidate.ts';
import { shownIn, withLead, type Excerpt } from './excerpt.ts';
import type { Material } from './facts.ts';
import { contentWords } from './peers.ts';
import { outsideQuotes } from './wording.ts';

/** A word, and others that fit the same place and would say something else. */
const ROWS: readonly (readonly [RegExp, readonly string[]])[] = [
	[/\bunless(?= )/, ['if', 'because', 'although']],
	[/\bbecause(?= (?!of\b))/, ['although', 'unless', 'so that']],
	[/\b(?:even though|although|though)(?= )/, ['because', 'unless', 'so that']],
	[/^Because(?= (?!of\b))/, ['Although', 'Unless', 'Until']],
	[/^(?:Although|Though|Even though)(?= )/, ['Because', 'Unless', 'Until']],
	[/^Unless(?= )/, ['Because', 'Although', 'Whenever']]
];
const SHORTEST = 9;

export function gapConnectors({ reading }: Material, excerpt: Excerpt): Candidate[] {
	const { sentence, index } = excerpt;
	const { text } = sentence;
	const outside = outsideQuotes(text);
	if (text.split(' ').length < SHORTEST || /\b(?:for (?:example|instance)|such as)\b/i.test(text))
		return [];
	for (const [word, others] of ROWS) {
		const found = word.exec(outside);
		if (!found || outside.split(new RegExp(word.source, `g${word.flags}`)).length > 2) continue;
		if (
			/\b(?:even|only|just|not|and|or|but|partly|mainly|simply|perhaps|say|especially|particularly),? $/i.test(
				text.slice(0, found.index)
			)
		)
			continue;
		const key = found[0];
		const wrong = others.filter((other) => !new RegExp(`\\b${other}\\b`, 'i').test(outside));
		if (wrong.length < 3) continue;
		const shown = shownIn(
			excerpt,
			`${text.slice(0, found.index)}____${text.slice(found.index + key.length)}`
		);
		if (contentWords(shown).size < 5) continue;
		const random = seededRandom(`connector ${text}`);
		const options = random.shuffle([key, ...wrong]);
		return [
			withLead(reading, excerpt, {
				sentences: [index],
				claims: [text],
				by: `gap-connector-${key
					.toLowerCase()
					.replace(/[^a-z]+/g, '-')
					.replace(/-$/, '')}`,
				score: 6.3,
				item: makeItem(reading, sentence, text, {
					type: 'choice',
					level: 'understand',
					stem: `Which word belongs in the gap? ${quoted(shown)}`,
					options: options.map((option, i) => ({
						id: letter(i),
						text: option,
						rationale:
							option === key
								? 'This is what the article says.'
								: `The article has “${key.replace(/,$/, '')}” here.`
					})),
					key: [letter(options.indexOf(key))],
					explanation: `The article says: ${quoted(text)}`,
					difficulty: 0.45
				})
			})
		];
	}
	return [];
}
