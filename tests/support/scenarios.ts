import type {
	Choice,
	Ending,
	Operator,
	Quality,
	Scenario,
	Situation
} from '../../src/lib/core/scenario/model.ts';
import type { Move } from '../../src/lib/core/scenario/play.ts';

/** A small article to ground the sample scenario and quiz in. */
export const ARTICLE =
	'An agent tried to enter the consulate but was kept out by staffers. ' +
	'The law prohibits agents from entering consulates without permission. ' +
	'In a fire, permission may be assumed. ' +
	'The ministry sent a letter of protest to the embassy on January 27.';

/** The evidence for `quote`, which must stand in ARTICLE. */
export function quoting(quote: string) {
	const start = ARTICLE.indexOf(quote);
	if (start < 0) throw new Error(`ARTICLE does not say “${quote}”.`);
	return { start, end: start + quote.length, quote };
}

export function choice(
	id: string,
	quality: Quality,
	to: string,
	more: Partial<Choice> = {}
): Choice {
	const operators: Record<Quality, Operator> = {
		best: 'comply',
		acceptable: 'late',
		poor: 'inaction',
		critical: 'break-prohibition'
	};
	return {
		id,
		text: `Take the way ${id}`,
		quality,
		effects: {},
		feedback: `What came of ${id}.`,
		evidence: [
			quoting(
				quality === 'best' ? 'kept out by staffers' : 'The law prohibits agents from entering'
			)
		],
		operator: operators[quality],
		to,
		...more
	};
}

export function situation(id: string, choices: Choice[], more: Partial<Situation> = {}): Situation {
	return {
		id,
		kind: 'situation',
		text: `You are at ${id}.`,
		hypothetical: false,
		evidence: [],
		choices,
		...more
	};
}

export function ending(id: string, outcome: Ending['outcome'] = 'upheld'): Ending {
	return { id, kind: 'ending', outcome, text: `It ends at ${id}.`, evidence: [] };
}

/** The moves that take these choices. */
export function chose(...ids: string[]): Move[] {
	return ids.map((choiceId) => ({ choiceId }));
}

/** Two decisions, one recovery, endings that depend on the meter: clean under checkScenario, best total 4. */
export function sampleScenario(): Scenario {
	return {
		id: 'sample',
		kind: 'decision',
		title: 'At the consulate door',
		role: 'a member of the consulate’s staff',
		briefing: 'An agent is at the door.',
		meters: [{ id: 'legality', label: 'Legality', start: 0, min: -2, max: 2 }],
		flags: ['reported'],
		start: 'door',
		nodes: [
			situation(
				'door',
				[
					choice('refuse', 'best', 'report', { effects: { legality: 1 } }),
					choice('wait', 'poor', 'report', { operator: 'inaction' }),
					choice('admit', 'critical', 'report', { effects: { legality: -2 } }),
					choice('threaten', 'poor', 'report', {
						operator: 'over-escalate',
						effects: { legality: -1 }
					})
				],
				{ evidence: [quoting('An agent tried to enter the consulate')] }
			),
			situation('report', [
				choice('protest', 'best', 'upheld', {
					sets: ['reported'],
					when: { meter: 'legality', atLeast: 0 },
					evidence: [quoting('a letter of protest')]
				}),
				choice('confess', 'best', 'recovered', {
					sets: ['reported'],
					when: { meter: 'legality', below: 0 },
					evidence: [quoting('a letter of protest')]
				}),
				choice('tell-later', 'acceptable', 'recovered'),
				choice('keep-still', 'poor', 'breached', {
					operator: 'under-escalate',
					when: { flag: 'reported', is: false }
				})
			]),
			ending('upheld', 'upheld'),
			ending('recovered', 'recovered'),
			ending('breached', 'breached')
		]
	};
}
