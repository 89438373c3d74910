import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { eventually, failure, signIn } from './api.mjs';
import { root } from './portal.mjs';

const TRAINER = 'priya.nair';

/** Assessments of the built-in templates, once they are read. */
let known;

/**
 * Everybody who needs a course of a built-in template does what it takes: sits its exams with the right answers, is assessed
 * in its practical exercises by somebody else, reads its units, or attends a session where it asks for nothing else.
 */
export async function certifyEverybody(url, cutover, sponsor) {
  const training = `/cutover/cutovers/${cutover}/training`;
  const { call } = await signIn(url, sponsor);
  const { courses } = await got(call, training);
  const people = await peopleOf(call, training);
  for (const { id, definition } of courses) {
    const needed = people.filter(({ member }) => member.course === id);
    const pending = needed.filter(({ member }) => !member.certificate);
    const place = `${training}/courses/${id}`;
    const graded = pending.flatMap(({ member, standings }) =>
      standings
        .filter(({ kind }) => kind !== 'questionnaire')
        .map(({ assessment, kind }) => ({
          ...{ assessment, kind, person: nameOf(member.person) },
        })),
    );
    for (const { assessment, kind, person } of graded) {
      const at = `${place}/assessments/${assessment}`;
      await (kind === 'exam'
        ? sitExam(url, training, { at, assessment, person })
        : assess(url, at, { assessment, person, by: sponsor }));
    }
    if (graded.length || pending.length === 0) continue;
    const refs = pending.map(({ member }) => member.person);
    if (definition.method === 'online') await readUnits(url, place, refs);
    else await attend(url, training, { id, refs, by: sponsor });
  }
}

/** Everybody who is asked how they found a course gives the best marks. */
export async function answerQuestionnaires(url, cutover, sponsor) {
  const training = `/cutover/cutovers/${cutover}/training`;
  const { call } = await signIn(url, sponsor);
  for (const { member, standings } of await peopleOf(call, training)) {
    const trainee = await signIn(url, nameOf(member.person));
    for (const { assessment, kind, state } of standings) {
      if (kind !== 'questionnaire' || state !== 'may-start') continue;
      const at = `${training}/courses/${member.course}/assessments/${assessment}/questionnaire`;
      const { definition } = await got(trainee.call, at);
      const marks = definition.items.flatMap(item => {
        if (item.kind === 'rating') return [[item.id, item.steps]];
        return item.kind === 'choice' ? [[item.id, item.options[0].id]] : [];
      });
      const answer = await trainee.call('POST', at, {
        body: { answers: Object.fromEntries(marks) },
      });
      if (answer.status !== 204) throw failure(assessment, answer);
    }
  }
}

async function sitExam(url, training, { at, assessment, person }) {
  const { call } = await signIn(url, person);
  const started = await call('POST', `${at}/attempts`);
  if (started.status !== 201) throw failure(assessment, started);
  const { attempt, questions } = started.body;
  const right = rightAnswers(assessment);
  const answers = questions.map(({ id }) => [id, right.get(id)]);
  const handed = await call(
    'POST',
    `${training}/attempts/${attempt.id}/hand-in`,
    { body: { answers: Object.fromEntries(answers) } },
  );
  if (!handed.body.attempt?.passed) throw failure(assessment, handed);
}

/** By somebody who leads. */
async function assess(url, at, { assessment, person, by }) {
  const { call } = await signIn(url, by);
  const { criteria } = definitionsOf(assessment)[0];
  const best = criteria.map(({ id, levels }) => [
    id,
    levels.reduce((top, each) => (each.share > top.share ? each : top)).id,
  ]);
  const answer = await call('POST', `${at}/practicals`, {
    body: {
      person: `user:default/${person}`,
      levels: Object.fromEntries(best),
      evidence: 'See the protocol of the exercise',
    },
  });
  if (answer.status !== 201) throw failure(assessment, answer);
}

async function readUnits(url, place, refs) {
  for (const ref of refs) {
    const { call } = await signIn(url, nameOf(ref));
    const { course } = await got(call, place);
    for (const { id } of course.definition.units) {
      const answer = await call('POST', `${place}/units/${id}/read`);
      if (answer.status !== 200) throw failure(id, answer);
    }
  }
}

/** A session that begins at once, and nobody is missing. Two train it, since nobody records their own attendance. */
async function attend(url, training, { id, refs, by }) {
  const trainers = [by, by === TRAINER ? 'zhao.lin' : TRAINER];
  const { call } = await signIn(url, by);
  const from = Date.now() + 1_500;
  const moment = after => new Date(from + after).toISOString();
  const { status, body } = await call(
    'POST',
    `${training}/courses/${id}/sessions`,
    {
      body: {
        ...{ start: moment(0), end: moment(3_600_000), place: 'Room 4' },
        trainers: trainers.map(each => `user:default/${each}`),
      },
    },
  );
  if (status !== 201) throw failure(id, { status, body });
  for (const [index, trainer] of trainers.entries()) {
    const other = trainers[1 - index];
    const attended = refs.filter(ref =>
      index ? nameOf(ref) === other : nameOf(ref) !== trainer,
    );
    if (attended.length === 0) continue;
    const recorder = await signIn(url, trainer);
    const recorded = await eventually(
      () =>
        recorder.call('POST', `${training}/sessions/${body.id}/attendance`, {
          body: { attended },
        }),
      // Attendance is recorded from the beginning on.
      answer => answer.body.error?.reason !== 'training.session-not-begun',
      30,
    );
    if (recorded.status !== 200) throw failure(id, recorded);
  }
}

async function peopleOf(call, training) {
  const { items, next } = await got(call, `${training}/people?limit=500`);
  if (next) throw new Error('More people than one page holds');
  return items;
}

async function got(call, where) {
  const answer = await call('GET', where);
  if (answer.status !== 200) throw failure(where, answer);
  return answer.body;
}

/** The right answer to each question; no API tells it, so it is read where the built-in templates have it. */
function rightAnswers(assessment) {
  return new Map(
    definitionsOf(assessment)
      .flatMap(({ questions }) => questions)
      .map(({ answer, id, kind }) => [
        id,
        kind === 'short-text' ? answer[0] : answer,
      ]),
  );
}

function definitionsOf(assessment) {
  known ??= allDefinitions();
  return known.filter(({ id }) => id === assessment);
}

function allDefinitions() {
  const folder = path.join(root, 'plugins/cutover-node/templates');
  return fs
    .readdirSync(folder, { recursive: true })
    .filter(file => file.endsWith('.yaml'))
    .flatMap(file => {
      const { spec } = parse(fs.readFileSync(path.join(folder, file), 'utf8'));
      return spec.training?.assessments ?? [];
    });
}

function nameOf(ref) {
  return ref.split('/')[1];
}
