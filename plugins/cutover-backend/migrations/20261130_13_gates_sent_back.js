/**
 * Whether a gate's last round was returned: what it sent back is marked wherever people work, which must not read every
 * round of every gate. Null in rows that were written before the column.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async knex => {
  await knex.schema.alterTable('gates', table => {
    table.boolean('sent_back').comment('whether the last round was returned');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async knex => {
  await knex.schema.alterTable('gates', table => {
    table.dropColumn('sent_back');
  });
};
