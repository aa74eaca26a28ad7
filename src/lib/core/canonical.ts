/** The order in which a threshold/1 file names its fields; what is not here follows by the alphabet. */
const ORDER = [
	...['format', 'source', 'quiz', 'scenarios', 'declined', 'report', 'images'],
	...[
		'id',
		'type',
		'claim',
		'kind',
		'outcome',
		'level',
		'title',
		'from',
		'licence',
		'sha256',
		'language',
		'words'
	],
	...['text', 'sentences', 'role', 'briefing', 'meters', 'flags', 'start', 'end', 'quote'],
	...[
		'label',
		'min',
		'max',
		'nodes',
		'hypothetical',
		'items',
		'spares',
		'stem',
		'image',
		'rationale'
	],
	...['options', 'targets', 'key', 'quality', 'effects', 'feedback', 'evidence', 'operator', 'to']
];
const RANKS = new Map(ORDER.map((name, index) => [name, index]));

/**
 * A value as JSON that is the same, byte for byte, however its fields happened to be ordered: what was exported,
 * imported and exported again is the same file. Indented by tabs, with a line break at its end.
 */
export function canonicalJson(value: unknown): string {
	return `${JSON.stringify(ordered(value), null, '\t')}\n`;
}

function ordered(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(ordered);
	if (typeof value !== 'object' || value === null) return value;
	const entries = Object.entries(value).sort(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1));
	return Object.fromEntries(entries.map(([name, inner]) => [name, ordered(inner)]));
}

function rank(name: string): number {
	return RANKS.get(name) ?? ORDER.length;
}

/** How deep lists and objects lie in one another in a JSON text, without reading it: 0 of a bare value. */
export function depthOfJson(text: string): number {
	let [depth, deepest, quoted] = [0, 0, false];
	for (let i = 0; i < text.length; i++) {
		const sign = text[i];
		if (quoted) {
			if (sign === '\\') i++;
			else if (sign === '"') quoted = false;
		} else if (sign === '"') quoted = true;
		else if (sign === '{' || sign === '[') deepest = Math.max(deepest, ++depth);
		else if (sign === '}' || sign === ']') depth--;
	}
	return deepest;
}
