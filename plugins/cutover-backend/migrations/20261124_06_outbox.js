/**
 * What is still to be told about what happened: one row per message, so that each is delivered, retried and recorded
 * on its own. `claimed_until` is a lease: a process that dies with it loses nothing, another one takes over.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async knex => {
  await knex.schema.createTable('outbox', table => {
    table.bigIncrements('id');
    table
      .string('teller', 16)
      .notNullable()
      .comment('notification, signal, event or audit-head');
    table.uuid('cutover_id').notNullable();
    table.text('message').notNullable().comment('JSON');
    table.string('created_at', 24).notNullable();
    table.integer('attempts').notNullable().defaultTo(0);
    table.string('not_before', 24).notNullable();
    table.string('claimed_until', 24);
    table.string('claimed_by', 36).comment('differs with every claim');
    table.string('done_at', 24).comment('delivered, or given up');
    table.text('last_error').comment('of the last attempt, if it failed');

    // Done rows are many and of no interest to whoever looks for work.
    table.index(['not_before'], 'outbox_due', {
      predicate: knex.whereNull('done_at'),
    });
    table.index(['done_at']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async knex => {
  await knex.schema.dropTable('outbox');
};
