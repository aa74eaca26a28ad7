/** Where, when, how, why, under what: the modifiers of a clause and what each says. */
import type { Modifier, ModifierRole } from './clause.ts';
import { isMeasure, isTimeObject } from './arguments.ts';
import { byPhrase } from './roles.ts';
import { hasTo } from './control.ts';
import { governor, lemmaAt, lowerAt, type Context, type Draft } from './draft.ts';
import {
	EXTENT_ADVERBS,
	HEDGES,
	PERSON_PRONOUNS,
	PLACE_ADVERBS,
	PLACE_NOUNS,
	PREPOSITION_ROLES,
	SUBORDINATOR_ROLES,
	TIME_ADVERBS,
	TIME_NOUNS
} from './lexicon/words.ts';
import { negators } from './negation.ts';
import { phraseOf } from './phrases.ts';
import { openerOf, outerOpener } from './predicates.ts';

/** The preposition of a phrase in lower case, several words joined: "because of"; '' when there is none. */
export function markerOf(context: Context, head: number): { text: string; words: number[] } {
	const { tree } = context;
	const found = tree
		.children(head, 'case')
		.filter((i) => i < head)
		.flatMap((i) => [i, ...tree.children(i, 'fixed')])
		.sort((a, b) => a - b);
	return { text: found.map((i) => lowerAt(context, i)).join(' '), words: found };
}

const isYear = (text: string) => /^(?:1[0-9]|20)\d\d$/.test(text);
const isClock = (text: string) => /^\d{1,2}[:.]\d\d$/.test(text);

function isTime(context: Context, head: number): boolean {
	const { text } = context.words[head]!;
	return TIME_NOUNS.has(lemmaAt(context, head)) || isYear(text) || isClock(text);
}

function prepositionalRole(context: Context, head: number, marker: string): ModifierRole {
	if (/^(?:example|instance|fact|course|addition|particular|general)$/.test(lemmaAt(context, head)))
		return 'other';
	if (isTime(context, head)) {
		if (marker === 'for' || marker === '') return marker === '' ? 'time' : 'extent';
		if (
			/^(?:in|on|at|by|from|to|until|till|since|before|after|during|between|within|over|around|about|through|throughout|as of|of)$/.test(
				marker
			)
		) {
			return 'time';
		}
	}
	const last = marker.split(' ').pop()!;
	const role = PREPOSITION_ROLES[marker] ?? PREPOSITION_ROLES[last] ?? 'other';
	const { upos, text } = context.words[head]!;
	const placeable = upos === 'PROPN' || PLACE_NOUNS.has(lemmaAt(context, head));
	if (role === 'place' && !placeable) return 'other';
	if (marker === 'with' && upos !== 'PROPN' && !PERSON_PRONOUNS.has(text.toLowerCase()))
		return 'manner';
	if (marker === 'for' && placeable) return 'goal';
	if (marker === 'as') return 'manner';
	return role;
}

function adverbRole(context: Context, at: number): ModifierRole {
	const text = lowerAt(context, at);
	if (TIME_ADVERBS.has(text)) return 'time';
	if (PLACE_ADVERBS.has(text)) return 'place';
	if (EXTENT_ADVERBS.has(text) || HEDGES.has(text)) return 'extent';
	return /ly$/.test(text) ? 'manner' : 'other';
}

function nominal(context: Context, head: number): Modifier {
	const phrase = phraseOf(context, head);
	const marker = markerOf(context, head);
	const first = marker.words[0];
	const start =
		first === undefined ? phrase.start : Math.min(phrase.start, context.words[first]!.start);
	const { sentence } = context;
	return {
		start,
		end: phrase.end,
		text: sentence.text.slice(start - sentence.start, phrase.end - sentence.start),
		head,
		marker: marker.text,
		role: prepositionalRole(context, head, marker.text),
		clause: null
	};
}

function adverb(context: Context, at: number): Modifier {
	const phrase = phraseOf(context, at);
	const { start, end, text } = phrase;
	return { start, end, text, head: at, marker: '', role: adverbRole(context, at), clause: null };
}

/** What an adverbial clause says of the clause above it. */
export function adverbialRole(context: Context, draft: Draft, opener: string): ModifierRole {
	const known = SUBORDINATOR_ROLES[opener] ?? SUBORDINATOR_ROLES[opener.split(' ').pop()!];
	if (opener !== '' && known) return known;
	return hasTo(context, draft) ? 'purpose' : opener === '' ? 'manner' : 'other';
}

/** The clause's subordinator in lower case; '' when there is none. */
export const subordinatorOf = (context: Context, draft: Draft): string =>
	outerOpener(context, draft) || openerOf(context, draft).text;

/** All modifiers of a clause, in the order of the text. */
export function readModifiers(
	context: Context,
	draft: Draft,
	spanOf: (draft: Draft) => { start: number; end: number },
	idOf: (draft: Draft) => string
): Modifier[] {
	const { tree, sentence } = context;
	const by = byPhrase(context, draft);
	const opener = openerOf(context, draft).words;
	const negative = new Set(negators(context, draft));
	const found: Modifier[] = [];
	for (const i of draft.deps) {
		if (i === by || context.draftOf.has(i) || opener.includes(i) || negative.has(i)) continue;
		if (tree.is(i, 'obl') || (tree.is(i, 'nmod') && draft.copula < 0))
			found.push(nominal(context, i));
		else if (tree.is(i, 'obj') && isTimeObject(context, draft, i)) found.push(nominal(context, i));
		else if (tree.is(i, 'obj') && isMeasure(context, draft, i)) {
			found.push({ ...nominal(context, i), role: 'extent' });
		} else if (tree.is(i, 'advmod')) found.push(adverb(context, i));
	}
	for (const one of context.drafts) {
		if (one.coordinated || one.label !== 'advcl' || governor(one) !== draft) continue;
		const span = spanOf(one);
		const marker = subordinatorOf(context, one) || (hasTo(context, one) ? 'to' : '');
		found.push({
			...span,
			text: sentence.text.slice(span.start - sentence.start, span.end - sentence.start),
			head: one.predicate,
			marker,
			role: adverbialRole(context, one, marker),
			clause: idOf(one)
		});
	}
	return found.sort((a, b) => a.start - b.start || a.end - b.end);
}

/** Words of the clause's own that weaken or limit it, in the order of the text, in lower case. */
export function collect(
	context: Context,
	draft: Draft,
	single: ReadonlySet<string>,
	paired: ReadonlySet<string>
): string[] {
	const found: string[] = [];
	const own = [...draft.chain, ...draft.deps.flatMap((i) => branch(context, i))].sort(
		(a, b) => a - b
	);
	const inside = new Set(own);
	for (const i of own) {
		const pair = `${lowerAt(context, i)} ${context.words[i + 1]?.text.toLowerCase() ?? ''}`;
		if (paired.has(pair) && inside.has(i + 1)) found.push(pair);
		else if (single.has(lowerAt(context, i)) && context.words[i]!.upos === 'ADV')
			found.push(lowerAt(context, i));
	}
	return found;
}

/** A dependent's words, other clauses left out. */
const branch = (context: Context, at: number): number[] =>
	context.draftOf.has(at) ? [] : context.tree.subtree(at, (i) => context.draftOf.has(i));
