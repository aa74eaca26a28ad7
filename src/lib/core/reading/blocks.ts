import type { SetAside, Span } from './reading.ts';

/** A paragraph or list entry that is prose, after everything else was set aside. */
export interface Block extends Span {
	listed: boolean;
	/** Index of the block that ends in a colon and opens the list this is an entry of; null when there is none. */
	opener: number | null;
	/** Lists are numbered in the order of the text; −1 for what is no entry. */
	list: number;
	/**
	 * An entry without a full stop or a very short one, or a short line with a colon: kept only if it turns out to say
	 * something, the line with its entries.
	 */
	doubtful: boolean;
}

const LINK =
	/^(read (more|also|next|on)|see (also|more)|related( (articles|stories|links))?|external links|click here|share this|subscribe|sign up|follow us|advertisement|sources?:|references?:|©|copyright|all rights reserved|have an opinion|https?:\/\/)/i;
const CAPTION =
	/^(?:figure|fig\.|table) \d|^((image|photo|photograph|picture|figure|fig|table|illustration|video|credit|file|map|caption)s?\b\s?[\d.]*\s?[:.]|\(?(photo|image|picture) (by|credit|courtesy))|\b(image|photo|picture|credit)s?: ?\p{L}|, from file\b|\bfile photo\b|\(photo by\b/iu;
const CATEGORY = /^(categor(y|ies)|tags?|filed under|topics?|keywords?|posted in|section)\s?:/i;
const MARKER =
	/^\s*(?:[-*•‣◦▪–]|\(?\d{1,2}[.)]|(?:[Ss]tep|STEP) \d{1,2}(?:[.):]| ?[–—-](?= ))|\(?[a-z][.)])\s+/;
/** What joins an entry to the next: no part of it. */
const ENTRY_END = /(?:[;,]|[;,]? +(?:and|or|and\/or))[;,]?\s*$/;
const LONGEST_ENTRY = 60;
const ENDS = /[.!?…]["'”’»)\]]*(?:\[\d{1,3}\])*$/;
/** Of a wiki's own marks. */
const WIKI_TABLE = /^(?:\{\||\|[-}+]|[|!] )/;
const WIKI_HEADING = /^(={2,6}) ?[^=]+ ?\1$/;
const ISO_DATELINE = /^\s*date\s+(\d{4}-\d{2}-\d{2})\s+(\p{Lu}[\p{Lu} .,'’-]{1,40}):\s*/u;
const CITY_DATELINE =
	/^\s*(\p{Lu}[\p{Lu}.'’-]+(?: \p{Lu}[\p{Lu}.'’-]+){0,3})(?:, [^—–:()]{2,30})?(?: \([^)]{2,30}\))?(?:, [^—–:]{2,30})?\s(?:—|–|--|-)\s+/u;
const LONE_DATE =
	/^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?(?:(?:january|february|march|april|may|june|july|august|september|october|november|december) \d{1,2},? \d{4}|\d{1,2} (?:january|february|march|april|may|june|july|august|september|october|november|december) \d{4})\.?$/i;

export interface Laid {
	blocks: Block[];
	setAside: SetAside[];
	title: string;
	dateline: { date: string; place: string };
}

/** Splits `text` into prose blocks; whatever is no prose is set aside with its reason. Linear in the text. */
export function layOut(text: string, limit = text.length): Laid {
	const laid: Laid = { blocks: [], setAside: [], title: '', dateline: { date: '', place: '' } };
	const aside = (span: Span, reason: SetAside['reason']) => laid.setAside.push({ ...span, reason });
	let from = 0;
	const front = /^\uFEFF?---\r?\n[\s\S]{0,4000}?\n---[ \t]*\r?\n/.exec(text);
	if (front) {
		from = front[0].length;
		aside({ start: 0, end: from }, 'front matter');
	}
	let fenced = false;
	let first = true;
	const lists = new Lists();
	for (const line of paragraphs(text, from, limit)) {
		const content = text.slice(line.start, line.end);
		if (/^\s*(```|~~~)/.test(content)) {
			fenced = !fenced;
			aside(line, 'code');
			continue;
		}
		if (fenced || looksLikeCode(content)) {
			aside(line, 'code');
			continue;
		}
		const reason = reasonAgainst(content);
		const entry = lists.entry(text, line);
		if (entry && (reason === null || reason === 'list entry' || reason === 'heading')) {
			laid.blocks.push({ ...entry, doubtful: reason !== null });
			first = false;
			continue;
		}
		lists.end();
		if (reason === 'heading' && content.endsWith(':')) {
			laid.blocks.push({ ...line, ...UNLISTED, doubtful: true });
			lists.open(laid.blocks.length - 1);
			first = false;
			continue;
		}
		if (reason) {
			if (LONE_DATE.test(content.trim())) laid.dateline.date ||= content.trim();
			else if (
				reason === 'heading' &&
				first &&
				content.length <= 160 &&
				!WIKI_HEADING.test(content)
			)
				laid.title = titleOf(content);
			else if (
				reason === 'heading' &&
				laid.blocks.length === 0 &&
				ISSUER.test(laid.title) &&
				!ISSUER.test(content) &&
				content.length <= 160
			)
				laid.title = titleOf(content);
			aside(line, reason);
			first = false;
			continue;
		}
		const dateline = ISO_DATELINE.exec(content) ?? CITY_DATELINE.exec(content);
		let start = line.start;
		if (dateline && (first || laid.blocks.length === 0)) {
			const iso = dateline[2] !== undefined;
			laid.dateline = {
				date: iso ? (dateline[1] ?? '') : laid.dateline.date,
				place: (iso ? dateline[2] : dateline[1]) ?? ''
			};
			aside({ start, end: start + dateline[0].length }, 'dateline');
			start += dateline[0].length;
		}
		first = false;
		laid.blocks.push({ start, end: line.end, ...UNLISTED });
		if (content.endsWith(':')) lists.open(laid.blocks.length - 1);
	}
	return laid;
}

/** Of lines that were joined, the first, unless it ends on a word that needs the next. */
function titleOf(heading: string): string {
	const [first, next] = heading.trim().split(/\s*\n\s*/);
	return next === undefined || !/^[\p{Lu}\d]/u.test(next) || GOES_ON.test(first!)
		? heading.trim().replace(/\s*\n\s*/g, ' ')
		: first!;
}

const GOES_ON = /(?:[,:;–—-]|\b(?:of|the|an?|and|or|for|to|in|on|at|by|with|from))$/i;

/** Who issues a document stands above its title: "City of Marlow Springs". */
const ISSUER =
	/^(?!.*\b(?:policy|procedures?|rules|plan|guide|guidance|instructions?|report|handbook|code|protocol|how)\b)(?=.*\b(?:Ltd|Limited|Inc|LLC|plc|Council|University|College|School|Hospital|Trust|Services|City of|Town of|County|Museum|Library|Association|Society|Department|Authority|NHS)\b)(?!.*[:?!])[\p{Lu}\d][^\n]{3,60}$/iu;

const UNLISTED = { listed: false, opener: null, list: -1, doubtful: false };

/** Follows the lists of a text from line to line. */
class Lists {
	private count = 0;
	/** Whether the line before was an entry. */
	private within = false;
	private opener: number | null = null;

	/** The block before the next line ends in a colon. */
	open(block: number): void {
		this.opener = block;
	}

	/** A line that is no entry stands here. */
	end(): void {
		this.within = false;
		this.opener = null;
	}

	/** The line as an entry, without its marker and what joins it to the next; null when it is none. */
	entry(text: string, line: Span): Omit<Block, 'doubtful'> | null {
		const content = text.slice(line.start, line.end);
		const marker = MARKER.exec(content);
		// Lists that lost their markers still begin small after a colon.
		if (!marker && (this.opener === null || !/^\p{Ll}/u.test(content))) return null;
		if ((content.match(/\S+/g)?.length ?? 0) > LONGEST_ENTRY && !ENDS.test(content)) return null;
		if (!this.within) this.count += 1;
		this.within = true;
		const start = line.start + (marker?.[0].length ?? 0);
		const bare = text.slice(start, line.end).replace(ENTRY_END, '');
		return {
			start,
			end: start + bare.length,
			listed: true,
			opener: this.opener,
			list: this.count - 1
		};
	}
}

/** Trimmed lines; lines of a hard-wrapped paragraph are joined into one span. */
function* paragraphs(text: string, from: number, limit: number): Generator<Span> {
	let open: Span | null = null;
	let lastStart = 0;
	let lines = 0;
	let cursor = from;
	while (cursor < limit) {
		let stop = text.indexOf('\n', cursor);
		if (stop < 0 || stop > limit) stop = limit;
		const span = trim(text, cursor, stop);
		cursor = stop + 1;
		if (span.start >= span.end) {
			if (open) yield open;
			open = null;
			continue;
		}
		const last: string = open ? text.slice(lastStart, open.end) : '';
		const content = text.slice(span.start, Math.min(span.end, span.start + 40));
		const wrapped =
			last.length >= 50 &&
			last.length <= 130 &&
			!MARKER.test(content) &&
			(!ENDS.test(last) || lines > 1 || /^[\p{Ll}\d]/u.test(content));
		if (wrapped && open) {
			open.end = span.end;
			lines += 1;
		} else {
			if (open) yield open;
			open = span;
			lines = 1;
		}
		lastStart = span.start;
	}
	if (open) yield open;
}

function trim(text: string, start: number, end: number): Span {
	while (start < end && /[\s\uFEFF\u200B]/.test(text[start]!)) start++;
	while (end > start && /[\s\uFEFF\u200B]/.test(text[end - 1]!)) end--;
	return { start, end };
}

function looksLikeCode(line: string): boolean {
	if (WIKI_TABLE.test(line) || WIKI_HEADING.test(line)) return false;
	if (
		/^(import |export |const |let |var |function |class |def |#include|<\?php|\$ |>>> )/.test(line)
	) {
		return /[;{}()=<>]/.test(line);
	}
	// Marks of references ("[3]") are prose's own.
	const odd = line.replace(/\[\d{1,3}\]/g, '').match(/[{}[\];=<>\\|$`]/g)?.length ?? 0;
	return odd >= 3 && odd / line.length > 0.05;
}

function reasonAgainst(content: string): SetAside['reason'] | null {
	const words = content.match(/[\p{L}\p{N}][\p{L}\p{N}'’.-]*/gu)?.length ?? 0;
	if ((content.match(/\|/g)?.length ?? 0) >= 2 || (content.match(/\t/g)?.length ?? 0) >= 2) {
		return 'table';
	}
	if (WIKI_TABLE.test(content)) return 'table';
	if (WIKI_HEADING.test(content)) return 'heading';
	if (/^<\/?[a-z][^>]*>$/i.test(content) || /^[-=_*#\s]{3,}$/.test(content)) return 'markup';
	if (LONE_DATE.test(content)) return 'dateline';
	if (LINK.test(content) && words < 25) return 'link';
	if (CATEGORY.test(content)) return 'category';
	if (CAPTION.test(content) && words < 45) return 'caption';
	if (MARKER.test(content) && (!ENDS.test(content) || words < 4)) return 'list entry';
	if (!ENDS.test(content) && !/[:,;]$/.test(content) && words < 25) return 'heading';
	if (words < 3) return 'heading';
	return null;
}
