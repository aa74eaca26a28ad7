import type { Scenario } from '../../src/lib/core/scenario/model.ts';

/** A scenario in full, for reading and judging. */
export function showScenario(scenario: Scenario): string {
	const lines = [
		'',
		`# ${scenario.title} (${scenario.kind})`,
		`Role: ${scenario.role}`,
		scenario.briefing
	];
	for (const node of scenario.nodes) {
		if (node.kind === 'ending') {
			lines.push('', `[${node.id}: ending] ${node.text}`);
			continue;
		}
		const clock = node.seconds === undefined ? '' : `, ${node.seconds} s, then ${node.timeout}`;
		lines.push('', `[${node.id}${node.hypothetical ? ', imagined' : ''}${clock}] ${node.text}`);
		for (const variant of node.variants ?? [])
			lines.push(`   when ${JSON.stringify(variant.when)}: ${variant.text}`);
		for (const c of node.choices) {
			const when = c.when ? `, when ${JSON.stringify(c.when)}` : '';
			lines.push(
				` - ${c.text}  (${c.quality}, ${c.operator} → ${c.to}${when})`,
				`     ${c.feedback}`
			);
		}
	}
	return `${lines.join('\n')}\n`;
}
