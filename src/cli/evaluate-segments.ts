/** Measures how sentences are cut from raw text, against the treebanks' own. */
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
			paragraph = { genre, text: '', sentences: [] };
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
		paragraph.text += form;
		end = paragraph.text.length;
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

/** F1 in percent of whole sentences (both ends), and of the places where sentences end. */
export interface SegmentScore {
	sentences: number;
	ends: number;
}

/**
 * @param part `dev` or `test`
 * @returns a treebank's sentences cut from its paragraphs' raw text; of GUM its written genres only
 */
export function scoreSegments(folder: string, bank: string, part: string): SegmentScore {
	const sentences = new Count();
	const ends = new Count();
	for (const paragraph of paragraphsOf(readConlluFile(join(folder, `${bank}.${part}.conllu`)))) {
		if (bank === 'gum' && !WRITTEN.has(paragraph.genre)) continue;
		const found = segment(paragraph.text);
		const whole = (spans: readonly Span[]) => spans.map((s) => `${s.start} ${s.end}`);
		const last = (spans: readonly Span[]) => spans.map((s) => `${s.end}`);
		sentences.add(whole(found), whole(paragraph.sentences));
		ends.add(last(found), last(paragraph.sentences));
	}
	return { sentences: sentences.f1, ends: ends.f1 };
}
