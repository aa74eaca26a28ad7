/** Points for people, from thousandths: at most two places, none where it comes out even. */
export function pointsWords(thousandths: number): string {
	return (Math.round(thousandths / 10) / 100).toLocaleString('en', { maximumFractionDigits: 2 });
}

/** "7.5 of 12 points". */
export function scoreWords(points: number, possible: number): string {
	return `${pointsWords(points)} of ${pointsWords(possible)} ${possible === 1000 ? 'point' : 'points'}`;
}
