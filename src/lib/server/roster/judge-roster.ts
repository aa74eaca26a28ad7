import { calmName } from '../../core/names/calm-name.ts';
import type { Random } from '../../core/random.ts';
import { foldName, readGroupName, readNickname, readRealName } from '../app/names.ts';
import { DomainError } from '../errors.ts';
import type { RosterRow } from './read-roster.ts';

/** What becomes of a row: a new account, or why none is made. */
export type Fate =
	| {
			kind: 'new';
			nickname: string;
			realName: string | null;
			group: string | null;
			chosen: boolean;
	  }
	| { kind: 'already' | 'duplicate' | 'refused'; why: string };

export interface JudgedRow {
	row: RosterRow;
	fate: Fate;
}

/** Who is in the class, as far as a list can clash with it. */
export interface Present {
	nicknames: { nickname: string; realName: string | null; pseudonym: string | null }[];
}

/**
 * Says of every row of a class list what becomes of it. A row without a nickname is given a free one (`chosen` false).
 * Whoever is in the class already, or stands in the list twice, makes no second account.
 */
export function judgeRoster(
	rows: readonly RosterRow[],
	present: Present,
	random: Random
): JudgedRow[] {
	const inClass = new Map(present.nicknames.map((p) => [foldName(p.nickname), p.nickname]));
	const people = new Set(
		present.nicknames.flatMap((p) => (p.realName ? [foldName(p.realName)] : []))
	);
	const taken = new Set(
		present.nicknames.flatMap((p) => (p.pseudonym ? [foldName(p.pseudonym)] : []))
	);
	for (const key of inClass.keys()) taken.add(key);
	// Nicknames the list asks for come before those it leaves to us.
	for (const row of rows) if (row.nickname) taken.add(foldName(row.nickname));
	const lineOf = new Map<string, number>();

	return rows.map((row) => ({ row, fate: judge(row) }));

	function judge(row: RosterRow): Fate {
		if (!row.nickname && !row.realName) {
			return { kind: 'refused', why: 'Neither a nickname nor a real name stands here.' };
		}
		try {
			const realName = row.realName ? readRealName(row.realName) : null;
			const group = row.group ? readGroupName(row.group) : null;
			const asked = row.nickname ? readNickname(row.nickname) : null;
			const clash = asked === null ? byPerson(row, foldName(realName!)) : byNickname(row, asked);
			if (clash) return clash;
			const nickname = asked ?? calmName(random, (name) => taken.has(foldName(name)));
			taken.add(foldName(nickname));
			return { kind: 'new', nickname, realName, group, chosen: asked !== null };
		} catch (error) {
			if (error instanceof DomainError) return { kind: 'refused', why: error.message };
			throw error;
		}
	}

	function byNickname(row: RosterRow, nickname: string): Fate | null {
		const key = foldName(nickname);
		const present = inClass.get(key);
		if (present !== undefined) return { kind: 'already', why: `"${present}" is in the class.` };
		return twice(row, `nickname ${key}`, 'The same nickname');
	}

	function byPerson(row: RosterRow, key: string): Fate | null {
		if (people.has(key)) {
			return { kind: 'already', why: 'Somebody of this real name is in the class.' };
		}
		return twice(row, `person ${key}`, 'The same real name, without nicknames to tell them apart,');
	}

	function twice(row: RosterRow, key: string, what: string): Fate | null {
		const line = lineOf.get(key);
		if (line !== undefined) return { kind: 'duplicate', why: `${what} stands in row ${line}.` };
		lineOf.set(key, row.line);
		return null;
	}
}
