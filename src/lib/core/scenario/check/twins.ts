import type { Choice, Scenario } from '../model.ts';
import { whatIsRead } from '../graph.ts';
import { shorten, type Finding } from './finding.ts';

/** What is there twice, or for nothing: choices that only their words tell apart, flags that nothing reads. */
export function checkTwins(scenario: Scenario): Finding[] {
	const findings: Finding[] = [];
	for (const node of scenario.nodes) {
		if (node.kind === 'ending') continue;
		const first = new Map<string, Choice>();
		for (const choice of node.choices) {
			const same = first.get(whatItDoes(choice));
			if (!same) {
				first.set(whatItDoes(choice), choice);
				continue;
			}
			findings.push({
				code: 'words-only',
				severity: 'warning',
				message: `Only its words tell this choice from “${shorten(same.text)}”: both do the same.`,
				node: node.id,
				choice: choice.id
			});
		}
	}
	const read = whatIsRead(scenario).flags;
	for (const flag of new Set(scenario.flags ?? [])) {
		if (read.has(flag)) continue;
		findings.push({
			code: 'unread-flag',
			severity: 'warning',
			message: `Nothing in the story depends on the flag “${shorten(flag)}”.`
		});
	}
	return findings;
}

/** Everything about a choice but its words. */
function whatItDoes({ quality, to, effects, sets, once, when, operator }: Choice): string {
	const changes = Object.entries(effects)
		.filter(([, change]) => change !== 0)
		.sort(([a], [b]) => (a < b ? -1 : 1));
	return JSON.stringify([
		quality,
		to,
		changes,
		[...(sets ?? [])].sort(),
		once ?? false,
		when ?? null,
		operator
	]);
}
