import { SMALLEST_TEAM, teamShare } from '../../core/standing/measures.ts';
import type { Query } from '../db/client.ts';
import { countTeam, lockGroup, replaceTeamStandings, sumTeam } from '../db/team-standings.ts';

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
