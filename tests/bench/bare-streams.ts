/**
 * What stream-p99-ms is set against: a server of Node's own and nothing else, that writes one ready message to every
 * open stream each time somebody posts. Run as a program of its own; it prints its address.
 */
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** About what a question takes. */
const FILLING = 'x'.repeat(2_000);

const streams = new Set<ServerResponse>();
const server = createServer((request, response) => {
	if (request.method === 'POST') {
		const message = Buffer.from(`id: 1\ndata: {"now":${Date.now()}}\ndata: ${FILLING}\n\n`);
		for (const stream of streams) stream.write(message);
		response.writeHead(200, { 'content-length': 2 }).end('{}');
		return;
	}
	response.writeHead(200, { 'content-type': 'text/event-stream' });
	response.write('retry: 1000\nid: 0\n\n');
	streams.add(response);
	response.on('close', () => streams.delete(response));
});
server.listen(0, '127.0.0.1', () => {
	console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});
