/**
 * Plain sockets for a client that has to be quicker than what it measures: one connection each, HTTP/1.1 written by
 * hand, on this machine only.
 */
import { connect, type Socket } from 'node:net';

function open(url: string): Promise<Socket> {
	const { hostname, port } = new URL(url);
	if (!['localhost', '127.0.0.1'].includes(hostname)) throw new Error(`${url} is not this machine`);
	return new Promise((resolve, reject) => {
		const socket = connect(Number(port), '127.0.0.1', () => {
			socket.setNoDelay(true);
			resolve(socket);
		});
		socket.once('error', reject);
	});
}

export interface Reply {
	status: number;
	headers: string;
	body: string;
}

/** A connection that is kept, with one request at a time. */
export class Line {
	readonly #socket: Socket;
	readonly #origin: string;
	#text = '';
	#waiting: { resolve: (reply: Reply) => void; reject: (error: Error) => void } | undefined;

	private constructor(socket: Socket, origin: string) {
		this.#socket = socket;
		this.#origin = origin;
		socket.setEncoding('utf8');
		socket.on('data', (chunk: string) => {
			this.#text += chunk;
			this.#look();
		});
		const gone = () => this.#waiting?.reject(new Error('The line was closed.'));
		socket.on('close', gone).on('error', gone);
	}

	static async open(url: string): Promise<Line> {
		return new Line(await open(url), url);
	}

	post(path: string, cookie: string, body: unknown): Promise<Reply> {
		const text = typeof body === 'string' ? body : JSON.stringify(body);
		return new Promise((resolve, reject) => {
			this.#waiting = { resolve, reject };
			this.#socket.write(
				`POST ${path} HTTP/1.1\r\nHost: ${new URL(this.#origin).host}\r\nOrigin: ${this.#origin}\r\nContent-Type: application/json\r\nCookie: ${cookie}\r\nContent-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`
			);
		});
	}

	/** A reply is whole when its content-length is; our endpoints say one. */
	#look(): void {
		const end = this.#text.indexOf('\r\n\r\n');
		if (end < 0 || !this.#waiting) return;
		const headers = this.#text.slice(0, end);
		const length = /content-length: (\d+)/i.exec(headers)?.[1];
		if (length === undefined) {
			this.#waiting.reject(new Error(`A reply without a length: ${headers}`));
			return;
		}
		const rest = Buffer.from(this.#text.slice(end + 4), 'utf8');
		if (rest.byteLength < Number(length)) return;
		const { resolve } = this.#waiting;
		this.#waiting = undefined;
		this.#text = rest.subarray(Number(length)).toString('utf8');
		resolve({
			status: Number(headers.slice(9, 12)),
			headers,
			body: rest.subarray(0, Number(length)).toString('utf8')
		});
	}

	close(): void {
		this.#socket.destroy();
	}
}

const MARK = Buffer.from('\nid: ');

/** A line of server-sent events, which counts its messages and tells each chunk as it comes. */
export class Listener {
	messages = 0;
	/** Set to be told of what came, and of the number of messages in it. */
	heard: ((chunk: Buffer, messages: number) => void) | undefined;
	readonly #socket: Socket;
	#tail: Buffer = Buffer.alloc(0);

	private constructor(socket: Socket) {
		this.#socket = socket;
		socket.on('error', () => undefined);
		socket.on('data', (chunk: Buffer) => {
			const whole = this.#tail.length > 0 ? Buffer.concat([this.#tail, chunk]) : chunk;
			let n = 0;
			let from = 0;
			for (let at = whole.indexOf(MARK); at >= 0; at = whole.indexOf(MARK, from)) {
				n++;
				from = at + MARK.length;
			}
			this.#tail = whole.subarray(Math.max(from, whole.length - MARK.length + 1));
			this.messages += n;
			this.heard?.(chunk, n);
		});
	}

	static async open(url: string, path: string, cookie: string): Promise<Listener> {
		const socket = await open(url);
		const listener = new Listener(socket);
		const first = new Promise<void>((resolve, reject) => {
			listener.heard = (chunk) => {
				if (listener.messages > 0) resolve();
				else if (!chunk.toString().includes('200 OK') && !chunk.includes('retry')) {
					reject(new Error(chunk.toString().slice(0, 200)));
				}
			};
		});
		socket.write(
			`GET ${path} HTTP/1.1\r\nHost: ${new URL(url).host}\r\nAccept: text/event-stream\r\nCookie: ${cookie}\r\n\r\n`
		);
		await first;
		listener.heard = undefined;
		return listener;
	}

	close(): void {
		this.#socket.destroy();
	}
}
