import { Counter, Gauge, Histogram, register } from 'prom-client';
import type { Database } from './db/client.ts';

/**
 * Figures for Prometheus. They name routes by their pattern and hold nobody's name, id or answer. The registry is the
 * process's own, which the start command serves on its own port (metrics-server.ts); the built app and the start
 * command each load this module, so that a figure may be there already.
 */
function once<T>(name: string, make: () => T): T {
	return (register.getSingleMetric(name) as T | undefined) ?? make();
}

const requests = once(
	'threshold_http_requests_total',
	() =>
		new Counter({
			name: 'threshold_http_requests_total',
			help: 'Requests answered, by route pattern, method and status; static files are not counted.',
			labelNames: ['route', 'method', 'status']
		})
);
const requestSeconds = once(
	'threshold_http_request_seconds',
	() =>
		new Histogram({
			name: 'threshold_http_request_seconds',
			help: 'Seconds until a request’s answer began, by route pattern.',
			labelNames: ['route'],
			buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]
		})
);
const answers = once(
	'threshold_answers_total',
	() =>
		new Counter({
			name: 'threshold_answers_total',
			help: 'Answers and choices acknowledged as stored, those sent again included.',
			labelNames: ['kind']
		})
);
const commitWrites = once(
	'threshold_store_commit_writes',
	() =>
		new Histogram({
			name: 'threshold_store_commit_writes',
			help: 'Writes that shared one commit.',
			buckets: [1, 2, 5, 10, 20, 50, 100, 200]
		})
);
const commitSeconds = once(
	'threshold_store_commit_seconds',
	() =>
		new Histogram({
			name: 'threshold_store_commit_seconds',
			help: 'Seconds from a transaction’s begin until it was on the disk.',
			buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5]
		})
);
const drafts = once(
	'threshold_drafts_total',
	() =>
		new Counter({
			name: 'threshold_drafts_total',
			help: 'Drafts from articles that ended, by how.',
			labelNames: ['outcome']
		})
);
const draftsUnderWay = once(
	'threshold_drafts',
	() => new Gauge({ name: 'threshold_drafts', help: 'Drafts that wait or are being made.' })
);
const draftSeconds = once(
	'threshold_draft_seconds',
	() =>
		new Histogram({
			name: 'threshold_draft_seconds',
			help: 'Seconds a draft took, its waiting included.',
			buckets: [0.5, 1, 2, 5, 10, 20, 40, 60]
		})
);

/** @param route the pattern, such as /classes/[id]; null where there is none */
export function countRequest(
	route: string | null,
	method: string,
	status: number,
	seconds: number
): void {
	// Whatever a visitor calls a method or an address, there are only so many figures.
	const known = KNOWN_METHODS.has(method) ? method : 'other';
	requests.inc({ route: route ?? 'none', method: known, status });
	requestSeconds.observe({ route: route ?? 'none' }, seconds);
}
const KNOWN_METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

export function countAnswer(kind: 'quiz' | 'scenario'): void {
	answers.inc({ kind });
}

export function countCommit(writes: number, seconds: number): void {
	commitWrites.observe(writes);
	commitSeconds.observe(seconds);
}

/** Counts a draft while it is made, and how it ended. */
export async function countDraft<T>(draft: () => Promise<T>): Promise<T> {
	const stop = draftSeconds.startTimer();
	draftsUnderWay.inc();
	let outcome = 'failed';
	try {
		const made = await draft();
		outcome = 'done';
		return made;
	} finally {
		drafts.inc({ outcome });
		draftsUnderWay.dec();
		stop();
	}
}

/** Tells of the process's store from now on. */
export function watchStore(db: Database): void {
	for (const [name, help, value] of [
		['threshold_store_writes_waiting', 'Writes that wait or are under way.', () => db.waiting()],
		[
			'threshold_store_up',
			'1 while the store takes writes, 0 while it refuses them.',
			() => (db.condition().trouble === null ? 1 : 0)
		]
	] as const) {
		register.removeSingleMetric(name);
		new Gauge({
			name,
			help,
			collect() {
				this.set(value());
			}
		});
	}
}
