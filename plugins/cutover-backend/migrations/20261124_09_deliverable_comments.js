/**
 * One row per comment on a document. `comment` is the whole of it as JSON, with its answers; the other columns are what is
 * counted and looked for.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async knex => {
  await knex.schema.createTable('deliverable_comments', table => {
    table.uuid('id').primary();
    table
      .uuid('cutover_id')
      .notNullable()
      .references('cutovers.id')
      .onDelete('CASCADE');
    table.string('deliverable', 63).notNullable();
    table.boolean('is_open').notNullable();
    table.string('created_at', 24).notNullable();
    table.text('comment').notNullable();
    table.index(['cutover_id', 'deliverable', 'created_at']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async knex => {
  await knex.schema.dropTable('deliverable_comments');
};
