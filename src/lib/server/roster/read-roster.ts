import papaparse from 'papaparse';
import { unguardWords } from '../../core/guard-words.ts';
import { DomainError } from '../errors.ts';

/** One line of a class list, as it stands in the file. */
export interface RosterRow {
	/** Its line in the list, counting the heading as 1 and a cell of several lines once. */
	line: number;
	/** '' where the file says nothing. */
	realName: string;
	nickname: string;
	group: string;
}

/** A school's whole year; more at once is a mistake, or two lists. */
export const MOST_ROWS = 5000;
const MOST_CHARACTERS = 2_000_000;

type Column = 'realName' | 'firstName' | 'lastName' | 'nickname' | 'group';
const HEADINGS: Readonly<Record<string, Column>> = {
	...{ realname: 'realName', name: 'realName', fullname: 'realName', student: 'realName' },
	...{ studentname: 'realName', learner: 'realName', pupil: 'realName' },
	...{ firstname: 'firstName', givenname: 'firstName', forename: 'firstName' },
	...{ lastname: 'lastName', surname: 'lastName', familyname: 'lastName' },
	...{ nickname: 'nickname', nick: 'nickname', alias: 'nickname', username: 'nickname' },
	...{ group: 'group', team: 'group' }
};

/**
 * Reads a class list: CSV with commas, semicolons or tabs, with or without a byte-order mark; its first row names the
 * columns. Throws DomainError 'invalid' for `field` list when that cannot be done.
 */
export function readRoster(text: string): RosterRow[] {
	if (text.length > MOST_CHARACTERS)
		throw refusal('This list is longer than 2 million characters.');
	const { data, errors } = papaparse.parse<string[]>(text.replace(/^\uFEFF/, ''), {
		skipEmptyLines: 'greedy',
		delimitersToGuess: [',', ';', '\t']
	});
	const [heading, ...rows] = data;
	if (!heading) throw refusal('There is nothing in this list.');
	const broken = errors.find((error) => error.type === 'Quotes');
	if (broken) {
		throw refusal(
			`In row ${(broken.row ?? 0) + 1} a quotation mark opens and does not close. Please mend the list and bring it again.`
		);
	}
	const columns = columnsOf(heading);
	if (rows.length > MOST_ROWS) {
		throw refusal(
			`This list has ${rows.length} rows; at most ${MOST_ROWS} can be brought at once.`
		);
	}
	return rows.map((cells, i) => {
		const cell = (column: Column) => plain(cells[columns.indexOf(column)] ?? '');
		const whole = cell('realName') || `${cell('firstName')} ${cell('lastName')}`.trim();
		return { line: i + 2, realName: whole, nickname: cell('nickname'), group: cell('group') };
	});
}

function columnsOf(heading: string[]): (Column | undefined)[] {
	const columns = heading.map((cell) => HEADINGS[cell.toLowerCase().replace(/[^a-z]/g, '')]);
	const known = columns.filter((column) => column !== undefined);
	const twice = known.find((column, i) => known.indexOf(column) !== i);
	if (twice) {
		const cells = heading.filter((_, i) => columns[i] === twice).map((cell) => `"${cell}"`);
		throw refusal(
			`The columns ${cells.join(' and ')} mean the same. Please leave one of them out.`
		);
	}
	if (!known.some((column) => column !== 'group')) {
		throw refusal(
			'The first row must name the columns: "real name", "nickname" or both, and "group" if you like.'
		);
	}
	return columns;
}

/** A cell without surrounding space, and without the sign that our own export puts before what looks like a formula. */
function plain(cell: string): string {
	return unguardWords(cell.trim()).trim();
}

function refusal(sentence: string): DomainError {
	return new DomainError('invalid', sentence, 'list');
}

/** The text of a list somebody brings: UTF-8 or UTF-16 by its mark, else UTF-8, else what older Excels write. */
export function decodeList(bytes: Uint8Array): string {
	const marked = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8';
	try {
		return new TextDecoder(marked, { fatal: true }).decode(bytes);
	} catch {
		return new TextDecoder('windows-1252').decode(bytes);
	}
}
