import { layOut } from './blocks.ts';
import { stateClaims } from './claims/state-claims.ts';
import { readEvents } from './events/read-events.ts';
import { findIncidents } from './incidents.ts';
import { tellLanguage } from './language.ts';
import { parseBlocks, readListedClauses, withOpener } from './lists.ts';
import type { Reading, Sentence, Span, Token } from './reading.ts';
import { readDates } from './reference/dates.ts';
import type { PronounModel } from './reference/pronoun-model.ts';
import { markKnownNames } from './reference/known-names.ts';
import { readQuotes } from './reference/quotes.ts';
import { markEntities } from './named-entities.ts';
import { markReferences } from './reference/refer.ts';
import { findNorms } from './rules/find-norms.ts';
import type { SyntaxReader } from './syntax/analyse.ts';
import { SentenceTree } from './tree.ts';
import { markMentions } from './typing/mark-mentions.ts';
import type { EntityTyper } from './typing/typer.ts';

/** Beyond this many words only the first part is read; `setAside` then holds the rest as 'too long'. */
export const WORD_LIMIT = 20_000;

/** What the reader has learnt, loaded by whoever calls it. */
export interface ReaderModels {
	syntax: SyntaxReader;
	typing: EntityTyper;
	pronouns: PronounModel;
}

/** Article text → Reading. Pure and deterministic; time grows linearly up to `wordLimit` words and stops there. */
export function readArticle(text: string, models: ReaderModels, wordLimit = WORD_LIMIT): Reading {
	const { words, limit } = measure(text, wordLimit);
	const language = tellLanguage(text);
	const laid = layOut(text, limit);
	if (limit < text.length)
		laid.setAside.push({ start: limit, end: text.length, reason: 'too long' });
	const sentences: Sentence[] = [];
	if (language !== 'en') {
		for (const [paragraph, block] of laid.blocks.entries()) {
			sentences.push(unread(text, block, sentences.length, paragraph));
		}
	} else {
		const parsed = parseBlocks(text, laid.blocks, models.syntax);
		laid.setAside.push(...parsed.setAside);
		for (const sentence of parsed.sentences) {
			sentences.push({
				...sentence,
				id: `s${sentences.length + 1}`,
				tokens: tokensOf(sentence),
				entities: [],
				mentions: [],
				pronouns: []
			});
		}
	}
	if (language === 'en') markMentions(text, sentences, models.typing);
	markKnownNames(sentences);
	const clusters = markReferences(sentences, models.pronouns);
	markEntities(sentences, clusters);
	const clauses = readListedClauses(text, sentences);
	const quotes = readQuotes(text, sentences, clauses);
	const dates = readDates(sentences, clauses, quotes, laid.dateline.date);
	// They have been heard; the Reading need not carry them about.
	for (const sentence of sentences) delete sentence.others;
	return {
		text,
		language,
		words,
		title: laid.title,
		dateline: laid.dateline,
		sentences,
		setAside: laid.setAside,
		clauses,
		clusters,
		quotes,
		dates,
		norms: findNorms(
			sentences.map((sentence) => withOpener(sentence, text)),
			clauses
		),
		incidents: findIncidents(sentences),
		events: readEvents(sentences, clauses, dates),
		claims: stateClaims(sentences, clauses)
	};
}

/** The words of the sentence itself: of an entry of a list, without those that open the list. */
const tokensOf = ({ tree, start }: Pick<Sentence, 'tree' | 'start'>): Token[] =>
	tree.words
		.filter((word) => word.start >= start)
		.map(({ text, start, end, upos, lemma }) => ({ text, start, end, pos: upos, lemma }));

/** A paragraph in a language that is not read: one sentence without words. */
function unread(text: string, { start, end }: Span, before: number, paragraph: number): Sentence {
	return {
		start,
		end,
		id: `s${before + 1}`,
		text: text.slice(start, end),
		paragraph,
		listed: false,
		tree: new SentenceTree([]),
		tokens: [],
		entities: [],
		mentions: [],
		pronouns: []
	};
}

function measure(text: string, wordLimit: number): { words: number; limit: number } {
	let words = 0;
	let limit = text.length;
	for (const match of text.matchAll(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]*/gu)) {
		words += 1;
		if (words === wordLimit) {
			const stop = text.indexOf('\n', match.index + match[0].length);
			const near = match.index + match[0].length;
			limit = stop >= 0 && stop - near < 20_000 ? stop : near;
		}
	}
	return { words, limit };
}
