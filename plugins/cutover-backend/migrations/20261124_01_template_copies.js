/**
 * The content of templates, each kept once under its hash and never changed: a cutover runs on the copy that it
 * began with, whatever becomes of the template in the catalog.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async knex => {
  await knex.schema.createTable('template_copies', table => {
    table.string('hash', 64).primary().comment('SHA-256 of the canonical JSON');
    table.text('content').notNullable().comment('the whole spec as JSON');
    table.string('created_at', 24).notNullable();
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async knex => {
  await knex.schema.dropTable('template_copies');
};
