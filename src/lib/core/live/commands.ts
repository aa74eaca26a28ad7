import type { LiveSettings, Take } from './state.ts';

/** What the trainer may ask of a running session; see Posts in wire.ts. */
export type LiveCommand =
	/** lobby → first question, and from then on to whatever naturally comes next. */
	| { do: 'next' }
	| { do: 'pause' }
	| { do: 'resume' }
	/** The question is left out, counts for nobody, and the next one comes. Quiz only. */
	| { do: 'skip' }
	| { do: 'extend'; seconds: number }
	/** No more answers now. */
	| { do: 'close' }
	/** Straight to the quote that decides. Quiz only. */
	| { do: 'quote' }
	/** The top five, from `result`. Quiz only. */
	| { do: 'top' }
	/** Scenario: from a split, a debate or a vote straight on, by the room's or the best way. */
	| { do: 'take'; take: Take }
	/** To the podium or the debrief, whatever is left. */
	| { do: 'finish' }
	/** The session is over; the PIN lets nobody in any more. */
	| { do: 'end' }
	| { do: 'lock'; locked: boolean }
	| { do: 'settings'; settings: Partial<LiveSettings> }
	/** Takes somebody out; with `block` the same browser or account does not come back in. */
	| { do: 'remove'; playerId: string; block: boolean }
	| { do: 'let-in'; playerId: string }
	/** How much of the stated time a player has, in percent, 100 … 400. */
	| { do: 'extra-time'; playerId: string; percent: number }
	/** `team` is an index into settings.teams. */
	| { do: 'team'; playerId: string; team: number }
	| { do: 'new-pin' };

export type CommandName = LiveCommand['do'];
