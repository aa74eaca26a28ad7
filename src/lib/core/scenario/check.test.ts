import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	ARTICLE,
	choice,
	ending,
	sampleScenario,
	situation
} from '../../../../tests/support/scenarios.ts';
import { checkScenario, lintScenario, type FindingCode } from './check.ts';
import type { Choice, Scenario, Situation } from './model.ts';
import { randomScenario, walkAll } from '../../../../tests/support/random-scenarios.ts';

const codes = (scenario: Scenario): FindingCode[] =>
	checkScenario(scenario, ARTICLE).map((f) => f.code);
const errors = (scenario: Scenario): FindingCode[] =>
	checkScenario(scenario, ARTICLE)
		.filter((f) => f.severity === 'error')
		.map((f) => f.code);

/** The sample with one thing changed. */
function spoilt(change: (s: Scenario, door: Situation, report: Situation) => void): Scenario {
	const scenario = sampleScenario();
	change(scenario, scenario.nodes[0] as Situation, scenario.nodes[1] as Situation);
	return scenario;
}

describe('checkScenario', () => {
	it('finds nothing wrong with a sound scenario', () => {
		expect(checkScenario(sampleScenario(), ARTICLE)).toEqual([]);
	});

	const cases: [FindingCode, Parameters<typeof spoilt>[0]][] = [
		['duplicate-id', (_, door, report) => (door.choices[0]!.id = report.choices[0]!.id)],
		['duplicate-id', (s) => s.nodes.push(ending('upheld'))],
		['missing-start', (s) => (s.start = 'nowhere')],
		['missing-target', (_, door) => (door.choices[1]!.to = 'nowhere')],
		['missing-target', (_, door) => (door.timeout = 'nowhere')],
		['unknown-meter', (_, door) => (door.choices[0]!.effects = { charm: 1 })],
		['unknown-meter', (_, door) => (door.choices[0]!.when = { meter: 'charm', below: 1 })],
		['unknown-flag', (_, door) => (door.choices[0]!.sets = ['charmed'])],
		['unknown-flag', (_, door) => (door.choices[0]!.when = { flag: 'charmed', is: false })],
		['bad-meter', (s) => (s.meters[0]!.start = 9)],
		['bad-meter', (_, door) => (door.choices[0]!.effects = { legality: Number.NaN })],
		['empty-text', (_, door) => (door.text = ' ')],
		['empty-text', (_, door) => (door.choices[0]!.text = '')],
		['missing-way', (_, door) => (door.seconds = 30)],
		['ungrounded', (_, door) => (door.evidence[0]!.start += 1)],
		['ungrounded', (_, door) => (door.choices[0]!.evidence[0]!.quote = 'let in by staffers')],
		['best-without-evidence', (_, door) => (door.choices[0]!.evidence = [])],
		['unreachable-node', (s) => s.nodes.push(situation('attic', [choice('x', 'poor', 'upheld')]))],
		['unreachable-ending', (s) => s.nodes.push(ending('never'))],
		['dead-end', (_, __, report) => (report.choices = [])],
		[
			'dead-end',
			(_, __, report) => report.choices.forEach((c) => (c.when = { flag: 'reported', is: true }))
		],
		['no-ending', (_, __, report) => report.choices.forEach((c) => (c.to = 'door'))],
		['endless', (_, __, report) => (report.choices[3]!.to = 'door')],
		['ideal-not-maximum', (_, door) => (door.choices[0]!.quality = 'acceptable')],
		['ideal-not-maximum', (_, door) => (door.choices[0]!.to = 'breached')],
		[
			'inert-choice',
			(_, door) => door.choices.forEach((c) => Object.assign(c, { quality: 'poor', effects: {} }))
		]
	];
	it.each(cases)('reports %s as an error (case %#)', (code, change) => {
		expect(errors(spoilt(change))).toContain(code);
	});

	const soft: [FindingCode, Parameters<typeof spoilt>[0]][] = [
		[
			'random-too-good',
			(_, door, report) => {
				door.choices = door.choices.slice(0, 2);
				report.choices = report.choices.slice(0, 3);
			}
		],
		['single-choice', (_, door) => (door.choices = door.choices.slice(0, 1))],
		[
			'few-operators',
			(_, door, report) =>
				[...door.choices, ...report.choices].forEach((c) => (c.operator = 'inaction'))
		],
		[
			'one-operator',
			(_, door) => door.choices.slice(2).forEach((c) => (c.operator = 'under-escalate'))
		],
		['length-ratio', (_, door) => (door.choices[1]!.text = 'Wait')],
		[
			'best-is-longest',
			(_, door, report) =>
				[...door.choices, ...report.choices].forEach((c) => {
					c.text = c.quality === 'best' ? 'This one is long' : 'That is short';
				})
		],
		['unread-meter', (s) => s.meters.push({ id: 'x', label: 'X', start: 0, min: 0, max: 1 })],
		[
			'unreachable-choice',
			(_, __, report) => (report.choices[2]!.when = { meter: 'legality', atLeast: 2 })
		]
	];
	it.each(soft)('warns of %s without blocking', (code, change) => {
		const findings = checkScenario(spoilt(change), ARTICLE).filter((f) => f.code === code);
		expect(findings.length).toBeGreaterThan(0);
		expect(findings.every((f) => f.severity === 'warning')).toBe(true);
	});

	it('lists errors before warnings', () => {
		const found = checkScenario(
			spoilt((_, door) => {
				door.choices[1]!.text = 'Wait';
				door.choices[0]!.evidence = [];
			}),
			ARTICLE
		).map((f) => f.severity);
		expect(found).toEqual(['error', 'warning']);
	});

	it('lets a circle be walked when its choice is spent', () => {
		const scenario = spoilt((_, __, report) => {
			report.choices[3]!.to = 'door';
			report.choices[3]!.once = true;
		});
		expect(codes(scenario)).not.toContain('endless');
	});

	it('says so rather than hang when there are too many ways', () => {
		const meters = Array.from({ length: 8 }, (_, i) => ({
			id: `m${i}`,
			label: `M${i}`,
			start: 0,
			min: 0,
			max: 9
		}));
		const ways: Choice[] = meters.map((m) =>
			choice(`up-${m.id}`, 'poor', 'a', {
				effects: { [m.id]: 1 },
				when: { meter: m.id, below: 9 }
			})
		);
		const scenario: Scenario = {
			...sampleScenario(),
			meters,
			start: 'a',
			nodes: [situation('a', [...ways, choice('out', 'best', 'end')]), ending('end')]
		};
		expect(codes(scenario)).toContain('too-large');
	});

	it('agrees with trying everything on what can be reached, on dead ends and on circles', () => {
		fc.assert(
			fc.property(randomScenario(), (scenario) => {
				const walked = walkAll(scenario);
				const findings = checkScenario(scenario, ARTICLE);
				const named = (part: 'node' | 'choice', ...wanted: FindingCode[]) =>
					new Set(findings.filter((f) => wanted.includes(f.code)).map((f) => f[part]));
				const unreached = scenario.nodes.filter((n) => !walked.nodes.has(n.id)).map((n) => n.id);
				const reached = scenario.nodes.flatMap((n) =>
					n.kind === 'situation' && walked.nodes.has(n.id) ? [n] : []
				);
				expect(named('node', 'unreachable-node', 'unreachable-ending')).toEqual(new Set(unreached));
				expect(named('choice', 'unreachable-choice')).toEqual(
					new Set(
						reached
							.flatMap((n) => n.choices)
							.map((c) => c.id)
							.filter((id) => !walked.choices.has(id))
					)
				);
				expect(named('node', 'unreachable-variant')).toEqual(
					new Set(reached.filter((n) => n.variants && !walked.varied.has(n.id)).map((n) => n.id))
				);
				expect(named('node', 'dead-end')).toEqual(walked.deadEnds);
				expect(findings.some((f) => f.code === 'endless')).toBe(walked.endless);
			}),
			{ numRuns: 3000 }
		);
	});

	it('agrees with all plays tried one by one on what they bring and where they end', () => {
		let ended = 0;
		fc.assert(
			fc.property(randomScenario(), (scenario) => {
				const { plays } = walkAll(scenario);
				if (!plays) return;
				ended++;
				const { analysis } = lintScenario(scenario, ARTICLE);
				const sums = plays.map((p) => p.sum);
				expect(analysis).toMatchObject({
					exact: true,
					best: { points: Math.max(...sums) },
					worst: { points: Math.min(...sums) },
					longest: Math.max(...plays.map((p) => p.decisions))
				});
				for (const id of ['e0', 'e1']) {
					const there = plays.filter((p) => p.end === id);
					const range = analysis?.endings.find((e) => e.node === id);
					expect(range === undefined).toBe(there.length === 0);
					if (!range) continue;
					expect([range.least, range.most]).toEqual([
						Math.min(...there.map((p) => p.sum)),
						Math.max(...there.map((p) => p.sum))
					]);
					expect(range.chance).toBeCloseTo(
						there.reduce((sum, p) => sum + p.chance, 0),
						9
					);
				}
			}),
			{ numRuns: 2000 }
		);
		expect(ended).toBeGreaterThan(500);
	});
});
