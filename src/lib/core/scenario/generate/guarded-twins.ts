/** The case in which the rule at the door opens: the same door, and the right act flips. */
import type { Evidence } from '../../evidence.ts';
import { base, caseOf, type Cast } from './guarded-decisions.ts';
import type { Decision } from './plan.ts';
import { option } from './wordings.ts';

/** The rule's exception for an emergency, as facts: the same door, and the right act flips. */
export function emergencyTwin(cast: Cast, emergency: Evidence): Decision {
	const { visitor, rule } = cast;
	return {
		...base,
		id: 'smoke',
		text: 'A few minutes later grey smoke comes from under the door of a back room, and behind it someone is shouting for help. Nobody in charge can be reached. Two firefighters run up to the entrance with breathing gear: “May we?” What do you do?',
		hypothetical: true,
		evidence: [emergency],
		act: 'Open the door and let the firefighters in',
		rule: caseOf(cast, true),
		options: [
			option(
				'best',
				'comply',
				['Open the door at once, show the firefighters the way and count your people.'],
				'They are past you in seconds. The same door, and this time opening it keeps to the rule.',
				emergency
			),
			option(
				'acceptable',
				'late',
				['Let the firefighters in, once you have taken down their names and numbers.'],
				'They get in, a minute later than they could have. Names can be asked afterwards.',
				emergency
			),
			option(
				'critical',
				'exceed-permission',
				['Keep them outside until somebody in charge has signed a written permission.'],
				'The shouting goes on behind the door. The rule you are defending has an exception made for this.',
				emergency
			),
			option(
				'poor',
				'false-exception',
				[
					`Wave in the ${visitor} as well, since the door is open now for everybody.`,
					`Wave in the ${cast.who} as well, since the door is open now for all.`
				],
				`The firefighters came because of the smoke. The ${visitor} came for something else, and an emergency gives no leave for that.`,
				rule
			)
		]
	};
}

/** What the rule asks for is there: the same visitor, and the right act flips. */
export function leaveTwin(cast: Cast): Decision {
	const { visitor, who, rule, leave, a, reportTime } = cast;
	const brings = /^(?:an?|the) /.test(leave) ? leave : `${leave} from those who may give it`;
	return {
		...base,
		id: 'leave',
		text: `${reportTime ? 'A little' : 'Some hours'} later ${a} ${visitor} is at the door again. This time there is ${brings.replace(/^the /, '')}: you hold the paper in your hand, and it is in order. What do you do?`,
		hypothetical: true,
		evidence: [rule],
		act: `Let the ${who} in`,
		rule: caseOf(cast, true),
		options: [
			option(
				'best',
				'comply',
				[`Let the ${who} in, go along, and write down the time and what is done.`],
				'The door opens. The same door, and this time opening it keeps to the rule.',
				rule
			),
			option(
				'acceptable',
				'late',
				[
					`Let the ${who} wait until a colleague has read the paper, and then in.`,
					`Let the ${who} wait until a colleague has read all of the paper, and then in.`
				],
				`The ${who} gets in, later than need be.`,
				rule
			),
			option(
				'critical',
				'over-escalate',
				[`Keep the ${who} out all the same, since nobody may ever come in here.`],
				'The rule you are defending ends where its condition is met. It is met now.',
				rule
			),
			option(
				'poor',
				'exceed-permission',
				[`Let the ${who} in and walk about alone, to get this over with quickly.`],
				`The ${who} may come in, and does. What is done inside, nobody from the staff can tell.`,
				rule
			)
		]
	};
}
