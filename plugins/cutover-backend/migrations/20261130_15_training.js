/**
 * Training. A course of the template has a row in `training_courses` once something of it was planned; a course that was
 * added to a cutover has one from the beginning, with its definition. Who needs a course stands in `training_members`, one
 * row per course and person; `document` is the whole of it as JSON, and the other columns are what is looked for and
 * counted, written together with it, so that readiness is counted in one grouped statement that reads an index and no
 * document. `training_audiences` holds what the catalog last said about a cutover, and which replica is asking it.
 *
 * A version of an assessment is never changed, and each attempt names the one on which it was taken. Answers to exams are
 * saved one by one. Answers to questionnaires are kept so that nobody can be identified: counts and words by item, without
 * person, time or order, and hidden until enough people have answered; who has answered is a table of its own.
 *
 * A reminder is one per person and thing: whoever inserts its row tells them. Who waits until another attempt may begin
 * has a row in `training_waiting`; whoever deletes it tells them.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async knex => {
  const ofCutover = table =>
    table
      .uuid('cutover_id')
      .notNullable()
      .references('cutovers.id')
      .onDelete('CASCADE');

  await knex.schema.createTable('training_courses', table => {
    ofCutover(table);
    table.string('course', 63).notNullable();
    table.integer('version').notNullable().comment('raised by every write');
    table.text('document').notNullable();
    table.primary(['cutover_id', 'course']);
  });

  await knex.schema.createTable('training_sessions', table => {
    table.uuid('id').primary();
    ofCutover(table);
    table.string('course', 63).notNullable();
    table.string('starts_at', 24).notNullable();
    table.string('ends_at', 24).notNullable();
    table.string('status', 16).notNullable();
    table.integer('version').notNullable().comment('raised by every write');
    table.text('document').notNullable();
    table.index(['cutover_id', 'course', 'starts_at']);
    table.index(['starts_at']);
  });

  await knex.schema.createTable('training_seats', table => {
    table
      .uuid('session_id')
      .notNullable()
      .references('training_sessions.id')
      .onDelete('CASCADE');
    table.text('person').notNullable().comment('full entity ref');
    table.string('status', 16).notNullable();
    table.string('at', 24).notNullable();
    table.primary(['session_id', 'person']);
    table.index(['person', 'session_id']);
  });

  await knex.schema.createTable('training_members', table => {
    ofCutover(table);
    table.string('course', 63).notNullable();
    table.text('person').notNullable().comment('full entity ref');
    table.text('department').comment('full entity ref');
    table.boolean('active').notNullable().comment('needs it at present');
    table.boolean('released').notNullable().comment('needs it no more');
    table
      .string('certified_until', 24)
      .comment('9999 without an end, null while not certified');
    table.integer('version').notNullable().comment('raised by every write');
    table.text('document').notNullable();
    table.primary(['cutover_id', 'course', 'person']);
    // All that is counted, in the order in which it is grouped.
    table.index(
      [
        ...['cutover_id', 'active', 'released'],
        ...['course', 'department', 'certified_until'],
      ],
      'training_members_counted_index',
    );
    table.index(['person', 'active']);
    table.index(['department', 'active']);
  });

  await knex.schema.createTable('training_member_roles', table => {
    ofCutover(table);
    table.string('course', 63).notNullable();
    table.string('role', 63).notNullable().comment('id in the template');
    table.text('person').notNullable().comment('full entity ref');
    table.primary(['cutover_id', 'course', 'role', 'person']);
    table.index(['cutover_id', 'course', 'person']);
  });

  await knex.schema.createTable('training_audiences', table => {
    ofCutover(table).primary();
    table.string('refreshed_at', 24);
    table.string('claimed_until', 24);
    table.text('departments').notNullable().comment('as JSON, with heads');
  });

  await knex.schema.createTable('training_course_audiences', table => {
    ofCutover(table);
    table.string('course', 63).notNullable();
    table
      .string('hash', 64)
      .notNullable()
      .comment('SHA-256 of who attends and why, as it was last taken in');
    table.primary(['cutover_id', 'course']);
  });

  await knex.schema.createTable('training_read_units', table => {
    ofCutover(table);
    table.string('course', 63).notNullable();
    table.text('person').notNullable().comment('full entity ref');
    table.string('unit', 63).notNullable();
    table.string('at', 24).notNullable();
    table.primary(['cutover_id', 'course', 'person', 'unit']);
  });

  await knex.schema.createTable('training_assessments', table => {
    ofCutover(table);
    table.string('assessment', 63).notNullable();
    table.integer('version').notNullable().comment('from 1');
    table.string('origin', 16).notNullable().comment('template or cutover');
    table.text('by').notNullable().comment('full entity ref');
    table.string('at', 24).notNullable();
    table.text('definition').notNullable().comment('as JSON, with answers');
    table.primary(['cutover_id', 'assessment', 'version']);
  });

  await knex.schema.createTable('training_attempts', table => {
    table.uuid('id').primary();
    ofCutover(table);
    table.string('course', 63).notNullable();
    table.string('assessment', 63).notNullable();
    table.string('kind', 16).notNullable().comment('exam or practical');
    table.integer('version').notNullable().comment('of the assessment');
    table.text('person').notNullable().comment('full entity ref');
    table.integer('number').notNullable().comment('from 1');
    table.string('status', 16).notNullable();
    table.bigInteger('seed').notNullable();
    table.string('started_at', 24).notNullable();
    table.string('deadline', 24);
    table.string('ended_at', 24);
    table.double('share').comment('of the points, 0 to 1');
    table.boolean('passed');
    table.text('scores').comment('as JSON, by question or criterion');
    table.text('practical').comment('as JSON');
    table.unique(['cutover_id', 'course', 'person', 'assessment', 'number']);
    table.index(['cutover_id', 'course', 'assessment', 'number']);
    table.index(['status', 'deadline']);
    table.index(['person', 'cutover_id']);
  });
  await knex.raw(
    `create unique index training_attempts_open_index
      on training_attempts (cutover_id, course, person, assessment)
      where status = 'open'`,
  );

  await knex.schema.createTable('training_answers', table => {
    table
      .uuid('attempt_id')
      .notNullable()
      .references('training_attempts.id')
      .onDelete('CASCADE');
    table.string('question', 63).notNullable();
    table.text('answer').notNullable().comment('as JSON');
    table.string('at', 24).notNullable();
    table.primary(['attempt_id', 'question']);
  });

  await knex.schema.createTable('training_questionnaires', table => {
    ofCutover(table);
    table.string('course', 63).notNullable();
    table.string('assessment', 63).notNullable();
    table.integer('version').notNullable();
    table.integer('answered').notNullable();
    table.integer('shown').notNullable();
    table.text('counts').notNullable().comment('as JSON, of those shown');
    table
      .text('pending')
      .notNullable()
      .comment('as JSON, by item and sorted, until enough have answered');
    table.primary(['cutover_id', 'course', 'assessment', 'version']);
  });

  await knex.schema.createTable('training_words', table => {
    table.uuid('id').primary().comment('random');
    ofCutover(table);
    table.string('course', 63).notNullable();
    table.string('assessment', 63).notNullable();
    table.integer('version').notNullable();
    table.string('item', 63).notNullable();
    table.text('words').notNullable();
    table.index(['cutover_id', 'course', 'assessment', 'version']);
  });

  await knex.schema.createTable('training_answered', table => {
    ofCutover(table);
    table.string('course', 63).notNullable();
    table.string('assessment', 63).notNullable();
    table.text('person').notNullable().comment('full entity ref');
    table.primary(['cutover_id', 'course', 'assessment', 'person']);
  });

  await knex.schema.createTable('training_waiting', table => {
    ofCutover(table);
    table.string('course', 63).notNullable();
    table.text('person').notNullable().comment('full entity ref');
    table.string('assessment', 63).notNullable();
    table.string('from_at', 24).notNullable().comment('when they may sit it');
    table.primary(['cutover_id', 'course', 'person', 'assessment']);
    table.index(['from_at']);
  });

  await knex.schema.createTable('training_reminders', table => {
    ofCutover(table);
    table.text('person').notNullable().comment('full entity ref');
    table.string('what', 255).notNullable();
    table.string('created_at', 24).notNullable();
    table.primary(['cutover_id', 'person', 'what']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async knex => {
  for (const table of [
    'training_reminders',
    'training_waiting',
    'training_answered',
    'training_words',
    'training_questionnaires',
    'training_answers',
    'training_attempts',
    'training_assessments',
    'training_read_units',
    'training_course_audiences',
    'training_audiences',
    'training_member_roles',
    'training_members',
    'training_seats',
    'training_sessions',
    'training_courses',
  ]) {
    await knex.schema.dropTable(table);
  }
};
