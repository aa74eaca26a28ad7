import type { ThresholdDocument } from './document.ts';
import { contestedSentences } from './quiz/generate/contested.ts';
import { ACCEPTED_FROM } from './quiz/generate/acceptability-weights.ts';
import { assemble, type SoundCandidate } from './quiz/generate/assemble.ts';
import { nameArticle } from './quiz/generate/name-article.ts';
import { draftCandidates } from './quiz/generate/generate.ts';
import { holdsWords } from './quiz/gates/words.ts';
import type { Item, ItemType } from './quiz/item.ts';
import { seededRandom } from './random.ts';
import { languageName } from './reading/language.ts';
import { parseSentences } from './reading/parse-sentences.ts';
import { readArticle, WORD_LIMIT, type ReaderModels } from './reading/read.ts';
import type { Reading } from './reading/reading.ts';
import { draftScenario } from './scenario/generate/generate.ts';
import { sha256 } from './sha256.ts';

export interface DraftOptions {
	/** '' or nothing: the title found in the text. */
	title?: string;
	/** How many items at most; default 12. */
	items?: number;
	/** Only these types; default all. */
	types?: readonly ItemType[];
	/** Default 1. */
	seed?: number;
	/** Whether a scenario is tried; default true. */
	scenario?: boolean;
}

/** A draft takes seconds; the first of its items are there before the last. */
export interface DraftListener {
	onProgress?: (progress: DraftProgress) => void;
	/**
	 * An item that has passed every gate and is likely to be chosen. At the end of the draft it stands among the items,
	 * among the spares, or, where better ones tell the same, in neither.
	 */
	onItem?: (item: Item) => void;
}

export interface DraftProgress {
	/** What is being done, in plain words. */
	stage: string;
	done: number;
	total: number;
}

/**
 * The one way from article text to a document: read, draft, gate, rank, assemble. `text` is taken as it is: every
 * offset in the result points into it. Same text, same options: the same document.
 */
export function draftDocument(
	text: string,
	models: ReaderModels,
	options: DraftOptions = {},
	{ onProgress = () => undefined, onItem }: DraftListener = {}
): ThresholdDocument {
	const { items: count = 12, types, seed = 1, scenario: wanted = true } = options;
	const total = wanted ? 4 : 3;
	onProgress({ stage: 'Reading the article', done: 0, total });
	const reading = readArticle(text, models);
	const title = options.title?.trim() || reading.title || openingWords(reading);
	const document: ThresholdDocument = {
		format: 'threshold/1',
		source: {
			title,
			sha256: sha256(text),
			language: reading.language,
			words: reading.words,
			text,
			sentences: reading.sentences.map(({ id, start, end }) => ({ id, start, end }))
		},
		quiz: { title, items: [], spares: [] },
		scenarios: [],
		declined: [],
		report: { candidates: 0, refused: {} }
	};
	const decline = (what: string, why: string) => document.declined.push({ what, why });
	const against = whyNothing(reading);
	if (against) {
		decline('quiz', against);
		if (wanted) decline('scenario', against);
		onProgress({ stage: 'Done', done: total, total });
		return document;
	}
	if (reading.setAside.some((a) => a.reason === 'too long')) {
		decline(
			'rest',
			`The text is very long: only its first ${WORD_LIMIT.toLocaleString('en')} words were read.`
		);
	}
	onProgress({ stage: 'Drafting questions', done: 1, total });
	const [contested] = contestedSentences(reading);
	if (contested !== undefined) {
		decline(
			'question on a contradiction',
			`The article says two things that cannot both be so (see “${reading.sentences[contested]!.text}”); neither is asked about.`
		);
	}
	const all = draftCandidates(reading, models.typing.table);
	const candidates = all.filter(
		({ item }) => (!types || types.includes(item.type)) && !isToldByTitle(item, title)
	);
	onProgress({ stage: 'Checking every question against the article', done: 2, total });
	const parse = (sentence: string) =>
		parseSentences(sentence, { start: 0, end: sentence.length }, models.syntax)[0] ?? null;
	const quiz = assemble(
		reading,
		candidates,
		count,
		seededRandom(`${seed} ${document.source.sha256}`),
		parse,
		onItem && likely(count, (item) => onItem(nameArticle(item, title, reading)))
	);
	document.quiz.items = quiz.items.map((item) => nameArticle(item, title, reading));
	document.quiz.spares = quiz.spares.map((item) => nameArticle(item, title, reading));
	document.report = { candidates: candidates.length, refused: quiz.refused };
	if (quiz.items.length === 0) {
		decline(
			'quiz',
			'No sentence of this text can be asked about on its own without guessing what it means.'
		);
	}
	if (wanted) {
		onProgress({ stage: 'Building a scenario', done: 3, total });
		const { scenario, why } = draftScenario(reading, models.typing.table, title, parse);
		if (scenario) document.scenarios.push(scenario);
		if (why) decline('scenario', why);
	}
	onProgress({ stage: 'Done', done: total, total });
	return document;
}

/** Told early: as many as half of what is wanted, each on a fact of its own. Two in three end up among the items. */
function likely(count: number, tell: (item: Item) => void): (candidate: SoundCandidate) => void {
	const claims = new Set<string>();
	let judged = 0;
	return ({ item, acceptable, standing }) => {
		if (standing === 'spare' || acceptable < ACCEPTED_FROM || claims.has(item.claim)) return;
		if (claims.size >= count / 2) return;
		if (item.type === 'true-false' && ++judged > count / 6) return;
		claims.add(item.claim);
		// What comes of it later does not change what was told.
		tell(structuredClone(item));
	};
}

/** The title stands above the quiz: what it says is no question any more. */
function isToldByTitle(item: Item, title: string): boolean {
	switch (item.type) {
		case 'choice':
			return item.options.some((o) => item.key.includes(o.id) && tells(title, o.text));
		case 'cloze':
		case 'short-answer':
			return item.key.some((accepted) => tells(title, accepted));
		case 'numeric':
			return holdsWords(title, String(item.key.value));
		default:
			return false;
	}
}

/** A title that holds the answer, or the name its last word is: "Otto Jespersen" tells "Jens Otto Harry Jespersen". */
function tells(title: string, answer: string): boolean {
	const last = /\p{Lu}\p{L}{3,}$/u.exec(answer)?.[0];
	return holdsWords(title, answer) || (last !== undefined && holdsWords(title, last));
}

/** Why nothing at all can be drafted from this text, or ''. */
function whyNothing(reading: Reading): string {
	if (reading.words === 0) return 'There is no text here.';
	if (reading.language !== 'en' && reading.language !== 'und') {
		const name = languageName(reading.language);
		return `The text is ${name ? `in ${name}` : 'not in English'}; Threshold reads only English so far.`;
	}
	const runs = ({ text }: { text: string }) => /[.!?…]["”’»)]*$/.test(text.trimEnd());
	if (
		reading.sentences.length === 0 ||
		(reading.language === 'und' && !reading.sentences.some(runs))
	) {
		return 'The text has no running sentences: lists, headings, tables and code are not asked about.';
	}
	if (reading.language === 'und')
		return 'The text is not plainly English; Threshold reads only English so far.';
	return '';
}

function openingWords(reading: Reading): string {
	const first = reading.sentences[0]?.text ?? '';
	const words = first.split(/\s+/).slice(0, 8).join(' ');
	return words.length < first.length ? `${words} …` : words || 'Untitled article';
}
