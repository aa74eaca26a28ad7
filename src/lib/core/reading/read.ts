import { tagTokens } from './adapters/wink.ts';
import { layOut } from './blocks.ts';
import { markEntities } from './entities.ts';
import { tellLanguage } from './language.ts';
import { findIncidents, findNorms } from './norms.ts';
import { findQuotes } from './quotes.ts';
import type { Reading, Sentence } from './reading.ts';
import { splitSentences } from './sentences.ts';

/** Beyond this many words only the first part is read; `setAside` then holds the rest as 'too long'. */
export const WORD_LIMIT = 20_000;
const LONGEST_SENTENCE = 1_500;

/** Article text → Reading. Pure and deterministic; time grows linearly up to WORD_LIMIT words and stops there. */
export function readArticle(text: string): Reading {
	const { words, limit } = measure(text);
	const language = tellLanguage(text);
	const laid = layOut(text, limit);
	if (limit < text.length)
		laid.setAside.push({ start: limit, end: text.length, reason: 'too long' });
	const sentences: Sentence[] = [];
	for (const [paragraph, block] of laid.blocks.entries()) {
		for (const span of splitSentences(text, block.start, block.end)) {
			if (span.end - span.start > LONGEST_SENTENCE) continue;
			const words = text.slice(span.start, span.end);
			sentences.push({
				...span,
				id: `s${sentences.length + 1}`,
				text: words,
				paragraph,
				listed: block.listed,
				tokens: language === 'en' ? tagTokens(words, span.start) : [],
				entities: []
			});
		}
	}
	if (language === 'en') markEntities(text, sentences);
	return {
		text,
		language,
		words,
		title: laid.title,
		dateline: laid.dateline,
		sentences,
		setAside: laid.setAside,
		quotes: findQuotes(sentences),
		norms: findNorms(sentences),
		incidents: findIncidents(sentences)
	};
}

function measure(text: string): { words: number; limit: number } {
	let words = 0;
	let limit = text.length;
	for (const match of text.matchAll(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]*/gu)) {
		words += 1;
		if (words === WORD_LIMIT) {
			const stop = text.indexOf('\n', match.index + match[0].length);
			const near = match.index + match[0].length;
			limit = stop >= 0 && stop - near < 20_000 ? stop : near;
		}
	}
	return { words, limit };
}
