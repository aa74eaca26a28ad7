/**
 * Ways of going wrong that fit many duties, each with the motive that people have for it. Several lengths of each, since
 * a choice must be about as long as the right one beside it.
 */
import type { Evidence } from '../../evidence.ts';
import type { Operator, Quality } from '../model.ts';
import type { Option } from './plan.ts';

export function option(
	quality: Quality,
	operator: Operator,
	wordings: readonly string[],
	then: string,
	why: Evidence,
	own = 1
): Option {
	return { wordings, quality, operator, then, why, own };
}

/** Poor, but against no rule. */
export const harmless = (option: Option): Option => ({ ...option, harmless: true });

export interface Way {
	operator: Operator;
	wordings: readonly string[];
	/** What happens, before what is still to be done. */
	then: string;
}

/** Something has come up at work, and nobody has acted yet. */
export const WHEN_DUE_AT_WORK: readonly Way[] = [
	{
		operator: 'inaction',
		then: 'Time passes.',
		wordings: [
			'Wait and see what happens.',
			'Go on as before, to save time.',
			'Leave things as they are for now.',
			'Leave things as they are, and go on with the rest.',
			'Go on with the work in hand, since there is a lot to do before the day is over.',
			'Wait and see how things go, since acting too soon may only make more trouble.',
			'Go on with the work in hand for now, and come back to the matter once the day is quieter.',
			'Leave things as they are for the time being, since nobody has complained and others are waiting for you.'
		]
	},
	{
		operator: 'under-escalate',
		then: 'Nobody takes the matter up.',
		wordings: [
			'Mention the matter to a colleague.',
			'Mention the matter in passing to a colleague, and go on.',
			'Leave the matter to a colleague who has done this before.',
			'Mention the matter to a colleague in passing, and trust that something will be done.'
		]
	}
];

/** The same at home, where nobody else is there to leave it to. */
export const WHEN_DUE_AT_HOME: readonly Way[] = [
	{
		operator: 'inaction',
		then: 'Time passes.',
		wordings: [
			'Wait and see what happens.',
			'Leave things as they are for now.',
			'Do nothing yet, and see how things go.',
			'Leave things as they are, and go on with the rest.',
			'Leave things as they are, since all seems well so far.',
			'Wait and see how things go, since doing too much may only make them worse.',
			'Leave things as they are for the time being, since nothing seems to be very wrong.',
			'Leave things as they are for the time being, and look again when you have more time to spare.'
		]
	},
	{
		operator: 'wrong-authority',
		then: 'You are told this and that.',
		wordings: [
			'Ask a friend what to do.',
			'Do what a friend of yours would do.',
			'Ask a friend about this, and do the same.',
			'Look for advice online, and do what most people do.',
			'Ask a friend who has been through this, and do the same.',
			'Look for advice online, and follow what most people there say.',
			'Ask a friend who has been through something of the kind before, and do the same.',
			'Look for advice online, and follow what most people there say has worked well for them.'
		]
	}
];

/** One step of several is to come. */
export const NEXT_STEP: readonly Way[] = [
	{
		operator: 'inaction',
		then: 'You stop halfway.',
		wordings: [
			'Stop here for today.',
			'Stop here, since that will do.',
			'Stop here, and do the rest another day.',
			'Stop here, since the most important part is done.',
			'Stop here, since the rest hardly seems worth the trouble.',
			'Stop here, and do the rest another day when you have more time for it all.'
		]
	}
];

/** Somebody has said that a standing rule can be left aside. */
export const SAID_NEEDLESS: readonly Way[] = [
	{
		operator: 'inaction',
		then: 'You say nothing, and nothing is done.',
		wordings: [
			'Say nothing, and leave it out.',
			'Say nothing, and do as the others do.',
			'Say nothing, and do as most of the others do.',
			'Leave this out today without saying anything to anyone.',
			'Say nothing, and leave this out as most of the others seem to do.',
			'Leave this out without saying anything, so that there is no long talk about rules.',
			'Leave this out today without saying anything, so that there is no long talk about rules again.'
		]
	},
	{
		operator: 'false-exception',
		then: 'The rule leaves no room for that.',
		wordings: [
			'Make an exception for today.',
			'Make an exception, just for today.',
			'Leave this out today, since time is short.',
			'Make an exception today, since there is a lot to do.',
			'Leave this out today, since nothing is likely to happen.',
			'Make an exception for today, since nobody is likely to come to harm.',
			'Make an exception for today, since the rule can hardly be meant for a day like this.'
		]
	},
	{
		operator: 'under-escalate',
		then: 'The rule is kept for show, and then no longer.',
		wordings: [
			'Do so only if somebody asks.',
			'Do so only while others are near.',
			'Do so only as long as somebody is looking.',
			'Do so for the first hour, and then let the rule rest.',
			'Do so as long as somebody is looking, and not afterwards.',
			'Do so as long as somebody in charge is looking, and let the rule rest afterwards.'
		]
	}
];

/** Closing questions of situations, taken in turn. */
export const ASKS = [
	'What do you do?',
	'What is your next step?',
	'How do you go on?',
	'What now?'
];

/** What is said of a right act once it is done, taken in turn. */
export const DONE = [
	'That is what is asked for here.',
	'That was the thing to do.',
	'This is how it is meant to be done.',
	'You can go on with a clear head.'
];
