/** Small trees for the tests of this folder, written as a treebank would have them. */
import fc from 'fast-check';
import { SentenceTree, type ParsedSentence, type Word } from '../tree.ts';

/** Lemmas that are not simply the lower-case word, for the words the tests use. */
const LEMMAS: Readonly<Record<string, string>> = {
	was: 'be',
	were: 'be',
	is: 'be',
	are: 'be',
	been: 'be',
	am: 'be',
	has: 'have',
	had: 'have',
	did: 'do',
	does: 'do',
	said: 'say',
	says: 'say',
	told: 'tell',
	ordered: 'order',
	left: 'leave',
	tried: 'try',
	promised: 'promise'
};

/** Past and plural endings off, well enough for tests; words of the table above come first. */
function lemmaOf(text: string, xpos: string): string {
	const lower = text.toLowerCase();
	const known = LEMMAS[lower];
	if (known) return known;
	if (/^VB[DN]$/.test(xpos)) return lower.replace(/ied$/, 'y').replace(/([^e])ed$/, '$1');
	if (xpos === 'VBZ' || xpos === 'NNS') return lower.replace(/s$/, '');
	return lower;
}

const UPOS: readonly (readonly [RegExp, string])[] = [
	[/^MD$/, 'AUX'],
	[/^VB/, 'VERB'],
	[/^NNP/, 'PROPN'],
	[/^NN/, 'NOUN'],
	[/^JJ/, 'ADJ'],
	[/^(?:RB|WRB)/, 'ADV'],
	[/^(?:PRP|WP|EX)$/, 'PRON'],
	[/^(?:DT|WDT|PDT)$/, 'DET'],
	[/^PRP\$$/, 'PRON'],
	[/^CD$/, 'NUM'],
	[/^(?:TO|POS)$/, 'PART'],
	[/^(?:IN|RP)$/, 'ADP'],
	[/^CC$/, 'CCONJ'],
	[/^[^A-Z]/, 'PUNCT']
];

function uposOf(xpos: string, label: string): string {
	if (/^(?:aux|cop)/.test(label)) return 'AUX';
	if (label === 'mark' && xpos === 'IN') return 'SCONJ';
	if (xpos === 'WDT' && /^(?:nsubj|obj|obl)/.test(label)) return 'PRON';
	return UPOS.find(([tag]) => tag.test(xpos))?.[1] ?? 'X';
}

/**
 * A sentence from lines `word tag head relation`, or `word/lemma tag head relation`; heads are numbered from 1, 0 is
 * the root. Words are joined by blanks; punctuation follows without one unless it is an opening mark.
 */
export function sentence(lines: string, id = 1, base = 0): ParsedSentence {
	let text = '';
	const words: Word[] = lines
		.trim()
		.split('\n')
		.map((line) => {
			const [form, xpos, head, label] = line.trim().split(/\s+/) as [
				string,
				string,
				string,
				string
			];
			const [word, lemma] = form.length > 1 ? (form.split('/') as [string, string?]) : [form];
			const glued = /^(?:[.,;:?!)]|”|n't|'s)$/.test(word) || /[(“]$/.test(text);
			if (text !== '' && !glued) text += ' ';
			const start = base + text.length;
			text += word;
			return {
				text: word,
				start,
				end: start + word.length,
				upos: uposOf(xpos, label),
				xpos,
				lemma: lemma ?? lemmaOf(word, xpos),
				head: Number(head) - 1,
				label,
				sure: 0
			};
		});
	return {
		id: `s${id}`,
		start: base,
		end: base + text.length,
		text,
		paragraph: 0,
		tree: new SentenceTree(words)
	};
}

const LABELS =
	'nsubj nsubj:pass obj iobj csubj ccomp xcomp obl obl:agent advcl acl acl:relcl aux aux:pass cop mark case cc conj punct advmod amod appos nmod nmod:poss det expl parataxis compound compound:prt fixed flat nummod dep orphan'.split(
		' '
	);
const TAGS = "NN NNP VB VBD VBG VBN VBZ MD IN TO PRP WDT WP WRB DT JJ RB CC CD EX , . `` ''".split(
	' '
);
const FORMS =
	'the officer said that not who to be was “ ” " , . (no) Monday if have going by neither nobody it 1859 😀'.split(
		' '
	);

/** Any tree at all over 1 … `most` words, however impossible. */
export function anySentence(most: number): fc.Arbitrary<ParsedSentence> {
	const word = fc.record({
		form: fc.constantFrom(...FORMS),
		xpos: fc.constantFrom(...TAGS),
		label: fc.constantFrom(...LABELS),
		pick: fc.nat({ max: 1 << 20 })
	});
	return fc
		.array(word, { minLength: 1, maxLength: most })
		.chain((words) =>
			fc
				.shuffledSubarray([...words.keys()], { minLength: words.length })
				.map((order) => ({ words, order }))
		)
		.map(({ words, order }) => {
			const heads = new Array<number>(words.length).fill(0);
			order.forEach((at, i) => {
				if (i > 0) heads[at] = order[words[at]!.pick % i]! + 1;
			});
			const lines = words.map(
				(w, i) => `${w.form} ${w.xpos} ${heads[i]} ${heads[i] === 0 ? 'root' : w.label}`
			);
			return sentence(lines.join('\n'));
		});
}
