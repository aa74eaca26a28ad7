import { seededRandom } from '../../src/lib/core/random.ts';
import { gif, JPEG, png, pngChunk } from '../support/images.ts';
import { makeBomb, makeDocx, makePdf } from '../support/make-files.ts';
import { nameOf, openSchool, type School } from '../support/school.ts';
import { sampleScenario } from '../support/scenarios.ts';
import { requireNoFault, requireRefusal, requireThat, type Tally } from './tally.ts';

const WORDS =
	'An agent tried to enter the consulate of Ecuador on 27 January 2026 but was kept out by staffers. The law prohibits agents from entering consulates without permission. Staff must close the door and call the ministry. The ministry sent a letter of protest to the embassy. ';
/** Longer than any text that is taken is read and drafted in. */
const DRAFT_LIMIT = 75_000;
/** Other people's pages come within this, whatever somebody brings. */
const OTHERS_WAIT = 8_000;

type Content = string | Uint8Array<ArrayBuffer>;
interface Hostile {
	name: string;
	file: string;
	content: Content;
	/** True where it must be refused. */
	refused?: true;
}

const utf16 = (text: string) => new Uint8Array([0xff, 0xfe, ...Buffer.from(text, 'utf16le')]);
const half = png().slice(0, 12);
const zip = new Uint8Array([0x50, 0x4b, 3, 4, ...Array<number>(2000).fill(0)]);
const html = (inner: string) =>
	`<html><body><article>${inner}<p>${WORDS}</p></article></body></html>`;

const ARTICLES: Hostile[] = [
	{
		name: 'scripts',
		file: 'a.html',
		content: html('<script>alert(1)</script><p onclick=alert(1)>x')
	},
	{ name: 'scripts as text', file: 'a.txt', content: `<script>alert(1)</script> ${WORDS}` },
	{ name: 'images that run', file: 'a.md', content: `<img src=x onerror=alert(1)>\n\n${WORDS}` },
	{
		name: 'half a tag',
		file: 'a.html',
		content: html('<p title="><script>alert(1)</script>"><<b')
	},
	{ name: 'links that run', file: 'a.md', content: `[x](javascript:alert(1)) ${WORDS}` },
	{ name: 'the end of a page’s data', file: 'a.txt', content: `</script><!--</title>${WORDS}` },
	{ name: 'templates', file: 'a.txt', content: `{{7*7}} \${7*7} {@html x} <%= 7*7 %> ${WORDS}` },
	{ name: 'entities in entities', file: 'a.html', content: html(`${'&amp;'.repeat(20_000)}lt;`) },
	{
		name: 'a billion laughs',
		file: 'a.html',
		content: `<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;">]>${html('&b;'.repeat(999))}`
	},
	{
		name: 'numbers that are no characters',
		file: 'a.html',
		content: html('&#0;&#xD800;&#x110000;')
	},
	{ name: 'marks that turn the text round', file: 'a.txt', content: `\u202E\u2066\u200F${WORDS}` },
	{ name: 'signs nobody sees', file: 'a.txt', content: WORDS.split('').join('\u200B') },
	{
		name: 'marks on marks',
		file: 'a.txt',
		content: WORDS.replaceAll('a', `a${'\u0301'.repeat(500)}`)
	},
	{ name: 'NULs', file: 'a.txt', content: WORDS.replaceAll(' ', '\0 ') },
	{ name: 'half characters', file: 'a.txt', content: new TextEncoder().encode(`\ud800${WORDS}`) },
	{ name: 'UTF-16', file: 'a.txt', content: utf16(WORDS), refused: true },
	{
		name: 'broken UTF-8',
		file: 'a.txt',
		content: new Uint8Array([...Buffer.from(WORDS), 0xc3, 0x28, 0xff]),
		refused: true
	},
	{ name: 'a document of an office', file: 'a.docx', content: zip, refused: true },
	{
		name: 'a document that unpacks to a bomb',
		file: 'a.docx',
		content: makeBomb(60),
		refused: true
	},
	{
		name: 'a document nested without end',
		file: 'a.docx',
		content: makeDocx([{ text: WORDS }], '<w:p>'.repeat(100_000))
	},
	{
		name: 'a document of outer entities',
		file: 'a.docx',
		content: makeDocx([{ text: WORDS }], '<!ENTITY x SYSTEM "file:///etc/passwd">&x;')
	},
	{
		name: 'a PDF behind a password',
		file: 'a.pdf',
		content: makePdf([[{ x: 72, y: 700, text: WORDS }]], { locked: true }),
		refused: true
	},
	{ name: 'half a PDF', file: 'a.pdf', content: makePdf([[]]).slice(0, 300), refused: true },
	{ name: 'a PDF of pictures', file: 'a.pdf', content: makePdf([[]]), refused: true },
	{
		name: 'a picture that draws',
		file: 'a.html',
		content: `<svg onload=alert(1)>${WORDS}</svg>`,
		refused: true
	},
	{ name: 'a picture called text', file: 'a.txt', content: half, refused: true },
	{ name: 'a zip called text', file: 'a.txt', content: zip, refused: true },
	{ name: 'a program', file: 'a.html.exe', content: WORDS, refused: true },
	{ name: 'a name with ways in it', file: '../../../../etc/passwd.txt', content: `${WORDS} ways` },
	{ name: 'a name without end', file: `${'a'.repeat(5000)}.txt`, content: `${WORDS} long name` },
	{ name: 'nothing', file: 'a.txt', content: ' ', refused: true },
	{ name: 'a line of ten megabytes', file: 'a.txt', content: 'a'.repeat(1e7), refused: true },
	{ name: 'a line of a megabyte', file: 'a.txt', content: 'word '.repeat(250_000) },
	{
		name: 'one sentence of ten thousand words',
		file: 'a.txt',
		content: 'and they said so '.repeat(2500)
	},
	{
		name: 'markup nested without end',
		file: 'a.html',
		content: `${'<div>'.repeat(200_000)}${WORDS}`
	},
	{
		name: 'lists nested without end',
		file: 'a.html',
		content: `${'<ul><li>'.repeat(50_000)}${WORDS}`
	},
	{ name: 'beginnings of tags', file: 'a.html', content: '<'.repeat(1_200_000) + WORDS },
	{ name: 'an attribute without end', file: 'a.html', content: `<p a="${'x '.repeat(600_000)}` },
	{ name: 'brackets without end', file: 'a.md', content: `${'['.repeat(1_200_000)}${WORDS}` },
	{ name: 'comments without end', file: 'a.md', content: `${'<!--'.repeat(300_000)}${WORDS}` },
	{ name: 'quotation marks without end', file: 'a.txt', content: `${'“'.repeat(20_000)}${WORDS}` },
	{ name: 'names that objects inherit', file: 'a.md', content: `__proto__ constructor ${WORDS}` }
];

const bare = () => JSON.parse(JSON.stringify(sampleScenario())) as Record<string, unknown>;
const circle = () => {
	const scenario = sampleScenario();
	const [door] = scenario.nodes;
	if (door?.kind === 'situation') door.choices.forEach((choice) => (choice.to = 'door'));
	return scenario;
};

const SCENARIOS: Hostile[] = [
	{ name: 'a scenario in a circle', file: 's.json', content: JSON.stringify(circle()) },
	{
		name: 'a scenario with a prototype',
		file: 's.json',
		content: JSON.stringify(bare()).replace('{', '{"__proto__":{"kind":"x"},"constructor":{},')
	},
	{
		name: 'a scenario of prototypes by name',
		file: 's.json',
		content: JSON.stringify(bare()).replaceAll('"door"', '"__proto__"'),
		refused: true
	},
	{
		name: 'a scenario that runs',
		file: 's.json',
		content: JSON.stringify(bare()).replaceAll('You are at', '<script>alert(1)</script>')
	},
	{
		name: 'a scenario nested without end',
		file: 's.json',
		content: `{"nodes":${'['.repeat(100_000)}`,
		refused: true
	}
];

const behind = (head: Uint8Array, tail: string) =>
	new Uint8Array([...head, ...Buffer.from(tail, 'latin1')]);

const EMPTY = pngChunk('tEXt', '');
const PICTURES: Hostile[] = [
	{
		name: 'a drawing called a picture',
		file: 'a.png',
		content: '<svg onload=x()/>',
		refused: true
	},
	{ name: 'a page called a picture', file: 'a.gif', content: html(''), refused: true },
	{ name: 'a picture that is a page as well', file: 'a.gif', content: behind(gif(), html('')) },
	{ name: 'a picture that is a zip as well', file: 'a.jpg', content: behind(JPEG, 'PK\x03\x04') },
	{
		name: 'a picture with a program in its remarks',
		file: 'a.png',
		content: png(3, 3, [0, 0, 0], [pngChunk('tEXt', '<script>alert(1)</script>')])
	},
	{
		name: 'a small file that is a huge picture',
		file: 'a.png',
		content: png(0x7fffffff, 0x7fffffff),
		refused: true
	},
	{ name: 'half a picture', file: 'a.jpg', content: JPEG.slice(0, 400) as never, refused: true },
	{
		name: 'a picture of hundreds of thousands of parts',
		file: 'a.png',
		content: png(1, 1, [0, 0, 0], [new Uint8Array(Buffer.concat(Array(150_000).fill(EMPTY)))])
	},
	{ name: 'a picture of 100 MB', file: 'a.png', content: new Uint8Array(1e8), refused: true }
];

const LIST = ['=HYPERLINK("http://x")', '+1+1', '-1', '@SUM(A1)', '\t=1', '|cmd'].join('\n');

/** Hostile articles, scenario files, pictures and class lists: shown as text or refused with a sentence, never run. */
export async function bringHostileFiles(count: number, tally: Tally): Promise<void> {
	const school = await openSchool();
	try {
		const articles = seededRandom('articles').shuffle(ARTICLES);
		const others = SCENARIOS.length + PICTURES.length + 1;
		for (const hostile of articles.slice(0, Math.max(0, count - others))) {
			await tally.case(hostile.name, () => bringArticle(school, hostile));
		}
		for (const hostile of SCENARIOS) {
			await tally.case(hostile.name, () => bringScenario(school, hostile));
		}
		for (const hostile of PICTURES) {
			await tally.case(hostile.name, () => bringPicture(school, hostile));
		}
		await tally.case('a class list of formulas', () => bringList(school));
		await tally.look(school.server);
	} finally {
		await school.close();
	}
}

interface Answered {
	status: number;
	text: string;
}

async function bringArticle(school: School, { file, content, refused }: Hostile): Promise<void> {
	const [answered] = await Promise.all([
		upload(school, '/articles/new', 'default', file, content),
		othersGoOn(school)
	]);
	requireNoFault(answered);
	if (refused || answered.status >= 400) return requireRefusal(answered);
	const brought = /\/imports\/[\w-]+/.exec(answered.text)?.[0];
	requireThat(brought !== undefined, 'wrong', `was answered ${answered.text.slice(0, 200)}`);
	await requireText(school, brought);
	const kept = (await school.keepBrought(answered.text))!;
	requireNoFault(kept);
	const id = /\/articles\/([\w-]+)/.exec(kept.text)?.[1];
	// Where nothing was taken for the article, its trainer is asked to put something back.
	if (id === undefined) return requireThat(/too little text/.test(kept.text), 'wrong', kept.text);
	await requireText(school, `/articles/${id}`);
	const [draft] = await Promise.all([
		ask(school, `/articles/${id}/draft`, { method: 'POST' }),
		othersGoOn(school)
	]);
	requireNoFault(draft);
	const quiz = /"quizId":"([\w-]+)"/.exec(draft.text)?.[1];
	requireThat(quiz !== undefined, 'wrong', `drafting said ${draft.text}`);
	const end = await drafted(school, quiz!);
	requireThat(/"state":"(?:done|stopped)"/.test(end), 'wrong', `drafting came to ${end}`);
	requireThat(!/fault of ours/.test(end), 'unexplained 500', end);
	await requireText(school, `/quizzes/${quiz}`);
}

/** What is told of a quiz's drafting once it is over, or after two minutes. */
async function drafted(school: School, quiz: string): Promise<string> {
	for (let asked = 0; ; asked++) {
		const { text } = await ask(school, `/quizzes/${quiz}/items?since=-1`, { method: 'GET' });
		if (!/"state":"running"/.test(text) || asked > 240) return text;
		await new Promise((resolve) => setTimeout(resolve, 500));
	}
}

async function bringScenario(school: School, { file, content, refused }: Hostile): Promise<void> {
	const answered = await upload(school, '/articles/[id]', 'import', file, content);
	requireNoFault(answered);
	if (refused || answered.status >= 400) return requireRefusal(answered);
	const article = school.parameters({ id: '/articles/[id]', doors: [] }).id!;
	const page = await requireText(school, `/articles/${article}`);
	const scenarios = [...page.matchAll(/\/scenarios\/([\w-]{36})/g)].map(([path]) => path);
	for (const path of new Set(scenarios)) await requireText(school, path);
}

/** Refused, or kept as the picture alone. */
async function bringPicture(school: School, { content, refused }: Hostile): Promise<void> {
	const { id } = school.parameters({ id: '/quizzes/[id]', doors: [] });
	const [answered] = await Promise.all([
		ask(school, `/quizzes/${id}/images`, {
			method: 'POST',
			body: content,
			headers: { accept: 'application/json', 'content-type': 'application/octet-stream' }
		}),
		othersGoOn(school)
	]);
	requireNoFault(answered);
	if (refused) return requireRefusal(answered);
	requireThat(answered.status === 200, 'wrong', `was answered ${answered.status} ${answered.text}`);
	const kept = JSON.parse(answered.text) as { id: string };
	const shown = await ask(school, `/images/quiz/${id}/${kept.id}`);
	requireThat(shown.status === 200, 'wrong', `is not shown (${shown.status})`);
	requireThat(!/script|<p>|PK/.test(shown.text), 'leaked', 'came back with more than the picture');
}

/** A list whose nicknames are formulas: refused name by name, or kept from being formulas where it comes out again. */
async function bringList(school: School): Promise<void> {
	const route = { id: '/classes/[id]/learners/import', doors: [] };
	const door = { kind: 'action', method: 'POST', action: 'store' } as const;
	const looked = await upload(school, route.id, 'preview', 'list.csv', `nickname\n${LIST}`);
	requireNoFault(looked);
	const seed = /"seed[^a-z0-9]+([a-z0-9-]{8,})/i.exec(looked.text)?.[1] ?? 'seed';
	const stored = await ask(school, school.addressOf(route, door), {
		method: 'POST',
		body: new URLSearchParams({ list: `nickname\n${LIST}`, seed, seen: seed }),
		headers: { accept: 'application/json', 'x-sveltekit-action': 'true' }
	});
	requireNoFault(stored);
	const out = await ask(school, `/classes/${school.classId}/learners/export`);
	requireNoFault(out);
	const formula = /(^|[\n,;"])[=+@|\t-][^\n,;]*/.exec(out.text)?.[0];
	requireThat(formula === undefined, 'wrong', `${nameOf(route, door)} gave back ${formula}`);
}

/** The page shows what was brought as text: its own scripts are all there are, and nothing of it is an attribute. */
async function requireText(school: School, path: string): Promise<string> {
	const page = await ask(school, path);
	requireNoFault(page);
	requireThat(page.status === 200, 'wrong', `${path} is ${page.status}`);
	const foreign = [...page.text.matchAll(/<script[^>]*>/gi)].filter(
		([tag]) => !tag.includes('nonce=')
	);
	requireThat(foreign.length === 0, 'leaked', `a script: ${foreign.map(([tag]) => tag)}`);
	const runs = /<[a-z][^<>]*\son(error|click|load)=|href="javascript:/i.exec(page.text)?.[0];
	requireThat(runs === undefined, 'leaked', `what runs: ${runs}`);
	return page.text;
}

/** Somebody else's page, asked for while something is being read. */
async function othersGoOn(school: School): Promise<void> {
	await new Promise((resolve) => setTimeout(resolve, 100));
	const late = AbortSignal.timeout(OTHERS_WAIT);
	const page = await fetch(`${school.server.url}/sign-in`, { signal: late }).catch(() => undefined);
	requireThat(page?.status === 200, 'wrong', 'held up everybody else');
	await page.text();
}

async function ask(school: School, path: string, init: RequestInit = {}): Promise<Answered> {
	const response = await school.browsers.trainer.ask(path, {
		signal: AbortSignal.timeout(DRAFT_LIMIT),
		...init
	});
	return { status: response.status, text: await response.text() };
}

async function upload(
	school: School,
	route: string,
	action: string,
	name: string,
	content: Content
): Promise<Answered> {
	const door = { kind: 'action', method: 'POST', action } as const;
	const path = school.addressOf({ id: route, doors: [door] }, door);
	const body = new FormData();
	body.set('title', '');
	body.set('text', '');
	body.set('file', new File([content], name));
	const answered = await ask(school, path, {
		method: 'POST',
		body,
		headers: { accept: 'application/json', 'x-sveltekit-action': 'true' }
	});
	const told = JSON.parse(answered.text) as { type?: string; status?: number };
	const failed = told.type === 'failure' || told.type === 'error';
	return failed ? { ...answered, status: told.status ?? answered.status } : answered;
}
