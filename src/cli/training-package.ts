/** Packages that only training needs: too large to be the project's, so they are installed for the time of training. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UsageError } from './treebank.ts';

export interface TrainingPackage {
	name: string;
	/** Exact: another version could give another model, and training must give the same bytes every time. */
	version: string;
}

/**
 * Installs a package into a temporary folder, reads it and removes it again.
 * @param read is given the package's own folder
 * @param installed a folder that has the package already (in node_modules), which is then left alone
 * @throws UsageError when it can be neither installed nor found
 */
export function withPackage<T>(
	{ name, version }: TrainingPackage,
	installed: string | undefined,
	read: (folder: string) => T
): T {
	if (installed !== undefined) {
		const folder = join(installed, 'node_modules', name);
		if (!existsSync(folder)) throw new UsageError(`There is no ${folder}.`);
		return read(folder);
	}
	const folder = mkdtempSync(join(tmpdir(), 'threshold-training-'));
	try {
		install(folder, `${name}@${version}`);
		return read(join(folder, 'node_modules', name));
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

function install(folder: string, what: string): void {
	const options = [
		'--no-save',
		'--no-audit',
		'--no-fund',
		'--ignore-scripts',
		'--legacy-peer-deps'
	];
	try {
		execFileSync('npm', ['install', '--prefix', folder, ...options, what], {
			stdio: ['ignore', 'ignore', 'pipe']
		});
	} catch {
		throw new UsageError(
			`Cannot install ${what}, which the entity types are learnt with. Training needs the npm registry and 400 MB of free space in ${tmpdir()}; or name a folder that has it with --packages FOLDER.`
		);
	}
}
