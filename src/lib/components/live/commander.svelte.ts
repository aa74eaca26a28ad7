import { deliver, Refused } from '$lib/components/quiz/deliver.ts';
import type { LiveCommand } from '$lib/core/live/commands.ts';
import type { HostView, RoomView } from '$lib/core/live/views.ts';
import { backOff, type CommandPost, type CommandReply } from '$lib/core/live/wire.ts';
import { newPostId } from './post-id.ts';

/** Sends what the trainer presses, each press once, however often it has to be tried. */
export class Commander {
	busy = $state(false);
	/** Why the last press did nothing; '' where it did. */
	problem = $state('');
	private readonly url: string;
	private readonly where: () => Pick<RoomView, 'round' | 'phase'>;
	private readonly take: (view: HostView) => void;
	private readonly leaving = new AbortController();
	/** What is on its way; what is pressed meanwhile goes after it. */
	private last: Promise<unknown> = Promise.resolve();
	/** Where the room was when "next" was pressed last. */
	private wentOnFrom = '';

	/** @param where what the trainer sees while pressing: where the room has moved on, nothing is done */
	constructor(
		url: string,
		where: () => Pick<RoomView, 'round' | 'phase'>,
		take: (view: HostView) => void
	) {
		this.url = url;
		this.where = where;
		this.take = take;
	}

	/**
	 * @returns whether it was done; a second "next" while one is on its way is not a wish for two, unless the room has
	 * moved on already, of which the line may tell before the reply does
	 */
	send = async (command: LiveCommand): Promise<boolean> => {
		const { round, phase } = this.where();
		if (command.do === 'next') {
			const from = `${round} ${phase}`;
			if (this.busy && this.wentOnFrom === from) return false;
			this.wentOnFrom = from;
		}
		const post: CommandPost = { id: newPostId(), round, phase, command };
		const done = this.last.then(() => this.deliver(post));
		this.last = done;
		return await done;
	};

	private async deliver(post: CommandPost): Promise<boolean> {
		this.busy = true;
		this.problem = '';
		try {
			const { view } = await deliver<CommandReply>(this.url, post, {
				signal: this.leaving.signal,
				final: [429],
				waitFor: (tries) => backOff(tries, Math.random()),
				onRetry: () => (this.problem = 'No answer from the server yet. Trying again by itself.')
			});
			this.problem = '';
			this.take(view);
			return true;
		} catch (error) {
			if (this.leaving.signal.aborted) return false;
			this.problem =
				error instanceof Refused ? error.message : 'Something went wrong here. Reload the page.';
			return false;
		} finally {
			this.busy = false;
		}
	}

	close(): void {
		this.leaving.abort();
	}
}
