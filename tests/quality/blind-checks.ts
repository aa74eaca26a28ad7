/** What plain code can find wrong with an item: the hard gates and more, in other words than core/quiz/gates uses. */
import type { Item } from '../../src/lib/core/quiz/item.ts';

/** One line a fault: what it is, and the stem. */
export function faults(item: Item, text: string): string[] {
	const found: string[] = [];
	const say = (bad: boolean, what: string) => void (bad && found.push(`${what}: ${item.stem}`));
	say(item.evidence.length === 0, 'no evidence');
	for (const e of item.evidence)
		say(text.substring(e.start, e.end) !== e.quote, 'quote is not in its place');
	const stem = item.stem.replace(/^According to the article[,:] /, '');
	say(/^(?:“)?(?:he|she|it|they|this|these|those|his|her|their|its)\b/i.test(stem), 'bare pronoun');
	say(
		/\b(?:yesterday|tomorrow|(?:last|next|this) (?:week|month|year)|the (?:former|latter))\b/i.test(
			item.stem
		) && !/(?:Which sentence belongs|At which place)/.test(item.stem),
		'relative'
	);
	say(!/^[\p{Lu}\d“‘"$€£_(]/u.test(item.stem), 'small first letter');
	say(!/[?.!”’:"]$/.test(item.stem), 'no end');
	say(/\s{2,}|\s[,.;?!](?!\.)|,\s*[,.?]|\?\?/.test(item.stem), 'doubled or loose mark');
	say(
		/\b(\p{L}+) \1\b/iu.test(item.stem) && !/\b(?:had had|that that)\b/i.test(item.stem),
		'word twice'
	);
	const texts = item.options.map((o) => o.text.trim().toLowerCase());
	say(new Set(texts).size !== texts.length || texts.includes(''), 'options not distinct');
	say(
		// "The U.S." ends in a point, and in no stop.
		item.type !== 'evidence' && new Set(item.options.map((o) => endsInStop(o.text))).size > 1,
		'some options end in a stop'
	);
	if (item.type === 'choice' || item.type === 'true-false' || item.type === 'evidence') {
		say(item.key.length !== 1 || !item.options.some((o) => o.id === item.key[0]), 'not one key');
	}
	if (item.type === 'multiple') {
		say(item.key.length < 2 || item.key.length === item.options.length, 'all or one right');
	}
	if (item.type === 'choice') checkChoice(item, stem, say);
	if (item.type === 'cloze' || item.type === 'short-answer') {
		say(item.key.length === 0, 'no key');
		say(item.type === 'cloze' && item.stem.split('____').length !== 2, 'not one gap');
		for (const key of item.key) say(standsIn(key, stem), 'key in stem');
	}
	if (item.type === 'numeric') {
		say(!/\d/.test(String(item.key.value)), 'no number');
		say(new RegExp(`(?<![\\d,.])${item.key.value}(?![\\d,.])`).test(stem), 'key in stem');
	}
	if (item.type === 'order')
		say(item.key.length !== item.options.length || item.key.length < 3, 'order not whole');
	if (item.type === 'match') {
		say(
			new Set(item.key.map(([, target]) => target)).size !== item.key.length,
			'one partner for two'
		);
	}
	say(
		(item.stem.match(/“/g)?.length ?? 0) !== (item.stem.match(/”/g)?.length ?? 0),
		'quotation cut open'
	);
	say(
		/\b(?:killed|dead|murder|shot|victims?)\b/i.test(item.stem) && item.type !== 'short-answer',
		'game of harm'
	);
	return found;
}

/** "Leave the vault under Annex B." is a sentence. */
const endsInStop = (text: string) =>
	/(?<!\b\p{Lu})[.?!]$/u.test(text) || (/[.?!]$/.test(text) && text.split(' ').length > 5);

function checkChoice(item: Item, stem: string, say: (bad: boolean, what: string) => void): void {
	const [right] = item.key as string[];
	const key = item.options.find((o) => o.id === right)!.text.toLowerCase();
	if (/^(?:must|should|may|need)(?: not)?$/.test(key)) return;
	// Places in a passage are marked in it.
	if (/^\[\d\]$/.test(key)) return;
	say(standsIn(key, stem), 'key in stem');
	const texts = item.options.map((o) => o.text.trim().toLowerCase());
	for (const a of texts)
		for (const b of texts) say(a !== b && ` ${a} `.includes(` ${b} `), 'option in option');
}

function standsIn(words: string, text: string): boolean {
	const literal = words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
	return new RegExp(`(?<![\\p{L}\\p{N}])${literal}(?![\\p{L}\\p{N}])`, 'u').test(text);
}
