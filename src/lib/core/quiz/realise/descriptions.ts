/** "the agent" → "the immigration agent": what a bare definite noun means by what the article called it first. */
import type { Reading } from '../../reading/reading.ts';
import type { SentenceTree } from '../../reading/tree.ts';
import type { Naming } from './render.ts';

export type Descriptions = (sentence: number, position: number) => ReturnType<Naming>;

interface Described {
	sentence: number;
	/** Words before the noun that describe it ("immigration"), as they stand. */
	before: string;
	bare: boolean;
	plural: boolean;
	/** Said of something else ("it is a limestone island"), and not the thing itself. */
	predicated: boolean;
}

/** Farther back than this, in sentences, another of its kind may have come in between. */
const NEAR = 8;

/** What there is one of for everybody: nobody asks which. */
const UNIQUE =
	/^(?:government|public|police|world|sun|moon|earth|sky|sea|internet|army|navy|law|law|weather|climate|future|past|present|environment|economy|press|media|universe|ground|air|night|day|morning|evening|afternoon|summer|winter|spring|autumn|north|south|east|west|end|beginning|rest|number|amount|part|way|fact|use|lack|aim|purpose|right|need|time|case|result|cost|price|size|length|age|majority|first|second|third|last|most|least|best|only|floor|door|window|wall|roof)$/;

/** Whether there is just one of it, so that nobody asks which is meant: "the public". */
export const isUnique = (lemma: string) => UNIQUE.test(lemma.toLowerCase());

export function descriptionsOf(reading: Reading): Descriptions {
	const first = new Map<string, Described[]>();
	// "Hunga Island": where names hold the noun, "the island" may be any of them.
	const named = new Set<string>();
	reading.sentences.forEach(({ tree }, sentence) => {
		tree.words.forEach((word, at) => {
			if (word.upos === 'PROPN') named.add(word.text.toLowerCase());
			if (word.upos !== 'NOUN') return;
			const described = describe(tree, at, sentence);
			const before = first.get(word.lemma) ?? [];
			before.push(described);
			first.set(word.lemma, before);
		});
	});
	return (sentence, position) => {
		const { tree } = reading.sentences[sentence]!;
		const the = tree.words[position]!;
		if (the.upos !== 'DET' || the.text.toLowerCase() !== 'the' || the.head !== position + 1)
			return null;
		const at = position + 1;
		const noun = tree.words[at]!;
		if (noun.upos !== 'NOUN' || UNIQUE.test(noun.lemma)) return null;
		if (!describe(tree, at, sentence).bare) return null;
		const earlier = (first.get(noun.lemma) ?? []).filter((d) => d.sentence < sentence);
		const dressed = earlier.filter((d) => d.before !== '');
		const told = [...new Set(dressed.map((d) => d.before))];
		const last = dressed.at(-1);
		const plural = noun.xpos === 'NNS';
		// "A stop signal" and "the signals", "it is a limestone island" and, later, "the island": not the same for certain.
		if (
			last &&
			told.length === 1 &&
			(last.plural !== plural || last.predicated || sentence - last.sentence > NEAR)
		)
			return 'unclear';
		if (told.length > 0 && named.has(noun.lemma.toLowerCase())) return 'unclear';
		if (told.length === 1) return { words: `the ${told[0]} ${noun.text}`, until: at + 1 };
		if (told.length > 1) return 'unclear';
		return null;
	};
}

/** Adjectives that tell nothing of the thing itself. */
const EMPTY =
	/^(?:particular|certain|specific|whole|entire|new|old|own|same|different|following|first|second|third|last|next|final|previous|main|major|many|several|few|other|such|good|great|big|large|small|important|possible|various|individual|current|recent|latest|only|full|general|special|right|wrong|local|potential)$/;

function describe(tree: SentenceTree, at: number, sentence: number): Described {
	const described = tree
		.children(at, 'compound', 'amod')
		.filter((i) => i < at && !/^(?:JJR|JJS)$/.test(tree.words[i]!.xpos));
	// "Car park attendant": what describes may be described itself.
	const before = described.flatMap((i) => tree.subtree(i)).sort((a, b) => a - b);
	const tells = before.every((i) => !EMPTY.test(tree.words[i]!.lemma.toLowerCase()));
	const whole = before.length > 0 && before.every((i, k) => i === at - before.length + k);
	const after = tree.children(at, 'nmod', 'acl', 'appos', 'nummod', 'nmod:poss').length > 0;
	return {
		sentence,
		// An adjective tells how it is just there ("strong winds"); a noun tells what it is.
		before:
			whole && tells && described.every((i) => tree.is(i, 'compound'))
				? before.map((i) => tree.words[i]!.text).join(' ')
				: '',
		bare: before.length === 0 && !after,
		plural: tree.words[at]!.xpos === 'NNS',
		predicated: tree.child(at, 'cop') >= 0
	};
}
