/** The decisions at a guarded door, each from what the article brings for it. */
import { isAboutTouch, threatOf, type Slots } from './guarded-slots.ts';
import type { Decision, RuleCase } from './plan.ts';
import { option } from './wordings.ts';

export interface Cast extends Slots {
	/** "agent": the visitor without what kind of one. */
	who: string;
	a: string;
}

const upper = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
export const base = {
	frame: 'story' as const,
	mend: null,
	rule: null,
	own: 0,
	worth: 1,
	at: 0,
	pair: ''
};

export function atTheDoor(cast: Cast): Decision {
	const { place, visitor, who, rule, attempt, refusal, protection, leave } = cast;
	const asked = askedFor(leave);
	const missing = GIVEN.test(asked)
		? `Nobody has given ${asked}`
		: `There is no ${leave.replace(/^(?:an?|the) /, '')}`;
	return {
		...base,
		id: 'door',
		text: `You are on duty at the front desk of the ${place}${protection ? ', and people who rely on it are inside' : ''}. ${upper(cast.a)} ${visitor} is at the door and tries to come in. ${missing}, and nobody inside has called for help. What do you do?`,
		hypothetical: false,
		evidence: [attempt],
		act: `Go to the door and say that nobody may come in`,
		rule: caseOf(cast, false),
		options: [
			option(
				'best',
				'comply',
				[
					`Go to the door, say this is the ${place} and that entry needs ${asked}.`,
					`Go to the door and say that nobody comes in without ${asked}.`
				],
				`The ${visitor} stops on the step. The rule is said aloud, calmly, before anyone has crossed it.`,
				refusal ?? rule
			),
			option(
				'acceptable',
				'late',
				[
					'Keep the door shut, say nothing yet and fetch a colleague to decide.',
					'Keep the door shut and say nothing until a colleague has come to decide.'
				],
				`The door stays shut, but for a minute nobody tells the ${visitor} why, and the knocking gets louder.`,
				rule
			),
			option(
				'critical',
				'break-prohibition',
				[
					`Let the ${who} in to talk, so that nobody out in the street sees a quarrel.`,
					`Let the ${who} in to talk, so that there is no quarrel.`
				],
				`The ${visitor} is inside, and the people in the hall fall silent. Nobody who could give leave has given it.`,
				rule
			),
			option(
				'poor',
				'inaction',
				[
					`Go on with your paperwork and let the ${who} settle it with the lock.`,
					`Go on with your paperwork, so that the ${who} sees how little time you have.`
				],
				'Nobody says no. Silence is easily taken for a yes.',
				rule
			)
		],
		mend: {
			text: `The ${visitor} now stands one step inside the hall and looks along the corridor. You can still change how this goes.`,
			evidence: rule,
			options: [
				option(
					'acceptable',
					'comply',
					[`Say that no leave was given, ask the ${who} to go, and hold the door.`],
					`The ${visitor} hesitates, then steps back over the threshold. What was lost can be put right.`,
					rule
				),
				option(
					'poor',
					'under-escalate',
					['Walk along, so that at least someone from the staff sees what happens.'],
					`You become a witness where you could have said no. After a round through the hall, the ${who} goes back to the door.`,
					rule
				),
				option(
					'critical',
					'over-escalate',
					[`Take the ${who} by the arm and push, so that the hall is clear quickly.`],
					`For a moment there is a scuffle, and the people in the hall see it. Then the ${who} is back at the door, angrier than before.`,
					rule
				)
			]
		}
	};
}

const GIVEN = /^(?:permission|consent|leave|approval|authori[sz]ation)$/;

/** "the consent of the head of the mission" → "consent", "an order signed by a judge" → "an order" */
function askedFor(leave: string): string {
	const [, article, noun] = /^(an? |the )?(\p{Ll}+)/u.exec(leave) ?? [null, '', 'permission'];
	return GIVEN.test(noun!) ? noun! : `${article === 'the ' ? '' : (article ?? '')}${noun}`;
}

export function caseOf({ norm }: Slots, limitHolds: boolean): RuleCase | null {
	return norm && { norm: norm.id, limitHolds, does: limitHolds };
}

export function underPressure({ who, threat, rule }: Cast): Decision | null {
	if (!threat) return null;
	const touch = isAboutTouch(threat);
	return {
		...base,
		id: 'pressure',
		text: `The ${who} at the door ${threatOf(threat)}. Everybody in the hall looks at you. How do you go on?`,
		hypothetical: false,
		evidence: [threat],
		act: 'Keep your hands to yourself',
		options: [
			option(
				'best',
				'comply',
				['Keep your hands to yourself, stay where you are and repeat the rule calmly.'],
				`There is nothing to answer but a sentence said quietly. The ${who} looks at you for a while and takes a step back.`,
				threat
			),
			option(
				'acceptable',
				'late',
				['Step back from the door, lock it and leave all of the talking to others.'],
				'You are out of reach and the door is locked. That the rule still stands goes unsaid.',
				threat
			),
			option(
				'critical',
				'over-escalate',
				touch
					? [`Go out and push the ${who} off the step before it can come to that.`]
					: [`Shout at the ${who} from where you are, and threaten something still worse in turn.`],
				touch
					? 'Now there is contact, and you began it. The warning was about exactly this.'
					: 'Now there are two threats, and one of them is yours. The quarrel is louder than before.',
				threat
			),
			option(
				'poor',
				'under-escalate',
				['Open the door a little after all, to show that you want no trouble.'],
				'A threat is no permission, and an open door invites the next try.',
				rule
			)
		],
		mend: {
			text: touch
				? `The ${who} is pushing back, and a colleague looks at you. You can still stop this.`
				: `The ${who} shouts back, and a colleague looks at you. You can still stop this.`,
			evidence: threat,
			options: [
				option(
					'acceptable',
					'comply',
					touch
						? ['Let go, step back to the door and say the rule once more.']
						: ['Lower your voice, take it back and say the rule once more.'],
					touch
						? `Your hands are down. The ${who} steps back, too.`
						: `It grows quiet. The ${who} waits.`,
					threat
				),
				option(
					'poor',
					'under-escalate',
					['Walk away, and leave the door to whoever wants to have it.'],
					'Nobody stands at the door now, and nobody says no.',
					rule
				),
				option(
					'critical',
					'over-escalate',
					touch
						? ['Hold on until the others come, now that you have begun it.']
						: ['Go on until one of you gives in, now that it has begun.'],
					touch
						? 'The scuffle goes on, and everybody in the hall can see it.'
						: 'The shouting goes on, and everybody in the hall can hear it.',
					threat
				)
			]
		}
	};
}

/** Only where the article tells that people inside were looked after. */
export function theirPeople({ place, who, protocol, protection, rule }: Cast): Decision | null {
	const care = protocol ?? protection;
	if (!care) return null;
	// Children run nowhere of their own accord.
	const school = place === 'school';
	const plan = protocolOf(protocol);
	return {
		...base,
		id: 'people',
		text: `The ${who} waits on the pavement and makes a call. ${
			school
				? 'In the corridor a colleague asks you in a low voice: “Are the children safe here? Should we take them out at the back?”'
				: 'Inside, somebody asks you in a low voice: “Are we safe here? Should we run out at the back?”'
		} What is your next step?`,
		hypothetical: true,
		evidence: [care],
		act: 'Look after the people inside',
		options: [
			option(
				'best',
				'comply',
				[
					protocol
						? `Start the ${plan}, keep everyone inside and tell them what you do.`
						: 'Keep everyone inside, tell them what you do and call the person in charge.'
				],
				'It is quiet again inside, and the right people are being told.',
				care
			),
			option(
				'acceptable',
				'late',
				['Tell everyone to stay seated, and look up what has to be done once it is quiet.'],
				'People stay, which is right. The steps that were made for such a moment begin later than they could.',
				care
			),
			option(
				'poor',
				'skip-precondition',
				['Send everybody out through the back door, so that the building is empty.'],
				'Outside, nobody is responsible for them any more. Inside, they were protected.',
				protection ?? care
			),
			option(
				'critical',
				'wrong-authority',
				[`Leave it to the ${who} outside to decide whether the people may stay.`],
				`The ${who} is glad to be asked. But inside the ${place} it is not for the ${who} to decide.`,
				rule
			)
		]
	};
}

/** "the lockdown protocol" */
const protocolOf = (protocol: Cast['protocol']): string =>
	/\b((?:\p{Ll}+ )?(?:protocol|emergency plan))s?\b/u
		.exec(protocol?.quote ?? '')?.[1]
		?.replace(/^(?:an?|the|its|their|our|that|this|of) /, '')
		.replace(/^protocol$/, 'emergency protocol') ?? 'emergency protocol';

export function report(cast: Cast): Decision {
	const { place, visitor, superior, remedy, protest, attempt, reportRule, reportTime } = cast;
	const why = reportRule ?? protest ?? attempt;
	return {
		...base,
		id: 'account',
		text: `${reportTime ? `The ${visitor} has gone, and` : 'In the evening'} the ${place} is quiet again. Your supervisor asks you what has to be done about the ${visitor}'s attempt to come in without leave. What now?`,
		hypothetical: true,
		evidence: [why],
		act: 'Write down what happened and report it',
		options: [
			option(
				'best',
				'comply',
				[`Write down what happened and report it to ${superior}${reportTime || ` for ${remedy}`}.`],
				'What you saw stands on paper while it is fresh, and those who may speak officially can do so.',
				why
			),
			option(
				reportTime ? 'poor' : 'acceptable',
				'late',
				['Tell your supervisor everything, and write the report at the week’s end.'],
				'It is told, but not yet written. By then the details will have faded.',
				why
			),
			option(
				'poor',
				'wrong-authority',
				['Post your own account online tonight, so that everybody learns of it.'],
				'It is read a thousand times before anyone responsible has seen it. Official words come from those whose task they are.',
				why
			),
			option(
				'poor',
				'inaction',
				['Let the matter rest, since in the end nobody unwanted stayed inside.'],
				'Without a report nobody can ask that it does not happen again.',
				why
			)
		],
		mend: {
			text: reportTime
				? 'A few minutes later, your supervisor asks once more whether there is anything to report.'
				: 'Before you go home, your supervisor asks once more whether there is anything left to write down.',
			evidence: why,
			options: [
				option(
					'acceptable',
					'comply',
					reportTime
						? [`Sit down at once, and report to ${superior} all that you saw.`]
						: ['Sit down again, and write what you saw from beginning to end.'],
					reportTime ? 'It is on record, and still in time.' : 'It takes an hour. It is on record.',
					why
				),
				option(
					'poor',
					'inaction',
					['Say that there is nothing, since the day has been long enough.'],
					'Nothing is on record.',
					why
				),
				option(
					'poor',
					'under-escalate',
					['Say that others saw it too, and that they will surely write.'],
					'The others think the same of you.',
					why
				)
			]
		}
	};
}
