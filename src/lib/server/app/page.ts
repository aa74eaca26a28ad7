/** One page of a list. Pages count from 1. */
export interface Page<T> {
	rows: T[];
	page: number;
	pages: number;
	total: number;
}

const PER_PAGE = 50;

/** One page of a list that is here whole. */
export function pageOfAll<T>(wanted: number, all: readonly T[]): Page<T> {
	const { page, pages } = placeOf(wanted, all.length);
	return {
		rows: all.slice((page - 1) * PER_PAGE, page * PER_PAGE),
		...{ page, pages, total: all.length }
	};
}

/** Reads one page of a list, and how many pages there are; a page past the end is the last one. */
export async function pageOf<T>(
	wanted: number,
	list: (window: { limit: number; offset: number }) => Promise<T[]>,
	count: () => Promise<number>
): Promise<Page<T>> {
	const total = await count();
	const { page, pages } = placeOf(wanted, total);
	return {
		rows: await list({ limit: PER_PAGE, offset: (page - 1) * PER_PAGE }),
		page,
		pages,
		total
	};
}

function placeOf(wanted: number, total: number): { page: number; pages: number } {
	const pages = Math.max(1, Math.ceil(total / PER_PAGE));
	return { page: Math.min(Math.max(1, Math.trunc(wanted) || 1), pages), pages };
}
