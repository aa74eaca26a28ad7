/** What a named thing is, as a question calls it: "university", "party", "prize". */
import type { Mention, Reading } from '../../reading/reading.ts';
import type { SentenceTree } from '../../reading/tree.ts';
import { COUNTRIES } from '../../reading/gazetteer.ts';
import { placeKind } from './places.ts';

/** Nouns that, in a name, say what the name is of. */
const IN_NAMES = new Set(
	(
		'academy act agency agreement airport army assembly association award bank battle bay board bridge bureau ' +
		'canal castle cathedral championship charter church club code college commission committee company ' +
		'conference congress convention council county court cup department desert directive district federation ' +
		'festival foundation fund gallery garden hospital hotel institute institution island lake laboratory law ' +
		'league library medal ministry monastery mosque mountain municipality museum newspaper observatory office ' +
		'opera orchestra palace park parliament party peninsula police prize province region republic revolution ' +
		'river school senate society square stadium station street studio summit synagogue team temple theater ' +
		'theatre tournament tower treaty tribunal trophy union university valley village war zoo'
	).split(' ')
);
/** What says nothing of what a thing is. */
const EMPTY = new Set(
	(
		'one part example kind type sort form way name member thing place result case number group area time home ' +
		'word term something anything place point piece series set side source subject matter person people man ' +
		'woman reason problem question answer idea center centre heart leader winner loser host focus basis target'
	).split(' ')
);

/** @returns null where no noun is sure */
export type KindOf = (mention: Mention, name: string) => string | null;

export function kindsOf(reading: Reading): KindOf {
	const told = toldKinds(reading);
	return (mention, name) => {
		const bare = name.replace(/^the /i, '');
		const own = kindInName(bare);
		if (own !== null) return own;
		if (COUNTRIES.has(bare)) return 'country';
		const listed = mention.type === 'place' ? placeKind(bare) : 'place';
		if (listed !== 'place') return listed;
		return told.get(mention.cluster) ?? (mention.type === 'place' ? 'place' : null);
	};
}

/** "University of Michigan" → "university", "Royal Society" → "society". */
export function kindInName(name: string): string | null {
	const head = name.split(/ (?:of|for|in|on|at|against|to) /)[0]!.split(' ');
	const last = head.at(-1)!.toLowerCase();
	if (!IN_NAMES.has(last)) return null;
	return /^\p{Lu}/u.test(head.at(-1)!) ? last : null;
}

/** "Meridian, a German carmaker" and "Meridian is a German carmaker": what the article says a thing is. */
function toldKinds(reading: Reading): Map<number, string> {
	const kinds = new Map<number, string>();
	const note = (mention: Mention | undefined, tree: SentenceTree, noun: number) => {
		if (!mention?.named || mention.cluster < 0 || kinds.has(mention.cluster)) return;
		const kind = plainNoun(tree, noun);
		if (kind !== null) kinds.set(mention.cluster, kind);
	};
	for (const { tree, mentions } of reading.sentences) {
		for (const mention of mentions) {
			for (const at of tree.children(mention.head, 'appos')) note(mention, tree, at);
		}
	}
	for (const clause of reading.clauses) {
		const { subject, predicative, verb } = clause;
		if (!verb.copular || verb.negated || verb.lemma !== 'be' || !subject || !predicative) continue;
		if (clause.confidence < 0.6 || clause.quoted || clause.factuality.kind !== 'asserted') continue;
		if (subject.sentence !== clause.sentence || subject.members.length > 1) continue;
		const { tree, mentions } = reading.sentences[clause.sentence]!;
		note(
			mentions.find((m) => m.head === subject.head),
			tree,
			predicative.head
		);
	}
	return kinds;
}

/** The noun that classes: singular, with "a", "an" or "the". */
function plainNoun(tree: SentenceTree, at: number): string | null {
	const word = tree.words[at]!;
	if (word.xpos !== 'NN' || EMPTY.has(word.lemma) || tree.child(at, 'case') >= 0) return null;
	const article = tree.children(at, 'det').map((i) => tree.words[i]!.text.toLowerCase());
	if (article.length !== 1 || !/^(?:an?|the)$/.test(article[0]!)) return null;
	const before = tree.words[at - 1];
	// "law firm", "film festival": one notion.
	const joined =
		before && tree.is(at - 1, 'compound') && before.head === at && before.xpos === 'NN'
			? `${before.text} `
			: '';
	return `${joined}${word.text}`.toLowerCase();
}
