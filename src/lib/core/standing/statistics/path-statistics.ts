import { wayIdOf, waysFrom } from '../../scenario/act.ts';
import { waysOf } from '../../scenario/edit/ways.ts';
import type { Quality, Scenario, ScenarioNode, Situation } from '../../scenario/model.ts';
import { undefinedFor, type Figure } from './item-statistics.ts';
import { correlation, hasSpread, median } from './moments.ts';
import type { PlayedStep } from './scenario-statistics.ts';

/** One way on from a situation, and how those who went it did. */
export interface WayTraffic {
	id: string;
	text: string;
	quality: Quality;
	/** The node it leads to. */
	to: string;
	/** How many plays went it. */
	count: number;
	/**
	 * Correlation of going this way with the points of the rest of the play, among those who came here, −1 to 1: below zero,
	 * those who went it did worse elsewhere. As for items (Moodle's discrimination), with a way in place of an answer.
	 */
	rest: Figure;
}

/** All ways from one node to another, as one line of the graph. */
export interface EdgeTraffic {
	from: string;
	to: string;
	ways: string[];
	count: number;
	rest: Figure;
}

export interface NodeTraffic {
	node: string;
	kind: ScenarioNode['kind'];
	/** How many plays came here. */
	visits: number;
	/** Share of them that took a best way the first time, 0 to 1; null without visits, and for endings. */
	best: number | null;
	/** From the step before to the decision here, the first time, what came of that step read in between. */
	medianMs: number | null;
	ways: WayTraffic[];
	edges: EdgeTraffic[];
}

export interface PathReport {
	plays: number;
	/** In the scenario's order. */
	nodes: NodeTraffic[];
	/** The decision that most of those who came to it missed; null where nobody missed any. */
	missed: string | null;
}

/** What a play did at a node the first time it came there. */
interface Visit {
	play: number;
	step: PlayedStep;
}

/** @param plays the steps of each play that counts, in order */
export function pathReport(
	scenario: Scenario,
	plays: readonly (readonly PlayedStep[])[]
): PathReport {
	const totals = plays.map((steps) => steps.reduce((sum, step) => sum + step.points, 0));
	const first = new Map<string, Visit[]>();
	const came = new Map<string, Set<number>>();
	const gone = new Map<string, Set<number>>();
	const note = (map: Map<string, Set<number>>, key: string, play: number) => {
		const known = map.get(key);
		if (known) known.add(play);
		else map.set(key, new Set([play]));
	};
	const targets = new Map<string, string>(
		scenario.nodes.flatMap((node) =>
			waysOf(node).map(({ way, to }) => [`${node.id} ${way}`, to] as const)
		)
	);
	for (const [play, steps] of plays.entries()) {
		const seen = new Set<string>();
		note(came, scenario.start, play);
		for (const step of steps) {
			const way = `${step.node} ${wayIdOf(step.move)}`;
			note(came, step.node, play);
			note(gone, way, play);
			const to = targets.get(way);
			if (to !== undefined) note(came, to, play);
			if (seen.has(step.node)) continue;
			seen.add(step.node);
			const here = first.get(step.node);
			if (here) here.push({ play, step });
			else first.set(step.node, [{ play, step }]);
		}
	}
	const nodes = scenario.nodes.map((node): NodeTraffic => {
		const visits = first.get(node.id) ?? [];
		const base = { node: node.id, kind: node.kind, visits: came.get(node.id)?.size ?? 0 };
		if (node.kind === 'ending') return { ...base, best: null, medianMs: null, ways: [], edges: [] };
		const restOf = (ways: readonly string[]) => restCorrelation(visits, ways, totals);
		const ways = waysFrom(node).map((way): WayTraffic => ({
			...way,
			to: targets.get(`${node.id} ${way.id}`) ?? '',
			count: gone.get(`${node.id} ${way.id}`)?.size ?? 0,
			rest: restOf([way.id])
		}));
		return {
			...base,
			best: shareOfBest(node, visits),
			medianMs: median(visits.map(({ step }) => step.tookMs)),
			ways,
			edges: [...Map.groupBy(ways, ({ to }) => to)].map(([to, all]) => {
				const ids = all.map(({ id }) => id);
				const through = new Set(ids.flatMap((id) => [...(gone.get(`${node.id} ${id}`) ?? [])]));
				return { from: node.id, to, ways: ids, count: through.size, rest: restOf(ids) };
			})
		};
	});
	return { plays: plays.length, nodes, missed: mostMissed(nodes) };
}

function shareOfBest(node: Situation, visits: readonly Visit[]): number | null {
	if (visits.length === 0) return null;
	const best = new Set(
		waysFrom(node).flatMap(({ id, quality }) => (quality === 'best' ? [id] : []))
	);
	return visits.filter(({ step }) => best.has(wayIdOf(step.move))).length / visits.length;
}

function restCorrelation(
	visits: readonly Visit[],
	ways: readonly string[],
	totals: readonly number[]
): Figure {
	if (visits.length === 0) return undefinedFor('no-attempts');
	if (visits.length === 1) return undefinedFor('one-attempt');
	const took = visits.map(({ step }) => (ways.includes(wayIdOf(step.move)) ? 1 : 0));
	const rest = visits.map(({ play, step }) => totals[play]! - step.points);
	if (!hasSpread(took)) return undefinedFor('item-alike');
	if (!hasSpread(rest)) return undefinedFor('rest-alike');
	return { value: correlation(took, rest)! };
}

/** Of equally missed decisions, the one that more came to; of those, the earlier. */
function mostMissed(nodes: readonly NodeTraffic[]): string | null {
	let worst: NodeTraffic | null = null;
	for (const node of nodes) {
		if (node.best === null || node.best === 1) continue;
		if (!node.ways.some(({ quality }) => quality === 'best')) continue;
		const worse =
			worst === null ||
			node.best < worst.best! ||
			(node.best === worst.best && node.visits > worst.visits);
		if (worse) worst = node;
	}
	return worst?.node ?? null;
}
