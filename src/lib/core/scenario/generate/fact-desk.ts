/** The fact desk: people bring claims, and each is kept, corrected or refused by the article and nothing else. */
import type { Candidate } from '../../quiz/generate/candidate.ts';
import { keysOf } from '../../quiz/gates/gate.ts';
import { gateItem } from '../../quiz/gates/gates.ts';
import { seededRandom, type Random } from '../../random.ts';
import type { Evidence } from '../../evidence.ts';
import type { Reading } from '../../reading/reading.ts';
import type { DraftedCourse } from '../gates/gate.ts';
import { assemble, type Frame } from './assemble.ts';
import { pronounsFound } from './deed.ts';
import { ABOUT_FACTS, ABOUT_RULES, claimDecision, type DeskClaim } from './desk-claim.ts';
import { overreach } from './overreach.ts';
import { partOfText } from './sections.ts';

const FEWEST = 5;
/** From so many rules on, an article is about rules. */
const FEW_RULES = 3;
const MOST = 6;
const LONGEST = 190;
const LONGEST_PROOF = 320;
/** Leans on another sentence: its time, its case, "the new one", an adverb that belongs to something else. */
const LEANS =
	/^(?:The (?:\p{Ll}+) time|At the (?:top|end|start)|In \p{Ll}+ case)\b|^\d+\.\d|^\p{Lu}\p{Ll}+ly\b|\b(?:the|this|that|another|each) (?:\p{Ll}+ )?ones?\b|^(?:The|One) (?:team|group|other|second|third|latter|former|new|old)\b|^According to ([^,]+), \1\b|^(?:Neither|Both|Either|None|Some|Most|All|Many|Several|Few|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|\p{Lu}\p{Ll}+teen|Twenty) (?:were|was|are|is|had|has|have|would|will|could|did)\b|^(?:Then|Otherwise|Instead|Only then)\b|\bof (?:them|it|these|those)\b|\bfar \p{Ll}+ to\b|\bremoved to\b/u;
/** So much of its sentence must a claim be, so that nothing that matters is lost. */
const SHARE = 0.55;

/** @param candidates what the quiz generator can think of: its true and false statements are the claims */
export function factDesk(
	reading: Reading,
	candidates: readonly Candidate[],
	title: string
): DraftedCourse | null {
	const random = seededRandom(`desk ${title} ${reading.text.length}`);
	const claims = inOrder(pickClaims(reading, candidates), random);
	if (claims.length < FEWEST) return null;
	const bringers = reading.norms.length >= FEW_RULES ? ABOUT_RULES : ABOUT_FACTS;
	return assemble(
		frameOf(title, claims),
		claims.map((claim, i) => claimDecision(claim, i, bringers))
	);
}

/** As many of each kind as can be had, no two on one sentence. */
function pickClaims(reading: Reading, candidates: readonly Candidate[]): DeskClaim[] {
	const sound = candidates
		.filter((c) => c.item.type === 'true-false' && c.item.stem.length <= LONGEST)
		.filter(
			(c) =>
				gateItem(c.item, { text: reading.text, reading, parse: null, quiz: [] }).refused.length ===
				0
		)
		.sort((a, b) => b.score - a.score || (a.item.id < b.item.id ? -1 : 1));
	const used = new Set<number>();
	const paragraphs = new Map<number, number>();
	const taken: DeskClaim[] = [];
	let denied = false;
	const take = (kind: DeskClaim['kind'], most: number) => {
		for (let count = 0; count < most;) {
			const next = sound
				.filter((c) => !used.has(c.sentences[0]!))
				.map((c) => ({
					c,
					claim: claimOf(reading, c, kind, new Set(taken.map((t) => t.because)), denied)
				}))
				.filter(({ claim }) => claim !== null && !taken.some((t) => isShared(t, claim)))
				.sort((a, b) => crowd(a.c) - crowd(b.c))[0];
			if (!next) return;
			used.add(next.c.sentences[0]!);
			denied ||= next.c.by === 'false-negation';
			const paragraph = paragraphOf(next.c);
			paragraphs.set(paragraph, (paragraphs.get(paragraph) ?? 0) + 1);
			taken.push(next.claim!);
			count++;
		}
	};
	const paragraphOf = (c: Candidate) => reading.sentences[c.sentences[0]!]!.paragraph;
	// A bare denial is guessed by its form: only where nothing else is left, and once.
	const crowd = (c: Candidate) =>
		(paragraphs.get(paragraphOf(c)) ?? 0) +
		(c.by === 'false-negation' ? 3 : 0) -
		(/swap-(?:number|year)|contrary|norm/.test(c.by) ? 0.5 : 0);
	take('contradicted', 2);
	take('unsaid', 1);
	take('true', 2);
	// What is wrong by a word or a number has to be looked up; an invented tail is soon known by its form.
	if (taken.length < MOST) take('contradicted', 1);
	if (taken.length < MOST) take('true', 1);
	if (taken.length < FEWEST) take('unsaid', 1);
	const kinds = new Set(taken.map((c) => c.kind));
	// Something must have to be kept, and something be wrong by more than a tail that was put behind it.
	return kinds.has('true') && kinds.has('contradicted') ? taken : [];
}

function claimOf(
	reading: Reading,
	candidate: Candidate,
	kind: DeskClaim['kind'],
	used: ReadonlySet<string>,
	denied: boolean
): DeskClaim | null {
	const { item } = candidate;
	const isTrue = keysOf(item)[0] === 'true';
	const proof = wholeProof(reading, item.evidence);
	if (!proof || isTrue !== (kind !== 'contradicted')) return null;
	const said = item.stem.replace(/^According to the article: /, '');
	if (LEANS.test(said) || !pronounsFound(said.toLowerCase())) return null;
	if (kind !== 'contradicted' && said.length < SHARE * proof.quote.length) return null;
	if (!isSound(reading, candidate, said)) return null;
	if (kind !== 'contradicted' && !isInWordsOf(reading, candidate.sentences[0]!, said)) return null;
	const evidence = proofOf(reading, said, proof);
	if (!evidence) return null;
	if (kind === 'contradicted') {
		const because = item.options.find((o) => o.id === 'true')?.rationale ?? '';
		if (candidate.by === 'false-negation' && (denied || /^According to\b|,/.test(said)))
			return null;
		return { kind, said, because, evidence };
	}
	if (kind === 'true') return { kind, said, because: '', evidence };
	const more = overreach(reading, candidate.sentences[0]!, said, used);
	return more && { kind, said: more.said, because: more.because, evidence };
}

/** One claim would tell what is wrong with the other. */
const isShared = (a: DeskClaim, b: DeskClaim): boolean =>
	(a.evidence.start < b.evidence.end && b.evidence.start < a.evidence.end) ||
	a.said.split(/(?<=[.!?]) /).some((sentence) => b.said.includes(sentence));

/** What has been planned is no fact yet. */
const PLANS =
	/\b(?:actions?|recommend\p{L}*|next steps?|follow-up|lessons?|to do|what (?:will|must) change)\b/iu;

/** A whole statement of the article's own text, cut from a clause that is read for sure, and about whoever it is said of. */
function isSound(reading: Reading, { sentences: [at] }: Candidate, said: string): boolean {
	const sentence = reading.sentences[at!]!;
	if (/\n/.test(reading.text.slice(sentence.start, sentence.end))) return false;
	if (PLANS.test(partOfText(reading, at!) ?? '')) return false;
	const main = reading.clauses.filter((c) => c.sentence === at && c.kind === 'main');
	const isTold = main.some((c) => c.verb.tense !== 'none' && c.subject !== null);
	if (!isTold) return false;
	if (!main.every((c) => c.sure) && !isNearlyAs(sentence.text, said)) return false;
	return isPlainlyNamed(reading, at!, said);
}

/** The sentence whole, but for a word or a number exchanged, left out or put in. */
function isNearlyAs(told: string, said: string): boolean {
	const had = told.split(' ');
	const has = said.split(' ').slice(-Math.max(had.length + 3, 1));
	let start = has.findIndex((word) => word === had[0]);
	if (start < 0) start = 0;
	let before = 0;
	while (had[before] !== undefined && had[before] === has[start + before]) before++;
	let after = 0;
	while (after < had.length - before && had[had.length - 1 - after] === has[has.length - 1 - after])
		after++;
	return had.length - before - after <= 3 && has.length - start - before - after <= 3;
}

/** Nothing left out in the middle: "for jobs that last longer" is not told as "for jobs last longer". */
function isInWordsOf(reading: Reading, at: number, said: string): boolean {
	const words = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
	const pairs = (text: string): string[] =>
		words(text).flatMap((word, i, all) => (i === 0 ? [] : [`${all[i - 1]!} ${word}`]));
	const near = reading.sentences.slice(Math.max(0, at - 3), at + 1);
	const told = new Set(near.flatMap((s) => pairs(s.text)));
	const filled = new Set(reading.clusters.flatMap(({ name }) => words(name)));
	return [...said.matchAll(/[^.!?]+/gu)]
		.flatMap(([sentence]) => pairs(sentence))
		.every(
			(pair) =>
				told.has(pair) ||
				pair.split(' ').some((w) => filled.has(w) || /^(?:according|because|said)$/.test(w))
		);
}

/** Where a name stands for "he" or "the man", nobody else may be near whom it could be. */
function isPlainlyNamed(reading: Reading, at: number, said: string): boolean {
	const near = reading.sentences.slice(Math.max(0, at - 2), at + 1);
	const told = near.at(-1)!.text;
	const people = near
		.flatMap((s) => s.mentions)
		.filter((m) => m.type === 'person' && m.cluster >= 0);
	const filled = people.filter((m) => m.named && said.includes(m.text) && !told.includes(m.text));
	const isFilled =
		filled.length > 0 ||
		reading.clusters.some(
			({ name, type }) =>
				type === 'person' && said.includes(name) && !told.includes(name.split(' ').at(-1)!)
		);
	return !isFilled || new Set(people.map((m) => m.cluster)).size <= 1;
}

/** What lies from the first quotation to the last, where it is short enough to be shown. */
function wholeProof({ text }: Reading, shown: readonly Evidence[]): Evidence | null {
	if (shown.length <= 1) return shown[0] ?? null;
	const start = Math.min(...shown.map((e) => e.start));
	const end = Math.max(...shown.map((e) => e.end));
	return end - start <= LONGEST_PROOF ? { start, end, quote: text.slice(start, end) } : null;
}

/** All that is claimed is shown, and nothing else: two sentences are proved by two. */
function proofOf(reading: Reading, said: string, proof: Evidence): Evidence | null {
	const first = /^(.+?[.!?]) \p{Lu}/u.exec(said)?.[1];
	if (first === undefined) return proof;
	const start = reading.text.lastIndexOf(first, proof.start);
	if (
		start >= 0 &&
		start < proof.start &&
		proof.end - start <= LONGEST_PROOF &&
		!/^[‘“"]/.test(said)
	) {
		const index = reading.sentences.findIndex((s) => s.start === start);
		const isTold = reading.clauses.some(
			(c) =>
				c.sentence === index &&
				c.kind === 'main' &&
				c.verb.tense !== 'none' &&
				c.subject?.from === 'place'
		);
		const isOrder = reading.norms.some((n) => n.sentence === index && n.bearer === null);
		if (!isTold || isOrder || /\n/.test(reading.text.slice(start, proof.end))) return null;
		return { start, end: proof.end, quote: reading.text.slice(start, proof.end) };
	}
	// An abbreviation ends no sentence.
	return proof.quote.includes(first) ? proof : null;
}

/** Mixed, so that no kind comes three times running. */
function inOrder(claims: readonly DeskClaim[], random: Random): DeskClaim[] {
	let order = random.shuffle([...claims]);
	for (let tries = 0; tries < 20 && runs(order); tries++) order = random.shuffle([...claims]);
	return order;
}

const runs = (claims: readonly DeskClaim[]) =>
	claims.some((c, i) => i > 0 && claims[i - 1]!.kind === c.kind);

/** "MEMORANDUM" names nothing. */
const isBare = (title: string) => /^[^\p{Ll}]+$/u.test(title) && !/\s/.test(title.trim());

function frameOf(title: string, claims: readonly DeskClaim[]): Frame {
	const [first, second] = claims;
	return {
		kind: 'fact-desk',
		title: isBare(title) ? 'Fact desk' : `Fact desk: ${title}`,
		role: 'The person on duty at the fact desk',
		briefing: `You are on duty at the fact desk. People bring you claims about ${isBare(title) ? 'the article' : `“${title}”`}. Keep, correct or refuse each of them by the article, and by nothing else. Who brings the claims is imagined; what decides is the article’s.`,
		rules: 'Trust in the desk',
		owning: (act) => [`${act}, and check the earlier ones again.`],
		hiding: (act) => [`${act}, and leave the earlier ones alone.`],
		endings: {
			upheld: {
				text: 'What left your desk is what the article says, no more and no less. This ending is imagined; the article is quoted beside it.',
				evidence: [first!.evidence]
			},
			recovered: {
				text: 'Not every claim left your desk right, but you went back and put it right by the article. This ending is imagined; the article is quoted beside it.',
				evidence: [first!.evidence]
			},
			breached: {
				text: 'Something that the article does not say went out under its name, and nobody called it back. This ending is imagined; compare your answers with the article.',
				evidence: [second!.evidence]
			}
		},
		afterSlips: 'More than one of the earlier claims has left the desk wrong.',
		afterSlip: 'One of the earlier claims has left the desk wrong.',
		afterDelay: 'The queue at the desk has grown long.',
		repeats: true
	};
}
