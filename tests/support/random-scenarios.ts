import fc from 'fast-check';
import type { Quality, Scenario, Situation, When } from '../../src/lib/core/scenario/model.ts';
import { pictured } from './images.ts';
import { choiceItem } from './items.ts';
import { choice, ending, sampleScenario, situation } from './scenarios.ts';

/** More plays than are tried one by one. */
const MOST_PLAYS = 4_000;

/**
 * Random scenarios of up to five situations, sometimes with pictures, conditions, flags, spent choices, questions, time limits,
 * other words, circles and dead ends. Half of them only ever lead forward, so that sound ones are common too.
 */
export function randomScenario(): fc.Arbitrary<Scenario> {
	const condition: fc.Arbitrary<When> = fc.oneof(
		fc.record({ meter: fc.constant('m'), below: fc.integer({ min: 0, max: 1 }) }),
		fc.record({ meter: fc.constant('m'), atLeast: fc.integer({ min: 0, max: 1 }) }),
		fc.record({ flag: fc.constant('f'), is: fc.boolean() }),
		fc.constant<When>([
			{ meter: 'm', atLeast: 0 },
			{ flag: 'f', is: true }
		])
	);
	const when = fc.option(condition, { freq: 2, nil: undefined });
	const link = fc.record({
		quality: fc.constantFrom<Quality>('best', 'acceptable', 'poor', 'critical'),
		to: fc.nat({ max: 6 }),
		effect: fc.integer({ min: -1, max: 1 }),
		raises: fc.boolean(),
		once: fc.boolean(),
		when
	});
	const place = fc.record({
		links: fc.array(link, { maxLength: 3 }),
		/** A question instead of the choices, in one of six. */
		asks: fc.nat({ max: 5 }).map((n) => n === 0),
		right: fc.nat({ max: 6 }),
		wrong: fc.nat({ max: 6 }),
		timeout: fc.option(fc.nat({ max: 6 }), { freq: 2, nil: undefined }),
		other: when,
		/** One of two pictures, in two of six. */
		picture: fc.nat({ max: 5 })
	});
	return fc
		.record({
			forward: fc.boolean(),
			places: fc.array(place, { minLength: 1, maxLength: 5 })
		})
		.map(({ forward, places }) => {
			const ids = [...places.map((_, i) => `n${i}`), 'e0', 'e1'];
			const nodes: Situation[] = places.map((place, i) => {
				const target = (n: number) =>
					forward ? ids[i + 1 + (n % (ids.length - i - 1))]! : ids[n % ids.length]!;
				const choices = place.links.map((l, j) =>
					choice(`n${i}c${j}`, l.quality, target(l.to), {
						effects: { m: l.effect },
						...(l.raises ? { sets: ['f'] } : {}),
						...(l.once ? { once: true } : {}),
						...(l.when === undefined ? {} : { when: l.when })
					})
				);
				return situation(`n${i}`, place.asks ? [] : choices, {
					...(place.asks
						? {
								item: choiceItem(`i${i}`),
								right: target(place.right),
								wrong: target(place.wrong)
							}
						: {}),
					...(place.timeout === undefined ? {} : { seconds: 30, timeout: target(place.timeout) }),
					...(place.other === undefined
						? {}
						: { variants: [{ when: place.other, text: 'In other words.' }] }),
					...(place.picture < 2 ? { image: pictured(place.picture).image } : {})
				});
			});
			return {
				...sampleScenario(),
				meters: [{ id: 'm', label: 'M', start: 0, min: -1, max: 1 }],
				flags: ['f'],
				start: 'n0',
				nodes: [...nodes, ending('e0'), ending('e1', 'breached')]
			};
		});
}

/** One play, from the start to where nothing more can be done. */
export interface Play {
	end: string;
	sum: number;
	/** How likely somebody who picks blindly, and in time, plays it. */
	chance: number;
	decisions: number;
}

export interface Walked {
	nodes: Set<string>;
	choices: Set<string>;
	/** Nodes whose other words are shown to somebody. */
	varied: Set<string>;
	/** Where somebody finds nothing to choose or answer. */
	deadEnds: Set<string>;
	/** Some play comes back to exactly where it had been before. */
	endless: boolean;
	/** Every play; null where they are endless or too many to try. */
	plays: Play[] | null;
}

const WORTH: Record<Quality, number> = { best: 2, acceptable: 1, poor: 0, critical: -1 };

interface Here {
	id: string;
	m: number;
	raised: boolean;
	spent: string[];
}

/** Everything that can happen, tried step by step, written without any of the code under test: rules of play included. */
export function walkAll(scenario: Scenario): Walked {
	const walked: Walked = {
		nodes: new Set(),
		choices: new Set(),
		varied: new Set(),
		deadEnds: new Set(),
		endless: false,
		plays: null
	};
	const nodeOf = new Map(scenario.nodes.map((n) => [n.id, n]));
	const passes = (when: When | undefined, { m, raised }: Here) =>
		[when ?? []].flat().every((c) => {
			if ('flag' in c) return raised === c.is;
			return 'below' in c ? m < c.below : m >= c.atLeast;
		});
	const next = (here: Here): { to: Here; worth: number; chance: number }[] => {
		const node = nodeOf.get(here.id)!;
		walked.nodes.add(here.id);
		if (node.kind === 'ending') return [];
		if (node.variants?.some((v) => passes(v.when, here))) walked.varied.add(node.id);
		const open = node.item
			? []
			: node.choices.filter((c) => passes(c.when, here) && !here.spent.includes(c.id));
		open.forEach((c) => walked.choices.add(c.id));
		const ways = open.map((c) => ({
			to: {
				id: c.to,
				m: Math.max(-1, Math.min(1, here.m + (c.effects.m ?? 0))),
				raised: here.raised || (c.sets ?? []).includes('f'),
				spent: c.once ? [...here.spent, c.id].sort() : here.spent
			},
			worth: WORTH[c.quality],
			chance: 1 / open.length
		}));
		if (node.item) {
			// One of four options is right.
			ways.push({ to: { ...here, id: node.right! }, worth: 2, chance: 1 / 4 });
			ways.push({ to: { ...here, id: node.wrong! }, worth: 0, chance: 3 / 4 });
		}
		if (ways.length === 0) walked.deadEnds.add(node.id);
		if (node.timeout !== undefined) {
			const chance = ways.length === 0 ? 1 : 0;
			ways.push({ to: { ...here, id: node.timeout }, worth: 0, chance });
		}
		return ways;
	};

	const done = new Set<string>();
	const look = (here: Here, trail: string[]): void => {
		const key = JSON.stringify(here);
		if (trail.includes(key)) walked.endless = true;
		if (trail.includes(key) || done.has(key)) return;
		next(here).forEach(({ to }) => look(to, [...trail, key]));
		done.add(key);
	};
	const start = { id: scenario.start, m: 0, raised: false, spent: [] };
	look(start, []);
	if (walked.endless) return walked;

	const plays: Play[] = [];
	const play = (here: Here, sum: number, chance: number, decisions: number): void => {
		if (plays.length > MOST_PLAYS) return;
		const ways = next(here);
		if (ways.length === 0) plays.push({ end: here.id, sum, chance, decisions });
		for (const way of ways) play(way.to, sum + way.worth, chance * way.chance, decisions + 1);
	};
	play(start, 0, 1, 0);
	if (plays.length <= MOST_PLAYS) walked.plays = plays;
	return walked;
}
