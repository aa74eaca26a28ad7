import { strFromU8, unzipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import { closeWriters, writeCsv, writeXlsx } from './write-sheet.ts';

afterAll(closeWriters);

const rows = [
	['Nickname', 'Quiz, "hard"'],
	['=1+1', 7.5],
	['Ann', null]
];

describe('a sheet', () => {
	it('is CSV that no program takes for formulas', () => {
		expect(writeCsv(rows)).toBe('\uFEFFNickname,"Quiz, ""hard"""\r\n\'=1+1,7.5\r\nAnn,\r\n');
	});

	it('is a workbook whose numbers are numbers and whose words are words', async () => {
		const files = unzipSync(await writeXlsx('Gradebook', rows, 1));
		const sheet = strFromU8(files['xl/worksheets/sheet1.xml']!);
		expect(sheet).toMatch(/<c r="B2"[^>]*><v>7\.5<\/v><\/c>/);
		expect(sheet).toMatch(/<c r="A2"[^>]*t="(s|inlineStr)"/);
		expect(sheet).not.toContain('<f>');
		expect(sheet).toContain('state="frozen"');
	});
});
