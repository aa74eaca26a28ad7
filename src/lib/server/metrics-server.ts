import { createServer, type Server } from 'node:http';
import { collectDefaultMetrics, register } from 'prom-client';

/** What serves /metrics, on a port of its own so that it never stands on the public address; to be listened with. */
export function makeMetricsServer(): Server {
	// The process's own: memory, processor time, garbage collection and how late the event loop runs.
	collectDefaultMetrics();
	return createServer((request, response) => {
		if (request.url !== '/metrics' || request.method !== 'GET') {
			response.writeHead(404, { 'content-type': 'text/plain' }).end('Only GET /metrics is here.\n');
			return;
		}
		register.metrics().then(
			(text) => response.writeHead(200, { 'content-type': register.contentType }).end(text),
			() => response.writeHead(500).end()
		);
	});
}
