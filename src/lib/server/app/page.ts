/** One page of a list. Pages count from 1. */
export interface Page<T> {
	rows: T[];
	page: number;
	pages: number;
	total: number;
}

const PER_PAGE = 50;

/** Reads one page of a list, and how many pages there are; a page past the end is the last one. */
export async function pageOf<T>(
	wanted: number,
	list: (window: { limit: number; offset: number }) => Promise<T[]>,
	count: () => Promise<number>
): Promise<Page<T>> {
	const total = await count();
	const pages = Math.max(1, Math.ceil(total / PER_PAGE));
	const page = Math.min(Math.max(1, Math.trunc(wanted) || 1), pages);
	return {
		rows: await list({ limit: PER_PAGE, offset: (page - 1) * PER_PAGE }),
		page,
		pages,
		total
	};
}
