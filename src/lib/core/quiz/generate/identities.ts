/** Who somebody is: the role that the article gives a named person beside the name. */
import type { Mention, Sentence } from '../../reading/reading.ts';
import type { SentenceTree } from '../../reading/tree.ts';
import { renderWords, tidied } from '../realise/render.ts';
import type { Material } from './facts.ts';
import { contentWords } from './peers.ts';
import { thingAt, type Thing } from './things.ts';
import { isHarm } from './wording.ts';

export interface Identity {
	person: Thing;
	/** "a former resident of Evansville", "undersecretary to the prime minister" */
	role: string;
	/** Whether it begins with "a", "an" or "the". */
	hasArticle: boolean;
	/** What the role is by its noun: "resident". */
	noun: string;
	index: number;
	isPast: boolean;
}

const LONGEST = 11;
/** Nouns that only say that somebody is one. */
const EMPTY =
	/^(?:person|people|man|woman|boy|girl|friend|one|member|name|guy|individual|child|son|daughter|brother|sister|wife|husband|mother|father|cousin|uncle|aunt|boyfriend|girlfriend|fiancé|suspect|victim|defendant)$/;

/** Roles that several may hold, or that tell nothing of the matter. */
const PASSING =
	/^(?:friend|teammate|student|major|boy|girl|colleague|fan|visitor|resident|neighbou?r|classmate)$/;

export function identitiesOf(material: Material): Identity[] {
	const seen = new Set<string>();
	return material.reading.sentences
		.flatMap((sentence, index) =>
			sentence.mentions.flatMap((mention) => identityAt(material, sentence, index, mention) ?? [])
		)
		.filter(({ person, noun }) => {
			const key = `${person.identity} ${noun}`;
			return !seen.has(key) && seen.add(key);
		});
}

function identityAt(
	material: Material,
	sentence: Sentence,
	index: number,
	mention: Mention
): Identity | null {
	if (mention.type !== 'person' || mention.confidence < 0.8) return null;
	const { tree } = sentence;
	const told = roleBeside(sentence, mention) ?? roleBefore(sentence, mention);
	if (!told) return null;
	const person = nameAt(material, sentence, told.name);
	if (!person || material.isTopic(person.mention) || PASSING.test(tree.words[told.head]!.lemma))
		return null;
	// Who is named once is mostly there for a word or a sight.
	const spoken = material.reading.sentences.filter((s) =>
		s.mentions.some((m) => m.cluster === person.mention.cluster)
	);
	if (spoken.length < 2) return null;
	const head = tree.words[told.head]!;
	if (head.upos !== 'NOUN' || head.xpos !== 'NN') return null;
	const text = renderWords(sentence, told.positions, material.naming());
	if (text === null) return null;
	const role = tidied(text);
	// "A friend" is nobody's; "Hadid's father" is somebody's.
	if (EMPTY.test(head.lemma) && !/[’']s? /.test(role)) return null;
	const named = sentence.mentions.some(
		(m) =>
			m.named &&
			m.type === 'person' &&
			m.head !== told.name &&
			told.positions.includes(m.head) &&
			!/[’']s? /.test(role)
	);
	if (named) return null;
	const isSound =
		!/["“”()[\]:;—–?]|, |\b(?:and|or|who|whom|whose|which|that)\b|^according\b/i.test(role) &&
		(/^(?:an?|the) /i.test(role) || /[’']s? | (?:of|to|at|for|in) /u.test(role)) &&
		!/\b(?:his|her|their|its)\b/.test(role) &&
		role.split(' ').length <= LONGEST &&
		contentWords(role).size >= 2 &&
		!isHarm(role) &&
		![...contentWords(role)].some((word) => contentWords(person.text).has(word));
	if (!isSound) return null;
	const root = tree.words[tree.root]!;
	return {
		person,
		role,
		hasArticle: /^(?:an?|the) /i.test(role),
		noun: head.lemma.toLowerCase(),
		index,
		isPast: /^(?:VBD|VBN)$/.test(root.xpos)
	};
}

interface Told {
	/** Head of the name, and of the role. */
	name: number;
	head: number;
	positions: number[];
}

/** "Henry Smith, leader of the Independence Party" and "the philosopher Richard Joyce" */
function roleBeside({ tree, mentions }: Sentence, mention: Mention): Told | null {
	const beside = tree.children(mention.head, 'appos');
	if (beside.length !== 1) return null;
	const other = beside[0]!;
	const opposite = mentions.find((m) => m.head === other);
	const [name, head] = mention.named ? [mention.head, other] : [other, mention.head];
	const isName = mention.named || opposite?.named || tree.words[other]!.upos === 'PROPN';
	if (!isName || (mention.named && opposite?.type !== 'person')) return null;
	const branch = new Set(tree.subtree(name === other ? other : mention.head));
	const own = new Set(tree.subtree(head));
	const positions = [...own]
		.filter((i) => (head === other ? true : !branch.has(i)))
		.filter(
			(i) =>
				!(tree.is(i, 'case') && i < head && tree.words[i]!.upos === 'ADP' && isFirst(tree, i, own))
		)
		.sort((a, b) => a - b);
	return { name, head, positions: trim(tree.words, positions) };
}

/** "Swedish captain Andreas Granqvist": what stands before the name as a part of it. */
function roleBefore({ tree }: Sentence, mention: Mention): Told | null {
	if (!mention.named) return null;
	const { words } = tree;
	let last = -1;
	for (let i = mention.from; i < mention.head; i++) if (words[i]!.upos === 'NOUN') last = i;
	if (last < 0 || words[last + 1]?.upos !== 'PROPN') return null;
	const positions: number[] = [];
	for (let i = mention.from; i <= last; i++) positions.push(i);
	if (positions.some((i) => !/^(?:NOUN|ADJ|PROPN|DET|PUNCT)$/.test(words[i]!.upos))) return null;
	return { name: mention.head, head: last, positions };
}

/** "to the coach": the preposition before the role is no part of it. */
const isFirst = ({ words }: SentenceTree, at: number, own: ReadonlySet<number>) =>
	[...own].every((i) => i >= at || words[i]!.upos === 'PUNCT' || words[i]!.upos === 'ADP');

function trim(words: readonly { upos: string; text: string }[], positions: number[]): number[] {
	const comma = positions.findIndex((i, k) => k > 0 && words[i]!.text === ',');
	const kept = comma > 0 ? positions.slice(0, comma) : [...positions];
	while (kept.length > 0 && words[kept[0]!]!.upos === 'PUNCT') kept.shift();
	while (kept.length > 0 && words[kept.at(-1)!]!.upos === 'PUNCT') kept.pop();
	return kept;
}

/** The name alone, in its fullest form. */
function nameAt(material: Material, sentence: Sentence, head: number): Thing | null {
	const mention = sentence.mentions.find((m) => m.head === head && m.named);
	const thing = mention && thingAt(material, sentence, mention);
	const text = material.reading.clusters[mention?.cluster ?? -1]?.name ?? '';
	if (!thing || !/^\p{Lu}\S+ (?:\S+ ){0,3}\p{Lu}\S+$/u.test(text)) return null;
	return { ...thing, text, opening: 'name', plural: false };
}
