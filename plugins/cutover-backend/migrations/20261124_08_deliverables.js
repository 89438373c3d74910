/**
 * What was written for the documents of a cutover. `deliverables` has one row per document that somebody has begun: the
 * draft that all share, and the version that a write names. `deliverable_revisions` holds what was handed in; its rows are
 * never changed.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async knex => {
  await knex.schema.createTable('deliverables', table => {
    table
      .uuid('cutover_id')
      .notNullable()
      .references('cutovers.id')
      .onDelete('CASCADE');
    table.string('deliverable', 63).notNullable().comment('id in the template');
    table.integer('version').notNullable().comment('raised by every write');
    table.text('draft').comment('the whole draft as JSON; null without one');
    table.text('saved_by').comment('who wrote on the draft last');
    table.string('saved_at', 24);
    table
      .integer('revision')
      .notNullable()
      .comment('number of the last revision, 0 without one');
    table.primary(['cutover_id', 'deliverable']);
  });

  await knex.schema.createTable('deliverable_revisions', table => {
    table
      .uuid('cutover_id')
      .notNullable()
      .references('cutovers.id')
      .onDelete('CASCADE');
    table.string('deliverable', 63).notNullable();
    table.integer('number').notNullable();
    table.string('hash', 64).notNullable().comment('SHA-256 of the data');
    table.text('author').notNullable();
    table.boolean('by_service').notNullable();
    table.string('created_at', 24).notNullable();
    table.text('note');
    table.text('data').notNullable().comment('canonical JSON (RFC 8785)');
    table.text('origins').notNullable();
    table.primary(['cutover_id', 'deliverable', 'number']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async knex => {
  await knex.schema.dropTable('deliverable_revisions');
  await knex.schema.dropTable('deliverables');
};
