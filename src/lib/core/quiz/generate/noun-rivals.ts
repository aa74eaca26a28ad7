/** Wrong answers beside a described thing: phrases of the article for things of its kind. */
import type { Random } from '../../random.ts';
import { looseNouns } from './clear-stem.ts';
import type { Fact, Material } from './facts.ts';
import { contentWords } from './peers.ts';
import { isNear, isSaidOf, isWhole, sharesWords, type Thing } from './things.ts';
import { isHarm } from './wording.ts';

export interface Rival {
	text: string;
	/** Index of the sentence that speaks of it; −1 where the article does not. */
	sentence: number;
}

const MOST = 3;
/** Phrases of the article whose noun keeps the same company as that of the key, of the same number and form. */
export function phraseRivals(
	material: Material,
	things: readonly Thing[],
	key: Thing,
	fact: Pick<Fact, 'sentence' | 'index'>,
	stem: string,
	random: Random
): Rival[] {
	const { words } = material;
	const noun = lemmaOf(material, key);
	const group = words.clusterOf(noun, 256);
	if (group < 0 || !/^(?:the|a|some)$/.test(key.opening)) return [];
	const near = new Set(fact.sentence.mentions.map((m) => material.identity(m.sentence, m.head)));
	const asked = contentWords(stem);
	const least = Math.min(2, contentWords(key.text).size);
	const found: Rival[] = [];
	const pool = random
		.shuffle([...things])
		.filter(
			(thing) =>
				!thing.mention.named &&
				thing.mention.type === key.mention.type &&
				thing.plural === key.plural &&
				thing.opening === key.opening &&
				thing.mention.confidence >= 0.7 &&
				!near.has(thing.identity) &&
				isWhole(thing.text) &&
				isTelling(material, thing) &&
				isNear(thing.text, key.text, 1.9) &&
				contentWords(thing.text).size >= least &&
				words.clusterOf(lemmaOf(material, thing), 256) === group &&
				!isHarm(thing.text)
		);
	for (const thing of pool) {
		if (sharesWords(thing.text, key.text) || sharesWords(thing.text, stem)) continue;
		if (found.some((f) => sharesWords(f.text, thing.text))) continue;
		if (isSaidOf(material.reading, thing, asked, fact.index)) continue;
		found.push({ text: thing.text, sentence: thing.mention.sentence });
		if (found.length === MOST) break;
	}
	return found;
}

const EMPTY =
	/^(?:way|step|basis|role|number|part|kind|sort|form|type|lot|means|matter|level|rate|end|start|case|point|one|thing|example|result|use|kind|set|series|amount|range|variety|piece|majority|rest|side|bit|fact|term|word|issue|aspect|view|sense|extent|idea)$/;

/** Whether a described thing can be told from others by its own words: "a sealed bag", not "the second round". */
export function isTelling(material: Material, { mention, text }: Thing): boolean {
	const sentence = material.reading.sentences[mention.sentence]!;
	const { tree } = sentence;
	if (
		EMPTY.test(tree.words[mention.head]!.lemma) ||
		/^(?:not|enough|further|additional|lots|plenty|new|current|present|same|own)\b/i.test(
			text.replace(/^(?:the|an?) /i, '')
		)
	)
		return false;
	return looseNouns({ sentence }, tree.subtree(mention.head)) === 0;
}

function lemmaOf(material: Material, { mention }: Thing): string {
	return material.reading.sentences[mention.sentence]!.tree.words[
		mention.head
	]!.lemma.toLowerCase();
}
