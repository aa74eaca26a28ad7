/**
 * Whether a question can be understood where it is asked: "What do I do when I go over?" cannot. Then the line that stands
 * before its rule is told first, or the question is not asked.
 */
import type { Evidence } from '../../evidence.ts';
import { contentWords } from '../../quiz/generate/peers.ts';
import type { Reading } from '../../reading/reading.ts';
import { pronounsFound } from './deed.ts';
import type { Decision } from './plan.ts';

const LONGEST = 170;

/** The decision as it can be understood; null where it cannot. */
export function inContext(reading: Reading, decision: Decision, atWork: boolean): Decision | null {
	if (decision.frame === 'step' || decision.frame === 'part') return decision;
	const own = `${questionIn(decision.text)} ${decision.options[0]!.wordings[0]!}`;
	const known = locallyNamed(reading, decision.at, own);
	if (FOLLOWS_ON.test(reading.sentences[decision.at]!.text) || isUnderCase(reading, decision.at))
		return null;
	const torn =
		isTorn(questionIn(decision.text)) || known.length > 0 || isNowhereElse(reading, decision);
	if (!torn && !isSpare(decision)) return decision;
	const line = lineBefore(reading, decision, known);
	if (!line) return torn ? null : decision;
	const told = line.quote
		.replace(/\s+/g, ' ')
		.replace(/[“”"]/g, (mark) => (mark === '“' ? '‘' : '’'));
	return {
		...decision,
		text: `The ${atWork ? 'rules' : 'instructions'} say: “${told}” ${decision.text}`,
		evidence: [line, ...decision.evidence]
	};
}

/** The case and what is asked, without who asks. */
const questionIn = (text: string): string =>
	text.replace(
		/(?:An?|Another|The) [\p{L} ]+ (?:comes to|asks|turns to|stops by|comes by)(?: you)?(?: about “[^”]*”)?: /u,
		''
	);

/** What is more, and than what has been said elsewhere; what one goes over, or back into. */
const TORN: readonly RegExp[] = [
	/\b(?:longer|shorter|fewer|later|earlier|larger|smaller|bigger|younger|older|higher|lower|further|better|worse|nearer|closer|heavier|lighter|warmer|colder)\b(?! than\b| end\b| (?:part|half|side|edge|floor|deck|shelf|limb|back|leg|arm)s?\b)/,
	/(?<!\b(?:no|any|once|one|at all|some) )\bmore(?=[?.,!”’]|$)/,
	/\b(?:any|some|none|all|both|either|another|others?|these|those|this|one|so|enough|the same|else)(?=[?.,!;”’]|$)/,
	/\b(?:go|goes|come|comes|is|are|am|be|get|gets|run|stay|put|bring) (?:over|under|back|back in|back out|in|through|below|above|out)(?=[?.,!”’]|$)/,
	/\b(?:go|come|get|put [\p{L} ]+) back (?:in|on|out|to work|inside)\b/u,
	/\bMay (?:I|we) (?:fill|mix|lift|pour|use|open|close|move|put|take|add|remove|pull|push) (?:beyond|on|in|at|over|under|with|from|to|until|before|after)\b/,
	/\b(?:if|when|once) (?:in doubt|unsure|necessary|possible|not|so)\b/,
	/\b(?:refusal|the agreement|an? exception|the limit|make up for|instead|otherwise|the rest)\b/
];

const isTorn = (own: string): boolean => TORN.some((pattern) => pattern.test(own));

/** "Then tell the nurse, and fill in the form before you go off duty": only in the case that has been told before. */
const FOLLOWS_ON = /^(?:then|after that|afterwards|next|in that case|if so|otherwise|so)\b/i;

/** "If nobody claims it: …": the entries of a list hold in the case that its first line tells. */
function isUnderCase({ sentences }: Reading, at: number): boolean {
	if (!/^\p{Ll}/u.test(sentences[at]!.text)) return false;
	const lead = sentences
		.slice(Math.max(0, at - 8), at)
		.filter((s) => /:$/.test(s.text.trim()))
		.at(-1);
	return lead !== undefined && /\b(?:if|when|whenever|where|unless|case|yes|no)\b/i.test(lead.text);
}

/** "May I invent a private party?": nothing else in the article is about such a thing, so that it is part of a story. */
function isNowhereElse({ sentences }: Reading, { frame, text, at }: Decision): boolean {
	if (frame !== 'ban' || sentences[at - 1]?.paragraph !== sentences[at]!.paragraph) return false;
	const words = [
		...contentWords((/May (?:I|we) ([^?]*)\?/.exec(text)?.[1] ?? '').split(' ').slice(1).join(' '))
	];
	return (
		words.length > 0 &&
		words.length <= 3 &&
		/\bMay (?:I|we) \p{L}+ an? /u.test(text) &&
		!sentences.some((s, i) => i !== at && words.some((word) => contentWords(s.text).has(word)))
	);
}

/** Few words, and none that say what it is about. */
const isSpare = ({ frame, text }: Decision): boolean => {
	// "What do I do if I see wires, liquid or smoke?": where it may be has been said before.
	if (frame === 'due') return /\bif I (?:see|notice|smell|hear) \p{Ll}+, /u.test(text);
	if (frame !== 'ban' || / about “|I am about to/.test(text)) return false;
	const asked = /May (?:I|we) ([^?]*)\?/.exec(text)?.[1] ?? '';
	return contentWords(asked).size <= 2;
};

/** "the person", "the bag": nouns that the paragraph has brought in shortly before, and the question has not. */
function locallyNamed(reading: Reading, at: number, own: string): string[] {
	const { sentences, title } = reading;
	const { paragraph } = sentences[at]!;
	const before = sentences.slice(Math.max(0, at - 4), at).filter((s) => s.paragraph === paragraph);
	// Who that is has been said elsewhere.
	const found = /\bthe (?:person|man|woman|caller)\b/.test(own) ? ['person'] : [];
	if (before.length === 0) return found;
	for (const match of own.matchAll(/\bthe ((?:\p{Ll}[\p{Ll}-]+ ){0,2}?\p{Ll}[\p{Ll}-]+)\b/gu)) {
		const noun = match[1]!.split(' ').at(-1)!;
		const stem = noun.replace(/s$/, '');
		if (stem.length < 3 || GENERAL.test(stem)) continue;
		const named = new RegExp(`\\b${stem}s?\\b`, 'i');
		const brought = new RegExp(
			`\\b(?:an?|any|some|each|every|no|another|your|one|two|three) (?:[\\p{L}-]+ ){0,3}${stem}s?\\b`,
			'iu'
		);
		// The question brings it in itself.
		if (brought.test(own) || named.test(title)) continue;
		if (!before.some((s) => brought.test(s.text))) continue;
		if (sentences.filter((s) => s.paragraph !== paragraph && named.test(s.text)).length >= 3)
			continue;
		found.push(stem);
	}
	return found;
}

const GENERAL =
	/^(?:first|last|next|same|right|left|end|day|time|way|case|rule|article|manager|supervisor|police|office|door|building|room)$/;

const LEANS =
	/^(?:it|they|he|she|this|that|these|those|so|but|then|however|otherwise|also|if so|if not|instead|such|in that case|there|here|and|or|for example|even so|as a result|because of this)\b/i;

/** What stands before it in its paragraph, where that can be understood alone and does not give the answer away. */
function lineBefore(
	reading: Reading,
	decision: Decision,
	known: readonly string[]
): Evidence | null {
	const { sentences, text } = reading;
	const here = sentences[decision.at]!;
	const answer = contentWords(decision.options[0]!.wordings[0]!);
	const asked = contentWords(questionIn(decision.text));
	for (const sentence of sentences.slice(Math.max(0, decision.at - 3), decision.at).reverse()) {
		if (sentence.paragraph !== here.paragraph) continue;
		const quote = text.slice(sentence.start, sentence.end);
		const words = contentWords(quote);
		const names = known.every((noun) => new RegExp(`\\b${noun}s?\\b`, 'i').test(quote));
		if (known.length > 0 && !names) continue;
		const given = [...answer].filter((w) => !asked.has(w));
		const tells = given.length > 0 && given.filter((w) => words.has(w)).length * 2 > given.length;
		if (
			quote.length <= LONGEST &&
			/^\p{Lu}/u.test(quote) &&
			/\.$/.test(quote) &&
			!LEANS.test(quote) &&
			pronounsFound(quote) &&
			!tells
		)
			return { start: sentence.start, end: sentence.end, quote };
		if (known.length === 0) return null;
	}
	return null;
}
