/** Who says quoted words that stand within a clause, by the tree. */
import type { Clause, Phrase } from '../clauses/clause.ts';
import type { Span } from '../reading.ts';
import { NAMES_SO, NAMING, AFTER_PAUSE, SPEAKS_OF } from './speech.ts';
import {
	gives,
	isMark,
	isTitle,
	isTold,
	overlap,
	speakerOf,
	within,
	wordsBefore,
	type Saying,
	type Setting
} from './setting.ts';
import { subjectBefore } from './by-words.ts';

/** What stands around names of shows, papers and the like, which nobody says. */
const PLACING = /^(?:in|on|at|to|from|by|for|with|under|during|after|before|titled|entitled)$/;

/** By the tree: words quoted in a clause that somebody is said to say, or in what somebody calls a thing. */
export function saidAround(setting: Setting, quotation: Span): Saying | null {
	const { tree, text, start } = setting.sentence;
	if (isName(setting, quotation)) return null;
	if (isTitle(text.slice(quotation.start - start, quotation.end - start))) return null;
	let top = topOf(setting, quotation);
	let below = top;
	for (let at = top, steps = tree.words.length; at >= 0 && steps > 0; steps--) {
		const clause = setting.clauseAt.get(at);
		if (clause) {
			const inside = within(quotation, tree.words[clause.predicate]!);
			const called = inside ? null : calledBy(setting, clause, quotation, below === top);
			if (called) return called;
			const { source } = clause.factuality;
			if (source && mayQuote(setting, clause, source, quotation))
				return { who: source, verb: '', direct: false };
			const above = source ? null : saidAbove(setting, clause);
			// A clause of the quotation's own may still be what somebody calls a thing.
			if (above || !inside) return above;
		}
		below = at;
		if (at === top && tree.is(at, 'conj')) top = below = tree.words[at]!.head;
		at = tree.words[at]!.head;
	}
	return null;
}

/** "The court ruled that …", "a clerk noted that …": who the clause above is about, even where its subject was not read. */
function saidAbove(setting: Setting, clause: Clause): Saying | null {
	const above = setting.clauses.find(({ id }) => id === clause.parent);
	if (!above || above.content !== clause.id || !gives(above, setting)) return null;
	const verb = setting.sentence.tree.words[above.predicate]!.text;
	const who = whoDoes(setting, above);
	return who && { who, verb, direct: false };
}

/** A clause's speaker; by the words before its verb where no subject of it was read. */
function whoDoes(setting: Setting, clause: Clause): Phrase | null {
	if (clause.agent) return speakerOf(clause, setting);
	const bare = clause.subject?.from !== 'place' && clause.verb.words.length === 1;
	return bare ? subjectBefore(setting, clause.predicate) : null;
}

/** The word of the quotation that the others hang on: nearest to the root. */
function topOf({ sentence: { tree } }: Setting, quotation: Span): number {
	return tree.words.findIndex(
		(word, i) =>
			word.upos !== 'PUNCT' &&
			within(quotation, tree.words[i]!) &&
			(word.head < 0 || !within(quotation, tree.words[word.head]!))
	);
}

/** Whether whoever the clause is left to may be quoted in it: somebody else than the writer, who is said to speak. */
function mayQuote(setting: Setting, clause: Clause, source: Phrase, quotation: Span): boolean {
	if (overlap(source, quotation)) return false;
	if (source.sentence === setting.index) {
		if (/^(?:I|we|you|that|this|these|those|which|who)$/i.test(source.text)) return false;
		const { clauses } = setting;
		const tellers = clauses.filter(({ agent, subject }) =>
			[agent, subject].some((who) => who?.head === source.head)
		);
		const above = tellers.filter((one) => one.content !== null && one.id !== clause.id);
		if (above.length > 0 && !above.some((one) => gives(one, setting))) return false;
	}
	return true;
}

/** 'named "Hope"', 'under the name "Hope"', 'a robot called "Hope"'. */
function isName(setting: Setting, quotation: Span): boolean {
	const { words } = setting.sentence.tree;
	const before = wordsBefore(setting, quotation).filter((i) => !isMark(setting, i));
	const at = before.find((i) => !/^(?:as|by|an?|the)$/i.test(words[i]!.text));
	if (at === undefined) return false;
	if (NAMING.has(words[at]!.text.toLowerCase())) return true;
	const clause = setting.clauseAt.get(at);
	return clause !== undefined && /^(?:call|dub|term)$/.test(clause.verb.lemma) && !clause.agent;
}

/** The quotation as what the clause's own verb says; null when its verb says nothing of the kind. */
function calledBy(
	setting: Setting,
	clause: Clause,
	quotation: Span,
	whole: boolean
): Saying | null {
	const { words } = setting.sentence.tree;
	const { lemma } = clause.verb;
	const before = wordsBefore(setting, quotation).map((i) => words[i]!.text.toLowerCase());
	const marker = before.find((word) => !/^(?:an?|the|his|her|its|their)$/.test(word)) ?? '';
	const who = whoDoes(setting, clause);
	const saying = who && { who, verb: words[clause.predicate]!.text, direct: false };
	if (!isTold(clause)) return null;
	if (NAMES_SO.has(lemma))
		return whole || before[0] === 'as' || before.includes('a') || before.includes('an')
			? saying
			: null;
	if (/^(?:of|about|against)$/.test(marker)) return SPEAKS_OF.has(lemma) ? saying : null;
	if (!gives(clause, setting) || AFTER_PAUSE.has(lemma) || PLACING.test(marker)) return null;
	// "keep a large “personal space”": part of the thing, not what is said.
	const adjective = wordsBefore(setting, quotation)[0];
	if (adjective !== undefined && words[adjective]!.upos === 'ADJ') return null;
	const spokenTo = [clause.recipient, clause.indirectObject, clause.agent];
	return spokenTo.some((phrase) => phrase && overlap(phrase, quotation)) ? null : saying;
}
