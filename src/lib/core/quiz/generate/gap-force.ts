/** A rule of the article without the words that say how it binds: must, must not, may. */
import type { Norm } from '../../reading/rules/norm.ts';
import { letter, makeItem, quoted, type Candidate } from './candidate.ts';
import { shortExcerptAt, shownIn, withLead, wordsOf } from './excerpt.ts';
import type { Material } from './facts.ts';
import { outsideQuotes } from './wording.ts';

const CUE = /^(?:must|must not|may not)$/;
const MOST_SHOWN = 60;
const SHORTEST = 10;
/** Beside these, a rule and its contrary are one, or the gap is given away. */
const DENIES = /\b(?:no|nobody|none|only|hardly|never|ever|any|anyone|not|neither|nor|between)\b/i;
const BINDS = /\b(?:must|may|should|need|shall|can|cannot|ha(?:s|ve) to)\b|n[’']t\b/i;

export function gapForces(material: Material): Candidate[] {
	return material.reading.norms.flatMap((norm) => gapForce(material, norm) ?? []);
}

function gapForce(material: Material, norm: Norm): Candidate | null {
	const { reading } = material;
	const sentence = reading.sentences[norm.sentence]!;
	const cue = reading.text.slice(norm.cue.start, norm.cue.end).replace(/ be$/, '');
	const at = norm.cue.start - sentence.start;
	if (!CUE.test(cue) || at < 0 || wordsOf(sentence) < SHORTEST || !bindsSomebody(material, norm))
		return null;
	const [before, after] = [sentence.text.slice(0, at), sentence.text.slice(at + cue.length)];
	if (DENIES.test(outsideQuotes(before + after))) return null;
	const excerpt = shortExcerptAt(material, norm.sentence);
	if (!excerpt || excerpt.words > MOST_SHOWN) return null;
	// "Must not" and "may not" forbid alike: only one of them stands among the answers.
	const options = ['must', cue === 'must' ? 'must not' : cue, 'may', 'need not'];
	const shown = shownIn(excerpt, `${before}____${after}`);
	// What binds in the sentence before tells how this one does.
	if (BINDS.test(outsideQuotes(shown))) return null;
	return withLead(reading, excerpt, {
		sentences: [norm.sentence],
		claims: [sentence.text],
		by: `gap-force-${cue.replace(' ', '-')}`,
		score: 6,
		item: makeItem(reading, sentence, sentence.text, {
			type: 'choice',
			level: 'understand',
			stem: `Which words belong in the gap? ${quoted(shown)}`,
			options: options.map((text, i) => ({
				id: letter(i),
				text,
				rationale: text === cue ? 'This is how the rule binds.' : `The article says “${cue}” here.`
			})),
			key: [letter(options.indexOf(cue))],
			explanation: `The article says: ${quoted(sentence.text)}`,
			difficulty: 0.4
		})
	});
}

/** "The fans must be running": what must be so of things is no rule for anybody. */
function bindsSomebody(material: Material, { bearer }: Norm): boolean {
	if (!bearer) return false;
	const mention = material.mentionAt(bearer.sentence, bearer.head);
	const { text } = material.reading.sentences[bearer.sentence]!.tree.words[bearer.head]!;
	return /^(?:person|organization)$/.test(mention?.type ?? '') || /^(?:you|staff)$/i.test(text);
}
