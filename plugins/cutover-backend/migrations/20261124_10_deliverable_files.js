/**
 * Files of documents. `deliverable_files` says what each is; its content lies in `file_chunks`, or wherever a module keeps
 * it. Chunks come before their file is known to be whole, so they stand alone.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async knex => {
  await knex.schema.createTable('deliverable_files', table => {
    table.uuid('id').primary();
    table
      .uuid('cutover_id')
      .notNullable()
      .references('cutovers.id')
      .onDelete('CASCADE');
    table.string('deliverable', 63).notNullable();
    table.text('name').notNullable();
    table.string('media_type', 127).notNullable();
    table.bigInteger('size').notNullable().comment('bytes');
    table.string('sha256', 64).notNullable();
    table.text('uploaded_by').notNullable();
    table.string('uploaded_at', 24).notNullable();
    table
      .boolean('is_kept')
      .notNullable()
      .comment('whether a revision names it: it then stays for good');
    table.index(['cutover_id', 'deliverable']);
    table.index(['is_kept', 'uploaded_at']);
  });

  await knex.schema.createTable('file_chunks', table => {
    table.uuid('file_id').notNullable();
    table.integer('number').notNullable();
    table.binary('content').notNullable();
    table.string('written_at', 24).notNullable().index();
    table.primary(['file_id', 'number']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async knex => {
  await knex.schema.dropTable('file_chunks');
  await knex.schema.dropTable('deliverable_files');
};
