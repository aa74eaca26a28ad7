/** What limits a rule: its conditions, and its exceptions. */
import type { Clause, Modifier } from '../clauses/clause.ts';
import type { ParsedSentence } from '../tree.ts';
import { EXCEPTING, PERMISSION } from './lexicon.ts';
import type { Span } from '../reading.ts';
import type { Force, Limit } from './norm.ts';

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
		const cut = list.findIndex((l) => l.start === start && l.end < end);
		// What the tree cut short is taken whole.
		if (cut >= 0 && list.every((l, i) => i === cut || apart(l))) list.splice(cut, 1);
		if (![...conditions, ...exceptions].every(apart)) return;
		list.push({ start, end, text, marker });
		tree.words.forEach((word, i) => {
			if (word.start >= start && word.end <= end) words.add(i);
		});
	};
	for (const modifier of modifiersOf(sentence, rule)) {
		for (const part of splitAtException(sentence, modifier)) {
			const kind = kindOf(part, force);
			if (kind === 'exception') add(exceptions, part);
			else if (kind === 'condition') add(conditions, part);
		}
	}
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
	if (EXCEPTING.test(marker) || role === 'exception') return 'exception';
	if (
		/^(?:though|although)$/.test(marker) &&
		/\b(?:sometimes|may|can|need not|not required)\b/i.test(text)
	)
		return 'exception';
	// "may not enter without permission" excepts those who have it; "may enter with permission" is conditional on it.
	if (marker === 'without' && (PERMISSION.test(text) || /^without (?:one|it|this)$/i.test(text)))
		return force === 'must-not' || force === 'should-not' ? 'exception' : null;
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

const UNIT = /\b(?:second|minute|hour|day|week|month|year|time)s?\b/i;
/** Times whatever the tree takes them for. */
const ON_OCCASION =
	/^(?:on (?:request|arrival|departure|entry|exit|\p{Lu}\p{L}+days?|weekdays|(?:public |bank )?holidays)|at (?:night|noon|midnight|weekends|(?:about )?\d[\d.:]*(?: ?[ap]\.?m\b| o['’]clock)|the (?:beginning|start|end) of)|in (?:spring|summer|autumn|winter|the (?:morning|evening|afternoon|dark)|(?:an )?emergenc(?:y|ies)))\b/iu;

const AGREED =
	/^with (?:[\p{L}’']+ ){0,4}(?:permission|consent|approval|authori[sz]ation|agreement|leave|supervision)\b/iu;
const CLAUSAL =
	/^(?:if|when|whenever|where|wherever|once|before|after|until|till|while|as soon as|as long as|provided|provided that|in case|only if|only when)$/;
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

/** A time one can set a rule to: "by 1 April each year", "between 10 a.m. and 8 p.m.", "before the first frost". */
const TIME_LIMIT =
	/\b(?:by|before|after|between|until|within|during|from) (?:[\p{L}’'-]+ ){0,4}?(?:\d[\d:.]*(?: ?[ap]\.?m\b\.?| o['’]clock)?|noon|midnight|frost|dawn|dusk|dark|sunset|sunrise|\p{L}*day|January|February|March|April|May|June|July|August|September|October|November|December|spring|summer|autumn|winter|season|term|shift|lesson|meeting|visit|use|arrival|departure|end|seconds?|minutes?|hours?|days?|weeks?|months?|years?)\b(?:(?: (?:and|to|of|a|an|the|each|every|next|same|\d[\d:.]*|[ap]\.?m\b\.?|\p{L}*day|noon|midnight|January|February|March|April|May|June|July|August|September|October|November|December|seconds?|minutes?|hours?|days?|weeks?|months?|years?|shift|term|performance)\b)+)?/giu;

function timed(sentence: ParsedSentence, stretch: Span): Modifier[] {
	const from = stretch.start - sentence.start;
	const text = sentence.text.slice(from, stretch.end - sentence.start);
	return [...text.matchAll(TIME_LIMIT)].map((match) => {
		const start = stretch.start + match.index;
		const words = match[0].replace(/(?: (?:and|to|of|a|an|the|each|every|next|same))+$/i, '');
		const marker = words.split(' ')[0]!.toLowerCase();
		return {
			start,
			end: start + words.length,
			text: words,
			marker,
			role: 'time' as const,
			head: -1,
			clause: null
		};
	});
}

const OPENS_LIMIT =
	/(?<=\b(?:nobody|no one|none|anyone|everyone|everybody|anybody) )but\b|\b(?:unless|except(?: (?:for|that|when|where|if|in|with|on|during|to|by|at))?|apart from|other than|with the exception of|without (?:the |prior |written |his |her |its |their |a )*(?=one\b|it\b|permission|consent|approval|authori[sz]ation|agreement|warrant)|with (?:[\p{L}’']+ ){0,3}(?=permission|consent|approval|authori[sz]ation|agreement)|as soon as|as long as|provided(?: that)?|in case(?: of)?|in the event of|until|if|when|once)\b/giu;
/** "check if the lid is shut": what is checked is no condition. */
const ASKED =
	/\b(?:check|see|ask|decide|know|wonder|tell|determine|find out|sure|say|unclear|learn|explain|test|verify|record|note|state|even|than|as|at)\s+$/i;
const STOPS =
	/[;:()]|(?<!\b[ap]\.?m)\.(?=\s|$)|,? (?:and|but|or) (?:must|may|should|shall|they|it|the|then|do|never|always|not)\b|, (?:unless|except|if|when|provided)\b| unless\b| except\b/;

/** "Nobody except the guard may enter": the exception ends where the verb begins. */
const NOMINAL_STOPS = new RegExp(
	`${STOPS.source}| (?:must|may|shall|should|can|cannot|is|are|has to|have to|need not)\\b`
);

/** Limits by their opening words, in a stretch of the sentence. */
function loose(sentence: ParsedSentence, stretch: Span): Modifier[] {
	const from = stretch.start - sentence.start;
	const text = sentence.text.slice(from, stretch.end - sentence.start);
	return [...text.matchAll(OPENS_LIMIT)].flatMap((match) => {
		if (ASKED.test(text.slice(0, match.index))) return [];
		const rest = text.slice(match.index);
		const stops =
			EXCEPTING.test(match[0]) && !/^unless|(?:that|if|when|where)$/i.test(match[0])
				? NOMINAL_STOPS
				: STOPS;
		const stop = rest.slice(match[0].length).search(stops);
		const opens = match.index === 0 && rest.includes(',');
		const comma = opens ? rest.indexOf(',') : -1;
		const ends = [stop < 0 ? rest.length : stop + match[0].length, comma < 0 ? rest.length : comma];
		const words = rest.slice(0, Math.min(...ends)).replace(/[\s,.;]+$/, '');
		if (words.length <= match[0].trim().length) return [];
		const opener = match[0].trim().toLowerCase();
		const marker = /^except/.test(opener)
			? 'except'
			: /^with(?! the exception)/.test(opener)
				? opener.split(' ')[0]!
				: opener;
		const start = sentence.start + from + match.index;
		return [
			{
				start,
				end: start + words.length,
				text: words,
				marker,
				role: EXCEPTING.test(marker)
					? ('exception' as const)
					: CLAUSAL.test(marker) || /^in /.test(marker)
						? ('condition' as const)
						: ('other' as const),
				head: -1,
				clause: null
			}
		];
	});
}
