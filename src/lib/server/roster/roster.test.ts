import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../core/random.ts';
import { foldName } from '../app/names.ts';
import { judgeRoster } from './judge-roster.ts';
import { decodeList, readRoster } from './read-roster.ts';
import { writeRoster } from './write-roster.ts';

const row = (realName: string, nickname: string, group: string, line = 2) => ({
	line,
	realName,
	nickname,
	group
});

describe('readRoster', () => {
	it.each([
		['commas', 'real name,nickname,group\nMaya K,Heron,Blue'],
		['semicolons', 'Nickname;Group;Real Name\r\nHeron;Blue;Maya K\r\n'],
		['tabs', 'NAME\tnick\tteam\nMaya K\tHeron\tBlue'],
		['a byte-order mark', '\uFEFFreal name;nickname;group\nMaya K;Heron;Blue'],
		['first and last names', 'First name,Surname,Nickname,Group\nMaya,K,Heron,Blue'],
		['quotes and spaces', '"real name" , "nickname","group"\n" Maya K ","Heron", Blue'],
		['columns it does not know', 'id,real name,shoe,nickname,group\n7,Maya K,38,Heron,Blue']
	])('reads a list with %s', (_, list) => {
		expect(readRoster(list)).toEqual([row('Maya K', 'Heron', 'Blue')]);
	});

	it('reads a cell of several lines as one, and passes empty lines over', () => {
		const list = 'real name,nickname\n"Maya\nKowalska",Heron\n\n , \nNoor,Owl\n';
		expect(readRoster(list).map((r) => r.realName)).toEqual(['Maya\nKowalska', 'Noor']);
	});

	it.each([
		['', /nothing in this list/],
		['shoe,hat\n1,2', /first row must name/],
		['group\nBlue', /first row must name/],
		['Maya,Heron\nNoor,Owl', /first row must name/],
		['name,full name\na,b', /"name" and "full name" mean the same/],
		['name,nickname\n"Maya,Heron\nNoor,Owl', /does not close/],
		['name\n' + 'Maya\n'.repeat(5001), /5001 rows; at most 5000/],
		['name\n' + 'x'.repeat(2_000_001), /2 million/]
	])('refuses %j with a sentence', (list, sentence) => {
		expect(() => readRoster(list)).toThrow(sentence);
	});

	it('reads what our own export writes, whatever names there are', () => {
		const text = fc.string({ unit: 'grapheme', maxLength: 12 }).map((s) => s.trim());
		const line = fc.record({
			realName: text,
			nickname: text.filter((s) => s !== ''),
			group: text
		});
		fc.assert(
			fc.property(fc.array(line, { minLength: 1 }), (lines) => {
				const csv = writeRoster(
					lines.map(({ realName, nickname, group }) => ({
						realName: realName || null,
						nickname,
						groupName: group || null,
						joinedAt: 0
					})),
					'UTC'
				);
				expect(readRoster(csv)).toEqual(
					lines.map((l, i) => row(l.realName, l.nickname, l.group, i + 2))
				);
			}),
			{ examples: [[[{ realName: '=1+1', nickname: "'@x", group: '-1' }]]] }
		);
	});
});

describe('writeRoster', () => {
	it('writes nothing that a spreadsheet would run', () => {
		for (const evil of ['=HYPERLINK("http://x")', '+1', '-1+cmd|x', '@SUM(A1)', '\t=1']) {
			const line = { realName: evil, nickname: evil, groupName: evil, joinedAt: 0 };
			const csv = writeRoster([line], 'UTC');
			const cells = csv
				.split('\n')[1]!
				.match(/"(?:[^"]|"")*"|[^,]+/g)!
				.slice(0, 3);
			for (const cell of cells) expect(cell).toMatch(/^"?'/);
		}
	});
});

describe('writeRoster', () => {
	it('says on which day of the class somebody joined', () => {
		const line = { realName: null, nickname: 'Heron', groupName: null };
		const joinedAt = Date.UTC(2026, 0, 28, 23, 30);
		expect(writeRoster([{ ...line, joinedAt }], 'Europe/Warsaw')).toContain('2026-01-29');
	});
});

describe('decodeList', () => {
	it('reads UTF-8, UTF-16 with its mark, and what older Excels write', () => {
		const text = 'name\nZoë';
		expect(decodeList(new TextEncoder().encode(text))).toBe(text);
		expect(decodeList(Buffer.from('\uFEFF' + text, 'utf16le'))).toBe(text);
		expect(decodeList(Buffer.from(text, 'latin1'))).toBe(text);
	});
});

describe('judgeRoster', () => {
	const nobody = { nicknames: [] };
	const fates = (list: string, present: Parameters<typeof judgeRoster>[1] = nobody) =>
		judgeRoster(readRoster(list), present, seededRandom(1)).map(({ fate }) => fate);

	it('says of every row what becomes of it', () => {
		const present = {
			nicknames: [{ nickname: 'Heron', realName: 'Maya K', pseudonym: 'Calm Owl' }]
		};
		const list = [
			'real name,nickname,group',
			'Ann,her-on,', // the nickname is in the class
			'maya k,,', // the person is
			'Bea,Wren,Blue',
			'Bea,wren,', // twice in the list
			'Cem,,Blue',
			'CEM,,', // twice, by person
			'Dia,b1tch,',
			'Eli,x,',
			',,Blue'
		].join('\n');
		expect(fates(list, present)).toMatchObject([
			{ kind: 'already' },
			{ kind: 'already' },
			{ kind: 'new', nickname: 'Wren', realName: 'Bea', group: 'Blue', chosen: true },
			{ kind: 'duplicate', why: expect.stringMatching(/row 4/) as string },
			{ kind: 'new', realName: 'Cem', chosen: false },
			{ kind: 'duplicate', why: expect.stringMatching(/row 6/) as string },
			{ kind: 'refused', why: expect.stringMatching(/hurt or embarrass/) as string },
			{ kind: 'refused', why: expect.stringMatching(/2 to 24/) as string },
			{ kind: 'refused' }
		]);
	});

	it('gives 5,000 people a name of their own, the same with the same seed', () => {
		const list = 'name\n' + Array.from({ length: 5000 }, (_, i) => `Person ${i}`).join('\n');
		const [once, again] = [fates(list), fates(list)];
		expect(again).toEqual(once);
		const keys = once.map((fate) => (fate.kind === 'new' ? foldName(fate.nickname) : ''));
		expect(new Set(keys).size).toBe(5000);
	});

	it('never makes two accounts that fold alike, nor one that is taken', () => {
		const name = fc.constantFrom('', 'Heron', 'heron', 'HE-RON', 'Owl', 'o.w.l', 'Wren', 'Maya');
		fc.assert(
			fc.property(fc.array(fc.tuple(name, name)), name, (rows, present) => {
				const judged = judgeRoster(
					rows.map(([realName, nickname], i) => row(realName, nickname, '', i + 2)),
					{ nicknames: present ? [{ nickname: present, realName: null, pseudonym: null }] : [] },
					seededRandom(3)
				);
				const keys = judged.flatMap(({ fate }) =>
					fate.kind === 'new' ? [foldName(fate.nickname)] : []
				);
				expect(new Set(keys).size).toBe(keys.length);
				if (present) expect(keys).not.toContain(foldName(present));
			})
		);
	});
});
