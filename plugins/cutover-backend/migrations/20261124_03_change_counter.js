/**
 * One row: the position of the last change to any cutover. Whoever takes a position locks the row until the commit,
 * so that positions grow in the order of the commits. A sequence would not: it hands out numbers at once, and a
 * reader of the feed would pass by a number that is committed late.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async knex => {
  await knex.schema.createTable('change_counter', table => {
    table.integer('id').primary().comment('always 1');
    table.bigInteger('position').notNullable();
  });
  // Cutovers that survived a way down and up again keep their places in the feed.
  const last = await knex('cutovers').max({ position: 'change_position' });
  await knex('change_counter').insert({
    id: 1,
    position: last[0].position ?? 0,
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async knex => {
  await knex.schema.dropTable('change_counter');
};
