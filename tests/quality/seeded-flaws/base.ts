/** What flaws are made from: articles as they are read, and items known to be sound. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { draftDocument } from '../../../src/lib/core/draft.ts';
import type { GateContext } from '../../../src/lib/core/quiz/gates/gate.ts';
import type { Item, NumericKey } from '../../../src/lib/core/quiz/item.ts';
import { parseSentences } from '../../../src/lib/core/reading/parse-sentences.ts';
import { readArticle, type ReaderModels } from '../../../src/lib/core/reading/read.ts';
import type { Reading } from '../../../src/lib/core/reading/reading.ts';
import { shortId } from '../../../src/lib/core/short-id.ts';

/** An article and the sound items about it, at most one on each fact. */
export interface Base {
	name: string;
	text: string;
	reading: Reading;
	parse: NonNullable<GateContext['parse']>;
	items: Item[];
	/** The same article with a paragraph more at its end: what items rest on keeps its place. */
	extended: (paragraph: string) => Base;
}

/** One line of sound.json. Quotes stand for their first place in the text. */
interface Judged {
	text: string;
	type: Item['type'];
	level: Item['level'];
	stem: string;
	options?: [id: string, text: string][];
	targets?: [id: string, text: string][];
	key: string[] | [string, string][] | NumericKey;
	quotes: string[];
}

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

function base(name: string, text: string, models: ReaderModels): Base {
	return {
		name,
		text,
		reading: readArticle(text, models),
		parse: (sentence) =>
			parseSentences(sentence, { start: 0, end: sentence.length }, models.syntax)[0] ?? null,
		items: [],
		extended: (paragraph) => base(name, `${text}\n\n${paragraph}`, models)
	};
}

/**
 * The items of sound.json: read by a person one by one and found sound in every respect that a gate looks at, before any
 * gate was run over them. Some are drafts, some written as a trainer writes.
 * @throws Error when a quote does not stand in its article any more
 */
export function judgedBases(models: ReaderModels): Base[] {
	const judged = JSON.parse(readFileSync(here('sound.json'), 'utf8')) as Judged[];
	return [...new Set(judged.map((j) => j.text))].map((name) => {
		const made = base(name, readFileSync(here(`../articles/${name}`), 'utf8'), models);
		made.items = judged.filter((j) => j.text === name).map((j) => itemOf(j, made.text));
		return made;
	});
}

/** An article of anybody's, with what is shipped from it; nobody has judged these items. */
export function draftedBase(name: string, text: string, models: ReaderModels): Base {
	const { quiz } = draftDocument(text, models, { items: 30, scenario: false });
	return { ...base(name, text, models), items: quiz.items };
}

function itemOf(judged: Judged, text: string): Item {
	const evidence = judged.quotes.map((quote) => {
		const start = text.indexOf(quote);
		if (start < 0) throw new Error(`${judged.text} does not say “${quote}”.`);
		return { start, end: start + quote.length, quote };
	});
	const asOptions = (list: [string, string][] = []) =>
		list.map(([id, words]) => ({ id, text: words }));
	const truth: [string, string][] = [
		['true', 'True'],
		['false', 'False']
	];
	return {
		id: shortId('q', JSON.stringify(judged)),
		claim: shortId('c', judged.quotes.join(' ')),
		type: judged.type,
		level: judged.level,
		stem: judged.stem,
		options: asOptions(judged.type === 'true-false' ? truth : judged.options),
		...(judged.targets ? { targets: asOptions(judged.targets) } : {}),
		key: judged.key,
		evidence,
		explanation: '',
		difficulty: 0.4,
		flags: [],
		warnings: []
	} as Item;
}
