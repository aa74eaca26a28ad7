import type { Random } from '../../random.ts';
import type { Reading } from '../../reading/reading.ts';
import type { GateContext } from '../gates/gate.ts';
import { gateItem } from '../gates/gates.ts';
import type { Item } from '../item.ts';
import { acceptability, featuresOf } from './acceptability.ts';
import { ACCEPTED_FROM } from './acceptability-weights.ts';
import type { Candidate } from './candidate.ts';
import { letter } from './candidate.ts';
import { contentWords } from './peers.ts';
import { matterOf } from '../gates/gate.ts';
import { holdsWords, normalized } from '../gates/words.ts';
import { kindOf, type Kind } from './signed.ts';
import { isCarriedOver } from '../known/carried-over.ts';
import { leaningOf } from '../known/leaning.ts';

export interface Assembled {
	items: Item[];
	spares: Item[];
	refused: Record<string, number>;
}

/** How often one generator, and one type, may come before others are preferred. */
const REPEAT_COST = 0.9;
const PARAGRAPH_COST = 0.7;
const SPARES = 24;
/** True or false beside each question of another kind, and as many more. */
const FEW_JUDGED = 2;
/** Questions a word that a quiz is made up to, and so many at all events. */
const FEWEST_PER_WORDS = 3 / 400;
const FEWEST = 3;
/**
 * Of statements with so many words, or from the beginning of the article, readers signed 73 in 100, of others 34
 * (`tests/quality/judgements/held-2026-11-28-*.json`).
 */
const TELLS_MUCH = 18;
const BEGINNING = 3;

const RANK = { ships: 0, 'makes up': 1, last: 2, spare: 3 };

/** A candidate that no hard gate refuses, with its soft warnings noted and how likely it is to be accepted. */
export interface SoundCandidate extends Candidate {
	/** 0 to 1. */
	acceptable: number;
	/** Of its kind; 'spare': for a trainer to choose. */
	standing: Kind['standing'] | 'spare';
}

/**
 * Holds every candidate against the gates, and weighs what passes.
 * @param onSound told of each that passes, as soon as it has
 */
export function sift(
	reading: Reading,
	candidates: readonly Candidate[],
	parseAnew: NonNullable<GateContext['parse']>,
	onSound: (candidate: SoundCandidate) => void = () => undefined
): { sound: SoundCandidate[]; refused: Record<string, number> } {
	const refused: Record<string, number> = {};
	const parsed = new Map<string, ReturnType<typeof parseAnew>>();
	// Gates, weights and what a statement stands on all look at the same words.
	const parse = (words: string) => {
		if (!parsed.has(words)) parsed.set(words, parseAnew(words));
		return parsed.get(words)!;
	};
	const context = { text: reading.text, reading, parse, quiz: [] };
	const judge = (c: Candidate): SoundCandidate[] => {
		const { refused: gates, warnings } = gateItem(c.item, context);
		for (const gate of gates) refused[gate] = (refused[gate] ?? 0) + 1;
		if (gates.length > 0) return [];
		if (!c.whole && leans(c.item, reading, parse)) {
			refused['leaning'] = (refused['leaning'] ?? 0) + 1;
			return [];
		}
		c.item.warnings = warnings;
		return [
			{
				...c,
				acceptable: kindOf(c.by)?.signed ?? acceptability(featuresOf(c, reading, parse)),
				standing: standingOf(c, reading, parse)
			}
		];
	};
	// The most promising first, for whoever waits; what comes of it stands in the candidates' order.
	const judged = new Map<Candidate, SoundCandidate[]>();
	for (const c of [...candidates].sort((a, b) => b.score - a.score)) {
		const found = judge(c);
		judged.set(c, found);
		for (const one of found) onSound(one);
	}
	const sound = candidates.flatMap((c) => judged.get(c)!);
	return { sound, refused };
}

/** Types that show sentences of the article side by side; each is read with the others. */
const SHOWS = /^(?:evidence|match|order|multiple)$/;

/** Whether something in its words is known only to who has the article before them. */
function leans(item: Item, reading: Reading, parse: NonNullable<GateContext['parse']>): boolean {
	if (SHOWS.test(item.type)) return false;
	const said = matterOf(item)
		.replace(/^“(.*)”$/s, '$1')
		.replace(/^According to [^,]{2,80}, /i, '');
	const tree = parse(said)?.tree;
	return tree !== undefined && leaningOf(said, tree, reading) !== null;
}

function standingOf(
	candidate: Candidate,
	reading: Reading,
	parse: NonNullable<GateContext['parse']>
): SoundCandidate['standing'] {
	const { by, whole } = candidate;
	const kind = kindOf(by);
	if (!kind) return 'spare';
	if (by === 'true' && !isToldWhole(candidate, reading)) return 'spare';
	if (!whole && needsWhatStandsBefore(candidate, reading, parse)) return 'spare';
	return kind.standing;
}

/** A sentence, whole or up to a comma, that tells much: what is cut out of its middle may lose an "at least". */
function isToldWhole({ item, sentences: [at] }: Candidate, reading: Reading): boolean {
	const said = matterOf(item);
	const { text } = reading.sentences[at!]!;
	const kept = said.replace(/\.$/, '');
	return (
		text.startsWith(kept) &&
		/^(?:\.|,)/.test(text.slice(kept.length)) &&
		(at! < BEGINNING || said.split(' ').length >= TELLS_MUCH)
	);
}

function needsWhatStandsBefore(
	{ item, sentences }: Candidate,
	reading: Reading,
	parse: NonNullable<GateContext['parse']>
): boolean {
	if (SHOWS.test(item.type)) return false;
	const matter = matterOf(item);
	const tree = parse(matter)?.tree;
	return tree !== undefined && isCarriedOver(matter, tree, reading, sentences[0]!);
}

/**
 * Picks the best `count` items: hard gates first, then what is likely enough to be accepted, then rank, spread over
 * generators, types and paragraphs, one item a fact, true and false in balance, keys in all places. What is left over
 * and still good enough becomes spares, and last what may need the sentences before its own.
 */
export function assemble(
	reading: Reading,
	candidates: readonly Candidate[],
	count: number,
	random: Random,
	parse: NonNullable<GateContext['parse']>,
	onSound?: (candidate: SoundCandidate) => void
): Assembled {
	const { sound: all, refused } = sift(reading, candidates, parse, onSound);
	const sound = all.filter((c) => c.acceptable >= ACCEPTED_FROM);
	if (sound.length < all.length) refused['doubtful'] = all.length - sound.length;
	const jitter = new Map(sound.map((c) => [c, random.next() * 0.5]));
	const picked: SoundCandidate[] = [];
	const left = new Set(sound.filter(({ standing }) => standing === 'ships'));
	const used = new Map<string, number>();
	const bump = (key: string) => used.set(key, (used.get(key) ?? 0) + 1);
	const worth = (c: SoundCandidate) => {
		const paragraph = reading.sentences[c.sentences[0]!]?.paragraph ?? 0;
		let value = c.acceptable * 10 + jitter.get(c)! - c.item.warnings.length * 0.8;
		value -= (used.get(`by ${c.by}`) ?? 0) * REPEAT_COST;
		value -= (used.get(`type ${c.item.type}`) ?? 0) * REPEAT_COST * 0.6;
		value -= (used.get(`p ${paragraph}`) ?? 0) * PARAGRAPH_COST;
		if (c.item.type === 'true-false') {
			const truth = c.item.key[0];
			value -=
				((used.get(`tf ${truth}`) ?? 0) -
					(used.get(`tf ${truth === 'true' ? 'false' : 'true'}`) ?? 0)) *
				1.5;
		}
		return value;
	};
	const take = (c: SoundCandidate) => {
		left.delete(c);
		picked.push(c);
		bump(`by ${c.by}`);
		bump(`type ${c.item.type}`);
		bump(`p ${reading.sentences[c.sentences[0]!]?.paragraph ?? 0}`);
		if (c.item.type === 'true-false') bump(`tf ${c.item.key[0]}`);
	};
	const truths = (truth: string) => used.get(`tf ${truth}`) ?? 0;
	// No more true ones than false; only where little else can be had may they lead by one.
	const tilts = (c: Candidate, lead: number) =>
		c.item.type === 'true-false' &&
		(c.item.key[0] === 'true'
			? truths('true') >= truths('false') + lead
			: truths('false') >= truths('true') + lead + 1);
	let lead = 0;
	// Two answers to choose from make the weakest kind of question: a third of a quiz at most, and few where there is little
	// else.
	const most = Math.ceil(count / 3);
	const isTooMany = (c: Candidate) => {
		if ((used.get(`by ${c.by}`) ?? 0) >= (kindOf(c.by)?.most ?? 0)) return true;
		if (c.item.type !== 'true-false') return false;
		const judged = truths('true') + truths('false');
		const others = picked.length - judged;
		return judged >= Math.min(most, others + FEW_JUDGED);
	};
	/** Takes the best that is left, one after another, while there are fewer than `until`. */
	const fill = (until: number) => {
		while (picked.length < until) {
			let best: SoundCandidate | null = null;
			let bestWorth = -Infinity;
			for (const c of left) {
				if (isTooMany(c) || tilts(c, lead)) continue;
				if (givesAway(c.item, picked) || retells(c, picked) || sharesWords(c, picked)) continue;
				const value = worth(c);
				if (
					value > bestWorth ||
					(value === bestWorth && best !== null && c.item.id < best.item.id)
				) {
					best = c;
					bestWorth = value;
				}
			}
			if (best) {
				take(best);
				continue;
			}
			if (picked.length >= Math.min(count, 6) || lead >= 1) break;
			lead += 1;
		}
	};
	fill(count);
	for (const c of sound) if (c.standing === 'makes up') left.add(c);
	fill(Math.min(count, Math.max(FEWEST, Math.round(reading.words * FEWEST_PER_WORDS))));
	for (const c of sound) if (c.standing === 'last') left.add(c);
	fill(Math.min(count, FEWEST));
	const ids = new Set(picked.map((c) => c.item.id));
	const perFact = new Map<string, number>();
	const spares = sound
		.filter((c) => !ids.has(c.item.id))
		.sort(
			(a, b) =>
				RANK[a.standing] - RANK[b.standing] ||
				worth(b) - worth(a) ||
				(a.item.id < b.item.id ? -1 : 1)
		)
		.filter((c) => {
			const held = perFact.get(c.item.claim) ?? 0;
			if (ids.has(c.item.id) || held >= 2) return false;
			ids.add(c.item.id);
			perFact.set(c.item.claim, held + 1);
			return true;
		})
		.slice(0, SPARES)
		.map((c) => c.item);
	const items = picked
		.sort((a, b) => (a.item.evidence[0]?.start ?? 0) - (b.item.evidence[0]?.start ?? 0))
		.map((c) => c.item);
	balanceKeys(items);
	return { items, spares, refused };
}

/** What one shows word for word is what the other asks about. */
function sharesWords(candidate: Candidate, picked: readonly Candidate[]): boolean {
	const asked = ({ sentences: [first] }: Candidate) => first!;
	return picked.some(
		(other) =>
			(candidate.whole && candidate.sentences.includes(asked(other))) ||
			(other.whole && other.sentences.includes(asked(candidate)))
	);
}

/** Two sentences, or two clauses of one, may tell one fact: most of the words of one claim stand in the other. */
function retells(candidate: Candidate, picked: readonly Candidate[]): boolean {
	return picked.some((other) =>
		candidate.claims.some((mine) => other.claims.some((theirs) => isOneClaim(mine, theirs)))
	);
}

function isOneClaim(a: string, b: string): boolean {
	const mine = contentWords(a);
	const theirs = contentWords(b);
	let shared = 0;
	for (const word of mine) if (theirs.has(word)) shared++;
	return shared >= 3 && shared / Math.min(mine.size, theirs.size) > 0.6;
}

/** Two questions with one answer tell it to each other. An order of events shows other sentences' words; a stem may hold another's key where both speak of one thing. */
function givesAway(item: Item, picked: Candidate[]): boolean {
	const answer = (i: Item): string[] => {
		if (i.type === 'choice')
			return i.options.filter((o) => i.key.includes(o.id)).map((o) => o.text);
		if (i.type === 'cloze' || i.type === 'short-answer') return i.key.slice(0, 1);
		return [];
	};
	const tells = (stem: string, other: Item): boolean => {
		const words = stem.split(/\s+/).length;
		return answer(other).some(
			(k) => k.length > 8 && words < 60 && holdsWords(stem, k) && shareWords(stem, other.stem)
		);
	};
	// Under every name that is accepted: "ICE" is the agency's full name, too.
	const accepted = (i: Item) =>
		(i.type === 'cloze' || i.type === 'short-answer' ? i.key : answer(i)).map((t) => normalized(t));
	const mine = new Set(accepted(item));
	return picked.some(
		(p) =>
			tells(p.item.stem, item) ||
			tells(item.stem, p.item) ||
			accepted(p.item).some((text) => mine.has(text))
	);
}

function shareWords(a: string, b: string): boolean {
	const words = new Set(a.toLowerCase().match(/\p{L}{5,}/gu) ?? []);
	words.delete('according');
	words.delete('article');
	const shared = (b.toLowerCase().match(/\p{L}{5,}/gu) ?? []).filter((w) => words.has(w));
	return new Set(shared).size >= 3;
}

/** Moves keys so that no place holds them three times running. Sorted numbers and rules keep their order. */
function balanceKeys(items: Item[]): void {
	let run = 0;
	let last = '';
	for (const item of items) {
		if (item.type !== 'choice') continue;
		const key = item.key[0]!;
		run = key === last ? run + 1 : 1;
		last = key;
		if (run < 3 || item.options.every((o) => /^[\d,.]+$/.test(o.text))) continue;
		const at = item.options.findIndex((o) => o.id === key);
		const to = (at + 1) % item.options.length;
		const texts = item.options.map(({ id: _id, ...rest }) => rest);
		[texts[at], texts[to]] = [texts[to]!, texts[at]!];
		item.options = texts.map((o, i) => ({ id: letter(i), ...o }));
		item.key = [letter(to)];
		run = 1;
		last = item.key[0]!;
	}
}
