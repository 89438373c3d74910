const KEY = ['cutover_id', 'course', 'assessment', 'person'];

/**
 * Which versions of a questionnaire somebody has answered: whoever has answered one may answer the next. Of rows that were
 * written before, none says which version it was; they name the newest that anybody had answered by then, so that nobody
 * answers the same one twice. SQLite changes no primary key, and so the rows move into another table.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async knex => {
  await knex.schema.createTable('training_answered_versions', table => {
    columnsOf(table);
    table.integer('version').notNullable().comment('of the questionnaire');
    table.primary([...KEY, 'version']);
  });
  await knex.raw(
    `insert into training_answered_versions
        (cutover_id, course, assessment, person, version)
      select cutover_id, course, assessment, person, coalesce(
        (select max(version) from training_questionnaires
          where training_questionnaires.cutover_id = training_answered.cutover_id
            and training_questionnaires.course = training_answered.course
            and training_questionnaires.assessment = training_answered.assessment),
        1)
      from training_answered`,
  );
  await knex.schema.dropTable('training_answered');
};

/** @param {import('knex').Knex} knex */
exports.down = async knex => {
  await knex.schema.createTable('training_answered', table => {
    columnsOf(table);
    table.primary(KEY);
  });
  await knex.raw(
    `insert into training_answered (cutover_id, course, assessment, person)
      select distinct cutover_id, course, assessment, person
      from training_answered_versions`,
  );
  await knex.schema.dropTable('training_answered_versions');
};

/** @param {import('knex').Knex.CreateTableBuilder} table */
function columnsOf(table) {
  table
    .uuid('cutover_id')
    .notNullable()
    .references('cutovers.id')
    .onDelete('CASCADE');
  table.string('course', 63).notNullable();
  table.string('assessment', 63).notNullable();
  table.text('person').notNullable().comment('full entity ref');
}
