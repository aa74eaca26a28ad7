import { isGrounded, type Evidence } from '../../evidence.ts';
import type { Scenario } from '../model.ts';
import { shorten, type Finding } from './finding.ts';

/** Every quote stands in the article to the letter, and every choice rests on one. */
export function checkEvidence(scenario: Scenario, text: string): Finding[] {
	const findings: Finding[] = [];
	const check = (list: Evidence[], where: Pick<Finding, 'node' | 'choice'>) => {
		for (const evidence of list) {
			if (isGrounded(text, evidence)) continue;
			findings.push({
				code: 'ungrounded',
				severity: 'error',
				message: `The quote “${shorten(evidence.quote)}” does not stand at its place in the article.`,
				...where
			});
		}
	};
	for (const node of scenario.nodes) {
		check(node.evidence, { node: node.id });
		if (node.kind === 'ending') continue;
		if (node.item) check(node.item.evidence, { node: node.id });
		for (const choice of node.choices) {
			const where = { node: node.id, choice: choice.id };
			check(choice.evidence, where);
			if (choice.evidence.length > 0) continue;
			findings.push(
				choice.quality === 'best'
					? {
							code: 'best-without-evidence',
							severity: 'error',
							message: 'A best choice must rest on a quote of the article.',
							...where
						}
					: {
							code: 'unexplained',
							severity: 'warning',
							message: 'No quote of the article says why this choice is not the best.',
							...where
						}
			);
		}
	}
	return findings;
}
