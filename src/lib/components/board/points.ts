// Making a format takes longer than using it a hundred times; tables use it thousands of times.
const format = new Intl.NumberFormat('en', { maximumFractionDigits: 2 });

/** Points for people, from thousandths: at most two places, none where it comes out even. */
export function pointsWords(thousandths: number): string {
	return format.format(Math.round(thousandths / 10) / 100);
}

/** "7.5 of 12 points". */
export function scoreWords(points: number, possible: number): string {
	return `${pointsWords(points)} of ${pointsWords(possible)} ${possible === 1000 ? 'point' : 'points'}`;
}
