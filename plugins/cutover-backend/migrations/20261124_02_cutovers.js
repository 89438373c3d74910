/**
 * One row per cutover. `document` is the whole of it as JSON, so that a read needs one row; the other columns are
 * what lists filter and sort by, written together with it. Times are ISO 8601 in UTC, which sorts as text.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async knex => {
  await knex.schema.createTable('cutovers', table => {
    table.uuid('id').primary();
    table.string('name', 63).notNullable().unique().comment('in the catalog');
    table
      .text('title_key')
      .notNullable()
      .comment('the title in lower case, the same on every engine');
    table.string('type', 63).notNullable();
    table.text('template_ref').notNullable();
    table
      .string('template_hash', 64)
      .notNullable()
      .references('template_copies.hash');
    table
      .string('status', 16)
      .notNullable()
      .comment('running, closed or cancelled');
    table.string('phase', 63).notNullable().comment('the one in progress');
    table.text('owner').notNullable();
    table.string('window_start', 24).notNullable();
    table.string('window_end', 24).notNullable();
    table.text('created_by').notNullable();
    table.string('created_at', 24).notNullable();
    table.string('updated_at', 24).notNullable();
    table.integer('version').notNullable().comment('raised by every edit');
    table
      .bigInteger('change_position')
      .notNullable()
      .index()
      .comment('where the last change stands in the feed');
    table.text('document').notNullable();

    // One for each sorting, then for each filter that people sort by window; `id` makes the order complete.
    // The first one also holds the end, so that a span of time is found without looking into the rows before it.
    table.index(['window_start', 'id', 'window_end']);
    table.index(['title_key', 'id']);
    table.index(['updated_at', 'id']);
    table.index(['status', 'window_start', 'id']);
    table.index(['status', 'updated_at', 'id']);
    table.index(['type', 'window_start', 'id']);
    table.index(['phase', 'window_start', 'id']);
    table.index(['owner', 'window_start', 'id']);
    table.index(['template_ref', 'window_start', 'id']);
    table.index(['template_hash']);
  });

  await knex.schema.createTable('cutover_targets', table => {
    table
      .uuid('cutover_id')
      .notNullable()
      .references('cutovers.id')
      .onDelete('CASCADE');
    table.text('target_ref').notNullable();
    table.text('owner_ref').comment('as the catalog last named it');
    table.primary(['cutover_id', 'target_ref']);
    table.index(['target_ref', 'cutover_id']);
    table.index(['owner_ref', 'cutover_id']);
  });

  await knex.schema.createTable('cutover_roles', table => {
    table
      .uuid('cutover_id')
      .notNullable()
      .references('cutovers.id')
      .onDelete('CASCADE');
    table.string('role', 63).notNullable();
    table.text('person_ref').notNullable();
    table.primary(['cutover_id', 'role', 'person_ref']);
    table.index(['person_ref', 'cutover_id']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async knex => {
  await knex.schema.dropTable('cutover_roles');
  await knex.schema.dropTable('cutover_targets');
  await knex.schema.dropTable('cutovers');
};
