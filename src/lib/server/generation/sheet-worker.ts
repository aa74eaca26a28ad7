import writeXlsxFile from 'write-excel-file/node';
import type { SheetValue } from '../../core/standing/gradebook-sheet.ts';

/** Writes one sheet, its first row and columns fixed; a second's work for fifty thousand cells. */
export default async function writeSheet(input: {
	name: string;
	rows: SheetValue[][];
	fixedColumns: number;
}): Promise<Uint8Array> {
	const [head = [], ...rows] = input.rows;
	const sheet = [
		head.map((value) => ({ value: String(value), fontWeight: 'bold' as const, wrap: true })),
		...rows
	];
	return await writeXlsxFile(sheet, {
		sheet: input.name,
		stickyRowsCount: 1,
		stickyColumnsCount: input.fixedColumns,
		columns: head.map((_, index) => ({ width: index < input.fixedColumns ? 24 : 14 }))
	}).toBuffer();
}
