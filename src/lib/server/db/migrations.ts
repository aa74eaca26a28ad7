import { readMigrationFiles, type MigrationMeta } from 'drizzle-orm/migrator';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { StoreError } from './store-error.ts';

/** All migrations of an engine, oldest first. `folder` is the one that holds both engines'. */
export function knownMigrations(folder: string, engine: 'sqlite' | 'postgres'): MigrationMeta[] {
	const journal = resolve(folder, engine, 'meta/_journal.json');
	if (!existsSync(journal)) throw new StoreError(`The migrations are missing: ${journal}.`);
	return readMigrationFiles({ migrationsFolder: resolve(folder, engine) });
}

/** When the newest of them was made, which is what a store notes of each; 0 where there is none. */
export function newestOf(known: MigrationMeta[]): number {
	return Math.max(0, ...known.map((migration) => migration.folderMillis));
}

/** @param applied what the store notes of the newest migration it has seen */
export function refuseNewerSchema(applied: number, known: MigrationMeta[]): void {
	if (applied > newestOf(known)) {
		throw new StoreError(
			'This database was made by a newer version of Threshold. Start that version, or restore a backup from before the upgrade.'
		);
	}
}
