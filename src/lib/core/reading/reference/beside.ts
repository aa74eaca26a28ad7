/** Who says a quotation, by what stands right before or after it in its sentence. */
import type { Clause, Phrase } from '../clauses/clause.ts';
import type { Span } from '../reading.ts';
import { nounPhrase, saidByWords, subjectBefore } from './by-words.ts';
import { AFTER_PAUSE, READABLE } from './speech.ts';
import {
	gives,
	isFiller,
	isFinite,
	isMark,
	isTitle,
	isVerb,
	PAUSE,
	speakerOf,
	within,
	wordsAfter,
	wordsBefore,
	type Saying,
	type Setting
} from './setting.ts';

const ENDS_LIKE_SPEECH = /[,?!…—–-]['’]?$/;

/** "…," said Lopez. — "…," Lopez, who leads it, told reporters. — "…," according to Lopez. */
export function saidAfter(setting: Setting, quotation: Span, inner: string): Saying | null {
	const { words } = setting.sentence.tree;
	const after = wordsAfter(setting, quotation);
	const pause = after[0] !== undefined && PAUSE.test(words[after[0]]!.text);
	if (after[0] !== undefined && /^[)\]]$/.test(words[after[0]]!.text)) return null;
	const before = wordsBefore(setting, quotation);
	const opens = before.every((i) => isMark(setting, i));
	if (!opens && !PAUSE.test(words[before[0]!]!.text)) return null;
	if (!pause && !ENDS_LIKE_SPEECH.test(inner) && !opens) return null;
	const rest = after.slice(
		Math.max(
			0,
			after.findIndex((i) => !isMark(setting, i))
		)
	);
	const [first, second] = rest;
	if (first === undefined) return null;
	if (words[first]!.text.toLowerCase() === 'according' && second !== undefined) {
		const who = nounPhrase(setting, second + 1);
		return who && { who, verb: '', direct: true };
	}
	return saidByClause(setting, quotation, rest) ?? saidByWords(setting, rest);
}

function saidByClause(setting: Setting, quotation: Span, rest: readonly number[]): Saying | null {
	const { tree } = setting.sentence;
	for (const [before, at] of rest.entries()) {
		const clause = setting.clauseAt.get(at);
		if (!clause || clause.predicate !== at || !isVerb(setting, at)) continue;
		const leading = rest.slice(0, before);
		const inverted = leading.every((i) => isFiller(setting, i));
		const who = inverted ? rightAfter(setting, clause, rest) : speakerOf(clause, setting);
		if (!gives(clause, setting) || !who || who.sentence !== setting.index) {
			if (/^(?:relative|participial|infinitive)$/.test(clause.kind)) continue;
			return null;
		}
		// Nothing but its subject and what belongs to that stands between the quotation and the verb.
		const subject = new Set(tree.subtree(who.head));
		if (!inverted && subject.has(at)) continue;
		const fits = (i: number) =>
			isFiller(setting, i) ||
			subject.has(i) ||
			within(who, tree.words[i]!) ||
			clause.verb.words.includes(i);
		if (!inverted && (who.start < quotation.end || who.head > at || !leading.every(fits)))
			return null;
		return { who, verb: tree.words[at]!.text, direct: true };
	}
	return null;
}

/** Of "said Lopez" the speaker, even where it was read as the object. */
function rightAfter(setting: Setting, clause: Clause, rest: readonly number[]): Phrase | null {
	const { words } = setting.sentence.tree;
	if (!isFinite(setting, clause.predicate)) return null;
	// "…" was a hit and made the band famous: its subject stands elsewhere.
	const subject = clause.subject?.head ?? clause.predicate;
	if (subject < clause.predicate && !setting.quoted[subject]) return null;
	const next = rest.find((i) => i > clause.predicate && !isFiller(setting, i));
	if (next === undefined) return null;
	const own = [clause.agent, clause.subject, clause.object, clause.indirectObject, clause.patient];
	const who =
		own.find((phrase) => phrase?.start === words[next]!.start) ?? nounPhrase(setting, next);
	return who && !/^W/.test(words[who.head]!.xpos) ? who : null;
}

/** Lopez said: "…" — Lopez told reporters on Monday, "…" — Lopez added that "…" */
export function saidBefore(setting: Setting, quotation: Span): Saying | null {
	const { words } = setting.sentence.tree;
	const before = wordsBefore(setting, quotation);
	const colon = before[0] !== undefined && words[before[0]]!.text === ':';
	const pause = before[0] !== undefined && PAUSE.test(words[before[0]]!.text);
	const sign = before.find((i) => !isMark(setting, i));
	if (sign !== undefined && /^reads?$/.test(words[sign]!.text)) {
		const who = subjectBefore(setting, sign);
		if (who && isDocument(setting, who)) {
			return { who, verb: words[sign]!.text, direct: true };
		}
	}
	for (const [distance, at] of before.entries()) {
		if (/^[([]$/.test(words[at]!.text)) return null;
		const clause = setting.clauseAt.get(at);
		if (!clause || clause.predicate !== at) continue;
		const close = before.slice(0, distance).every((i) => isFiller(setting, i));
		if (isVerb(setting, at) && gives(clause, setting)) {
			const next = before
				.slice(0, distance)
				.every((i) => isFiller(setting, i) || words[i]!.text === 'that');
			if (!pause && !next) return null;
			if (!colon && !(pause && close) && !isQuotable(setting, clause, quotation, pause))
				return null;
			if (close || !AFTER_PAUSE.has(clause.verb.lemma)) {
				const who =
					speakerOf(clause, setting) ?? (clause.agent ? null : subjectBefore(setting, at));
				return who && { who, verb: words[at]!.text, direct: true };
			}
		}
		// "Its manual allows this: …": the words are the document's.
		const document = colon ? speakerOf(clause, setting) : null;
		if (document && isDocument(setting, document)) return { who: document, verb: '', direct: true };
		// With a colon, what is said may have begun before: "said the plan had failed: …".
		if (!colon && clause.verb.tense !== 'none') return null;
	}
	return null;
}

/** Whether words right after the clause's verb are said, and no title of what is read or written. */
function isQuotable(setting: Setting, clause: Clause, quotation: Span, pause: boolean): boolean {
	if (!pause && AFTER_PAUSE.has(clause.verb.lemma)) return false;
	const { sentence } = setting;
	const { start } = sentence;
	if (!isTitle(sentence.text.slice(quotation.start - start, quotation.end - start))) return true;
	return clause.verb.lemma === 'read' && clause.agent !== null && isDocument(setting, clause.agent);
}

const isDocument = ({ index, sentence }: Setting, { head, sentence: at }: Phrase) =>
	at === index && READABLE.has(sentence.tree.words[head]!.lemma.toLowerCase());
