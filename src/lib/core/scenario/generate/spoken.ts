/** What a rule wants done, in the article's own words from its verb on: "release the lever and close the valve". */
import type { Clause } from '../../reading/clauses/clause.ts';
import type { Reading } from '../../reading/reading.ts';
import type { Limit, Norm } from '../../reading/rules/norm.ts';

/** Words that may open an order, and say nothing of what is to be done. */
const OPENERS =
	/^(?:(?:please|then|next|now|first|finally|lastly|also|again|afterwards|after that|and|but|so|instead|in any case|if so|if not|always|at once|immediately|never|do not|don[’']t|do),? *)*$/i;
/** Between "must" and its verb. */
const BETWEEN =
	/^(?: *(?:not|never|always|also|then|therefore|immediately|at once|first|please|to),?)* *$/i;
/** Reasons and asides that an answer does without. */
const ASIDE =
	/(?:,? (?:because|since|so that|although|though|otherwise|whichever|whether or not)|, (?:as|so|which|who|where|whose|even|not even|or (?:else|you|it|they)|such as|including)|,? even (?:if|when|though)|[;:—–…]| - )(?![\p{L}\p{N}]).*$/u;

export interface Spoken {
	deed: string;
	/** What limits it, told before it and after it, each whole: "If you have pain in your calf, or become short of breath". */
	limits: Limit[];
}

/** Null where what stands before or after the verb is not understood. */
export function spokenWords(reading: Reading, norm: Norm): Spoken | null {
	const clause = reading.clauses.find((c) => c.id === norm.clause);
	if (!clause || clause.verb.voice === 'passive' || clause.verb.copular) return null;
	const sentence = reading.sentences[norm.sentence]!;
	const verb = sentence.tree.words[clause.predicate]!;
	if (verb.text.toLowerCase() !== norm.verb.lemma.toLowerCase()) return null;
	const lead = leadOf(reading, norm, clause, verb.start);
	if (lead === null) return null;
	let end = endOf(reading, norm, clause, verb.end);
	if (end === null) return null;
	const tail = tailOf(reading, norm, verb.end, end);
	if (tail) end = tail.start;
	const text = reading.text
		.slice(verb.start, end)
		.replace(/\s+/g, ' ')
		.replace(/ \([^()]*\)/g, '')
		.replace(/\s+,/g, ',');
	const cut = ASIDE.exec(text);
	// After a semicolon another order may follow, and half of what is asked would be missing.
	if (
		cut &&
		(tail || (/^[;:—–…]/.test(cut[0].trim()) && ordersMore(reading, norm, verb.start + cut.index)))
	)
		return null;
	const deed = (cut ? text.slice(0, cut.index) : text)
		.replace(/[\s,;:.]+(?:and|but|or)?[\s,;:.]*$/, '')
		.replace(/\s+(?:and|but|or)$/, '');
	return {
		deed: deed.charAt(0).toLowerCase() + deed.slice(1),
		limits: [...(lead === '' ? [] : [lead]), ...(tail ? [tail] : [])]
	};
}

const ordersMore = (reading: Reading, norm: Norm, from: number): boolean =>
	reading.norms.some(
		(other) =>
			other.sentence === norm.sentence && other.cue.start > from && other.force === norm.force
	);

/** Where what the rule says ends: at the end of its sentence, or before what somebody else does or may do. Null where that is unsure. */
function endOf(reading: Reading, norm: Norm, clause: Clause, from: number): number | null {
	const sentence = reading.sentences[norm.sentence]!;
	let end = sentence.end;
	for (const other of reading.norms) {
		if (other.sentence !== norm.sentence || other.force === norm.force || other.cue.start <= from)
			continue;
		end = Math.min(
			end,
			other.cue.start,
			other.bearer && other.bearer.start > from ? other.bearer.start : end
		);
	}
	for (const other of reading.clauses) {
		const { subject } = other;
		if (other.sentence !== norm.sentence || other.id === clause.id || other.kind !== 'main')
			continue;
		if (subject?.from === 'place' && subject.sentence === norm.sentence && subject.start > from)
			end = Math.min(end, subject.start);
	}
	// "anything the guardrail could be pushed against": what is cut off must be a sentence of its own.
	return end === sentence.end ||
		/[,;:—–]\s*(?:(?:and|but|so|or)\s+)?$|\b(?:and|but)\s+$/.test(reading.text.slice(from, end))
		? end
		: null;
}

const LEADS = /^(?:if|when|whenever|once|as soon as)\b[^;:]*,\s*$/i;
const MARKER = /^(?:as soon as|only if|only when|\p{L}+)/iu;

/** What stands before the rule: nothing ('') or a case; null where it is something else. */
function leadOf(reading: Reading, norm: Norm, clause: Clause, verb: number): Limit | '' | null {
	const sentence = reading.sentences[norm.sentence]!;
	const { bearer } = norm;
	if (bearer === null && !(clause.verb.tense === 'none' && clause.verb.modal === '')) return null;
	if (bearer !== null) {
		if (bearer.sentence !== norm.sentence || bearer.start < sentence.start) return null;
		if (!BETWEEN.test(reading.text.slice(norm.cue.end, verb)) || norm.cue.start < bearer.end - 1)
			return null;
	}
	const to = bearer === null ? verb : bearer.start;
	const before = reading.text.slice(sentence.start, to).replace(/\s+/g, ' ');
	const bare = before.replace(/^[-•*\d.)\s]+/, '');
	if (bearer === null ? OPENERS.test(bare) : /^(?:[\s,]|and|but|so|that|then)*$/i.test(bare))
		return '';
	const opener =
		/(?:\b(?:please|then|never|do not|don[’']t|always|at once|immediately),? *)+$/i.exec(bare);
	const lead = bearer === null && opener ? bare.slice(0, opener.index) : bare;
	if (!LEADS.test(lead)) return null;
	const start = sentence.start + before.indexOf(lead);
	const text = lead.replace(/,\s*$/, '');
	return { marker: MARKER.exec(text)![0].toLowerCase(), text, start, end: start + text.length };
}

/** The case that the sentence ends on. */
function tailOf(reading: Reading, norm: Norm, from: number, end: number): Limit | null {
	const limits = [...norm.conditions, ...norm.exceptions].filter(
		(l) => l.start > from && l.start < end && TAILS.test(l.text)
	);
	const [first] = limits.sort((a, b) => a.start - b.start);
	if (!first || reading.text[first.start - 1] !== ' ') return null;
	const text = reading.text
		.slice(first.start, end)
		.replace(/\s+/g, ' ')
		.replace(/[\s.;:,]+$/, '');
	return { marker: first.marker, text, start: first.start, end: first.start + text.length };
}

const TAILS =
	/^(?:if|when|whenever|unless|until|before|only if|only when|except|without|as soon as|provided|as long as|so long as)\b/i;
