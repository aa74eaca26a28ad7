import { defineConfig } from 'drizzle-kit';

// See drizzle.sqlite.config.ts.
process.env.DATABASE_URL = 'postgres://unused';

export default defineConfig({
	dialect: 'postgresql',
	schema: './src/lib/server/db/schema.ts',
	out: './drizzle/postgres'
});
