/** Clauses → events: who did what to whom, when, where and why, and who says so. */
import type { Clause, Modifier, ModifierRole } from '../clauses/clause.ts';
import type { ParsedSentence } from '../tree.ts';
import type { DateMention } from '../reading.ts';
import { dateOf } from './dates.ts';
import type { StoryEvent } from './event.ts';
import { tellsEvent } from './eventive.ts';
import { inStoryOrder } from './order.ts';
import { toldOrder } from './relations.ts';
import { tell } from './telling.ts';

/**
 * The events of an article in the order of the story: by dates and by what the text says of their order, else as they
 * stand. `eventOrder` tells for which of them the order is known.
 * @param dates those of the article, in order
 */
export function readEvents(
	sentences: readonly ParsedSentence[],
	clauses: readonly Clause[],
	dates: readonly DateMention[] = []
): StoryEvent[] {
	const datesIn = Map.groupBy(dates, ({ sentence }) => sentence);
	const outcomes = new Map(
		clauses.flatMap((clause) =>
			isOutcome(clause) && clause.parent !== null ? [[clause.parent, clause.id] as const] : []
		)
	);
	const isEvent = (clause: Clause) =>
		tellsEvent(clause) && !/\?["”’)]*$/.test(sentences[clause.sentence]!.text);
	const earlier = Map.groupBy(toldOrder(sentences, clauses, isEvent), ([, later]) => later);
	const events = clauses.filter(isEvent).map((clause): StoryEvent => {
		const { id, sentence, start, end, verb, factuality } = clause;
		const modifiers = [...clause.modifiers, ...timesInObject(sentences[sentence]!, clause)];
		const having = (...roles: ModifierRole[]) => modifiers.filter((m) => roles.includes(m.role));
		return {
			id,
			sentence,
			start,
			end,
			verb: { lemma: verb.lemma, particle: verb.particle },
			agent: clause.agent,
			patient: clause.patient,
			recipient: clause.recipient,
			when: having('time'),
			where: having('place', 'goal'),
			why: having('cause', 'purpose'),
			outcome: outcomes.get(id) ?? null,
			attributed: factuality.kind === 'attributed',
			saidBy: factuality.source,
			date: dateOf(modifiers, datesIn.get(sentence) ?? []),
			earlier: (earlier.get(id) ?? []).map(([first]) => first),
			told: tell(sentences[sentence]!, { ...clause, modifiers }),
			sure: clause.sure
		};
	});
	return inStoryOrder(events);
}

/** "built a tower on 3 May 1801": read as part of the tower, but a date is the act's. */
function timesInObject(sentence: ParsedSentence, clause: Clause): Modifier[] {
	const { tree } = sentence;
	const object = clause.verb.voice === 'passive' ? clause.subject : clause.object;
	if (!object || object.sentence !== clause.sentence || object.head < clause.predicate) return [];
	return tree.children(object.head, 'nmod').flatMap((head) => {
		const branch = tree.subtree(head);
		const marker = tree.words[branch[0]!]!.text.toLowerCase();
		const span = tree.span(branch);
		const text = sentence.text.slice(span.start - sentence.start, span.end - sentence.start);
		if (!/^(?:in|on|by|before|after|since)$/.test(marker) || !DATE.test(text)) return [];
		return [{ ...span, text, marker, head, role: 'time' as const, clause: null }];
	});
}

const DATE =
	/^\p{Ll}+ (?:(?:early|late|mid) )?(?:the )?(?:\d{1,2}(?:st|nd|rd|th)? )?(?:of )?(?:(?:\p{Lu}\p{Ll}+|\p{Lu}\p{Ll}+ \d{1,2}),? )?(?:1[0-9]|20)\d\ds?$|^on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$/u;

/** ", killing two": a participle after the clause it hangs on, whose subject is what happened or who did it. */
const isOutcome = ({ kind, subordinator, verb }: Clause) =>
	kind === 'participial' && subordinator === '' && verb.voice === 'active' && verb.tense === 'none';
