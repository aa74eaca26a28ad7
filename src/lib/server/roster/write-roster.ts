import papaparse from 'papaparse';

/** What a class list says of a learner. */
export interface RosterLine {
	realName: string | null;
	nickname: string;
	group: string | null;
	joinedAt: number;
}

/**
 * A class list as CSV that spreadsheets open as it is: with a byte-order mark, and with an apostrophe before whatever
 * would be taken for a formula. `readRoster` reads it back.
 */
export function writeRoster(lines: readonly RosterLine[]): string {
	const data = lines.map((line) => [
		line.realName ?? '',
		line.nickname,
		line.group ?? '',
		new Date(line.joinedAt).toISOString().slice(0, 10)
	]);
	return (
		'\uFEFF' +
		papaparse.unparse(
			{ fields: ['real name', 'nickname', 'group', 'joined'], data },
			{ escapeFormulae: true }
		)
	);
}
