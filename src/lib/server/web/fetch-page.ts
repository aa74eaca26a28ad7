/**
 * The one place where the server asks somebody else for something: a page that a trainer names by its address. What is
 * asked is decided where the connection is made, by the address it goes to, so that no name, redirect or change of
 * mind of a name server leads into one's own network.
 */
import { lookup as systemLookup, type LookupAddress } from 'node:dns';
import http from 'node:http';
import https from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import type { Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { DomainError, type ErrorCode } from '../errors.ts';
import { sniff } from '../generation/sniff.ts';
import type { Reach } from './reach.ts';

/** How names are looked up: all addresses of a host. */
export type Resolve = (host: string) => Promise<{ address: string; family: number }[]>;

export interface FetchOptions {
	reach: Reach;
	resolve?: Resolve;
	/** Milliseconds for all of it, redirects too. */
	limit?: number;
	/** Bytes, as they come and unpacked. */
	most?: number;
	/** The authorities whose certificates are believed, where those of the machine are not meant. */
	authorities?: string;
	/** Called once before anything is asked for, when the address itself may be. */
	beforeAsking?: () => Promise<void>;
}

export interface FetchedPage {
	bytes: Uint8Array;
	/** The content type with its parameters; '' where none was said. */
	type: string;
	/** Where it was in the end. */
	address: string;
}

const TIME_LIMIT_MS = 20_000;
const MOST_BYTES = 15 * 1024 * 1024;
const MOST_REDIRECTS = 5;
const TYPES =
	/^(text\/(html|plain|(x-)?markdown)|application\/(xhtml\+xml|pdf|octet-stream|vnd\.openxmlformats-officedocument\.wordprocessingml\.document))\s*(;|$)/i;

/** For a name that leads nowhere and for one that leads into one's own network alike: which of them it is tells of that. */
const NOWHERE =
	'There is no page to be had at this address. Only pages of the public internet are fetched: open it in your browser, and paste its text or upload it.';

/** Fetches a page. Rejects with a DomainError of one sentence, which says nothing about one's own network. */
export async function fetchPage(address: string, options: FetchOptions): Promise<FetchedPage> {
	const { limit = TIME_LIMIT_MS, most = MOST_BYTES } = options;
	const signal = AbortSignal.timeout(limit);
	let url = checkedUrl(address, options.reach);
	await options.beforeAsking?.();
	try {
		for (let hop = 0; hop <= MOST_REDIRECTS; hop++) {
			const response = await ask(url, options, signal);
			const { statusCode = 0, headers } = response;
			if ([301, 302, 303, 307, 308].includes(statusCode) && headers.location !== undefined) {
				response.destroy();
				const to = URL.parse(headers.location, url);
				if (!to) throw refused('The page leads on to an address that is none.');
				url = checkedUrl(to.href, options.reach);
				continue;
			}
			if (statusCode < 200 || statusCode > 299) {
				response.destroy();
				throw refused(sayStatus(statusCode));
			}
			const type = headers['content-type'] ?? '';
			if (type !== '' && !TYPES.test(type)) {
				response.destroy();
				throw refused(
					'At this address is neither a web page nor a text, PDF or Word document. Bring the address of the article itself.'
				);
			}
			const bytes = await readAll(response, most, signal);
			if (/octet-stream/i.test(type) && !['pdf', 'zip'].includes(sniff(bytes))) {
				throw refused('At this address is a file of no kind that can be read.');
			}
			return { bytes, type: /octet-stream/i.test(type) ? '' : type, address: url.href };
		}
	} catch (error) {
		if (error instanceof DomainError) throw error;
		if (signal.aborted) {
			throw refused(
				'The page took too long to come. Try again later, or paste its text.',
				'unavailable'
			);
		}
		throw refused(sayFailure(error));
	}
	throw refused('The page leads on from address to address without coming to an end.');
}

/** The address, if it is one that may be asked; names are looked up when the connection is made. */
function checkedUrl(address: string, reach: Reach): URL {
	const url =
		URL.parse(address) ?? (address.includes('//') ? null : URL.parse(`https://${address}`));
	if (!url || !/^https?:$/.test(url.protocol)) {
		throw refused('This is no web address: one begins with https:// or http://.');
	}
	if (url.username !== '' || url.password !== '') {
		throw refused('This address has a name or a password in it. Bring one without them.');
	}
	if (!reach.port(portOf(url))) {
		throw refused('This address names a port that web pages are not read from.');
	}
	const host = hostOf(url);
	if (isIP(host) !== 0 && !reach.address(host, portOf(url))) throw refused(NOWHERE);
	url.hash = '';
	return url;
}

function portOf(url: URL): number {
	return url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port);
}

/** The host as sockets take it: an IPv6 address without its brackets. */
function hostOf(url: URL): string {
	return url.hostname.replace(/^\[|\]$/g, '');
}

function ask(
	url: URL,
	{ reach, resolve = resolveName, authorities }: FetchOptions,
	signal: AbortSignal
): Promise<http.IncomingMessage> {
	const port = portOf(url);
	// The socket goes to the very addresses that were looked at here, and to no others.
	const lookup: LookupFunction = (host, options, done) => {
		resolve(host).then(
			(found) => {
				if (found.length === 0 || !found.every(({ address }) => reach.address(address, port))) {
					done(refused(NOWHERE), '', 0);
				} else if (options.all) done(null, found);
				else done(null, found[0]!.address, found[0]!.family);
			},
			() => done(refused(NOWHERE), '', 0)
		);
	};
	const options: https.RequestOptions = {
		host: hostOf(url),
		port,
		path: url.pathname + url.search,
		agent: false,
		lookup,
		signal,
		...(authorities === undefined ? {} : { ca: authorities }),
		headers: {
			host: url.host,
			accept: 'text/html,application/xhtml+xml,application/pdf,text/plain;q=0.8,*/*;q=0.1',
			'accept-encoding': 'gzip, deflate, br',
			'user-agent': 'Threshold (an article for a lesson, asked for by its teacher)'
		}
	};
	return new Promise((taken, failed) => {
		const request = url.protocol === 'https:' ? https.request(options) : http.request(options);
		request.on('response', taken);
		request.on('error', failed);
		// What answers without an answer, such as by another protocol, is neither.
		request.on('upgrade', (_response, socket) => socket.destroy());
		request.on('close', () => failed(new Error('closed without an answer')));
		signal.addEventListener('abort', () => failed(new Error('late')), { once: true });
		request.on('socket', (socket) =>
			socket.once('connect', () => {
				if (!reach.address(socket.remoteAddress ?? '', port)) socket.destroy(refused(NOWHERE));
			})
		);
		request.end();
	});
}

function resolveName(host: string): Promise<LookupAddress[]> {
	return new Promise((found, failed) => {
		systemLookup(host, { all: true }, (error, all) => (error ? failed(error) : found(all)));
	});
}

/** What the answer holds, unpacked; stopped where either grows beyond what is taken. */
async function readAll(
	response: http.IncomingMessage,
	most: number,
	signal: AbortSignal
): Promise<Uint8Array> {
	const tooLarge = () =>
		refused(
			`This page is larger than ${Math.round(most / 1024 / 1024)} MB. Bring a shorter text.`,
			'too-large'
		);
	if (Number(response.headers['content-length'] ?? 0) > most) {
		response.destroy();
		throw tooLarge();
	}
	const unpack = unpackerFor(response.headers['content-encoding'] ?? '');
	let packed = 0;
	response.on('data', (chunk: Buffer) => {
		packed += chunk.length;
		if (packed > most) response.destroy(tooLarge());
	});
	const stream: Readable = unpack ? response.pipe(unpack) : response;
	if (unpack) response.on('error', (error) => unpack.destroy(error));
	const onAbort = () => stream.destroy(new Error('late'));
	signal.addEventListener('abort', onAbort);
	const chunks: Buffer[] = [];
	let size = 0;
	try {
		for await (const chunk of stream as AsyncIterable<Buffer>) {
			size += chunk.length;
			if (size > most) throw tooLarge();
			chunks.push(chunk);
		}
	} finally {
		signal.removeEventListener('abort', onAbort);
		response.destroy();
	}
	return new Uint8Array(Buffer.concat(chunks));
}

function unpackerFor(encoding: string) {
	switch (encoding.trim().toLowerCase()) {
		case '':
		case 'identity':
			return null;
		case 'gzip':
		case 'x-gzip':
			return createGunzip();
		case 'deflate':
			return createInflate();
		case 'br':
			return createBrotliDecompress();
		default:
			throw refused('The site sends this page packed in a way that cannot be read.');
	}
}

function sayStatus(status: number): string {
	if (status === 404 || status === 410) return 'The site says that there is no such page.';
	if (status === 401 || status === 402 || status === 403) {
		return 'The site does not give this page to everybody. Open it in your browser, and paste its text.';
	}
	return 'The site did not give this page out just now. Try again later, or paste its text.';
}

function sayFailure(error: unknown): string {
	const { code = '' } = error as { code?: string };
	if (/CERT|SELF_SIGNED|UNABLE_TO_|ERR_TLS/.test(code)) {
		return 'The site could not prove that it is the one it says (its certificate). Open it in your browser, and paste its text.';
	}
	if (/^Z_|^ERR_.*BROTLI|HPE_/.test(code))
		return 'The site’s answer is damaged and cannot be read.';
	return 'The site could not be reached. Check the address, or paste the text.';
}

function refused(sentence: string, code: ErrorCode = 'invalid'): DomainError {
	return new DomainError(code, sentence, 'address');
}
