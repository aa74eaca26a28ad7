/** The fact desk: people bring claims, and each is kept, corrected or held back by the article and nothing else. */
import { materialOf } from '../../quiz/generate/facts.ts';
import { contentWords } from '../../quiz/generate/peers.ts';
import { seededRandom, type Random } from '../../random.ts';
import type { Reading } from '../../reading/reading.ts';
import type { WordTable } from '../../reading/typing/word-table.ts';
import type { DraftedCourse } from '../gates/gate.ts';
import { bringersFor } from './desk-bringers.ts';
import { titleShown } from './desk-title.ts';
import { canBeDecided, deskDecision, type DeskClaim, type DeskDecision } from './desk-claim.ts';
import { canBeLast, deskCourse } from './desk-course.ts';
import type { Point, PointKind } from './desk-point.ts';
import { pointsIn } from './desk-points.ts';
import { ENOUGH } from './desk-weight.ts';
import type { Parse } from './procedure.ts';

const FEWEST = 4;
const MOST = 6;
/** Which of them are claimed rightly decides whether one can be told in two ways, as the last must be. */
const ATTEMPTS = 8;
/** Of one kind at most so many. */
const MOST_OF: Partial<Record<PointKind, number>> = {
	figure: 3,
	year: 2,
	date: 1,
	time: 2,
	often: 2,
	speaker: 2,
	actor: 2,
	place: 1,
	who: 2,
	force: 2,
	limit: 2,
	degree: 2
};
/** Of these, a desk that has little else may have more. */
const SOUND: readonly PointKind[] = ['figure', 'year', 'who', 'degree'];
export function factDesk(
	reading: Reading,
	words: WordTable,
	title: string,
	parse: Parse
): DraftedCourse | null {
	const material = materialOf(reading, words);
	const points = spread(reading, pointsIn(material, title, parse).filter(canBeDecided));
	if (points.length === 0) return null;
	for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
		const random = seededRandom(`desk ${title} ${reading.text.length} ${attempt}`);
		const claims = ordered(claimsOf(points, random), random);
		const bringers = bringersFor(reading, claims, material.narrator);
		const decisions = claims.flatMap(
			(claim, i) => deskDecision(reading, claim, bringers[i]!, i) ?? []
		);
		const whole = decisions.length === points.length ? withLast(decisions) : null;
		if (whole) return deskCourse(frameOf(titleShown(reading, title)), whole);
	}
	return null;
}

/** The best points, from all over the article, no two on one sentence and none that tells what another asks. */
export function spread(reading: Reading, points: readonly Point[]): Point[] {
	const found = [0, 1].map((more) => spreadBy(reading, points, more));
	return (
		found.find((few) => few.length > FEWEST) ?? found.find((few) => few.length === FEWEST) ?? []
	);
}

/** @param more of each kind than is good for a desk that has others */
function spreadBy(reading: Reading, points: readonly Point[], more: number): Point[] {
	const taken: Point[] = [];
	const parts = (p: Point) => Math.floor((p.excerpt.index / reading.sentences.length) * 4);
	while (taken.length < MOST) {
		const next = points
			.filter((p) => !taken.some((t) => isShared(t, p)))
			.filter((p) => p.worth >= ENOUGH || !taken.some((t) => t.worth < ENOUGH))
			.filter(
				(p) =>
					taken.filter((t) => t.kind === p.kind).length <
					(MOST_OF[p.kind] ?? MOST) + (SOUND.includes(p.kind) ? more : 0)
			)
			.filter(
				(p) =>
					p.kind === 'figure' ||
					!taken.some(
						(t) => t.own.text.toLowerCase() === p.own.text.toLowerCase() && t.kind !== 'force'
					)
			)
			.map((p) => ({
				p,
				worth:
					p.worth -
					0.7 * taken.filter((t) => t.kind === p.kind).length -
					0.5 * taken.filter((t) => parts(t) === parts(p)).length
			}))
			.sort((a, b) => b.worth - a.worth || a.p.excerpt.index - b.p.excerpt.index)[0];
		if (!next) break;
		taken.push(next.p);
	}
	return taken;
}

/** One would be read in the other, or tells what is asked there. */
function isShared(a: Point, b: Point): boolean {
	const [x, y] = [a.excerpt, b.excerpt];
	if (x.index === y.index || x.lead.includes(y.index) || y.lead.includes(x.index)) return true;
	return tells(a, b) || tells(b, a);
}

function tells({ excerpt }: Point, { own, excerpt: asked }: Point): boolean {
	const told = `${excerpt.before}${excerpt.sentence.text}`;
	if (!told.toLowerCase().includes(own.shown.toLowerCase())) return false;
	const words = contentWords(asked.sentence.text);
	return [...contentWords(told)].filter((w) => words.has(w)).length >= 3;
}

/** About half are to be kept: those whose other fillings tempt least. */
function claimsOf(points: readonly Point[], random: Random): DeskClaim[] {
	const kept = Math.floor(points.length / 2);
	const order = points
		.map((point) => ({ point, tempts: TEMPTING[point.kind] + random.next() * 3 }))
		.sort((a, b) => a.tempts - b.tempts);
	return order.map(({ point }, i): DeskClaim => {
		const isTrue = i < kept;
		const claimed = isTrue ? point.own : point.others[random.below(point.claimable)]!;
		return { point, claimed, isTrue };
	});
}

/** How soon a claim of the kind is believed when it is wrong: those that are, are kept a little less often. */
const TEMPTING: Record<PointKind, number> = {
	limit: 4.5,
	degree: 3,
	who: 3,
	often: 3,
	figure: 2.7,
	force: 2.3,
	year: 2,
	date: 2,
	time: 2.4,
	speaker: 2,
	actor: 2,
	place: 2
};

/** Mixed, so that no three in a row are alike. */
function ordered(claims: readonly DeskClaim[], random: Random): DeskClaim[] {
	const runs = (order: readonly DeskClaim[]) =>
		order.some(
			(c, i) => i > 1 && order[i - 1]!.isTrue === c.isTrue && order[i - 2]!.isTrue === c.isTrue
		);
	let order = random.shuffle([...claims]);
	for (let tries = 0; tries < 30 && runs(order); tries++) order = random.shuffle([...claims]);
	return order;
}

/** With one at the end that can be told in two ways. */
function withLast(decisions: readonly DeskDecision[]): DeskDecision[] | null {
	const last = decisions.findLast(canBeLast);
	return last ? [...decisions.filter((d) => d !== last), last] : null;
}

const frameOf = (title: string) => ({
	title: title === '' ? 'Fact desk' : `Fact desk: ${title}`,
	briefing: `You are on duty at the fact desk. People bring you claims about ${title === '' ? 'the article' : `“${title}”`}. Keep each of them, correct it or hold it back, by the article and by nothing else. Who brings the claims is imagined; what decides is the article’s.`
});
