import { defineConfig } from 'drizzle-kit';

// The schema picks its engine by DATABASE_URL when it is loaded, so each engine has a config of its own.
process.env.DATABASE_URL = 'file:./unused.db';

export default defineConfig({
	dialect: 'sqlite',
	schema: './src/lib/server/db/schema.ts',
	out: './drizzle/sqlite'
});
