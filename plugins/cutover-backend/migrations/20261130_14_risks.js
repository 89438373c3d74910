const BASES = ['inherent', 'current', 'residual'];

/**
 * Risks. `risks` has one row per risk; `document` is the whole of it as JSON, and the other columns are what is looked for
 * and counted, written together with it. For each basis it has the place in the matrix, so that what touches an entity is
 * summed in one grouped statement. `risk_targets` names what a risk affects, unless that is all targets of its cutover.
 * `risk_assessments` is only ever added to; each names the scale that it was made on, of which `risk_scales` keeps one copy.
 * A reminder is one per measure, kind and day: whoever inserts its row tells people.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async knex => {
  await knex.schema.createTable('risk_scales', table => {
    table.string('hash', 64).primary().comment('SHA-256 of the scale');
    table.text('scale').notNullable().comment('as JSON');
  });

  await knex.schema.createTable('risks', table => {
    table.uuid('id').primary();
    table
      .uuid('cutover_id')
      .notNullable()
      .references('cutovers.id')
      .onDelete('CASCADE');
    table.integer('number').notNullable().comment('counted in its cutover');
    table.integer('version').notNullable().comment('raised by every write');
    table.string('status', 16).notNullable();
    table.text('owner').notNullable().comment('full entity ref');
    table.string('phase', 63).notNullable();
    table.string('category', 63).notNullable();
    table.string('standard', 63).comment('id in the template');
    table.string('scale_hash', 64).comment('of the last assessment');
    for (const basis of BASES) {
      table.string(`${basis}_likelihood`, 63);
      table.string(`${basis}_impact`, 63);
      table.string(`${basis}_priority`, 63);
    }
    table.boolean('all_targets').notNullable();
    table
      .string('remind_at', 24)
      .comment('when to look next whether somebody is to be reminded');
    table.string('accepted_until', 10).comment('last day of an acceptance');
    table.text('document').notNullable();
    table.unique(['cutover_id', 'number']);
    table.unique(['cutover_id', 'standard']);
    // All that a sum reads, so that it need not read any document.
    table.index(
      [
        ...['cutover_id', 'status', 'all_targets', 'id', 'scale_hash'],
        ...BASES.flatMap(basis => [
          `${basis}_likelihood`,
          `${basis}_impact`,
          `${basis}_priority`,
        ]),
      ],
      'risks_summed_index',
    );
    table.index(['remind_at']);
    table.index(['accepted_until']);
  });

  await knex.schema.createTable('risk_targets', table => {
    table
      .uuid('risk_id')
      .notNullable()
      .references('risks.id')
      .onDelete('CASCADE');
    table
      .uuid('cutover_id')
      .notNullable()
      .references('cutovers.id')
      .onDelete('CASCADE');
    table.text('ref').notNullable().comment('full entity ref');
    table.primary(['risk_id', 'ref']);
    table.index(['ref', 'risk_id']);
  });

  await knex.schema.createTable('risk_assessments', table => {
    table
      .uuid('risk_id')
      .notNullable()
      .references('risks.id')
      .onDelete('CASCADE');
    table
      .uuid('cutover_id')
      .notNullable()
      .references('cutovers.id')
      .onDelete('CASCADE');
    table.integer('number').notNullable().comment('counted in its risk');
    table.string('at', 24).notNullable();
    table.text('by').notNullable().comment('full entity ref');
    table.text('reason');
    table.text('ratings').notNullable().comment('as JSON, by basis');
    table.text('places').notNullable().comment('as JSON, by basis');
    table.string('scale_hash', 64).notNullable().references('risk_scales.hash');
    table.primary(['risk_id', 'number']);
    table.index(['cutover_id', 'at']);
  });

  await knex.schema.createTable('risk_dismissals', table => {
    table
      .uuid('cutover_id')
      .notNullable()
      .references('cutovers.id')
      .onDelete('CASCADE');
    table.string('standard', 63).notNullable().comment('id in the template');
    table.text('reason').notNullable();
    table.text('by').notNullable().comment('full entity ref');
    table.string('at', 24).notNullable();
    table.primary(['cutover_id', 'standard']);
  });

  await knex.schema.createTable('risk_reminders', table => {
    table
      .uuid('risk_id')
      .notNullable()
      .references('risks.id')
      .onDelete('CASCADE');
    table.string('measure', 63).notNullable();
    table.string('kind', 16).notNullable().comment('due or overdue');
    table.string('due', 10).notNullable();
    table.string('created_at', 24).notNullable();
    table.primary(['risk_id', 'measure', 'kind', 'due']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async knex => {
  await knex.schema.dropTable('risk_reminders');
  await knex.schema.dropTable('risk_dismissals');
  await knex.schema.dropTable('risk_assessments');
  await knex.schema.dropTable('risk_targets');
  await knex.schema.dropTable('risks');
  await knex.schema.dropTable('risk_scales');
};
