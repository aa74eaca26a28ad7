/** Rules told by an imperative. */
import type { Clause } from '../clauses/clause.ts';
import { cueOf } from './action.ts';
import type { Context, Found } from './context.ts';

/** Openings that are orders by form only. */
const NO_ORDER =
	/^(?:let|thank|note|see|remember|imagine|suppose|say|consider|click|welcome|meet|believe|worry|forget|allow|talk)$/;
/** Orders in rules and steps; elsewhere wishes and figures of speech. */
const ORDER_IN_RULES = /^(?:be|have|get|go|take|make|come|look)$/;
const ADVERB =
	/^(?:please|then|next|first|finally|always|never|also|and|now|second|third|afterwards|immediately|instead|otherwise|carefully|slowly|gently|kindly|but|or|so|only|just)$/i;
const OPENS =
	/^(?:if|when|whenever|before|after|once|unless|to|in|on|for|at|with|while|during|as|until|where|without|every|from|by|upon|under|within)$/i;

/** @returns null when the clause is no imperative; an empty list when it is one that binds nobody */
export function byImperative(context: Context, clause: Clause): Found[] | null {
	const { tree, root } = { tree: context.sentence.tree, root: context.sentence.tree.root };
	const { verb } = clause;
	const word = tree.words[clause.predicate]!;
	const bare = verb.tense === 'none' && verb.modal === '';
	const above = clause.coordinatedWith ? context.byId.get(clause.coordinatedWith) : undefined;
	if (clause.subject || !bare || clause.quoted) return null;
	if (clause.kind !== 'main' && clause.kind !== 'parenthetical') return null;
	if (word.xpos !== 'VB' || word.upos !== 'VERB' || verb.voice === 'passive') return null;
	if (/!["”’)]*$/.test(context.sentence.text) || NO_ORDER.test(verb.lemma)) return [];
	if (ORDER_IN_RULES.test(verb.lemma) && !context.binding) return [];
	if (tree.child(clause.predicate, 'nsubj', 'nsubj:pass', 'expl') >= 0) return [];
	const infinitive = [clause, ...(above ? [above] : [])].some(({ predicate }) =>
		/^to$/i.test(tree.words[predicate - 1]?.text ?? '')
	);
	if (infinitive) return [];
	if (!context.binding && !verb.negated && !isPlain(context, clause)) return [];
	if (standsForList(context, clause)) return [];
	const first = above !== undefined && above.subject === null && above.verb.tense === 'none';
	if (!first && !opensSentence(context, clause, root)) return [];
	return [
		{
			action: clause,
			carrier: null,
			force: verb.negated ? 'must-not' : 'must',
			bearer: null,
			cue: cueOf(context, clause),
			source: null
		}
	];
}

/** Elsewhere than in rules and steps, orders are advice and figures of speech unless something stands before them. */
const isPlain = ({ sentence }: Context, clause: Clause) =>
	/^(?:if|when|before|after|once|unless|to|please|always|in case|for)\b/i.test(sentence.text) &&
	clause.predicate > 0;

/** "Follow these steps:": what is to be done stands in the entries. */
const standsForList = ({ sentence }: Context, { object }: Clause) =>
	sentence.text.endsWith(':') &&
	object !== null &&
	/\b(?:following|these|this|steps?|rules?|instructions?)\b/i.test(object.text);

/** After a comma these open an order of its own: "…, so keep your phone on". */
const GOES_ON = /^(?:so|then|otherwise|instead|therefore)$/i;

/** An order opens its sentence or what stands after a semicolon, or follows a condition, "please", or the like. */
function opensSentence({ sentence }: Context, clause: Clause, root: number): boolean {
	const { words } = sentence.tree;
	const opening = Math.min(clause.verb.words[0] ?? root, clause.predicate);
	const pause = words
		.slice(0, opening)
		.findLastIndex(
			(w, i) => /^[;:–—]$/.test(w.text) || (w.text === ',' && GOES_ON.test(words[i + 1]!.text))
		);
	const before = words.slice(pause + 1, opening).filter((w) => w.upos !== 'PUNCT');
	if (clause.kind === 'parenthetical' && pause < 0) return false;
	return before.every((w) => ADVERB.test(w.text)) || OPENS.test(before[0]!.text);
}
