/**
 * A process of its own that takes answers over loopback HTTP, through the real use case and the real store: what the
 * kills are aimed at. Prints its port; DATABASE_URL says where the store is.
 */
import { createServer } from 'node:http';
import { submitAnswer } from '../../src/lib/server/app/submit-answer.ts';
import type { Context } from '../../src/lib/server/context.ts';
import { openDatabase } from '../../src/lib/server/db/client.ts';

const db = await openDatabase();
const ctx: Context = { db, now: Date.now };

const server = createServer((request, response) => {
	const chunks: Buffer[] = [];
	request.on('data', (chunk: Buffer) => chunks.push(chunk));
	request.on('end', () => {
		const { userId, ...input } = JSON.parse(Buffer.concat(chunks).toString('utf8'));
		submitAnswer(ctx, { userId, role: 'learner' }, input).then(
			(told) => {
				response.writeHead(200, { 'content-type': 'application/json' });
				response.end(JSON.stringify(told));
			},
			(error: Error) => {
				response.writeHead(500);
				response.end(error.message);
			}
		);
	});
});
server.listen(0, '127.0.0.1', () => {
	const address = server.address();
	if (address && typeof address === 'object') console.log(`listening ${address.port}`);
});
