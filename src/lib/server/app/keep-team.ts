import { SMALLEST_TEAM, teamShare } from '../../core/standing/measures.ts';
import type { Query } from '../db/client.ts';
import {
	countTeam,
	listGroupIds,
	lockGroup,
	replaceTeamStandings,
	sumTeam
} from '../db/team-standings.ts';

/** Reckons anew where every group of a class stands: after learners moved between them. */
export async function keepTeams(tx: Query, classId: string): Promise<void> {
	for (const groupId of await listGroupIds(tx, classId)) await keepTeam(tx, classId, groupId);
}

/**
 * Reckons where a group stands in these periods, in the transaction that changed what its members have or who they
 * are. Whoever opted out of boards is not in the mean, since it would tell of them. A group of one listed member, or
 * with nothing that counts, stands nowhere.
 */
export async function keepTeam(
	tx: Query,
	classId: string,
	groupId: string,
	periods: string[] | 'all' = 'all'
): Promise<void> {
	await lockGroup(tx, groupId);
	const members = await countTeam(tx, groupId);
	const sums = members < SMALLEST_TEAM ? [] : await sumTeam(tx, groupId, periods);
	const rows = sums.map(({ period, active, sum }) => ({
		groupId,
		period,
		classId,
		share: teamShare({ sum, active, members }),
		active,
		members
	}));
	await replaceTeamStandings(tx, groupId, periods, rows);
}
