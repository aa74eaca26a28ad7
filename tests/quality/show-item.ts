import type { Item } from '../../src/lib/core/quiz/item.ts';

/** An item as it is read when it is judged: type, stem, answers with the key marked, and its evidence. */
export function showItem(item: Item): string {
	const lines = [`  [${item.id} ${item.type} ${item.level}] ${item.stem}`];
	const right = new Set(Array.isArray(item.key) ? item.key.flat() : []);
	if (item.type === 'numeric') lines.push(`      = ${item.key.value} ${item.key.unit}`);
	else if (item.type === 'cloze' || item.type === 'short-answer')
		lines.push(`      = ${item.key.join(' | ')}`);
	else if (item.type === 'order') {
		for (const id of item.key) lines.push(`      → ${item.options.find((o) => o.id === id)!.text}`);
	} else if (item.type === 'match') {
		for (const [a, b] of item.key)
			lines.push(
				`      ${item.options.find((o) => o.id === a)!.text} ↔ ${item.targets.find((t) => t.id === b)!.text}`
			);
	} else {
		for (const o of item.options) lines.push(`      ${right.has(o.id) ? '✓' : '·'} ${o.text}`);
	}
	for (const e of item.evidence) lines.push(`      “${e.quote}”`);
	return lines.join('\n');
}
