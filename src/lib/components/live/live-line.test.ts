import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { StageView } from '$lib/core/live/views.ts';
import { LiveLine } from './live-line.svelte.ts';

/** As the browser's own, driven by hand. */
class Source extends EventTarget {
	readyState = 0;
	close() {
		this.readyState = 2;
	}
	say(name: string, data = '') {
		this.readyState = 1;
		this.dispatchEvent(new MessageEvent(name, { data }));
	}
	/** @param forGood as where the server answered with something else than a stream */
	fail(forGood: boolean) {
		this.readyState = forGood ? 2 : 0;
		this.dispatchEvent(new Event('error'));
	}
}

const sources: Source[] = [];
const heard: number[] = [];
let status = 503;
let time = 0;

function follow() {
	const line = new LiveLine(
		'/live/1/events?as=projector',
		'stage',
		([view]) => heard.push(view.revision),
		() => heard.push(0),
		{
			open: () => {
				const source = new Source();
				sources.push(source);
				return source as unknown as EventSource;
			},
			fetch: async () => new Response(null, { status }),
			chance: () => 1,
			now: () => time
		}
	);
	return { line, end: line.follow() };
}
const stage = (revision: number) => JSON.stringify({ revision } as StageView);

describe('the line to a live session', () => {
	beforeEach(() => {
		vi.useFakeTimers();
		sources.length = 0;
		heard.length = 0;
		status = 503;
		time = 0;
	});
	afterEach(() => {
		vi.useRealTimers();
	});

	it('hears every message, and says whether it is up', () => {
		const { line, end } = follow();
		sources[0]!.say('open');
		sources[0]!.say('stage', stage(1));
		sources[0]!.say('stage', stage(2));
		expect(heard).toEqual([0, 1, 2]);
		sources[0]!.fail(false);
		expect(line.up).toBe(false);
		// The browser comes back by itself.
		sources[0]!.say('open');
		expect([line.up, sources.length]).toEqual([true, 1]);
		end();
		expect(sources[0]!.readyState).toBe(2);
	});

	it('opens another where the browser has given up, later each time, until one stands', async () => {
		const { line } = follow();
		sources[0]!.fail(true);
		await vi.advanceTimersByTimeAsync(1000);
		expect(sources).toHaveLength(2);
		sources[1]!.fail(true);
		await vi.advanceTimersByTimeAsync(1000);
		expect(sources).toHaveLength(2);
		await vi.advanceTimersByTimeAsync(1000);
		expect(sources).toHaveLength(3);
		sources[2]!.say('stage', stage(7));
		expect([line.up, heard]).toEqual([true, [7]]);
	});

	it.each([403, 404, 410])('asks no more once it was refused with %d', async (refused) => {
		status = refused;
		const { line } = follow();
		sources[0]!.fail(true);
		await vi.advanceTimersByTimeAsync(60_000);
		expect([line.over, sources.length]).toEqual([refused, 1]);
	});

	it.each([
		[403, 403],
		[404, 404],
		[503, 'told']
	])('is over when the session says so, and asks why: %s', async (answered, over) => {
		status = answered;
		const { line } = follow();
		sources[0]!.say('over');
		await vi.advanceTimersByTimeAsync(60_000);
		line.turn(false);
		expect([line.over, sources.length, sources[0]!.readyState]).toEqual([over, 1, 2]);
	});

	it('is opened anew after a sleep, which may have broken it without a word, not after a glance away', () => {
		const { line } = follow();
		sources[0]!.say('open');
		line.turn(true);
		time = 1000;
		line.turn(false);
		expect(sources).toHaveLength(1);
		line.turn(true);
		time = 60_000;
		line.turn(false);
		expect(sources).toHaveLength(2);
		expect(sources[0]!.readyState).toBe(2);
	});
});
