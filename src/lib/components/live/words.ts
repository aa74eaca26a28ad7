import type { LiveCommand } from '$lib/core/live/commands.ts';
import type { DecidedBy, LiveSettings } from '$lib/core/live/state.ts';
import type { DebriefRound, HostView, OwnStanding, RoomView } from '$lib/core/live/views.ts';
import { pointsWords } from '$lib/components/board/points.ts';

/** Where phones go: the address to be typed, and the square that has the PIN in it. */
export interface JoinAddress {
	address: string;
	/** True: it is this machine's own name, which no phone finds. */
	onlyHere: boolean;
	qr: { size: number; path: string } | null;
}

type Where = Pick<RoomView, 'kind' | 'phase' | 'vote'> & { branch?: RoomView['branch'] };

/** Where the room is, in a few words for its trainer. */
export function phaseWords({ kind, phase, vote }: Where): string {
	const second = vote === 2 ? 'The second vote' : '';
	switch (phase) {
		case 'lobby':
			return 'Waiting for everybody';
		case 'reading':
			return second || 'Reading, before the clock starts';
		case 'open':
			return second || (kind === 'quiz' ? 'Answers are coming in' : 'The room votes');
		case 'closed':
			return kind === 'quiz' ? 'No more answers' : 'The vote is closed';
		case 'distribution':
			return vote === 2 ? 'What the room thinks now' : 'What the room thought';
		case 'quote':
			return 'The quote that decides';
		case 'result':
			return 'Everybody sees their own result';
		case 'top':
			return 'The first five';
		case 'debate':
			return 'The room talks it over';
		case 'branch':
			return 'What came of it';
		case 'podium':
			return 'The podium';
		case 'debrief':
			return 'Looking back';
		case 'ended':
			return 'It is over';
	}
}

/** What the one big button does now. */
export function nextWords(
	{ kind, phase, vote, branch, question }: Where & Pick<RoomView, 'question'>,
	{ secondVote, take }: Pick<LiveSettings, 'secondVote' | 'take'>,
	isLast: boolean
): string {
	const branching = take === 'best' ? 'Take the best way' : 'Take the room’s way';
	switch (phase) {
		case 'lobby':
			return kind === 'quiz' ? 'Ask the first question' : 'Begin the story';
		case 'reading':
			return 'Start the clock now';
		case 'open':
			return kind === 'quiz' ? 'Close it: no more answers' : 'Close the vote';
		case 'closed':
			return question ? 'Show what the room thought' : 'Go on';
		case 'distribution':
			if (kind === 'quiz') return 'Show the quote that decides';
			return vote === 1 && secondVote ? 'Let them talk it over' : branching;
		case 'debate':
			return 'Vote again';
		case 'quote':
			return 'Show everybody their own result';
		case 'result':
		case 'top':
			return isLast ? 'Show the podium' : 'Ask the next question';
		case 'branch':
			return branch?.ending ? 'Look back together' : 'Go on with the story';
		case 'podium':
		case 'debrief':
			return 'End the session';
		case 'ended':
			return 'It is over';
	}
}

/** Whether the running question is the last one. */
export function isLastRound({ stage, upcoming }: Pick<HostView, 'stage' | 'upcoming'>): boolean {
	return stage.kind === 'quiz' && stage.round > 0 && upcoming === null;
}

/** The key that gives the command, as it stands on the keyboard. */
export const KEYS: Partial<Record<LiveCommand['do'], string>> = {
	pause: 'P',
	resume: 'P',
	extend: 'X',
	skip: 'S',
	top: 'T',
	lock: 'L'
};

/** A PIN as it is read out: in groups. */
export function pinWords(pin: string): string {
	const size = pin.length % 4 === 0 ? 4 : 3;
	return pin.match(new RegExp(`.{1,${size}}`, 'g'))?.join(' ') ?? pin;
}

/** An address as one types it. */
export function addressWords(address: string): string {
	return address.replace(/^https?:\/\//, '').replace(/\/$/, '');
}

export function countWords(count: number, one: string, many: string): string {
	return count === 1 ? `1 ${one}` : `${count} ${many}`;
}

/** Where the room changed its mind. */
export function shiftWords({
	both,
	shifted,
	better,
	worse
}: Pick<DebriefRound, 'both' | 'shifted' | 'better' | 'worse'>): string {
	if (both === 0) return 'There was one vote.';
	if (shifted === 0) return 'Everybody stayed with what they chose first.';
	const parts = [
		...(better > 0 ? [`${better} to a better choice`] : []),
		...(worse > 0 ? [`${worse} to a worse one`] : [])
	];
	const where = parts.length > 0 ? `: ${parts.join(', ')}` : '';
	return `${shifted} of ${both} changed their mind${where}.`;
}

export const DECIDED_BY: Record<DecidedBy, string> = {
	room: 'The room chose',
	best: 'The best way is taken',
	nobody: 'Nobody voted, so the best way is taken'
};

/** "3rd place of 12", "1st place of 12, shared by two". */
export function placeWords({ place, of, shared }: Pick<OwnStanding, 'place' | 'of' | 'shared'>) {
	const with_ = shared > 1 ? `, shared by ${shared}` : '';
	return `${ordinal(place)} place of ${of}${with_}`;
}

/** "1st", "2nd", "11th". */
export function ordinal(place: number): string {
	const tail = place % 100;
	const last = tail > 10 && tail < 14 ? 0 : place % 10;
	return `${place}${['th', 'st', 'nd', 'rd'][last] ?? 'th'}`;
}

/** "1 point", "2.5 points". */
export function pointsCount(thousandths: number): string {
	return `${pointsWords(thousandths)} ${thousandths === 1000 ? 'point' : 'points'}`;
}
