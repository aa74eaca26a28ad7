/** Who speaks, by the order of the words alone: for where no clause was read, or read wrongly. */
import type { Phrase } from '../clauses/clause.ts';
import { isFiller, isMark, type Saying, type Setting } from './setting.ts';
import { isSpeech } from './speech.ts';

/** The longest description between a name and its verb. Words. */
const LONGEST_ASIDE = 30;
const OF_A_PHRASE = /^(?:DET|ADJ|NUM|NOUN|PROPN)$/;

const textOf = ({ sentence }: Setting, at: number) => sentence.tree.words[at]?.text ?? '';

/** Whether a form that may be finite, however it was tagged, is one of a verb that gives words. */
function speaks({ sentence }: Setting, at: number): boolean {
	const word = sentence.tree.words[at];
	if (!word) return false;
	return /^(?:VB[DPZN]|NNS)$/.test(word.xpos) && isSpeech(word.lemma.toLowerCase());
}

function phrase({ index, sentence }: Setting, from: number, head: number): Phrase {
	const { start } = sentence.tree.words[from]!;
	const { end } = sentence.tree.words[head]!;
	const text = sentence.text.slice(start - sentence.start, end - sentence.start);
	return { start, end, text, sentence: index, head, members: [head], from: 'place' };
}

/** The noun phrase that begins with a word, as far as its last noun; null without one. */
export function nounPhrase(setting: Setting, from: number): Phrase | null {
	const { sentence, quoted } = setting;
	const { words } = sentence.tree;
	let head = -1;
	for (let at = from; at < words.length && !quoted[at]; at++) {
		const { upos, xpos, text } = words[at]!;
		if (at === from && xpos === 'PRP') return phrase(setting, at, at);
		if (head >= 0 && xpos === 'NNS' && speaks(setting, at)) break;
		if (upos === 'NOUN' || upos === 'PROPN') head = at;
		else if (!OF_A_PHRASE.test(upos) && !/^(?:PRP\$|POS)$/.test(xpos) && text !== '-') break;
	}
	return head < 0 ? null : phrase(setting, from, head);
}

/** "… said Lopez", "… Lopez said", "… Lopez, who leads it, said". @param rest positions after the quotation */
export function saidByWords(setting: Setting, rest: readonly number[]): Saying | null {
	const { words } = setting.sentence.tree;
	const [first, second] = rest;
	if (first === undefined) return null;
	if (speaks(setting, first) && words[first]!.xpos !== 'NNS' && second !== undefined) {
		const who = nounPhrase(setting, second);
		return who && { who, verb: words[first]!.text, direct: true };
	}
	const who = nounPhrase(setting, first);
	if (!who) return null;
	let at = who.head + 1;
	if (textOf(setting, at) === ',') at = afterAside(setting, at);
	while (at >= 0 && words[at]?.upos === 'ADV') at++;
	return at >= 0 && rest.includes(at) && speaks(setting, at)
		? { who, verb: words[at]!.text, direct: true }
		: null;
}

/** Past ", who leads it," from its first comma to the verb of speech that follows its last; −1 without one. */
function afterAside(setting: Setting, comma: number): number {
	for (let at = comma + 2; at < comma + LONGEST_ASIDE && !setting.quoted[at]; at++) {
		if (textOf(setting, at) === ',' && speaks(setting, at + 1)) return at + 1;
	}
	return -1;
}

/** The noun phrase right before a finite verb, or before an aside that stands between them; null if it may go on. */
export function subjectBefore(setting: Setting, verb: number): Phrase | null {
	const { words } = setting.sentence.tree;
	let at = verb - 1;
	while (at > 0 && words[at]!.upos === 'ADV') at--;
	if (textOf(setting, at) === ',') {
		const name = phraseEndingAt(setting, at - 1);
		if (name && words[name.head]!.upos === 'PROPN') return name;
		let comma = at - 1;
		while (comma > 0 && textOf(setting, comma) !== ',') comma--;
		return comma > 0 ? phraseEndingAt(setting, comma - 1) : null;
	}
	return phraseEndingAt(setting, at);
}

function phraseEndingAt(setting: Setting, head: number): Phrase | null {
	const { words } = setting.sentence.tree;
	if (words[head]?.xpos === 'PRP') return phrase(setting, head, head);
	if (!/^(?:NOUN|PROPN)$/.test(words[head]?.upos ?? '')) return null;
	let from = head;
	while (
		from > 0 &&
		(OF_A_PHRASE.test(words[from - 1]!.upos) ||
			words[from - 1]!.label === 'amod' ||
			/^(?:PRP\$|POS)$/.test(words[from - 1]!.xpos) ||
			textOf(setting, from - 1) === '-')
	) {
		from--;
	}
	// After "of" or "and" it would be only the end of a longer one.
	const free = from === 0 || isMark(setting, from - 1) || textOf(setting, from - 1) === 'that';
	return free ? phrase(setting, from, head) : null;
}

/** "The solicitor, Ana Lopez, said": under the name beside a phrase that is none, where there is one. */
export function underName(setting: Setting, saying: Saying | null): Saying | null {
	const here = saying?.who.sentence === setting.index;
	return saying && here ? { ...saying, who: named(setting, saying.who) } : saying;
}

function named(setting: Setting, who: Phrase): Phrase {
	const { words } = setting.sentence.tree;
	if (words[who.head]!.upos === 'PROPN' || words[who.head]!.xpos === 'PRP') return who;
	const comma = words.findIndex(({ start }) => start >= who.end);
	if (comma < 0 || textOf(setting, comma) !== ',') return who;
	const name = nounPhrase(setting, comma + 1);
	if (!name) return who;
	for (let at = comma + 1; at <= name.head; at++) {
		if (words[at]!.upos !== 'PROPN' && textOf(setting, at) !== '-') return who;
	}
	const next = name.head + 1;
	return next >= words.length || isFiller(setting, next) ? name : who;
}
