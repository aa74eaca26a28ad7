import type { ThresholdDocument } from '../../core/document.ts';
import type { Item } from '../../core/quiz/item.ts';
import type { Scenario } from '../../core/scenario/model.ts';

/** A document to read and mark on paper: questions with keys and quotes, then the scenarios. */
export function documentAsMarkdown(document: ThresholdDocument): string {
	const parts = [
		`# ${document.source.title}`,
		...document.quiz.items.map((item, i) => itemAsMarkdown(item, i + 1)),
		...document.scenarios.map(scenarioAsMarkdown),
		...document.declined.map(({ what, why }) => `*No ${what}: ${why}*`)
	];
	return `${parts.join('\n\n')}\n`;
}

function itemAsMarkdown(item: Item, number: number): string {
	const key: string[] = Array.isArray(item.key) ? item.key.flat() : [String(item.key.value)];
	const targets = item.type === 'match' ? item.targets : [];
	const options = [...item.options, ...targets].map((o) => `- ${o.id}) ${o.text}`);
	const quotes = item.evidence.map((e) => `> ${e.quote.replaceAll('\n', ' ')}`);
	return [
		`## ${number}. ${item.stem}`,
		...(options.length > 0 ? ['', ...options] : []),
		'',
		`**Key:** ${item.type === 'cloze' || item.type === 'short-answer' ? key.join(' / ') : key.join(', ')}`,
		'',
		...quotes
	].join('\n');
}

function scenarioAsMarkdown(scenario: Scenario): string {
	const lines = [`## Scenario: ${scenario.title}`, '', `*${scenario.role}.* ${scenario.briefing}`];
	for (const node of scenario.nodes) {
		if (node.kind === 'ending') {
			lines.push('', `### ${node.id}: ending (${node.outcome})`, '', node.text);
			continue;
		}
		lines.push('', `### ${node.id}${node.hypothetical ? ' (imagined)' : ''}`, '', node.text, '');
		for (const c of node.choices) {
			lines.push(
				`- **${c.text}** (${c.quality}, ${c.operator}) → ${c.to}`,
				`  ${c.feedback.replaceAll('\n', ' ')}`
			);
		}
	}
	return lines.join('\n');
}
