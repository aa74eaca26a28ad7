/** Measures how sentences and tokens are cut from raw text, against the treebanks' own. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Span } from '../lib/core/reading/reading.ts';
import { segment } from '../lib/core/reading/segment/segment.ts';
import type { ConlluSentence } from '../lib/core/reading/syntax/conllu.ts';
import { readConlluFile } from './treebank.ts';

/** A paragraph's raw text, put together from its sentences, and how the treebank cuts it. */
interface Paragraph {
	/** "news", "weblog" …: the first part of the document's name. */
	genre: string;
	text: string;
	tokens: Span[];
	sentences: Span[];
}

/** GUM's genres that were written to be read; the others are transcripts of speech, or interviews. */
const WRITTEN = new Set(['academic', 'bio', 'news', 'textbook', 'voyage']);

function paragraphsOf(sentences: readonly ConlluSentence[]): Paragraph[] {
	const paragraphs: Paragraph[] = [];
	let genre = '';
	for (const sentence of sentences) {
		const document = sentence.comments.find((c) => c.startsWith('# newdoc id = '));
		if (document) genre = /= (?:GUM_)?([a-z]+)/.exec(document)?.[1] ?? '';
		let paragraph = paragraphs.at(-1);
		if (!paragraph || document || sentence.comments.some((c) => c.startsWith('# newpar'))) {
			paragraph = { genre, text: '', tokens: [], sentences: [] };
			paragraphs.push(paragraph);
		}
		append(paragraph, sentence);
	}
	return paragraphs;
}

function append(paragraph: Paragraph, sentence: ConlluSentence): void {
	const start = paragraph.text.length;
	let end = start;
	// Of a multiword token ("don't" as 3-4) the range's line says what follows it.
	let last = 0;
	let blank = true;
	for (const [id, form, , , , , , , , misc] of sentence.rows) {
		const spaced = !misc!.includes('SpaceAfter=No');
		if (id!.includes('.')) continue;
		if (id!.includes('-')) {
			last = Number(id!.split('-')[1]);
			blank = spaced;
			continue;
		}
		const from = paragraph.text.length;
		paragraph.text += form;
		end = paragraph.text.length;
		paragraph.tokens.push({ start: from, end });
		if (Number(id) >= last && (Number(id) === last ? blank : spaced)) paragraph.text += ' ';
	}
	paragraph.sentences.push({ start, end });
}

/** Right, found and true, and the mean of the two shares they make. */
class Count {
	right = 0;
	found = 0;
	gold = 0;

	add(found: readonly string[], gold: readonly string[]): void {
		const known = new Set(gold);
		this.right += found.filter((one) => known.has(one)).length;
		this.found += found.length;
		this.gold += gold.length;
	}

	get f1(): number {
		return (200 * this.right) / Math.max(1, this.found + this.gold);
	}
}

/** Prints, by genre, F1 of tokens, of whole sentences, and of the places where sentences end. */
export function reportSegments(folder: string, part: string): void {
	const files = readdirSync(folder).filter((name) => name.endsWith(`.${part}.conllu`));
	console.log(`${part} from raw text`.padEnd(24) + ' tokens  sentences  boundaries');
	for (const file of files.sort()) {
		const name = file.split('.')[0]!;
		const counts = new Map<string, { tokens: Count; sentences: Count; ends: Count }>();
		for (const paragraph of paragraphsOf(readConlluFile(join(folder, file)))) {
			const found = segment(paragraph.text);
			const names = [`${name} ${paragraph.genre}`, `${name} all`];
			if (name === 'gum' && WRITTEN.has(paragraph.genre)) names.push('gum written');
			for (const key of names) {
				const count = counts.get(key) ?? {
					tokens: new Count(),
					sentences: new Count(),
					ends: new Count()
				};
				counts.set(key, count);
				const whole = (spans: readonly Span[]) => spans.map((s) => `${s.start} ${s.end}`);
				const ends = (spans: readonly Span[]) => spans.map((s) => `${s.end}`);
				count.tokens.add(whole(found.flatMap((s) => s.tokens)), whole(paragraph.tokens));
				count.sentences.add(whole(found), whole(paragraph.sentences));
				count.ends.add(ends(found), ends(paragraph.sentences));
			}
		}
		for (const [key, { tokens, sentences, ends }] of counts) {
			const shares = [tokens, sentences, ends].map((c) => c.f1.toFixed(2));
			console.log(
				`${key.padEnd(24)} ${shares[0]}  ${shares[1]!.padStart(9)}  ${shares[2]!.padStart(10)}`
			);
		}
	}
}
