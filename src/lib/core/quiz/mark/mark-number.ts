import type { NumericKey } from '../item.ts';
import { yearOf } from './dates.ts';
import { answerWords } from './fold.ts';
import { singularOf } from './inflection.ts';
import type { Mark } from './mark-text.ts';
import { isNumeral } from './numerals.ts';
import { NEGATIONS } from './same-word.ts';

/** What a unit measures, and how many of the least one it is. Months and years have no fixed length. */
interface Unit {
	of: string;
	worth: number;
}

/** Units by what they measure: names that mean the same, and their worth (SI Brochure, 9th ed.; international yard and pound). */
const UNITS: ReadonlyMap<string, Unit> = new Map(
	(
		[
			['mass', 'mg milligram milligramme', 1e-3],
			['mass', 'g gram gramme', 1],
			['mass', 'kg kilo kilogram kilogramme', 1e3],
			['mass', 't tonne', 1e6],
			['mass', 'lb lbs pound-weight', 453.59237],
			['mass', 'oz ounce', 28.349523125],
			['length', 'mm millimetre millimeter', 1e-3],
			['length', 'cm centimetre centimeter', 1e-2],
			['length', 'm metre meter', 1],
			['length', 'km kilometre kilometer', 1e3],
			['length', 'mi mile', 1609.344],
			['length', 'ft foot', 0.3048],
			['length', 'in inch', 0.0254],
			['length', 'yd yard', 0.9144],
			['volume', 'ml millilitre milliliter', 1e-3],
			['volume', 'l litre liter', 1],
			['time', 's sec second', 1],
			['time', 'min minute', 60],
			['time', 'h hr hour', 3600],
			['time', 'day', 86_400],
			['time', 'week', 604_800],
			['month', 'month', 1],
			['year', 'yr year', 1],
			['share', 'percent', 1],
			['dollars', 'dollar', 1],
			['euros', 'euro', 1],
			['pounds', 'pound', 1],
			['celsius', 'c celsius', 1],
			['fahrenheit', 'f fahrenheit', 1]
		] as const
	).flatMap(([of, names, worth]) => names.split(' ').map((name) => [name, { of, worth }] as const))
);

/**
 * Marks a typed number: right within the tolerance, in the key's unit or in one that measures the same ("12,000 g" for
 * 12 kg). The unit stands beside the field, so it may be left out; another unit is wrong. Words that are neither the
 * unit nor in the stem leave a right number to the trainer.
 */
export function markNumber(text: string, key: NumericKey, stem: string): Mark {
	const given = parseQuantity(text);
	if (!given) return isDayOfYear(text, key) ? 'undecided' : 'wrong';
	const { value, words } = given;
	if (words.some((word) => NEGATIONS.has(word))) return 'wrong';
	const wanted = unitWords(key.unit);
	const said = unitWords(words.join(' '));
	const [unit, keyUnit] = [UNITS.get(said.join(' ')), UNITS.get(wanted.join(' '))];
	if (said.length === 0 || said.join(' ') === wanted.join(' ')) return rightWithin(value, key);
	if (unit && keyUnit) {
		return unit.of === keyUnit.of
			? rightWithin((value * unit.worth) / keyUnit.worth, key)
			: 'wrong';
	}
	if (wanted.length > 0 && (unit || keyUnit)) {
		const saysUnit = said.some((word) => UNITS.get(word)?.of === keyUnit?.of);
		return keyUnit && saysUnit && rightWithin(value, key) === 'right' ? 'undecided' : 'wrong';
	}
	const expected = new Set([...wanted, ...unitWords(stem)]);
	const mark = rightWithin(value, key);
	return mark === 'right' && !said.every((word) => expected.has(word)) ? 'undecided' : mark;
}

function rightWithin(value: number, key: NumericKey): Mark {
	// The least that binary fractions add to a decimal difference (0.3 − 0.1) is no error of the learner's.
	const slack = Number.EPSILON * Math.max(1, Math.abs(key.value), Math.abs(value)) * 4;
	return Math.abs(value - key.value) <= key.tolerance + slack ? 'right' : 'wrong';
}

/** "3 March 1859" where the year was asked for. */
function isDayOfYear(text: string, key: NumericKey): boolean {
	const years = answerWords(text).flatMap((word) => yearOf(word) ?? []);
	return years.length === 1 && key.unit === '' && years[0] === key.value;
}

/**
 * The one number in a text as people type it ("1.8 million", "twenty-seven", "3,5"), and the words around it; undefined
 * when there is none, or more than one.
 */
export function parseQuantity(text: string): { value: number; words: string[] } | undefined {
	// A comma before one or two digits is a decimal sign in most of the world, and groups nothing anywhere.
	const words = answerWords(text.replace(/^(\s*[-−+]?\d+),(\d{1,2})(?![\d,.])/u, '$1.$2'));
	const numerals = words.filter((word) => /\d/.test(word));
	if (numerals.length !== 1 || !isNumeral(numerals[0]!)) return undefined;
	const value = Number(numerals[0]);
	return Number.isFinite(value)
		? { value, words: words.filter((word) => word !== numerals[0]) }
		: undefined;
}

/** A unit's words as they are compared: folded, in the singular, "°C" as "C". */
function unitWords(unit: string): string[] {
	return answerWords(unit.replaceAll('°', ' '))
		.map((word) => singularOf(word))
		.map((word) => (word === 'degree' ? '' : word))
		.filter((word) => word !== '');
}
