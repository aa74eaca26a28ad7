import type { CommandName, LiveCommand } from '$lib/core/live/commands.ts';

type Key = Pick<
	KeyboardEvent,
	'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'repeat' | 'defaultPrevented' | 'target'
>;

/** Space, arrow and page keys go on, as on a presenter's remote control; a key held down does it once. */
const NEXT = [' ', 'ArrowRight', 'PageDown'];
const LETTERS: Record<string, readonly LiveCommand[]> = {
	p: [{ do: 'pause' }, { do: 'resume' }],
	x: [{ do: 'extend', seconds: 15 }],
	s: [{ do: 'skip' }],
	t: [{ do: 'top' }]
};

/**
 * What a key asks for, where it can be done; null: nothing. Whatever answers keys by itself keeps them.
 * @param can what can be done now
 */
export function keyToCommand(event: Key, can: readonly CommandName[]): LiveCommand | null {
	if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.defaultPrevented) {
		return null;
	}
	const target = event.target as Element | null;
	if (target?.closest?.('input, select, textarea, dialog')) return null;
	if (NEXT.includes(event.key)) {
		// A button or link with the focus is pressed by the space bar.
		if (event.key === ' ' && (event.shiftKey || target?.closest?.('button, a, summary')))
			return null;
		return can.includes('next') ? { do: 'next' } : null;
	}
	const wanted = LETTERS[event.key.toLowerCase()] ?? [];
	return wanted.find((command) => can.includes(command.do)) ?? null;
}

/** Whether a key that goes on should rather scroll, because the page has more below. */
export function scrollsFirst(key: string, { scrollY, innerHeight }: Window, height: number) {
	return key !== 'ArrowRight' && scrollY + innerHeight < height - 4;
}
