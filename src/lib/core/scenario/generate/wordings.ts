/** How a choice is made: one thing that can be done or said, in wordings of several lengths. */
import type { Evidence } from '../../evidence.ts';
import type { Operator, Quality } from '../model.ts';
import type { Option } from './plan.ts';

export function option(
	quality: Quality,
	operator: Operator,
	wordings: readonly string[],
	then: string,
	why: Evidence,
	own = 1
): Option {
	return { wordings, quality, operator, then, why, own };
}

/** What is said aloud. */
export const said = (text: string): string => `“${text}”`;

/** What is to stand between double quotation marks: on one line, with single ones. */
export const onOneLine = (text: string): string =>
	text
		.replace(/\s+/g, ' ')
		.replace(/[“”"]/g, (mark, at: number, all: string) =>
			mark === '“' || (mark === '"' && /(?:^|[\s(])$/.test(all.slice(0, at))) ? '‘' : '’'
		);
