import { getDocumentProxy } from 'unpdf';
import type { PageRun, PageRuns } from '../../core/article/page-layout.ts';
import { readPages } from '../../core/article/page-layout.ts';
import type { Piece } from '../../core/article/pieces.ts';
import { DomainError } from '../errors.ts';
import { locked } from './docx-pieces.ts';

/** Beyond this it is a book. */
const MOST_PAGES = 300;

/**
 * A PDF's paragraphs in order. Rejects with a DomainError where it is damaged, asks for a password, holds only pictures
 * of text, or has too many pages.
 */
export async function readPdf(bytes: Uint8Array): Promise<{ title: string; pieces: Piece[] }> {
	let pdf: Awaited<ReturnType<typeof getDocumentProxy>>;
	try {
		pdf = await getDocumentProxy(bytes, {
			verbosity: 0,
			stopAtErrors: false
		});
	} catch (error) {
		if ((error as Error).name === 'PasswordException') throw locked('PDF');
		throw damaged();
	}
	try {
		if (pdf.numPages > MOST_PAGES) {
			throw new DomainError(
				'too-large',
				`This PDF has ${pdf.numPages} pages; at most ${MOST_PAGES} are read. Bring a part of it.`,
				'file'
			);
		}
		const pages: PageRuns[] = [];
		for (let number = 1; number <= pdf.numPages; number++) pages.push(await runsOf(pdf, number));
		if (!pages.some(({ runs }) => runs.some(({ str }) => /\p{L}/u.test(str)))) {
			throw new DomainError(
				'invalid',
				'This PDF holds pictures of text and no text, as a scanner makes them. Run it through a text recognition (OCR) first, or paste the text.',
				'file'
			);
		}
		const { title, pieces } = readPages(pages);
		const { info } = await pdf.getMetadata().catch(() => ({ info: {} }));
		const named = (info as { Title?: unknown }).Title;
		return { title: title || ownTitle(named), pieces };
	} catch (error) {
		if (error instanceof DomainError) throw error;
		throw damaged();
	} finally {
		await pdf.loadingTask.destroy();
	}
}

async function runsOf(
	pdf: Awaited<ReturnType<typeof getDocumentProxy>>,
	number: number
): Promise<PageRuns> {
	const page = await pdf.getPage(number);
	const [, foot = 0, , head = 0] = page.view;
	const content = await page.getTextContent();
	const runs = content.items.flatMap((item): PageRun[] => {
		if (!('str' in item)) return [];
		const [a = 0, b = 0, , d = 0, x = 0, y = 0] = item.transform as number[];
		// What is written upwards or downwards is a stamp at the margin.
		if (Math.abs(b) > Math.abs(a)) return [];
		return [{ str: item.str, x, y: y - foot, width: item.width, size: Math.abs(d) || item.height }];
	});
	page.cleanup();
	return { height: head - foot, runs };
}

/** What programs write there by themselves is no title. */
function ownTitle(named: unknown): string {
	if (typeof named !== 'string') return '';
	const words = named.replace(/\s+/g, ' ').trim();
	return /^(microsoft word|untitled)|\.(docx?|pdf|indd|tex|html?)$/i.test(words) ? '' : words;
}

function damaged(): DomainError {
	return new DomainError(
		'invalid',
		'This PDF is damaged and cannot be read. Save it again, or paste the text.',
		'file'
	);
}
