/** What limits a rule: its conditions, and its exceptions. */
import type { Clause, Modifier } from '../clauses/clause.ts';
import type { ParsedSentence } from '../tree.ts';
import { EXCEPTING } from './lexicon.ts';
import { CLAUSAL, loose, timed } from './loose-limits.ts';
import type { Span } from '../reading.ts';
import type { Force, Limit } from './norm.ts';

const CONDITIONAL =
	/^(?:if|when|whenever|where|wherever|once|before|after|until|while|as soon as|in case|in case of|in the event of|provided|provided that|as long as|within|during|upon|on|at|by|for|from|between|under|outside|following|prior to|every|each)$/i;
const TIMED =
	/\b(?:second|minute|hour|day|week|month|year|morning|evening|afternoon|night|noon|midnight|time|time[s]?|shift|visit|meeting|use|lesson|heat|race|match|class|exam|drill|break|performance|trip|tour|flight|service|task|meal|term|season|weekend|holiday|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|june|july|august|september|october|november|december|emergency|fire|arrival|departure|entry|\d+|ten|five|two|three)s?\b/i;

export interface Limits {
	conditions: Limit[];
	exceptions: Limit[];
	/** Where they stand: words that are no part of the action. */
	words: ReadonlySet<number>;
}

/** The clauses a rule is told by. */
export interface RuleClauses {
	action: Clause;
	/** The clause that carries the force, when it is another. */
	carrier: Clause | null;
	/** The clause the action is coordinated with: what opens the sentence limits both. */
	first: Clause | null;
	/** Offset at which the next rule of the sentence begins, or the sentence ends. */
	until: number;
}

/** What limits a rule of this force. */
export function limitsOf(sentence: ParsedSentence, rule: RuleClauses, force: Force): Limits {
	const conditions: Limit[] = [];
	const exceptions: Limit[] = [];
	const words = new Set<number>();
	const { tree } = sentence;
	const add = (list: Limit[], limit: Modifier) => {
		const { start, end, text, marker } = whole(sentence, limit);
		const apart = (l: Limit) => l.start >= end || start >= l.end;
		const cut = list.findIndex(
			(l) => (l.start === start && l.end < end) || (l.start > start && l.end === end)
		);
		// What the tree cut short is taken whole.
		if (cut >= 0 && list.every((l, i) => i === cut || apart(l))) list.splice(cut, 1);
		if (![...conditions, ...exceptions].every(apart)) return;
		list.push({ start, end, text, marker });
		tree.words.forEach((word, i) => {
			if (word.start >= start && word.end <= end) words.add(i);
		});
	};
	for (const modifier of modifiersOf(sentence, rule)) {
		for (const part of splitAtException(sentence, modifier).flatMap(splitAtAnd)) {
			const kind = kindOf(part, force);
			if (kind === 'exception') add(exceptions, part);
			else if (kind === 'condition') add(conditions, part);
		}
	}
	const opening = openingLimit(sentence, rule);
	if (opening) {
		const kind = kindOf(opening, force);
		if (kind === 'exception') add(exceptions, opening);
		else if (kind === 'condition') add(conditions, opening);
	}
	const exempted = exemptedIn(sentence, rule.action);
	if (exempted) add(exceptions, exempted);
	// Limits hang in the tree where they will: at the object, at a phrase before. Their opening words tell them.
	const verb = tree.words[rule.action.predicate]!;
	for (const stretch of stretchesOf(sentence, rule)) {
		for (const found of [...loose(sentence, stretch), ...timed(sentence, stretch)]) {
			// What holds the action itself does not limit it.
			if (found.start <= verb.start && verb.start < found.end) continue;
			const kind = kindOf(found, force);
			if (kind === 'exception') add(exceptions, found);
			else if (kind === 'condition') add(conditions, found);
		}
	}
	const inOrder = (a: Limit, b: Limit) => a.start - b.start;
	return { conditions: conditions.sort(inOrder), exceptions: exceptions.sort(inOrder), words };
}

const OPENS_SENTENCE =
	/^(?:If|When|Whenever|Where|Once|Unless|Before|After|While|Until|As soon as|As long as|In case(?: of)?|In the event of|Provided(?: that)?|During)\b/;

/** "When the bell rings, staff must …": what stands before the comma right before the rule, however it was read. */
function openingLimit({ tree, text, start }: ParsedSentence, rule: RuleClauses): Modifier | null {
	const opener = OPENS_SENTENCE.exec(text);
	if (!opener) return null;
	const begin = openingOf(tree, rule.first ?? rule.carrier ?? rule.action) - start;
	const before =
		/,\s*(?:(?:then|please|always|never|also|do|immediately|you|they|we|it)\s+)?$/i.exec(
			text.slice(0, begin)
		);
	if (!before || before.index <= opener[0].length) return null;
	const words = text.slice(0, before.index);
	const marker = opener[0].toLowerCase();
	const clause = CLAUSAL.test(marker) ? '' : null;
	return { start, end: start + words.length, text: words, marker, role: 'other', head: -1, clause };
}

const EXEMPTED =
	/(?<=[;(–—]\s?|, but )(?:this|that|the (?:rule|ban|limit|duty|requirement|restriction|prohibition)) does not (?:apply|hold|extend)\b[^;.)]*/i;

/** "…; this does not apply to guide dogs": an exception to what stands before it. */
function exemptedIn({ tree, text, start }: ParsedSentence, action: Clause): Modifier | null {
	const found = EXEMPTED.exec(text);
	if (!found || start + found.index < tree.words[action.predicate]!.start) return null;
	const from = start + found.index;
	const span = { start: from, end: from + found[0].length, text: found[0] };
	return { ...span, marker: 'except', role: 'exception', head: -1, clause: null };
}

function modifiersOf(
	sentence: ParsedSentence,
	{ action, carrier, first }: RuleClauses
): Modifier[] {
	const before = first ? sentence.tree.words[first.predicate]!.start : 0;
	return [
		...action.modifiers,
		...(carrier?.modifiers ?? []),
		...(first?.modifiers.filter((m) => m.end <= before) ?? []),
		...timedInObject(sentence, action)
	];
}

/** The parts of the sentence that belong to the rule. */
function stretchesOf(
	{ tree, text, start: offset }: ParsedSentence,
	{ action, carrier, first, until }: RuleClauses
): Span[] {
	const start = Math.min(action.start, carrier?.start ?? action.start);
	const predicate = tree.words[action.predicate]!;
	const after = text.slice(predicate.end - offset);
	const reason = after.search(GIVES_REASON);
	const stop = reason < 0 ? Infinity : predicate.end + reason;
	const own = { start, end: Math.min(Math.max(until, action.end), stop) };
	// "Once the belt runs, feed in …" may be read as two clauses side by side, the first of them the condition.
	const opening = first && {
		start: first.start,
		end: Math.min(
			CLAUSAL.test(first.subordinator) ? first.end : openingOf(tree, first),
			action.start
		)
	};
	return opening && opening.end > opening.start ? [own, opening] : [own];
}

/** Where the clause's own subject and verb begin. */
function openingOf(tree: ParsedSentence['tree'], { subject, verb, predicate }: Clause): number {
	const starts = [predicate, ...verb.words].map((i) => tree.words[i]!.start);
	const start = Math.min(...starts);
	return subject?.from === 'place' && subject.start < start ? subject.start : start;
}

/** What follows gives reasons or goes on to something else. */
const GIVES_REASON =
	/[,;] ?(?:as|because|since|so|for|while|whereas|but)\b(?! (?:soon|long) as)(?! only)|\bbecause\b/i;

const BEFORE_LIMIT = /\b(?:only|even|as soon|as long|so long|just|immediately|at least)\s+$/i;

/** With what stands before its opening word and belongs to it: "*only* when", "*as soon* as". */
function whole(sentence: ParsedSentence, limit: Modifier): Modifier {
	const at = limit.start - sentence.start;
	const before = BEFORE_LIMIT.exec(sentence.text.slice(Math.max(0, at - 20), Math.max(0, at)));
	if (!before) return limit;
	const soon = /^(?:as|so)/i.test(before[0]);
	if (soon && !/^as\b/i.test(limit.text)) return limit;
	const start = limit.start - before[0].length;
	return {
		...limit,
		start,
		marker: `${before[0].trim().toLowerCase()} ${limit.marker}`,
		text: sentence.text.slice(start - sentence.start, limit.end - sentence.start)
	};
}

function kindOf(modifier: Modifier, force: Force): 'condition' | 'exception' | null {
	const marker = modifier.marker.toLowerCase();
	const { text, role } = modifier;
	if (
		/^(?:even|to|as|so that|because|since|in order)\b/.test(marker) &&
		!/^as (?:soon|long)/.test(text)
	)
		return null;
	if (EXCEPTING.test(marker) || /^except\b/.test(marker) || role === 'exception')
		return 'exception';
	if (
		/^(?:though|although)$/.test(marker) &&
		/\b(?:sometimes|may|can|need not|not required)\b/i.test(text)
	)
		return 'exception';
	if (STANDING.test(text)) return null;
	// "may not enter without permission" excepts those who have it; "may enter with permission" is conditional on it.
	if (marker === 'without')
		return force === 'must-not' || force === 'should-not' ? 'exception' : null;
	if (/^only (?:in|on|at|with|by|from|to|for|under|through|within)$/.test(marker))
		return 'condition';
	if (marker === 'with' && AGREED.test(text)) return force === 'may' ? 'condition' : null;
	// "While you are not allowed to camp, …" contrasts.
	if (marker === 'while' && /\b(?:allowed|permitted|required|obliged|may|must)\b/i.test(text))
		return null;
	if (role === 'condition' || marker === 'subject to') return 'condition';
	if (modifier.clause !== null && (role === 'time' || CLAUSAL.test(marker))) return 'condition';
	const certain =
		/^(?:in case of|in the event of|within|during|upon|before|after|prior to|following|until)$/.test(
			marker
		);
	if (/^(?:at the same time|at a time|at once)/i.test(text)) return null;
	if (marker === 'within' && !UNIT.test(text)) return null;
	if (ON_OCCASION.test(text)) return 'condition';
	if (role !== 'time' && !certain) return null;
	if (/^on$/i.test(marker) && !DAY.test(text)) return null;
	return CONDITIONAL.test(marker) && (TIMED.test(text) || (certain && marker !== 'until'))
		? 'condition'
		: null;
}

/** No limit at all, or what is acted on: "at all times", "clean up after them". */
const STANDING =
	/^(?:at (?:all times|any time)|(?:after|before|with|without) (?:them|us|you|him|her|oneself|yourself|themselves))$/i;
const UNIT = /\b(?:second|minute|hour|day|week|month|year|time)s?\b/i;
/** Times whatever the tree takes them for. */
const ON_OCCASION =
	/^(?:on (?:request|arrival|departure|entry|exit|\p{Lu}\p{L}+days?|weekdays|(?:public |bank )?holidays)|at (?:night|noon|midnight|weekends|(?:about )?\d[\d.:]*(?: ?[ap]\.?m\b| o['’]clock)|the (?:beginning|start|end) of)|in (?:spring|summer|autumn|winter|the (?:morning|evening|afternoon|dark)|(?:an )?emergenc(?:y|ies)))\b/iu;

const AGREED =
	/^with (?:[\p{L}’']+ ){0,4}(?:permission|consent|approval|authori[sz]ation|agreement|leave|supervision)\b/iu;
const DAY = /\b(?:day|date|week|weekend|\p{L}+days?|occasion|arrival|request|holiday|\d)s?\b/iu;

const OPENS_EXCEPTION =
	/,? ?\b(?:unless|except(?: (?:for|that|when|where|if|in|with|on|during|to))?|apart from|other than|with the exception of)\b/i;

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

/** "before each task and after every break": two times. */
function splitAtAnd(modifier: Modifier): Modifier[] {
	if (modifier.clause !== null || !/^(?:before|after|during|on|at)$/.test(modifier.marker)) {
		return [modifier];
	}
	const joint = / and (?=(before|after|during|on|at) )/.exec(modifier.text);
	if (!joint) return [modifier];
	const at = joint.index + joint[0].length;
	const { start, text } = modifier;
	return [
		{ ...modifier, text: text.slice(0, joint.index), end: start + joint.index },
		{ ...modifier, text: text.slice(at), start: start + at, marker: joint[1]! }
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
