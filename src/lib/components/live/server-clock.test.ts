import { describe, expect, it } from 'vitest';
import { ServerClock } from './server-clock.svelte.ts';

describe('the server’s time on a page', () => {
	it('is that of the message that came quickest', () => {
		// This machine is an hour behind; the messages took 80, 5 and 300 ms.
		let local = 0;
		const clock = new ServerClock(() => local);
		for (const [sent, took] of [
			[3_600_000, 80],
			[3_601_000, 5],
			[3_602_000, 300]
		] as const) {
			local = sent - 3_600_000 + took;
			clock.hear({ now: sent });
		}
		expect(clock.now).toBe(3_602_295);
	});

	it('is learnt anew once this machine’s own clock may have been set', () => {
		let local = 5000;
		const clock = new ServerClock(() => local);
		clock.hear({ now: 9000 });
		local = 1_000_000;
		clock.renew();
		clock.hear({ now: 10_000 });
		expect(clock.now).toBe(10_000);
	});
});
