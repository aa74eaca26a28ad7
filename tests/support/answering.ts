import { spawn, type ChildProcess } from 'node:child_process';
import { Agent, request } from 'node:http';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { QuizReply } from '../../src/lib/schemas/play.ts';
import type { ItemResponse } from '../../src/lib/core/quiz/item.ts';

/** A running answer-server. */
export interface AnswerServer {
	port: number;
	process: ChildProcess;
	/** Resolves when the process is gone. */
	gone: Promise<unknown>;
}

/** Starts tests/support/answer-server.ts on the store at `databaseUrl`; resolves when it listens. */
export async function startAnswerServer(databaseUrl: string): Promise<AnswerServer> {
	const child = spawn(process.execPath, ['tests/support/answer-server.ts'], {
		env: { ...process.env, DATABASE_URL: databaseUrl },
		stdio: ['ignore', 'pipe', 'inherit']
	});
	const gone = once(child, 'exit');
	const lines = createInterface({ input: child.stdout });
	const port = await Promise.race([
		(async () => {
			for await (const line of lines) {
				const match = /^listening (\d+)$/.exec(line);
				if (match) return Number(match[1]);
			}
			return undefined;
		})(),
		gone.then(() => undefined)
	]);
	if (port === undefined) throw new Error('The answer server ended before it listened.');
	return { port, process: child, gone };
}

export interface Answer {
	userId: string;
	attemptId: string;
	step: number;
	itemId: string;
	response: ItemResponse;
}

/** Sends one answer; resolves with what the server acknowledged, rejects when the line breaks or it says no. */
export function sendAnswer(port: number, agent: Agent, answer: Answer): Promise<QuizReply> {
	return new Promise((resolve, reject) => {
		const sent = request({ host: '127.0.0.1', port, agent, method: 'POST' }, (reply) => {
			const chunks: Buffer[] = [];
			reply.on('data', (chunk: Buffer) => chunks.push(chunk));
			reply.on('error', reject);
			// 'end' comes only when the whole answer has come; a line that breaks gives 'error'.
			reply.on('end', () => {
				const text = Buffer.concat(chunks).toString('utf8');
				if (reply.statusCode === 200) resolve(JSON.parse(text) as QuizReply);
				else reject(new Error(text));
			});
		});
		sent.on('error', reject);
		sent.end(JSON.stringify(answer));
	});
}
