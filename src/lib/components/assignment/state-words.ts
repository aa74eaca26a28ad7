import { sayMoment } from '$lib/core/assignment/say-moment.ts';
import type { LearnerState } from '$lib/core/assignment/learner-state.ts';
import type { Windows } from '$lib/core/assignment/windows.ts';

type Tone = 'plain' | 'info' | 'good' | 'warn' | 'bad';

/** The state as a badge says it; null where the list it stands in says it already. */
export const STATE_BADGES: Record<LearnerState, { words: string; tone: Tone } | null> = {
	running: { words: 'Begun', tone: 'info' },
	open: null,
	soon: { words: 'Due soon', tone: 'warn' },
	late: { words: 'Late', tone: 'warn' },
	later: null,
	done: null,
	missed: { words: 'Missed', tone: 'plain' },
	excused: { words: 'Excused', tone: 'info' }
};

/** When it matters next for this state, in words; '' where no time does. */
export function whenWords(state: LearnerState, windows: Windows, timeZone: string): string {
	const { openAt, dueAt, lateUntil } = windows;
	const say = (at: number) => sayMoment(at, timeZone);
	switch (state) {
		case 'later':
			return openAt === null ? '' : `opens ${say(openAt)}`;
		case 'late':
			return `was due ${say(dueAt ?? 0)}, taken until ${say(lateUntil ?? dueAt ?? 0)}`;
		case 'missed':
			return dueAt === null ? '' : `was due ${say(dueAt)}`;
		case 'done':
		case 'excused':
			return '';
		default:
			return dueAt === null ? '' : `due ${say(dueAt)}`;
	}
}
