/**
 * One row per activity that applies to a cutover. `document` is the whole of it as JSON; the other columns are what
 * the reminders look for, written together with it. A reminder is one per activity, kind and due date: whoever inserts
 * its row tells people, and a date that is moved is another one.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async knex => {
  await knex.schema.createTable('activities', table => {
    table
      .uuid('cutover_id')
      .notNullable()
      .references('cutovers.id')
      .onDelete('CASCADE');
    table
      .string('activity', 63)
      .notNullable()
      .comment('its id in the template');
    table
      .integer('position')
      .notNullable()
      .comment('its place in the template');
    table.string('phase', 63).notNullable();
    table
      .string('status', 16)
      .notNullable()
      .comment('not-started, in-progress, done or not-applicable');
    table
      .string('due_at', 24)
      .notNullable()
      .comment('forecast, or else planned');
    table.integer('version').notNullable().comment('raised by every write');
    table.text('document').notNullable();
    table.primary(['cutover_id', 'activity']);
    table.index(['status', 'due_at']);
  });

  await knex.schema.createTable('activity_reminders', table => {
    table
      .uuid('cutover_id')
      .notNullable()
      .references('cutovers.id')
      .onDelete('CASCADE');
    table.string('activity', 63).notNullable();
    table.string('kind', 16).notNullable().comment('due or overdue');
    table.string('due_at', 24).notNullable();
    table.string('created_at', 24).notNullable();
    table.primary(['cutover_id', 'activity', 'kind', 'due_at']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async knex => {
  await knex.schema.dropTable('activity_reminders');
  await knex.schema.dropTable('activities');
};
