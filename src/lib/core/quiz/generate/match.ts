/** Pairs to be found again: who did what, what happened in which year. */
import { seededRandom } from '../../random.ts';
import { eventYear } from './event-year.ts';
import { evidenceOf, letter, makeItem, type Candidate } from './candidate.ts';
import { deedsOf, type Deed } from './ask-doing.ts';
import type { Fact, Material } from './facts.ts';
import { contentWords } from './peers.ts';
import { capitalised } from '../realise/render.ts';
import { isHarm } from './wording.ts';

interface Pair {
	fact: Fact;
	/** What no two pairs may share. */
	identity: string;
	left: string;
	right: string;
}

const FEWEST = 3;
const MOST = 4;

export function draftMatches(material: Material): Candidate[] {
	const deeds = deedsOf(material).filter(
		({ fact, kind, isNamed }) => fact.source === '' && (isNamed || kind === 'agent')
	);
	const groups = Map.groupBy(deeds, kindOf);
	const years = material.facts.flatMap((fact) => {
		const dated = eventYear(fact);
		return dated
			? [{ fact, identity: String(dated.year), left: String(dated.year), right: `${dated.told}.` }]
			: [];
	});
	return [
		...[...groups.values()].flatMap((group) =>
			matchOf(material, group.map(pairOf), 'match-deeds', 7.4, {
				stem: 'Match each with what the article says of them.',
				sorted: false
			})
		),
		...matchOf(material, years, 'match-years', 7, {
			stem: 'Match each year with what happened in it.',
			sorted: true
		})
	];
}

const kindOf = ({ fact, plural, kind }: Deed) =>
	`${kind} ${plural ? 'many' : 'one'} ${fact.clause.verb.copular ? 'is' : 'does'} ${fact.clause.verb.tense}`;

const pairOf = ({ fact, identity, actor, text }: Deed): Pair => ({
	fact,
	identity,
	left: capitalised(actor),
	right: `… ${text}.`
});

/** Up to four pairs, each partner's words its own; [] when there are too few. */
function matchOf(
	material: Material,
	pairs: readonly Pair[],
	by: string,
	score: number,
	{ stem, sorted }: { stem: string; sorted: boolean }
): Candidate[] {
	const random = seededRandom(`${by} ${material.reading.text.slice(0, 200)}`);
	const chosen: Pair[] = [];
	for (const pair of random.shuffle([...pairs])) {
		if (chosen.length === MOST) break;
		if (isHarm(`${pair.left} ${pair.right}`) || pair.right.length > 140) continue;
		// What a partner is called must not stand in any line, nor two lines share much.
		const clash = [pair, ...chosen].some(
			(other) =>
				shares(other.left, pair.right) ||
				shares(pair.left, other.right) ||
				(other !== pair && (other.identity === pair.identity || shares(other.left, pair.left))) ||
				(other !== pair &&
					(shared(other.right, pair.right) > 1 || other.fact.index === pair.fact.index))
		);
		if (!clash) chosen.push(pair);
	}
	if (chosen.length < FEWEST) return [];
	const left = sorted
		? [...chosen].sort((a, b) => Number(a.left) - Number(b.left))
		: [...chosen].sort((a, b) => a.fact.index - b.fact.index);
	const right = random.shuffle(left);
	const claims = left.map(({ fact }) => fact.statement);
	const item = makeItem(material.reading, left[0]!.fact.sentence, claims.join(' '), {
		type: 'match',
		level: 'understand',
		stem,
		options: left.map((pair, i) => ({ id: letter(i), text: pair.left })),
		targets: right.map((pair, i) => ({ id: TARGETS[i]!, text: pair.right })),
		key: left.map((pair, i): [string, string] => [letter(i), TARGETS[right.indexOf(pair)]!]),
		explanation: left.map((pair) => `${pair.left}: ${pair.right}`).join(' '),
		difficulty: 0.5
	});
	item.evidence = left.map(({ fact }) => evidenceOf(material.reading, fact.sentence));
	return [{ item, sentences: left.map(({ fact }) => fact.index), claims, by, score }];
}

const TARGETS = ['v', 'w', 'x', 'y', 'z'];

function shared(a: string, b: string): number {
	const words = contentWords(b);
	return [...contentWords(a)].filter((word) => words.has(word)).length;
}

const shares = (a: string, b: string) => shared(a, b) > 0;
