const VARIABLE = 'BACKSTAGE_TEST_DATABASE_POSTGRES17_CONNECTION_STRING';

/** One PostgreSQL server per test run; `TestDatabases` finds it by the variable. */
module.exports = async () => {
  if (process.env[VARIABLE]) return;
  const { startPostgres } = await import('./postgres.mjs');
  const server = await startPostgres();
  globalThis.cutoverPostgres = server;
  process.env[VARIABLE] = server.connectionString;
};
