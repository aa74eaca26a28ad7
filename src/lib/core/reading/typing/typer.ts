/** Who and what a text is about: the nouns that name something, and what kind of thing it is. */
import { FeatureList } from '../syntax/hashing.ts';
import type { Scorer } from '../syntax/weights.ts';
import { calibrated, type Calibration } from './calibration.ts';
import { classOf, FINE_TYPES, type EntityClass, type FineType } from './entity-types.ts';
import {
	countNouns,
	MOST_TYPING_FEATURES,
	NOMINAL,
	typingContext,
	typingFeatures,
	type TypingContext
} from './features.ts';
import { toShares } from './softmax.ts';
import { mentionSpan, nameParts, timesBelow, type ParsedWords } from './spans.ts';
import { hangTitlesOnNames, hasHonorific, isTitleOfName } from './titles.ts';
import { WordTable, type WordData } from './word-table.ts';
import { WordViews } from './word-views.ts';

/** Of those who are named, and of those who are described by a common noun. */
export interface PersonLead {
	named: number;
	described: number;
}

export interface TypingModel {
	words: WordData;
	weights: Scorer;
	/** Steps of the weights to one unit. */
	scale: number;
	/** How much likelier than anything else a person must be (a difference of logarithms). */
	personLead: PersonLead;
	calibration: Calibration;
}

/** Something the text names, by a noun. Positions count the sentence's words from 0. */
export interface EntityMention {
	head: number;
	/** First and last word of the mention, both included. */
	first: number;
	last: number;
	type: EntityClass;
	fine: FineType;
	/** Whether it is called by a name, rather than described by a common noun. */
	named: boolean;
	/** How likely it is that it names something and that `type` is right, 0 to 1. */
	confidence: number;
}

const COUNT = FINE_TYPES.length;
const PERSON = FINE_TYPES.indexOf('person');
/** What an honorific before a name adds to the logarithm of the odds that it is a person's. */
const ADDRESSED = 5;
/** How much the other mentions by the same name or noun count beside a mention's own words. */
const SHARED_NAME = 0.7;
const SHARED_NOUN = 0.4;

/** A word that may be a head, with the logarithms of how likely each type is. */
interface Candidate {
	at: number;
	/** By type number; 0 is `none`. */
	likely: Float64Array;
	/** What it is called: mentions that share one are taken for alike. */
	keys: string[];
}

export class EntityTyper {
	/** What is known of single words. */
	readonly table: WordTable;
	private readonly model: TypingModel;
	private readonly views: WordViews;
	private readonly list = new FeatureList(MOST_TYPING_FEATURES);
	private readonly scores = new Int32Array(COUNT);

	constructor(model: TypingModel) {
		this.model = model;
		this.table = new WordTable(model.words);
		this.views = new WordViews(this.table);
	}

	/** The mentions of a sentence by itself. Better: give the sentences of a text together, to `typeText`. */
	typeEntities(sentence: ParsedWords): EntityMention[] {
		return this.typeText([sentence])[0]!;
	}

	/** The mentions of each sentence of one text, in the order of their heads. Mentions of one name help each other. */
	typeText(sentences: readonly ParsedWords[]): EntityMention[][] {
		const mended = sentences.map(hangTitlesOnNames);
		const counts = countNouns(mended);
		const contexts = mended.map((words) => typingContext(words, this.views, counts));
		const candidates = contexts.map((context) => this.candidatesOf(context));
		const shared = shareByKey(candidates);
		return contexts.map(({ words, below }, s) => {
			const decided = candidates[s]!.flatMap((one) => this.decide(words, one, shared));
			const times = new Set(decided.flatMap(({ head, type }) => (type === 'time' ? [head] : [])));
			return decided.map((mention) => {
				const when = timesBelow(words, below, mention.head, (at) => times.has(at));
				return { ...mention, ...mentionSpan(words, below, mention.head, when) };
			});
		});
	}

	private candidatesOf(context: TypingContext): Candidate[] {
		const { upos } = context.words;
		const found: Candidate[] = [];
		upos.forEach((tag, at) => {
			if (!NOMINAL.has(tag) || isTitleOfName(context.words, at)) return;
			typingFeatures(this.list, context, at);
			this.scores.fill(0);
			this.model.weights.score(this.list.keys, this.list.count, this.scores);
			const likely = Float64Array.from(this.scores, (score) => score / this.model.scale);
			if (tag === 'PROPN' && isAddressed(context, at)) likely[PERSON]! += ADDRESSED;
			toShares(likely);
			found.push({
				at,
				likely: likely.map((share) => Math.log(share + 1e-9)),
				keys: keysOf(context, at)
			});
		});
		return found;
	}

	private decide(
		words: ParsedWords,
		{ at, likely, keys }: Candidate,
		shared: ReadonlyMap<string, Float64Array>
	): Omit<EntityMention, 'first' | 'last'>[] {
		const named = words.upos[at] === 'PROPN';
		const shares = adjust(likely, keys, shared, named ? SHARED_NAME : SHARED_NOUN);
		const classes = new Map<EntityClass, number>();
		for (let c = 1; c < COUNT; c++) {
			const class_ = classOf(FINE_TYPES[c] as FineType);
			classes.set(class_, (classes.get(class_) ?? 0) + shares[c]!);
		}
		const { personLead } = this.model;
		const lead = Math.exp(-(named ? personLead.named : personLead.described));
		let best: EntityClass | 'none' = 'none';
		let most = shares[0]!;
		for (const [class_, share] of classes) {
			const weight = class_ === 'person' ? share * lead : share;
			if (weight <= most) continue;
			most = weight;
			best = class_;
		}
		if (best === 'none') return [];
		const type = best;
		const fine = FINE_TYPES.filter((f) => f !== 'none' && classOf(f) === type).reduce((a, b) =>
			shares[FINE_TYPES.indexOf(b)]! > shares[FINE_TYPES.indexOf(a)]! ? b : a
		) as FineType;
		const confidence = calibrated(this.model.calibration, type, classes.get(type)!);
		return [{ head: at, type, fine, named, confidence }];
	}
}

/** Whether a name has an honorific: "Ms" before its first word. */
function isAddressed({ words, below }: TypingContext, at: number): boolean {
	return hasHonorific(words, Math.min(at, ...nameParts(words, below, at)));
}

/** A name is shared with mentions by its head or by a part of it ("Obama"), a noun with those of the same lemma. */
function keysOf({ words, below }: TypingContext, at: number): string[] {
	if (words.upos[at] === 'NOUN') return [`noun ${words.lemmas[at]!.toLowerCase()}`];
	if (words.upos[at] !== 'PROPN') return [];
	return [at, ...nameParts(words, below, at).filter((part) => words.labels[part] === 'flat')].map(
		(part) => `name ${words.forms[part]!.toLowerCase()}`
	);
}

/** For each key the mean logarithms of its mentions' types, taking it that they name something at all. */
function shareByKey(sentences: readonly (readonly Candidate[])[]): Map<string, Float64Array> {
	const sums = new Map<string, Float64Array>();
	for (const { likely, keys } of sentences.flat()) {
		// What likely names nothing says little.
		const weight = 1 - Math.exp(likely[0]!);
		for (const key of keys) {
			const sum = sums.get(key) ?? new Float64Array(COUNT);
			sums.set(key, sum);
			sum[0]! += weight;
			for (let c = 1; c < COUNT; c++) sum[c]! += weight * (likely[c]! - Math.log(weight + 1e-9));
		}
	}
	for (const sum of sums.values()) {
		for (let c = 1; c < COUNT; c++) sum[c]! /= Math.max(sum[0]!, 1e-6);
	}
	return sums;
}

/** Shares of all types, drawn towards what the text's other mentions of the same name or noun say. */
function adjust(
	likely: Float64Array,
	keys: readonly string[],
	shared: ReadonlyMap<string, Float64Array>,
	weight: number
): Float64Array {
	const shares = likely.map(Math.exp);
	const others = keys.map((key) => shared.get(key)!);
	if (others.length === 0) return shares;
	const named = 1 - shares[0]!;
	const mixed = new Float64Array(COUNT - 1);
	for (let c = 1; c < COUNT; c++) {
		const mean = others.reduce((sum, other) => sum + other[c]!, 0) / others.length;
		mixed[c - 1] = (1 - weight) * (likely[c]! - Math.log(named + 1e-9)) + weight * mean;
	}
	toShares(mixed);
	for (let c = 1; c < COUNT; c++) shares[c] = mixed[c - 1]! * named;
	return shares;
}
