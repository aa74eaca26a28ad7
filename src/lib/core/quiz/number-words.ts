const UNITS = [
	'zero',
	'one',
	'two',
	'three',
	'four',
	'five',
	'six',
	'seven',
	'eight',
	'nine',
	'ten',
	'eleven',
	'twelve',
	'thirteen',
	'fourteen',
	'fifteen',
	'sixteen',
	'seventeen',
	'eighteen',
	'nineteen'
];
const TENS = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];

/** English number words, the units to nineteen and the tens, each to its value: "twelve" → 12, "forty" → 40. */
export const NUMBER_WORDS: ReadonlyMap<string, number> = new Map([
	...UNITS.map((word, n) => [word, n] as const),
	...TENS.map((word, i) => [word, (i + 2) * 10] as const)
]);
