/** What limits a rule: its conditions, and its exceptions. */
import type { Clause, Modifier } from '../clauses/clause.ts';
import type { ParsedSentence } from '../tree.ts';
import { EXCEPTING, PERMISSION } from './lexicon.ts';
import type { Limit } from './norm.ts';

const CONDITIONAL =
	/^(?:if|when|whenever|where|wherever|once|before|after|until|while|as soon as|in case|in case of|in the event of|provided|provided that|as long as|within|during|upon|on|at|by|for|from|between|under|outside|following|prior to|every|each)$/i;
const TIMED =
	/\b(?:second|minute|hour|day|week|month|year|morning|evening|afternoon|night|noon|midnight|time|time[s]?|shift|visit|meeting|use|lesson|term|season|weekend|holiday|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|june|july|august|september|october|november|december|emergency|fire|arrival|departure|entry|\d+|ten|five|two|three)s?\b/i;

export interface Limits {
	conditions: Limit[];
	exceptions: Limit[];
	/** Where they stand: words that are no part of the action. */
	words: ReadonlySet<number>;
}

/** @param clauses the clause of the action, and those above it that carry its force */
export function limitsOf(sentence: ParsedSentence, clauses: readonly Clause[]): Limits {
	const conditions: Limit[] = [];
	const exceptions: Limit[] = [];
	const words = new Set<number>();
	const { tree } = sentence;
	const add = (list: Limit[], { start, end, text, marker }: Modifier) => {
		if ([...conditions, ...exceptions].some((l) => l.start < end && start < l.end)) return;
		list.push({ start, end, text, marker });
		tree.words.forEach((word, i) => {
			if (word.start >= start && word.end <= end) words.add(i);
		});
	};
	for (const clause of clauses) {
		for (const modifier of clause.modifiers) {
			const parts = splitAtException(sentence, modifier);
			for (const part of parts) {
				const kind = kindOf(part);
				if (kind === 'exception') add(exceptions, part);
				else if (kind === 'condition') add(conditions, part);
			}
		}
	}
	for (const found of timedInObject(sentence, clauses[0]!)) {
		for (const part of splitAtException(sentence, found)) {
			add(part.role === 'exception' ? exceptions : conditions, part);
		}
	}
	// Exceptions hang in the tree where they will: at the object, at a phrase before. Their opening words tell them.
	for (const found of loose(sentence, clauses)) add(exceptions, found);
	const inOrder = (a: Limit, b: Limit) => a.start - b.start;
	return { conditions: conditions.sort(inOrder), exceptions: exceptions.sort(inOrder), words };
}

function kindOf(modifier: Modifier): 'condition' | 'exception' | null {
	const marker = modifier.marker.toLowerCase();
	if (EXCEPTING.test(marker) || modifier.role === 'exception') return 'exception';
	if (
		/^(?:though|although)$/.test(marker) &&
		/\b(?:sometimes|may|can|need not|not required)\b/i.test(modifier.text)
	)
		return 'exception';
	if (marker === 'without') return PERMISSION.test(modifier.text) ? 'exception' : null;
	if (modifier.role === 'condition') return 'condition';
	if (
		modifier.role !== 'time' &&
		!/^(?:in case of|in the event of|within|during|upon|before|after|prior to|following)$/.test(
			marker
		)
	)
		return null;
	if (modifier.clause !== null) return 'condition';
	if (
		/^on$/i.test(marker) &&
		!/\b(?:day|date|week|weekend|\p{L}+days?|occasion|arrival|request|holiday|\d)s?\b/iu.test(
			modifier.text
		)
	)
		return null;
	return CONDITIONAL.test(marker) &&
		(TIMED.test(modifier.text) ||
			/^(?:before|after|during|upon|prior to|following|within)$/.test(marker))
		? 'condition'
		: null;
}

const OPENS_EXCEPTION =
	/,? ?\b(?:unless|except(?: (?:for|that|when|where|if|in|with|on|during|to))?|apart from|other than|with the exception of|only (?:if|when|with))\b/i;

/** "within ten minutes unless the alarm sounds": a limit within a limit is one of its own. */
function splitAtException(sentence: ParsedSentence, modifier: Modifier): Modifier[] {
	const at = modifier.text.slice(1).search(OPENS_EXCEPTION);
	if (at < 0) return [modifier];
	const cut = modifier.start + 1 + at;
	const head = modifier.text.slice(0, at + 1).replace(/[,\s]+$/, '');
	const lead = /^[,\s]*/.exec(modifier.text.slice(at + 1))![0].length;
	const tail = modifier.text.slice(at + 1 + lead);
	return [
		{ ...modifier, text: head, end: modifier.start + head.length },
		{ ...modifier, text: tail, start: cut + lead, marker: markerOf(tail), role: 'exception' }
	];
}

/** "close the gate within ten minutes": read as part of the gate, but a time limits the act. */
function timedInObject(sentence: ParsedSentence, action: Clause): Modifier[] {
	const { tree } = sentence;
	const object = action.object ?? action.patient;
	if (!object || object.sentence !== action.sentence) return [];
	return tree.children(object.head, 'nmod', 'obl').flatMap((head) => {
		const branch = tree.subtree(head, (i) => tree.is(i, 'advcl') || tree.is(i, 'acl'));
		const marker = tree.words[branch[0]!]!.text.toLowerCase();
		const span = tree.span(branch);
		const text = sentence.text
			.slice(span.start - sentence.start, span.end - sentence.start)
			.replace(/[\s,.;]+$/, '');
		if (!/^(?:within|before|after|during|until|by|every)$/.test(marker) || !TIMED.test(text))
			return [];
		return [
			{
				...span,
				end: span.start + text.length,
				text,
				marker,
				head,
				role: 'time' as const,
				clause: null
			}
		];
	});
}

const markerOf = (text: string) => OPENS_EXCEPTION.exec(text)?.[0].trim().toLowerCase() ?? '';

/** Stretches opened by an excepting word that no modifier of these clauses holds. */
function loose(sentence: ParsedSentence, clauses: readonly Clause[]): Modifier[] {
	const last = clauses.reduce((a, b) => (b.end > a.end ? b : a));
	const first = clauses.reduce((a, b) => (b.start < a.start ? b : a));
	const text = sentence.text.slice(first.start - sentence.start, last.end - sentence.start);
	const match = OPENS_EXCEPTION.exec(text);
	if (!match) return [];
	const lead = /^[,\s]*/.exec(match[0])![0].length;
	const from = first.start + match.index + lead;
	const rest = sentence.text.slice(from - sentence.start, last.end - sentence.start);
	const stop = rest.search(/[;:.]|, (?:and|but) (?:must|may|should|they|it|the)\b/);
	const words = (stop < 0 ? rest : rest.slice(0, stop)).replace(/[\s,.;]+$/, '');
	if (words === '') return [];
	return [
		{
			start: from,
			end: from + words.length,
			text: words,
			marker: markerOf(words),
			role: 'exception',
			head: -1,
			clause: null
		}
	];
}
