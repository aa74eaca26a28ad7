/** Whether a sentence with another word in it is still read as the same sentence, and still English. */
import type { SentenceTree } from '../../reading/tree.ts';
import { filledWith, type Filling, type Point } from './desk-point.ts';
import type { Parse } from './procedure.ts';

/** So many values beside the right one make a real choice of numbers, days and names. */
const FEWEST_VALUES = 2;

/** The point with those fillings only that read well in its place; null where too little is left to claim. */
export function onlyReadable(parse: Parse, point: Point): Point | null {
	if (point.kind === 'limit') return point;
	const { others, kind } = point;
	const fits = others.map(
		(o) => isAfterItsArticle(point, o) && (isFixed(point) || readsAlike(parse, point, o))
	);
	const claimable = fits.slice(0, point.claimable).filter(Boolean).length;
	const left = others.filter((_, i) => fits[i]);
	const isValue = !/^(?:force|degree|speaker|actor|who|place)$/.test(kind);
	if (claimable === 0 || (isValue && left.length < FEWEST_VALUES)) return null;
	// What has lost its second value is no choice between degrees any more.
	if (others.length > 1 && left.length === 1 && /^(?:degree|force)$/.test(kind)) return null;
	return { ...point, others: left, claimable };
}

/** Another number, or another word for how far it may go, leaves the sentence as it is; so does a rule's other verb. */
const isFixed = ({ kind, own }: Point) =>
	/^(?:figure|year|date|time|often|force)$/.test(kind) ||
	/\b(?:least|most|up to|than|about)$/.test(own.text);

/** "A 80-minute wait" would tell itself. */
function isAfterItsArticle({ excerpt, at }: Point, { text }: Filling): boolean {
	const article = /\b(an?) $/i.exec(excerpt.sentence.text.slice(0, at))?.[1]?.toLowerCase();
	if (!article) return true;
	const isOpen = /^(?:[aeiou]|8|1[18](?!\d))/i.test(text) && !/^(?:one|once|uni|use)/i.test(text);
	return (article === 'an') === isOpen;
}

/** The same predicate with the same subject and object, but for the exchanged words themselves. */
function readsAlike(parse: Parse, point: Point, other: Filling): boolean {
	const { excerpt, at, own } = point;
	const { sentence } = excerpt;
	const changed = parse(filledWith(point, other))?.tree;
	if (!changed || changed.root < 0) return false;
	const until = at + own.text.length;
	const shift = other.text.length - own.text.length;
	const before = coreOf(sentence.tree, sentence.start);
	const after = coreOf(changed, changed.words[0]!.start);
	return before.every((place, i) => {
		const there = after[i]!;
		if (place < 0 || there < 0) return place === there;
		if (place >= at && place < until) return there >= at && there < until + shift;
		return there === (place < at ? place : place + shift);
	});
}

/** Where the predicate, its subject and its object stand; −1 where it has none. */
function coreOf(tree: SentenceTree, from: number): number[] {
	const { root } = tree;
	const found = [root, tree.child(root, 'nsubj', 'csubj', 'expl'), tree.child(root, 'obj')];
	return found.map((i) => (i < 0 ? -1 : tree.words[i]!.start - from));
}
