import type { Finding, FindingCode } from './check.ts';
import { allConditions } from './graph.ts';
import type { Scenario } from './model.ts';

/** What does not fit together: ids, targets, meters, flags, missing words. All are errors. */
export function checkStructure(scenario: Scenario): Finding[] {
	const findings: Finding[] = [];
	const report = (code: FindingCode, message: string, node?: string, choice?: string) =>
		findings.push({
			code,
			severity: 'error',
			message,
			...(node === undefined ? {} : { node }),
			...(choice === undefined ? {} : { choice })
		});

	const nodeIds = new Set(scenario.nodes.map((n) => n.id));
	const meterIds = new Set(scenario.meters.map((m) => m.id));
	const flags = new Set(scenario.flags ?? []);

	const situations = scenario.nodes.filter((n) => n.kind === 'situation');
	const choices = situations.flatMap((n) => n.choices);
	for (const [what, ids] of [
		['situation or ending', scenario.nodes.map((n) => n.id)],
		['choice', choices.map((c) => c.id)],
		['meter', scenario.meters.map((m) => m.id)]
	] as const) {
		for (const id of duplicates(ids)) {
			report('duplicate-id', `More than one ${what} has the id “${id}”.`);
		}
	}

	if (!nodeIds.has(scenario.start)) {
		report('missing-start', `The scenario starts at “${scenario.start}”, which does not exist.`);
	}
	for (const meter of scenario.meters) {
		const sound =
			[meter.min, meter.start, meter.max].every(Number.isFinite) &&
			meter.min <= meter.start &&
			meter.start <= meter.max;
		if (!sound) {
			report('bad-meter', `“${meter.label}” must start between its least and its greatest value.`);
		}
	}
	for (const condition of allConditions(scenario)) {
		if ('flag' in condition) {
			if (!flags.has(condition.flag)) {
				report(
					'unknown-flag',
					`A condition reads “${condition.flag}”, which is not among the flags.`
				);
			}
		} else if (!meterIds.has(condition.meter)) {
			report(
				'unknown-meter',
				`A condition reads the meter “${condition.meter}”, which does not exist.`
			);
		}
	}

	for (const node of scenario.nodes) {
		if (node.text.trim() === '')
			report('empty-text', 'This part of the story has no words yet.', node.id);
	}
	for (const node of situations) {
		for (const to of [node.timeout, node.right, node.wrong]) {
			if (to !== undefined && !nodeIds.has(to)) {
				report('missing-target', `This situation leads to “${to}”, which does not exist.`, node.id);
			}
		}
		if (node.item || node.seconds !== undefined) {
			report(
				'not-playable',
				'Embedded questions and time limits cannot be played yet: use choices only.',
				node.id
			);
		}
		for (const choice of node.choices) {
			if (choice.text.trim() === '')
				report('empty-text', 'This choice has no words yet.', node.id, choice.id);
			if (!nodeIds.has(choice.to)) {
				report(
					'missing-target',
					`This choice leads to “${choice.to}”, which does not exist.`,
					node.id,
					choice.id
				);
			}
			for (const [meter, change] of Object.entries(choice.effects)) {
				if (!meterIds.has(meter)) {
					report(
						'unknown-meter',
						`This choice changes “${meter}”, which does not exist.`,
						node.id,
						choice.id
					);
				} else if (!Number.isFinite(change)) {
					report(
						'bad-meter',
						'This choice changes a meter by something that is no number.',
						node.id,
						choice.id
					);
				}
			}
			for (const flag of choice.sets ?? []) {
				if (!flags.has(flag)) {
					report(
						'unknown-flag',
						`This choice raises “${flag}”, which is not among the flags.`,
						node.id,
						choice.id
					);
				}
			}
		}
	}
	return findings;
}

function duplicates(ids: readonly string[]): Set<string> {
	const seen = new Set<string>();
	return new Set(ids.filter((id) => seen.size === seen.add(id).size));
}
