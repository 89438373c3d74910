/**
 * Gates. `gates` has one row per gate that was ever submitted or opened, with all of its rounds kept whole: they are never
 * queried by part. `gate_waiting` says who is awaited there, one row per person and reason, written anew with its gate,
 * so that what waits for one person is found without reading any gate. `substitutions` says who decides for whom.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async knex => {
  await knex.schema.createTable('gates', table => {
    table
      .uuid('cutover_id')
      .notNullable()
      .references('cutovers.id')
      .onDelete('CASCADE');
    table.string('gate', 63).notNullable().comment('id in the template');
    table.integer('version').notNullable().comment('raised by every write');
    table.string('status', 16).notNullable().comment('closed, in-review, open');
    table.string('due_at', 24).comment('first due date of an open seat');
    table.text('state').notNullable().comment('the whole gate as JSON');
    table.primary(['cutover_id', 'gate']);
    table.index(['status', 'due_at']);
  });

  await knex.schema.createTable('gate_waiting', table => {
    table.bigIncrements('id');
    table
      .uuid('cutover_id')
      .notNullable()
      .references('cutovers.id')
      .onDelete('CASCADE');
    table.string('gate', 63).notNullable();
    table.text('person').notNullable().comment('full entity ref');
    table
      .string('reason', 16)
      .notNullable()
      .comment('decide, advise or submitted');
    table.string('seat', 20).comment('null for who submitted');
    table.index(['person', 'reason']);
    table.index(['cutover_id', 'gate']);
  });

  await knex.schema.createTable('substitutions', table => {
    table.uuid('id').primary();
    table.text('principal').notNullable();
    table.text('substitute').notNullable();
    table.string('start', 24).notNullable();
    table.string('end', 24).notNullable();
    table.index(['principal']);
    table.index(['substitute']);
  });

  await knex.schema.alterTable('deliverable_revisions', table => {
    table
      .string('material_hash', 64)
      .comment('SHA-256 of the material fields; null where it is as hash');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async knex => {
  await knex.schema.alterTable('deliverable_revisions', table => {
    table.dropColumn('material_hash');
  });
  await knex.schema.dropTable('substitutions');
  await knex.schema.dropTable('gate_waiting');
  await knex.schema.dropTable('gates');
};
