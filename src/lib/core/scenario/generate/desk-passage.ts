/**
 * What a claim at the fact desk shows of the article: a sentence with as many before it as it takes. Who works at the
 * desk has the article at hand and has read it, so that a paragraph may be opened with what the one before told of; a
 * question for somebody who has put it away asks for more (`quiz/generate/excerpt.ts`).
 */
import {
	excerptAt,
	isClosed,
	unnumbered,
	wordsOf,
	type Excerpt
} from '../../quiz/generate/excerpt.ts';
import type { Material } from '../../quiz/generate/facts.ts';
import { contentWords } from '../../quiz/generate/peers.ts';
import { isHarm, leansOnContext, outsideQuotes } from '../../quiz/generate/wording.ts';
import { isOpenNoun, leaningOf } from '../../quiz/known/leaning.ts';
import { usageOf } from '../../quiz/known/usage.ts';
import type { Reading, Sentence } from '../../reading/reading.ts';
import type { SentenceTree } from '../../reading/tree.ts';

const MOST_WORDS = 85;
/** So few words say too little by themselves. */
const FEWEST_WORDS = 6;
/** In so many sentences the article speaks of a thing, so that who has read it knows which. */
const OFTEN = 2;

/** With what leads up to it, and where it can stand so, alone: what leads up to one claim may be what another is about. */
export function passagesAt(material: Material, index: number): Excerpt[] {
	const { reading } = material;
	const clear = excerptAt(material, index);
	const whole =
		clear && (clear.lead.length > 0 || isOwnMatter(reading, index))
			? clear
			: (paragraphTo(reading, index) ?? widerAt(reading, index, LEADS));
	const found = [
		whole && withoutStray(reading, whole),
		...(whole && whole.lead.length > 0
			? [widerAt(reading, index, [1]), widerAt(reading, index, [2])]
			: []),
		isOwnMatter(reading, index) ? widerAt(reading, index, [0]) : null
	];
	return found
		.filter((e) => e !== null)
		.filter(
			(e) =>
				!leavesOpen(reading, e) && !misnames(e) && !pointsBackAt(reading, e) && !isApart(reading, e)
		)
		.filter((e, i, all) => standsAtOpening(e) && (i === 0 || all[0]!.lead.length > 0))
		.filter((e) => e.lead.length > 0 || isOwnMatter(reading, index));
}

/** "[Deputies Lyle Aguinaldo] declined", "[Dante Quiambao], told reporters": a name that does not fit in. */
const misnames = (excerpt: Excerpt): boolean => {
	const names = `${excerpt.before}${excerpt.named.map((n) => n.put).join(' ')}`;
	return (
		/\[(?:Deputies|Officers|Councillors|Judges|Ministers|Doctors)\b/.test(names) ||
		excerpt.named.some(({ words }) => excerpt.sentence.text.includes(`${words}, `)) ||
		/\],/.test(excerpt.before)
	);
};

/** "Marrakand has been asked to produce it": what, was told further up. */
function leavesOpen({ sentences }: Reading, { lead, index }: Excerpt): boolean {
	const first = lead[0] ?? index;
	const { tree, pronouns, paragraph, text } = sentences[first]!;
	const before = (position: number, labels: RegExp) =>
		tree.words
			.slice(0, position)
			.filter((w) => /^(?:NOUN|PROPN)$/.test(w.upos) && labels.test(w.label)).length;
	return (
		/^(?:\p{L}+ )?(?:that|this|it) (?:will|would|is|was|may|might|can|could|has|had)\b/iu.test(
			text
		) ||
		(sentences[first - 1]?.paragraph === paragraph &&
			pronouns.some(
				({ position, cluster }) =>
					cluster < 0 &&
					!tree.is(position, 'expl') &&
					/^(?:it|them|they)$/i.test(tree.words[position]!.text) &&
					before(position, /^(?:nsubj|obj)/) < (tree.is(position, 'nsubj') ? 1 : 2)
			))
	);
}

/** "Said as much", "did so too": whatever it is, it was told further up. */
const BACK =
	/\b(?:as much(?! (?:as|\p{L}+ as)\b)|(?:do|does|did|done|doing|said|says|thought|think|hoped?) so\b(?! (?:that|much|many|\p{Ll}+ly)\b)|the (?:same|latter|former)(?= ?[.,;]| (?:to|by|when|if|with|in)\b)|likewise|similarly|indeed|meanwhile|in turn|all this|all that)(?![\p{L}])/iu;

/** "Insurers are less patient", "more interesting was": than what? */
const COMPARED =
	/^More \p{Ll}+ (?:is|was|are|were)\b|\b(?:is|are|was|were) (?:harder|easier|simpler|worse|better|stranger|different|(?:less|more) \p{Ll}+)\b(?![^.]* (?:than|from)\b)|^The first (?:is|was|are|were|has|had|\p{Ll}+ed)\b/u;

/** "A longer sentence cannot be suspended, he explained": who did? */
const isUnnamed = (
	{ tree, mentions }: Sentence,
	before: string,
	named: readonly Named[]
): boolean =>
	named.length === 0 &&
	!before.includes('[') &&
	tree.words.some(
		(word, at) =>
			/^(?:he|she|him|his)$/i.test(word.text) &&
			!mentions.some((m) => m.type === 'person' && m.head < at)
	);

/** Whether its first sentence points back: "We knew this", "“By Thursday that’s compost”". */
function pointsBackAt({ sentences }: Reading, { lead, index, named, before }: Excerpt): boolean {
	const { tree, text } = sentences[lead[0] ?? index]!;
	if (
		BACK.test(text) ||
		COMPARED.test(text) ||
		isUnnamed(sentences[lead[0] ?? index]!, before, named)
	)
		return true;
	// Somebody's words are about something that was told before them.
	if (lead.length > 0 && /^[“"‘']/.test(text)) return true;
	return tree.words.some(
		(word, at) =>
			/^(?:this|that|these)$/i.test(word.text) &&
			word.upos === 'PRON' &&
			word.xpos === 'DT' &&
			/^(?:nsubj|nsubj:pass|obj|obl|nmod)/.test(word.label) &&
			tree.child(at, 'acl', 'acl:relcl', 'nmod') < 0 &&
			!isTakenUp(tree, at)
	);
}

/** "What the rule did was this: …": a colon behind it tells what. */
const isTakenUp = (tree: SentenceTree, at: number): boolean =>
	tree.words.slice(at + 1, at + 3).some((w) => w.text === ':');

/** Its paragraph from the beginning: whoever has the article at hand needs no more to see what it speaks of. */
function paragraphTo(reading: Reading, index: number): Excerpt | null {
	const { sentences } = reading;
	let from = index;
	while (from > 0 && sentences[from - 1]!.paragraph === sentences[index]!.paragraph) from -= 1;
	if (from === index || !isRun(reading, from, index)) return null;
	const named = GOES_ON.test(sentences[from]!.text) ? null : pronounsNamed(reading, from);
	return named && excerptFrom(reading, from, index, named);
}

/** How many sentences to show before it. */
const LEADS = [1, 2, 0];

/**
 * Whether a sentence shown alone says what it is about: it opens its paragraph, names who or
 * what it is about, or has words of the title.
 */
function isOwnMatter(reading: Reading, index: number): boolean {
	const { sentences, title } = reading;
	const own = sentences[index]!;
	if (own.paragraph !== sentences[index - 1]?.paragraph) return true;
	const { root } = own.tree;
	const subject = root < 0 ? -1 : own.tree.child(root, 'nsubj');
	// "The transport secretary, Gregor Laine" is named as well.
	const isSubject = (head: number) =>
		head === subject || (own.tree.is(head, 'appos') && own.tree.words[head]!.head === subject);
	if (own.mentions.some((m) => m.named && isSubject(m.head))) return true;
	const words = contentWords(own.text);
	return [...contentWords(title)].some((w) => words.has(w));
}

/**
 * What opens the paragraph and has nothing to do with the claim is left out, where what follows can open as well: as much
 * of it as goes.
 */
function withoutStray(reading: Reading, excerpt: Excerpt): Excerpt {
	const { lead, index, named } = excerpt;
	if (named.some((n) => lead.includes(n.index))) return excerpt;
	const shown = [...lead, index].map((i) => reading.sentences[i]!);
	for (let cut = lead.length; cut > 0; cut--) {
		const from = lead[cut] ?? index;
		if (isTied(shown.slice(0, cut), shown.slice(cut))) continue;
		if (opens(reading, from)?.length !== 0) continue;
		const left = excerptFrom(reading, from, index, []);
		if (standsAtOpening(left)) return left;
	}
	return excerpt;
}

/** Whether what opens it has nothing to do with what follows, and could not be left out. */
export function opensApart({ sentences }: Reading, { lead, index }: Excerpt): boolean {
	const [first, ...rest] = lead;
	return (
		first !== undefined &&
		!isTied(
			[sentences[first]!],
			[...rest, index].map((i) => sentences[i]!)
		)
	);
}

/** So short, or so final, it says nothing of what follows: "Nobody was hurt." */
const isApart = (reading: Reading, excerpt: Excerpt): boolean => {
	const first = reading.sentences[excerpt.lead[0] ?? excerpt.index]!;
	return (
		opensApart(reading, excerpt) &&
		((wordsOf(first) <= 4 && /\p{Ll}/u.test(first.text)) ||
			/^(?:Nobody|No|Nothing|None)\b/.test(first.text))
	);
};

/** Whether what is told later takes up what was told before it. */
function isTied(told: readonly Sentence[], later: readonly Sentence[]): boolean {
	const words = new Set(told.flatMap((s) => [...contentWords(s.text)]));
	return (
		later.some((s) => [...contentWords(s.text)].some((w) => words.has(w))) ||
		later.some(({ pronouns }) =>
			pronouns.some(
				(p) => p.cluster >= 0 && told.some((s) => s.mentions.some((m) => m.cluster === p.cluster))
			)
		)
	);
}

/** Whatever it is that names a thing, "it" is nothing to open with. */
function standsAtOpening({ before, sentence, lead, named }: Excerpt): boolean {
	const first = lead.length > 0 ? before : sentence.text;
	if (lead.length === 0 && (wordsOf(sentence) < FEWEST_WORDS || isBareCount(sentence)))
		return false;
	if (lead.length === 0 && named.some((n) => first.startsWith(n.words))) return true;
	return (
		!GOES_ON.test(first) &&
		!/\bthose(?! (?:who|whose|of|that|which|with|in)\b)/.test(first) &&
		!/^(?:It|They|He|She|Him|His|Her|Its|Their)\b/.test(first) &&
		!/\b(?:like|with|of|in|at|for|by|from|on) (?:that|this)\b(?! \p{L})/u.test(
			first.split(/(?<=[.!?]) /)[0]!
		)
	);
}

/** "Each began within five years": each of what? */
function isBareCount({ tree }: Sentence): boolean {
	return (
		/^(?:Each|Both|All|Some|Most|Many|Few|Several|None|Half|Others?|Another|(?:\p{Lu}\p{Ll}+))$/u.test(
			tree.words[0]?.text ?? ''
		) &&
		/^(?:nsubj|nsubj:pass)$/.test(tree.words[0]!.label) &&
		/^(?:DET|NUM|ADJ)$/.test(tree.words[0]!.upos) &&
		tree.child(0, 'nmod', 'acl') < 0
	);
}

function widerAt(reading: Reading, index: number, leads: readonly number[]): Excerpt | null {
	const { sentences } = reading;
	const sentence = sentences[index]!;
	if (!isPlain(sentence)) return null;
	const starts = leads.map((lead) => index - lead).filter((from) => isRun(reading, from, index));
	const from = starts.find((start) => isPlain(sentences[start]!) && opens(reading, start) !== null);
	if (from === undefined) return null;
	if (
		!Array.from({ length: index - from + 1 }, (_, i) => from + i).every((i) =>
			isTiedTo(reading, from, i)
		)
	)
		return null;
	return excerptFrom(reading, from, index, opens(reading, from)!);
}

function excerptFrom(
	{ sentences }: Reading,
	from: number,
	index: number,
	named: readonly Named[]
): Excerpt {
	const sentence = sentences[index]!;
	const words = sentences.slice(from, index + 1).reduce((sum, s) => sum + wordsOf(s), 0);
	const lead = Array.from({ length: index - from }, (_, i) => from + i);
	const put = (text: string, i: number) =>
		i === from
			? named.reduce(
					(told, { words, put }) =>
						told.replace(new RegExp(`(?<![\\p{L}])${words}(?![\\p{L}])`, 'u'), () => put),
					text
				)
			: text;
	const before = lead.map((i) => `${unnumbered(put(sentences[i]!.text, i))} `).join('');
	return { index, sentence, lead, before, words, named: from === index ? named : [] };
}

/** Sentences of one paragraph, all plain, and not too long to be read past. */
function isRun({ sentences }: Reading, from: number, index: number): boolean {
	const run = sentences.slice(Math.max(0, from), index + 1);
	return (
		from >= 0 &&
		run.every(
			(s, i) =>
				s.paragraph === sentences[index]!.paragraph &&
				(i === run.length - 1 ? isPlain(s) : !s.listed && (isTidy(s) || isQuestion(s)))
		) &&
		run.reduce((sum, s) => sum + wordsOf(s), 0) <= (from === index ? 60 : MOST_WORDS)
	);
}

/** "What is hydrodilatation?": what follows answers it. */
const isQuestion = ({ text }: Sentence): boolean =>
	/^(?:What|How|Why|When|Who|Where|Which|Is|Are|Can|Do|Does|Will|Should) [^.!?]{4,70}\?$/.test(
		text
	) && !/\b(?:I|me|my|it|they|this|that)\b/i.test(text);

/** The toll on a road; what a risk is told for. */
const HARMLESS = /\btolls?\b|\binjur\w*|\bexecut\w*|\bbodies\b/gi;

/** A whole sentence of running text that says or orders something. */
function isPlain(sentence: Sentence): boolean {
	const { root, words } = sentence.tree;
	const { tree } = sentence;
	if (root < 0) return false;
	const verbs = [root, ...tree.children(root, 'aux', 'cop', 'aux:pass')];
	const finite = verbs.some((i) => /^(?:VBD|VBP|VBZ|MD)$/.test(words[i]?.xpos ?? ''));
	const subject = tree.child(root, 'nsubj', 'nsubj:pass', 'csubj', 'expl');
	// "Visitors sign out": after a plural the two look alike.
	if (subject >= 0 ? !finite && words[root]?.xpos !== 'VB' : words[root]?.xpos !== 'VB')
		return false;
	return isTidy(sentence);
}

/** Running text and no line of a log, whatever the reader has made of its grammar. */
function isTidy({ text, list }: Sentence): boolean {
	return (
		!list &&
		!isHarm(text.replace(HARMLESS, '')) &&
		/^[\p{Lu}\d“"$€£]/u.test(text) &&
		!/^\d{1,2}[:.]\d\d\b|^\p{Lu}\p{Ll}+: /u.test(text) &&
		isClosed(text) &&
		!/[[\]{}<>|*#•†…]|https?:|\.\.\.| \/|\n/u.test(text) &&
		!/\b(?:I|[Mm]y|me|myself|[Yy]ours sincerely)\b/.test(outsideQuotes(text))
	);
}

const GOES_ON =
	/^(?:That|These|Those|This(?! (?:policy|procedure|guide|leaflet|notice|report|document|code|chapter|section|page)\b)|And|But|Or|So|Yet|Nor|Then|Here|There|Such|Both|Neither|Either|Yes|No,|Nobody else|With that|In that|In this|At that|At this|On that|From that|Otherwise|Instead|Even|Only (?:then|if|when|after)|If (?:not|so|it|they|he|she|that|this)|When (?:it|they|he|she|that|this)|For (?:example|instance|this|that)|In (?:fact|addition|short|turn|practice)|By (?:then|that)|(?:Most|Some|Many|Few|Several|All|Each|None|Others?|Another|One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Half)(?: (?:of (?:them|these|those)|is|was|were|are|had|has|have|did|\p{Ll}+ed)\b|,)|The (?:other|others|same|latter|former|second|third|new|old|rest|result|reason|answer|remaining)\b|An? (?:second|third|further|similar|new)\b)/u;
const DATED =
	/\b(?:on |late |early |since |until |by )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?: (?:night|morning|afternoon|evening))?\b|\balready\b|\b(?:seconds|minutes|hours|days|weeks|months|years) (?:later|earlier|after|before)\b|\blater (?:than|in)\b|\b(?:now|still|an earlier|last|next)\b/gi;

interface Named {
	index: number;
	words: string;
	put: string;
}

/** Whether it can be the first sentence shown, and which pronouns are named for that; null where it cannot. */
function opens(reading: Reading, index: number): Named[] | null {
	const { text, tree, paragraph } = reading.sentences[index]!;
	if (GOES_ON.test(text) || leansOnContext(outsideQuotes(text).replace(DATED, ''))) return null;
	const isFirst = reading.sentences[index - 1]?.paragraph !== paragraph;
	const leans = isFirst ? null : leaningOf(text, tree, reading);
	if (leans !== null && !(/^the /.test(leans) && isMatter(reading, tree))) return null;
	return pronounsNamed(reading, index);
}

/** What to put for the pronouns of the first sentence shown; null where that cannot be told. */
function pronounsNamed(reading: Reading, index: number): Named[] | null {
	const { text, tree, pronouns, mentions } = reading.sentences[index]!;
	const named: Named[] = [];
	const put = new Set<number>();
	for (const { position, cluster } of pronouns) {
		const word = tree.words[position]!.text;
		if (tree.is(position, 'expl') || (cluster >= 0 && put.has(cluster))) continue;
		if (cluster >= 0 && mentions.some((m) => m.head < position && m.cluster === cluster)) continue;
		const name = cluster >= 0 ? reading.clusters[cluster]!.name : '';
		const isOwn = tree.is(position, 'nmod:poss');
		if (
			/^\p{Lu}/u.test(name) &&
			name.split(' ').length <= 6 &&
			/^(?:he|she|his|her|it|its)$/i.test(word)
		) {
			const first = new RegExp(`(?<![\\p{L}])${word}(?![\\p{L}])`, 'u').exec(text);
			if (first?.index !== tree.words[position]!.start - tree.words[0]!.start) return null;
			put.add(cluster);
			named.push({ index, words: word, put: isOwn ? `[${name}’s]` : `[${name}]` });
			continue;
		}
		// "Staff must return their laptops": something before it in the sentence itself.
		const plural = /^th/i.test(word);
		const mate = tree.words.some(
			(w, at) =>
				at < position &&
				(/^(?:NOUN|PROPN)$/.test(w.upos) || /^(?:any|some|every)thing$/i.test(w.text)) &&
				/^(?:nsubj|obj)/.test(w.label) &&
				(!plural || /S$/.test(w.xpos) || /^(?:staff|people|police|team|crew)$/i.test(w.text))
		);
		if (cluster >= 0 || !mate) return null;
	}
	return named;
}

/** Whether the article speaks again and again of each thing that its words leave open: "the gateway". */
function isMatter(reading: Reading, tree: SentenceTree): boolean {
	const usage = usageOf(reading);
	return tree.words.every(
		(word, at) =>
			!isOpenNoun(tree, at, reading) ||
			new Set((usage.get(word.lemma.toLowerCase()) ?? []).map((u) => u.sentence)).size >= OFTEN
	);
}

/** Whether every pronoun of a later sentence can find what it stands for among those shown. */
function isTiedTo(reading: Reading, from: number, index: number): boolean {
	if (index === from) return true;
	const own = reading.sentences[index]!;
	const shown = reading.sentences.slice(from, index);
	const known = new Set(
		[...shown, own].flatMap((s) => [
			...s.mentions.map((m) => m.cluster),
			...s.pronouns.map((p) => p.cluster)
		])
	);
	return own.pronouns.every(({ position, cluster }) => {
		if (own.tree.is(position, 'expl') || cluster < 0) return true;
		return (
			shown.some(
				(s) =>
					s.mentions.some((m) => m.cluster === cluster) ||
					s.pronouns.some((p) => p.cluster === cluster)
			) ||
			own.mentions.some((m) => m.cluster === cluster && m.head < position) ||
			!known.has(cluster)
		);
	});
}
