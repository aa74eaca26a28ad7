/** What a figure of a rule could be taken for. */
import { escape } from '../../quiz/generate/gap.ts';
import { numberValue } from '../../reading/numbers.ts';
import type { Reading } from '../../reading/reading.ts';
import type { Filling, Point } from './desk-point.ts';
import { otherMeasures } from './measure.ts';

/** Those that make the rule easier to keep come first, and among them values of the same measure that the article has elsewhere. */
export function othersOf({ text }: Reading, point: Point): Filling[] {
	const { own, others, excerpt } = point;
	const unit = own.shown.slice(own.text.length);
	const value = numberValue(own.text);
	const { start, end } = excerpt.sentence;
	const elsewhere =
		value === null || unit.trim() === ''
			? []
			: [
					...`${text.slice(0, start)} ${text.slice(end)}`.matchAll(
						new RegExp(
							`(?<![\\p{L}\\p{N}.,])([£$€]?(?:\\d{1,4}|\\p{L}+))${escape(unit)}(?![\\p{L}])`,
							'giu'
						)
					)
				]
					.map(([, count]) => count!.toLowerCase())
					.filter((count, i, all) => {
						const other = numberValue(count);
						return (
							other !== null &&
							other !== value &&
							other <= value * FAR &&
							other * FAR >= value &&
							/^\d/.test(count) === /^\d/.test(own.text) &&
							all.indexOf(count) === i
						);
					})
					.map((count): Filling => ({ text: count, shown: `${count}${unit}` }));
	const bound = otherMeasures(excerpt.sentence.text).find((m) => m.had.includes(own.text))?.bound;
	/** 1 where it makes the rule harder to keep; 0 where it makes it easier, or nothing is known. */
	const hardness = (o: Filling) => {
		const other = numberValue(o.text);
		if (bound === undefined || other === null || value === null) return 0;
		return (bound === 'deadline' || bound === 'most' ? other > value : other < value) ? 0 : 1;
	};
	const rest = others.filter((o) => !elsewhere.some((e) => e.text === o.text.toLowerCase()));
	return [...elsewhere, ...rest].sort((a, b) => hardness(a) - hardness(b));
}

/** What is so many times as much or as little is not taken for it. */
const FAR = 4;
