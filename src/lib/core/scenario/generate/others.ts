/** The roles that an article names by their office. */
import type { Reading } from '../../reading/reading.ts';

const OFFICE =
	/(?:er|or|ist|ian|ant|ent|ee|head|chair|desk|office|room|team|service|doctor|nurse|police|chief|captain|mate|secretary)$/;
const NO_OFFICE =
	/^(?:committee|driver|visitor|customer|passenger|member|owner|letter|number|order|paper|water|computer|container|parent|patient|student|daughter|mother|father|brother|sister|user|reader|other|worker|employee|server|router|sensor|monitor|radiator|incident|accident|equipment|document|department|component|moment|treatment|plant|agreement|event|reminder|register|boiler|theater|door|floor|error|colour|color|motor|corridor|mirror|cover|counter|power|paper|shower|river|winter|summer|answer|cleaner|shoulder|alligator|tent|content|percent|extinguisher|analyser|indicator|generator|printer|folder|drawer|locker|cylinder|tower|server|offer|matter|manner|corner|drawer|finger|ladder|timber|starter|helper)$/;

/** "the supervisor", "the control room": as the article calls them, with "the". */
export function rolesNamed(reading: Reading): string[] {
	const counts = new Map<string, number>();
	for (const sentence of reading.sentences) {
		for (const mention of sentence.mentions) {
			const match = /^the (\p{Ll}[\p{Ll}’ -]*)$/iu.exec(mention.text);
			const words = match?.[1]?.split(' ') ?? [];
			const head = sentence.tree.words[mention.head]!;
			if (!match || words.length > 3 || head.xpos !== 'NN') continue;
			if (!/^(?:person|organization)$/.test(mention.type) || mention.named) continue;
			const last = words.at(-1)!;
			if (!OFFICE.test(last) || NO_OFFICE.test(last)) continue;
			const name = `the ${match[1]!.toLowerCase()}`;
			counts.set(name, (counts.get(name) ?? 0) + 1);
		}
	}
	return [...counts].sort((a, b) => b[1] - a[1]).map(([name]) => name);
}
