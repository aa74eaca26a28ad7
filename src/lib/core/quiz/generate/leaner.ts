/** A clause without those of its circumstances that can be understood only beside the sentences around it. */
import type { Modifier } from '../../reading/clauses/clause.ts';
import { isOpenNoun } from '../known/leaning.ts';
import type { Frame } from '../realise/frame.ts';
import { positionsOf, type Material } from './facts.ts';
import { leansOnContext, pointsBack } from './wording.ts';

/** Circumstances without which a question still asks what the article tells. */
export const SPARED_IN_QUESTIONS = /^(?:time|place|manner|purpose|cause|company|topic)$/;
/** Circumstances without which a clause that names its time and place still says what is so. */
export const SPARED_IN_STATEMENTS = /^(?:topic|company)$/;
/** Words that limit what is said wherever they stand. */
const LIMITS =
	/\b(?:only|never|not|no|if|unless|when|whenever|except|without|until|sometimes|often|usually|generally|partly|mostly|always|hardly|rarely)\b/i;

/**
 * The frame without the circumstances that point elsewhere; null where none does, or none may be spared.
 * @param spared roles that may be left out
 */
export function leanerFrame(
	material: Pick<Material, 'reading' | 'naming' | 'nouns'>,
	frame: Frame,
	spared: RegExp
): Frame | null {
	const { tree } = frame.sentence;
	const dropped = new Set(
		frame.clause.modifiers
			.filter(
				(modifier) =>
					spared.test(modifier.role) &&
					!LIMITS.test(modifier.text) &&
					pointsElsewhere(material, frame, modifier)
			)
			.flatMap(({ head }) => tree.subtree(head))
	);
	if (dropped.size === 0 || dropped.has(frame.finite) || dropped.has(frame.verb)) return null;
	const left = (positions: readonly number[]) => {
		const kept = positions.filter((i) => !dropped.has(i));
		while (kept.length > 0 && /^[,;:–—-]$/.test(tree.words[kept.at(-1)!]!.text)) kept.pop();
		while (kept.length > 0 && /^[,;:–—-]$/.test(tree.words[kept[0]!]!.text)) kept.shift();
		return kept;
	};
	return { ...frame, front: left(frame.front), body: left(frame.body) };
}

function pointsElsewhere(
	{ reading, naming, nouns }: Pick<Material, 'reading' | 'naming' | 'nouns'>,
	{ sentence, clause }: Frame,
	modifier: Modifier
): boolean {
	const name = naming();
	const named = new Map<number, ReturnType<typeof name>>();
	// A naming remembers what it has said: each word is asked for once.
	const nameOf = (i: number) => {
		if (!named.has(i)) named.set(i, name(sentence, i));
		return named.get(i)!;
	};
	const own = reading.sentences[clause.sentence]!;
	return (
		leansOnContext(modifier.text) ||
		pointsBack(modifier.text, nouns.own) ||
		positionsOf(own, modifier).some(
			(i) =>
				nameOf(i) === 'unclear' ||
				(isOpenNoun(own.tree, i, reading) &&
					own.tree.children(i, 'det').every((the) => nameOf(the) === null))
		)
	);
}
