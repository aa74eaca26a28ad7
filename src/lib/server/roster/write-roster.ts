import { toLocal } from '../../core/assignment/local-time.ts';
import { writeCsv } from '../export/write-sheet.ts';

/** What a class list says of a learner. */
export interface RosterLine {
	realName: string | null;
	nickname: string;
	groupName: string | null;
	joinedAt: number;
}

/** A class list as CSV that spreadsheets open as it is, with days in the class's zone. `readRoster` reads it back. */
export function writeRoster(lines: readonly RosterLine[], timeZone: string): string {
	return writeCsv([
		['real name', 'nickname', 'group', 'joined'],
		...lines.map(({ realName, nickname, groupName, joinedAt }) => [
			realName,
			nickname,
			groupName,
			toLocal(joinedAt, timeZone).slice(0, 10)
		])
	]);
}
