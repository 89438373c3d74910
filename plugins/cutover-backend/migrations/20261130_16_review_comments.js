/**
 * Whether a comment reviews a document: gates ask how many do and which of them are open, which must not read what was
 * said and settled. Null in rows that were written before the column.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async knex => {
  await knex.schema.alterTable('deliverable_comments', table => {
    table.boolean('is_review').comment('whether it reviews the document');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async knex => {
  await knex.schema.alterTable('deliverable_comments', table => {
    table.dropColumn('is_review');
  });
};
