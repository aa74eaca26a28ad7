import {
	isClosedToClassmates,
	nameOf,
	openSchool,
	outcomeOf,
	OUTSIDERS,
	OWNED
} from '../support/school.ts';
import { requireThat, requireNoFault, type Tally } from './tally.ts';

/** Role × resource, each door asked for by all it is no business of. @param atMost so many of them */
export async function askForOthersThings(atMost: number, tally: Tally): Promise<void> {
	const school = await openSchool();
	try {
		const asked = OWNED.flatMap((route) =>
			[...OUTSIDERS, ...(isClosedToClassmates(route) ? (['classmate'] as const) : [])].flatMap(
				(who) => route.doors.map((door) => ({ route, door, who }))
			)
		).slice(0, atMost);
		let before = await school.stored();
		for (const { route, door, who } of asked) {
			await tally.case(`${who}: ${nameOf(route, door)}`, async () => {
				const answer = await outcomeOf(await school.knock(who, route, door));
				requireNoFault(answer);
				const closed = [401, 403, 404].includes(answer.status);
				requireThat(closed, 'leaked', `was answered ${answer.status}`);
				const after = await school.stored();
				const same = after === before;
				before = after;
				requireThat(same, 'wrong', 'left something changed');
			});
		}
		await tally.look(school.server);
	} finally {
		await school.close();
	}
}
