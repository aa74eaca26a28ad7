/** The one load generator of the benches: so many connections to a server on this machine, each always with one request. */
import { Agent, request } from 'node:http';

export interface Asked {
	method: 'GET' | 'POST';
	path: string;
	headers?: Record<string, string>;
	body?: string;
	/** The status that is success. */
	expected: number;
}

export interface Load {
	count: number;
	perSecond: number;
	/** Milliseconds from sending to the answer's last byte, ascending. */
	times: number[];
}

const LONGEST_MS = 60_000;
const MOST_CONNECTIONS = 64;

/**
 * Lets each of `connections` lines send what `next` gives it, one after the other, until it gives null. Loopback only,
 * and no longer than a minute. Throws at the first answer that is not the expected one.
 * @param pauseMs how long a line waits between its requests; 0 where it is not given
 */
export async function sendLoad(
	url: string,
	next: (line: number) => Asked | null,
	{ connections, pauseMs = 0 }: { connections: number; pauseMs?: number }
): Promise<Load> {
	const { host, hostname, port } = new URL(url);
	if (!['localhost', '127.0.0.1'].includes(hostname)) throw new Error(`${url} is not this machine`);
	const agent = new Agent({ keepAlive: true, maxSockets: Math.min(connections, MOST_CONNECTIONS) });
	const times: number[] = [];
	const started = performance.now();
	try {
		await Promise.all(
			Array.from({ length: connections }, async (_, line) => {
				for (let asked = next(line); asked; asked = next(line)) {
					if (performance.now() - started > LONGEST_MS) throw new Error('The load took too long.');
					const sent = performance.now();
					await ask({ agent, port }, host, asked);
					times.push(performance.now() - sent);
					if (pauseMs > 0) await new Promise((resolve) => setTimeout(resolve, pauseMs));
				}
			})
		);
	} finally {
		agent.destroy();
	}
	const seconds = (performance.now() - started) / 1000;
	times.sort((a, b) => a - b);
	return { count: times.length, perSecond: times.length / seconds, times };
}

function ask(
	to: { agent: Agent; port: string },
	/** What the server is called, which may be another name than its address. */
	host: string,
	asked: Asked
): Promise<void> {
	const { method, path, body, expected } = asked;
	const headers = {
		host,
		...asked.headers,
		...(body === undefined ? {} : { 'content-length': Buffer.byteLength(body) })
	};
	return new Promise((resolve, reject) => {
		const sent = request({ ...to, host: '127.0.0.1', method, path, headers }, (reply) => {
			if (reply.statusCode === expected) {
				reply.on('end', resolve).on('error', reject).resume();
				return;
			}
			const chunks: Buffer[] = [];
			reply.on('data', (chunk: Buffer) => chunks.push(chunk)).on('error', reject);
			reply.on('end', () =>
				reject(new Error(`${path}: ${reply.statusCode} ${Buffer.concat(chunks).toString('utf8')}`))
			);
		});
		sent.on('error', reject);
		sent.end(body);
	});
}
