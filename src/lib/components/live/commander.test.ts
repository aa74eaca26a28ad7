import { afterEach, describe, expect, it, vi } from 'vitest';
import type { HostView, RoomView } from '$lib/core/live/views.ts';
import type { CommandPost } from '$lib/core/live/wire.ts';
import { Commander } from './commander.svelte.ts';

type Where = Pick<RoomView, 'round' | 'phase'>;

/** A server that answers when it is told to. */
function server() {
	const posts: CommandPost[] = [];
	const answers: ((response: Response) => void)[] = [];
	vi.stubGlobal('fetch', (_url: string, init: RequestInit) => {
		posts.push(JSON.parse(String(init.body)) as CommandPost);
		return new Promise<Response>((answer) => answers.push(answer));
	});
	const reply = (body: unknown, status = 200) =>
		answers.shift()!(new Response(JSON.stringify(body), { status }));
	return { posts, reply };
}

describe('the trainer’s presses', () => {
	afterEach(() => {
		vi.unstubAllGlobals();
	});

	it('are sent one after the other, each with what was seen at its press; a double press goes on once', async () => {
		const { posts, reply } = server();
		let seen: Where = { round: 1, phase: 'open' };
		const commander = new Commander(
			'/live/1/commands',
			() => seen,
			() => (seen = { round: 1, phase: 'closed' })
		);
		const first = commander.send({ do: 'next' });
		await vi.waitFor(() => expect(posts).toHaveLength(1));
		expect(await commander.send({ do: 'next' })).toBe(false);
		const second = commander.send({ do: 'lock', locked: true });
		expect(posts).toHaveLength(1);
		reply({ view: {} as HostView });
		expect(await first).toBe(true);
		await vi.waitFor(() => expect(posts).toHaveLength(2));
		reply({ view: {} as HostView });
		expect(await second).toBe(true);
		expect(posts.map(({ command, phase }) => [command.do, phase])).toEqual([
			['next', 'open'],
			['lock', 'open']
		]);
		expect(posts[0]!.id).not.toBe(posts[1]!.id);
	});

	it('go on from where the room is by now, though the reply to the last press is still on its way', async () => {
		const { posts, reply } = server();
		let phase: Where['phase'] = 'closed';
		const commander = new Commander(
			'/live/1/commands',
			() => ({ round: 1, phase }),
			() => {}
		);
		const first = commander.send({ do: 'next' });
		await vi.waitFor(() => expect(posts).toHaveLength(1));
		expect(await commander.send({ do: 'next' })).toBe(false);
		phase = 'distribution';
		const second = commander.send({ do: 'next' });
		reply({ view: {} as HostView });
		expect(await first).toBe(true);
		await vi.waitFor(() => expect(posts).toHaveLength(2));
		reply({ view: {} as HostView });
		expect(await second).toBe(true);
		expect(posts.map((post) => post.phase)).toEqual(['closed', 'distribution']);
	});

	it('say why nothing was done', async () => {
		const { posts, reply } = server();
		const commander = new Commander(
			'/live/1/commands',
			(): Where => ({ round: 0, phase: 'lobby' }),
			() => {}
		);
		const sent = commander.send({ do: 'pause' });
		await vi.waitFor(() => expect(posts).toHaveLength(1));
		reply({ message: 'This cannot be done just now.' }, 409);
		expect(await sent).toBe(false);
		expect([commander.problem, commander.busy]).toEqual(['This cannot be done just now.', false]);
	});
});
