/** The named things of a text: mentions by full name, surname, acronym or short form put together. */
import type { Mention } from '../reading.ts';
import type { SentenceTree } from '../tree.ts';
import type { EntityClass } from '../typing/entity-types.ts';
import { acronymOf, keyOf, nameOf, type MentionedSentence, type Name } from './names.ts';
import { isPlural } from './nouns.ts';
import type { MentionAt, Referents } from './referents.ts';
import { AMBIGUOUS, joinNames, mayBePerson, NameVotes, type NamedGroup } from './same-name.ts';

export interface NamedMention {
	at: MentionAt;
	name: Name;
}

/** Names of days and months are no things to ask about; the reading of dates has them. */
const hasName = ({ named, type }: { named: boolean; type: string }) => named && type !== 'time';

interface Entry {
	votes: NameVotes;
	plural: boolean;
	/** Whether it stands by itself somewhere, and not only in a longer name ("*Pritzker* Prize"). */
	free: boolean;
	mentions: MentionAt[];
}

/**
 * Puts every named mention with its referent.
 * @returns the name of each such mention, in the order of the text; a mere title ("the President") has no referent yet,
 * and what is never more than part of a longer name has none at all
 */
export function referByName(referents: Referents): NamedMention[] {
	const named: NamedMention[] = [];
	const entries = new Map<string, Entry>();
	const spelled = new Map<string, string>();
	referents.sentences.forEach((sentence, s) => {
		sentence.mentions.forEach((mention, index) => {
			if (!hasName(mention)) return;
			const name = nameOf(sentence, mention);
			const at = { sentence: s, index };
			named.push({ at, name });
			if (name.words.length === 0) return;
			// A family in the plural is none of its members ("the Lopezes").
			const plural = mention.type === 'person' && isPlural(sentence.tree, mention.head);
			const key = `${keyOf(name.words)}|${name.gender}|${plural ? 'many' : ''}`;
			const votes = new NameVotes(name);
			const entry = entries.get(key) ?? { votes, plural, free: false, mentions: [] };
			entry.free ||= !isWithinName(sentence, index, name);
			entries.set(key, entry);
			entry.votes.add(mention.type, mention.confidence);
			entry.votes.lean(
				name.title.length > 0 ? ACTS_AS_PERSON : personalAt(sentence.tree, mention.head)
			);
			entry.mentions.push(at);
			const inBrackets = bracketed(sentence, mention);
			if (inBrackets) spelled.set(inBrackets, entry.votes.key);
		});
	});
	const free = [...entries.values()].filter((entry) => entry.free);
	openReferents(referents, free, spelled);
	return named;
}

function openReferents(
	referents: Referents,
	entries: readonly Entry[],
	spelled: ReadonlyMap<string, string>
): void {
	const groups = entries.map(({ votes, plural }) =>
		votes.group(plural, spelled.get(votes.key) ?? '')
	);
	const byThing = new Map<string, number[]>();
	joinNames(groups).forEach((number, g) => {
		const thing = number === AMBIGUOUS ? `unclear ${g}` : String(number);
		const known = byThing.get(thing);
		if (known) known.push(g);
		else byThing.set(thing, [g]);
	});
	for (const [thing, members] of byThing) {
		const own = members.map((g) => groups[g]!);
		const type = typeOf(members.map((g) => entries[g]!.votes));
		// A given name, or a short form that is a person's, tells of a name nobody has heard.
		const lean = members.reduce((sum, g) => sum + entries[g]!.votes.personal, 0);
		const person = own.some(mayBePerson) && (lean >= 1 || own.some((group) => group.gender !== ''));
		const referent = referents.open({
			type: person ? 'person' : type,
			gender: own.find(({ gender }) => gender !== '')?.gender ?? '',
			plural: entries[members[0]!]!.plural,
			named: true,
			name: fullest(own),
			unclear: thing.startsWith('unclear')
		});
		const mentions = members.flatMap((g) => entries[g]!.mentions);
		mentions.sort((a, b) => a.sentence - b.sentence || a.index - b.index);
		for (const at of mentions) referents.put(at, referent);
	}
}

/** The most words, among equals the longest; an acronym only where there is nothing else. */
function fullest(groups: readonly NamedGroup[]): string {
	const best = groups.reduce((a, b) => {
		const more =
			b.words.length - a.words.length || b.words.join(' ').length - a.words.join(' ').length;
		return more > 0 ? b : a;
	});
	return best.words.join(' ');
}

function typeOf(votes: readonly NameVotes[]): EntityClass {
	const sums = new Map<EntityClass, number>();
	for (const vote of votes) {
		for (const [type, sum] of vote.weights) sums.set(type, (sums.get(type) ?? 0) + sum);
	}
	return [...sums].reduce((a, b) => (b[1] > a[1] ? b : a))[0];
}

/** Whether the mention is part of what a longer named mention is called. */
function isWithinName(sentence: MentionedSentence, index: number, { words }: Name): boolean {
	const own = sentence.mentions[index]!;
	return sentence.mentions.some((other) => {
		const longer = other.until - other.from > own.until - own.from;
		if (!other.named || !longer || other.from > own.from || other.until < own.until) return false;
		const name = nameOf(sentence, other).words;
		return name.length > words.length && words.every((word) => name.includes(word));
	});
}

/** Only people do it … */
const PERSONAL =
	/^(?:admit|apologise|apologize|ask|bear|cry|die|joke|kneel|laugh|live|marry|nod|pray|recall|remember|reply|retire|shout|shrug|sigh|sit|sleep|smile|speak|stand|study|swim|teach|walk|weep|whisper|write)$/;
/** … and mostly people. */
const MOSTLY_PERSONAL =
	/^(?:add|argue|believe|explain|find|hold|know|say|suggest|tell|think|want)$/;
const ACTS_AS_PERSON = 1;
const MAY_ACT_SO = 0.5;

/** How much the place of a name says that it is a person's. */
function personalAt(tree: SentenceTree, head: number): number {
	const relative = tree
		.children(head, 'acl')
		.some((at) => tree.words[tree.child(at, 'nsubj')]?.lemma === 'who');
	if (relative) return ACTS_AS_PERSON;
	if (!tree.is(head, 'nsubj')) return 0;
	const { lemma } = tree.words[tree.words[head]!.head]!;
	return PERSONAL.test(lemma) ? ACTS_AS_PERSON : MOSTLY_PERSONAL.test(lemma) ? MAY_ACT_SO : 0;
}

/** "IAEA" where it stands in brackets after the mention, as a key; '' when nothing does. */
function bracketed({ tree: { words } }: MentionedSentence, { until }: Mention): string {
	const [open, word, close] = words.slice(until, until + 3);
	if (open?.text !== '(' || close?.text !== ')' || !word) return '';
	return acronymOf([word.text]) === '' ? '' : keyOf([word.text]);
}
