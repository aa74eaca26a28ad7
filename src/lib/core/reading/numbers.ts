import { MONTHS } from './gazetteer.ts';
import type { Entity, Sentence } from './reading.ts';

const DATE = new RegExp(
	String.raw`\b(?:(?:${MONTHS})\.? \d{1,2}(?:st|nd|rd|th)?(?:,? (?:1\d{3}|20\d{2}))?|\d{1,2}(?:st|nd|rd|th)? (?:of )?(?:${MONTHS})(?:,? (?:1\d{3}|20\d{2}))?|(?:${MONTHS}) (?:1\d{3}|20\d{2}))\b`,
	'g'
);
const YEAR =
	/\b(?:in|since|by|of|until|from|before|after|during|year|around|circa|early|late|mid|the|,|\() ?((?:1[0-9]|20)\d{2})\b(?!s|['’]s|[-–/]\d|,\d|\.\d|%| (?:people|years|students|participants|children|members|words|miles|kilomet|met|feet|tons|hours|days))/gi;
const WORDS =
	'two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety';
const NUMBER = new RegExp(
	String.raw`(?<![\p{L}\p{N}.,$€£/–-])(?:\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?|(?:${WORDS})(?:-(?:one|two|three|four|five|six|seven|eight|nine))?)(?![\p{L}\p{N}]|[.,:/–-][\p{L}\p{N}]|-)`,
	'giu'
);
const VALUES = ['', 'one', ...WORDS.split('|').slice(0, 18)];

/** Dates, years and numbers of a sentence; a number inside a date is only the date. */
export function numbersIn(sentence: Sentence): Entity[] {
	const found: Entity[] = [];
	const add = (at: number, text: string, type: Entity['type'], cls: string) => {
		const start = sentence.start + at;
		const end = start + text.length;
		if (found.some((e) => e.start < end && start < e.end)) return;
		found.push({ start, end, text, type, class: cls, key: text.toLowerCase() });
	};
	for (const m of sentence.text.matchAll(DATE)) {
		add(m.index, m[0], 'date', /\d{4}/.test(m[0]) ? 'full' : 'partial');
	}
	for (const m of sentence.text.matchAll(YEAR)) {
		add(m.index + m[0].length - m[1]!.length, m[1]!, 'year', '');
	}
	for (const m of sentence.text.matchAll(NUMBER)) {
		// 2008 without a noun to count is a year that nothing else marked: too doubtful to be either.
		const counts = /^ (?:\p{L}+ )?(?:\p{Ll}+s|people|children|men|women)\b/u.test(
			sentence.text.slice(m.index + m[0].length)
		);
		if (/^(?:1[4-9]|20)\d\d$/.test(m[0]) && !counts) continue;
		add(m.index, m[0], 'number', 'count');
	}
	return found;
}

/** 1709 for "1,709", 3 for "three"; null for what is no number. */
export function numberValue(text: string): number | null {
	const plain = text.toLowerCase().replaceAll(',', '');
	if (/^\d+(\.\d+)?$/.test(plain)) return Number(plain);
	const [tens, ones] = plain.split('-');
	const unit = VALUES.indexOf(tens!);
	if (unit > 0 && ones === undefined) return unit;
	const tenAt = [
		'twenty',
		'thirty',
		'forty',
		'fifty',
		'sixty',
		'seventy',
		'eighty',
		'ninety'
	].indexOf(tens!);
	if (tenAt < 0) return null;
	const add = ones === undefined ? 0 : VALUES.indexOf(ones);
	return add < 0 ? null : (tenAt + 2) * 10 + add;
}

/** "three" for 3 up to twenty, else ''. */
export function numberWord(value: number): string {
	return value > 0 && value < 20 && Number.isInteger(value)
		? (VALUES[value] ?? '')
		: value === 20
			? 'twenty'
			: '';
}
