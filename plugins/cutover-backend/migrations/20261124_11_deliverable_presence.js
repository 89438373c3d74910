/**
 * Who has which document open: one row per person and document, renewed while it is open.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async knex => {
  await knex.schema.createTable('deliverable_presence', table => {
    table
      .uuid('cutover_id')
      .notNullable()
      .references('cutovers.id')
      .onDelete('CASCADE');
    table.string('deliverable', 63).notNullable();
    table.string('person', 500).notNullable();
    table.string('since', 24).notNullable();
    table.string('seen_at', 24).notNullable().index();
    table.primary(['cutover_id', 'deliverable', 'person']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async knex => {
  await knex.schema.dropTable('deliverable_presence');
};
