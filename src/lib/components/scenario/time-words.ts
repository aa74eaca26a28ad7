/** "45 seconds", "1 minute", "2 minutes 30 seconds". */
export function timeWords(milliseconds: number): string {
	const seconds = Math.ceil(milliseconds / 1000);
	const count = (n: number, unit: string) => (n === 1 ? `1 ${unit}` : `${n} ${unit}s`);
	const minutes = Math.floor(seconds / 60);
	const rest = seconds % 60;
	if (minutes === 0) return count(seconds, 'second');
	return rest === 0
		? count(minutes, 'minute')
		: `${count(minutes, 'minute')} ${count(rest, 'second')}`;
}

/** "0:45", "2:05". */
export function clockFace(milliseconds: number): string {
	const seconds = Math.ceil(milliseconds / 1000);
	return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/**
 * Moments at which what is left is said aloud, in milliseconds, greatest first: half of the time, then close to its
 * end. Saying every second would drown the situation itself.
 */
export function momentsToSay(allowed: number): number[] {
	const moments = [allowed / 2, 30_000, 10_000, 5_000].filter((m) => m < allowed);
	return [...new Set(moments)].sort((a, b) => b - a);
}
