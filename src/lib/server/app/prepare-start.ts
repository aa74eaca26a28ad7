import type { Context } from '../context.ts';
import { askedByStart } from '../start-up.ts';
import { issueSetupLink } from './issue-setup-link.ts';
import { loadDemo } from './load-demo.ts';
import { showClassCode } from './names.ts';

/**
 * Where the start command loads the app: loads the demo into an empty store, makes the administrator's one-time link,
 * and says both.
 */
export async function prepareStart(ctx: Context): Promise<void> {
	const asked = askedByStart();
	if (!asked) return;
	const { wantsDemo: wanted, alone, say } = asked;
	const demo = await loadDemo(ctx, { wanted, alone, say });
	asked.ready({
		demo: demo && { ...demo, shownCode: showClassCode(demo.classCode) },
		setupPath: await issueSetupLink(ctx)
	});
}
