/** Things called by common nouns: "the minister" of an apposition or title, "the agency", "a nurse … the nurse". */
import { TITLES } from '../gazetteer.ts';
import type { Mention } from '../reading.ts';
import type { EntityClass, FineType } from '../typing/entity-types.ts';
import type { NamedMention } from './named.ts';
import { definiteness, isPlural, modifiersOf } from './nouns.ts';
import { genderOfNoun } from './people.ts';
import type { MentionAt, Referents } from './referents.ts';

/** One noun said of a thing, with what else it was said with. */
interface Description {
	referent: number;
	modifiers: ReadonlySet<string>;
}

/** A noun said of more things than this tells none of them. */
const MOST_ALIKE = 8;
/** Kinds of things that a text means again by the same noun; of questions, problems and the like it often means another. */
const LASTING: ReadonlySet<FineType> = new Set([
	'person',
	'organization',
	'place',
	'object',
	'animal'
]);
/** "The two", "others": whoever they are, this is no name for them. */
const COUNTED =
	/^(?:one|two|three|four|both|other|another|many|some|rest|same|latter|former|each|all|number)$/;
/** There are others of the kind that the text need not name as such. */
const UNTOLD =
	/^(?:city|state|town|country|village|island|nation|province|county|street|year|day|war|world|people|us)$/;

/** Puts mentions by common nouns with what they describe; every mention left gets a referent of its own. */
export function referByDescription(referents: Referents, named: readonly NamedMention[]): void {
	const kinds = new Kinds(referents);
	const titles = new Map(named.map(({ at, name }) => [placeKey(at), name]));
	referents.sentences.forEach(({ tree, mentions }, s) => {
		const byWord = namedAt(mentions);
		mentions.forEach((mention, index) => {
			const at = { sentence: s, index };
			const name = titles.get(placeKey(at));
			if (name && name.words.length > 0) kinds.describeNamed(at, name.words, name.title);
			else if (name) kinds.refer(at, name.title.at(-1)!.toLowerCase(), name.title.slice(0, -1));
			else if (mention.type !== 'time' && !TITLES.test(mention.text)) {
				const told = appositive(referents, at, byWord) ?? null;
				const lemma = tree.words[mention.head]!.lemma.toLowerCase();
				if (told !== null) kinds.same(at, told, lemma);
				else kinds.refer(at, lemma, modifiersOf(tree, mention.head));
			}
		});
	});
}

/** The named mention that each word is part of the name of. */
function namedAt(mentions: readonly Mention[]): Map<number, number> {
	const found = new Map<number, number>();
	mentions.forEach(({ named, head, from, until }, index) => {
		if (named)
			for (let at = Math.max(from, head - 4); at < until && at < head + 4; at++)
				found.set(at, index);
	});
	mentions.forEach(({ head, named }, index) => {
		if (named) found.set(head, index);
		else found.delete(head);
	});
	return found;
}

const placeKey = ({ sentence, index }: MentionAt) => `${sentence}.${index}`;

/**
 * The named referent that a common noun stands in apposition to ("Maria Lopez, the foreign minister", "the actor Dag
 * Wernersson"), or null.
 */
function appositive(
	referents: Referents,
	{ sentence, index }: MentionAt,
	byWord: ReadonlyMap<number, number>
): number | null {
	const { tree, mentions } = referents.sentences[sentence]!;
	const { words } = tree;
	const { head, type, until, named } = mentions[index]!;
	if (named) return null;
	const others = [...tree.children(head, 'appos', 'flat')];
	if (tree.is(head, 'appos')) others.push(words[head]!.head);
	// "Maria Lopez is the minister".
	if (tree.child(head, 'cop') >= 0 && tree.child(head, 'advmod') < 0)
		others.push(tree.child(head, 'nsubj'));
	// "The new manager is Maria Lopez".
	if (tree.is(head, 'nsubj') && tree.child(words[head]!.head, 'cop') >= 0)
		others.push(words[head]!.head);
	if (type === 'person') {
		// Whatever the tree makes of it: "the grandson of one, Rustam Belyi, who".
		const pause = words[until]?.text === ',' ? 1 : 0;
		const next = mentions.find((one) => one.named && one.from === until + pause);
		const ends = !next || /^[,.;)]?$/.test(words[next.until]?.text ?? '');
		if (
			next &&
			(pause === 0 ? !tree.is(next.head, 'nsubj') : ends && tree.is(next.head, 'appos'))
		) {
			others.push(next.head);
		}
	}
	for (const other of others) {
		const at = byWord.get(other);
		if (at === undefined) continue;
		const referent = referents.of[sentence]![at]!;
		if (referent < 0 || !mentions[at]!.named) continue;
		const known = referents.all[referent]!;
		const unsure = mentions[at]!.confidence < UNSURE;
		const alike = known.type === type || unsure || (known.type !== 'person' && type !== 'person');
		const several = tree.child(head, 'conj') >= 0 || isPlural(tree, head) !== known.plural;
		if (!alike || several || known.unclear) continue;
		// What is called by a name nobody has heard is a person when it is a captain.
		if (unsure && type === 'person') known.type = 'person';
		return referent;
	}
	return null;
}

/** Below this, a name may be of another kind than it is taken for. */
const UNSURE = 0.6;

/** Which things a noun has been said of so far. */
class Kinds {
	private readonly referents: Referents;
	private readonly byNoun = new Map<string, Description[]>();

	constructor(referents: Referents) {
		this.referents = referents;
	}

	/** Notes the nouns that a named mention brings along: its title, what kind of thing its name says it is. */
	describeNamed(at: MentionAt, words: readonly string[], title: readonly string[]): void {
		const referent = this.referents.of[at.sentence]![at.index]!;
		if (referent < 0) return;
		const { tree, mentions } = this.referents.sentences[at.sentence]!;
		const { type, head, from } = mentions[at.index]!;
		if (type === 'person') {
			const own = title.map((word) => word.toLowerCase());
			if (own.length > 0) this.note(own.at(-1)!, own.slice(0, -1), referent);
			// "foreign ministry spokesman John Smith"
			const before = tree.words
				.slice(from, head)
				.filter(({ upos }) => upos === 'NOUN' || upos === 'ADJ');
			const noun = before.at(-1);
			if (noun?.upos === 'NOUN') {
				this.note(
					noun.lemma,
					before.slice(0, -1).map(({ lemma }) => lemma),
					referent
				);
				this.referents.all[referent]!.gender ||= genderOfNoun(noun.text);
			}
			return;
		}
		if (words.length < 2 || (type !== 'organization' && type !== 'place')) return;
		const link = words.findIndex((word) => /^(?:of|for|on)$/i.test(word));
		const lower = words.map((word) => word.toLowerCase());
		const kind = link > 0 ? lower[link - 1]! : lower.at(-1)!;
		this.note(
			kind,
			lower.filter((word) => word !== kind),
			referent
		);
		if (type === 'place') this.note(lower[0]!, lower.slice(1), referent);
	}

	/** The mention is one with a referent that it describes. */
	same(at: MentionAt, referent: number, noun: string): void {
		const { tree, mentions } = this.referents.sentences[at.sentence]!;
		const { head } = mentions[at.index]!;
		this.referents.put(at, referent);
		const modifiers = modifiersOf(tree, head);
		const earlier = this.byNoun.get(noun) ?? [];
		const [only] = earlier;
		// "The captain refused … the captain, Henrik Solvang": he was meant before.
		if (
			earlier.length === 1 &&
			!this.referents.all[only!.referent]!.named &&
			only!.modifiers.size === 0
		) {
			this.referents.merge(only!.referent, referent);
			only!.referent = referent;
		}
		this.note(noun, modifiers, referent);
		this.referents.all[referent]!.gender ||= this.genderAt(at);
	}

	/** Finds what the mention goes back to, or opens a new referent. */
	refer(at: MentionAt, noun: string, modifiers: readonly string[]): void {
		const { sentences, all } = this.referents;
		const { tree, mentions } = sentences[at.sentence]!;
		const { head, type, fine, text } = mentions[at.index]!;
		const plural = isPlural(tree, head);
		const key = plural ? `${noun} +` : noun;
		const how = definiteness(tree, head);
		const alone = tree.child(head, 'conj') < 0 && tree.child(head, 'acl') < 0;
		if (how === 'the' && alone && LASTING.has(fine)) {
			const known = this.byNoun.get(key) ?? [];
			const fits = known.filter((one) =>
				modifiers.every((word) => one.modifiers.has(word.toLowerCase()))
			);
			const found = fits.length === 1 && known.length < MOST_ALIKE ? fits[0]!.referent : -1;
			if (found >= 0 && alike(all[found]!.type, type)) {
				this.referents.put(at, found);
				return;
			}
		}
		const opened = this.referents.open({
			type,
			gender: this.genderAt(at),
			plural,
			named: false,
			name: text,
			unclear: COUNTED.test(noun)
		});
		this.referents.put(at, opened);
		// Of a bare noun ("skin") there need not be one that is meant again.
		if (how !== 'bare' || plural) this.note(key, modifiers, opened);
	}

	private genderAt({ sentence, index }: MentionAt) {
		const { tree, mentions } = this.referents.sentences[sentence]!;
		const { head, type } = mentions[index]!;
		return type === 'person' ? genderOfNoun(tree.words[head]!.lemma) : '';
	}

	private note(noun: string, modifiers: readonly string[], referent: number): void {
		if (UNTOLD.test(noun)) return;
		const known = this.byNoun.get(noun) ?? [];
		this.byNoun.set(noun, known);
		const lower = modifiers.map((word) => word.toLowerCase());
		const before = known.find((one) => one.referent === referent);
		if (before) before.modifiers = new Set([...before.modifiers, ...lower]);
		else if (known.length < MOST_ALIKE) known.push({ referent, modifiers: new Set(lower) });
	}
}

const alike = (a: EntityClass, b: EntityClass) =>
	a === b || (a !== 'person' && b !== 'person' && a !== 'time' && b !== 'time');
