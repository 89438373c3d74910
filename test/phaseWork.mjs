import { failure, signIn } from './api.mjs';
import { answerQuestionnaires, certifyEverybody } from './trainingWork.mjs';

/**
 * Hands in every required document of a phase, finishes its activities, each by somebody of the role, and does what the
 * phase wants done about risks and training, so that its gate can be submitted.
 */
export async function doPhase(url, cutover, phase) {
  const path = `/cutover/cutovers/${cutover}`;
  const leader = await signIn(url, await holderOf(url, cutover, 'sponsor'));
  const { body: documents } = await leader.call('GET', `${path}/deliverables`);
  for (const { id } of documents.items.filter(
    each => each.phase === phase && each.required,
  )) {
    await handIn(url, path, id);
  }
  const { body: activities } = await leader.call('GET', `${path}/activities`);
  for (const activity of activities.items) {
    if (activity.phase !== phase) continue;
    const doer = await signIn(url, await holderOf(url, cutover, activity.role));
    let { version, status } = activity;
    while (status !== 'done') {
      const answer = await doer.call(
        'PATCH',
        `${path}/activities/${activity.id}`,
        {
          body: {
            status: status === 'not-started' ? 'in-progress' : 'done',
          },
          headers: { 'If-Match': `"${version}"` },
        },
      );
      if (answer.status !== 200) throw failure(activity.id, answer);
      ({ version, status } = answer.body);
    }
  }
  await RISK_WORK[phase]?.(url, cutover);
  const sponsor = await holderOf(url, cutover, 'sponsor');
  await TRAINING_WORK[phase]?.(url, cutover, sponsor);
}

/** By phase. */
const RISK_WORK = {
  initiation: settleProposals,
  planning: planResponses,
  implementation: carryOutResponses,
};

/** By phase. */
const TRAINING_WORK = {
  implementation: certifyEverybody,
  'go-live': answerQuestionnaires,
};

/** By document: what it has to say beside the least that its form takes. */
const FOLLOWED_UP = {
  // Those on duty are asked after before go-live, so they are people of the team, and there while it is switched over.
  'operations-assurance-plan': (data, { team, window: { start, end } }) => ({
    duties: ['operations-lead', 'technology-lead'].map(role => ({
      ...data.duties[0],
      ...{ start, end, person: team[role][0] },
    })),
  }),
};

/** Technical risks of the template are taken over by whoever owns them, the others dismissed. */
async function settleProposals(url, cutover) {
  const sponsor = await holderOf(url, cutover, 'sponsor');
  const { proposals } = await registerOf(url, cutover, sponsor);
  for (const { category, id, owner } of proposals) {
    const person = owner ? owner.split('/')[1] : sponsor;
    const isTaken = category === 'technical';
    const answer = await (
      await signIn(url, person)
    ).call(
      'POST',
      isTaken
        ? `/cutover/cutovers/${cutover}/risks`
        : `/cutover/cutovers/${cutover}/risk-proposals/${id}/dismiss`,
      {
        body: isTaken
          ? { standard: id, owner: `user:default/${person}` }
          : { reason: 'It does not concern us here' },
      },
    );
    if (answer.status >= 300) throw failure(id, answer);
  }
}

/** Each owner follows the first standard response that the risk's category has. */
async function planResponses(url, cutover) {
  const sponsor = await holderOf(url, cutover, 'sponsor');
  const { categories, items } = await registerOf(url, cutover, sponsor);
  const day = '2031-03-01';
  for (const risk of items) {
    const { responses } = categories.find(({ id }) => id === risk.category);
    const drill = responses.find(each => each.drill);
    const { id } = drill ?? responses[0];
    await changeRisk(url, cutover, risk, 'POST', 'measures', {
      response: id,
      owner: risk.owner,
      due: day,
      ...(drill ? { drill: { planned: day } } : {}),
    });
  }
}

/** What was planned is done, and the risk is lower for it. */
async function carryOutResponses(url, cutover) {
  const sponsor = await holderOf(url, cutover, 'sponsor');
  const { items, scale } = await registerOf(url, cutover, sponsor);
  const yesterday = new Date(Date.now() - 86_400_000).toISOString();
  for (const risk of items) {
    let now = risk;
    for (const { drill, id } of risk.measures) {
      now = await changeRisk(url, cutover, now, 'PATCH', `measures/${id}`, {
        status: 'done',
        evidence: 'See the protocol',
        ...(drill
          ? { drill: { held: yesterday.slice(0, 10), result: 'passed' } }
          : {}),
      });
    }
    await changeRisk(url, cutover, now, 'POST', 'assessments', {
      ratings: {
        current: {
          ...risk.ratings.current,
          likelihood: scale.likelihood[0].id,
        },
      },
      reason: 'What was planned is done',
    });
  }
}

async function registerOf(url, cutover, person) {
  const { call } = await signIn(url, person);
  const answer = await call('GET', `/cutover/cutovers/${cutover}/risks`);
  if (answer.status !== 200) throw failure('risks', answer);
  return answer.body;
}

/** By its owner, at the version that was read. */
async function changeRisk(url, cutover, risk, method, what, body) {
  const { call } = await signIn(url, risk.owner.split('/')[1]);
  const answer = await call(
    method,
    `/cutover/cutovers/${cutover}/risks/${risk.id}/${what}`,
    { body, headers: { 'If-Match': `"${risk.version}"` } },
  );
  if (answer.status !== 200) throw failure(`R-${risk.number}`, answer);
  return answer.body;
}

/** Hands in a document with as little in it as its form takes. */
async function handIn(url, path, id) {
  const people = await peopleOf(url, path);
  for (const person of people) {
    const who = await signIn(url, person);
    const { call } = who;
    const { body: view } = await call('GET', `${path}/deliverables/${id}`);
    if (!view.allowed.submit.allowed || view.revision) continue;
    const { schema } = view.form;
    const least = await leastData(who, path, id, schema);
    const { body: cutover } = await call('GET', path);
    const answer = await call('POST', `${path}/deliverables/${id}/revisions`, {
      body: { data: { ...least, ...FOLLOWED_UP[id]?.(least, cutover) } },
    });
    if (answer.status === 201) return;
    // Somebody else may write the field that is missing.
    if (answer.status !== 400) throw failure(id, answer);
    if (person === people.at(-1)) throw failure(id, answer);
  }
}

async function leastData({ upload }, path, id, schema) {
  const proof = async () =>
    (await upload(`${path}/deliverables/${id}/files?name=proof.txt`, 'Proof'))
      .body.id;
  return valueOf(schema, schema, proof);
}

/** The least value that a schema takes: what is required, the first of what may be chosen, branches as they follow. */
async function valueOf(schema, root, upload) {
  const { $ref } = schema;
  if ($ref) {
    const target = $ref
      .slice(2)
      .split('/')
      .reduce((at, key) => at[key], root);
    return valueOf({ ...target, ...schema, $ref: undefined }, root, upload);
  }
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  if (schema.oneOf && schema.oneOf[0].const !== undefined) {
    return schema.oneOf[0].const;
  }
  switch ([schema.type].flat()[0]) {
    case 'string':
      return textOf(schema, upload);
    case 'integer':
    case 'number':
      return schema.minimum ?? Math.min(1, schema.maximum ?? 1);
    case 'boolean':
      return true;
    case 'array': {
      const items = [];
      for (let index = 0; index < (schema.minItems ?? 0); index++) {
        items.push(await valueOf(schema.items, root, upload));
      }
      return items;
    }
    default:
      return objectOf(schema, root, upload);
  }
}

async function objectOf(schema, root, upload) {
  const value = {};
  const parts = [schema, ...(schema.allOf ?? [])];
  for (const part of parts) {
    for (const name of part.required ?? []) {
      const said = parts
        .flatMap(each => [each, each.then ?? {}, each.else ?? {}])
        .map(each => each.properties?.[name])
        .find(each => each !== undefined);
      value[name] ??= await valueOf(said ?? {}, root, upload);
    }
  }
  for (const part of parts) {
    if (!part.if) continue;
    const branch = holds(part.if, value) ? part.then : part.else;
    if (!branch) continue;
    Object.assign(
      value,
      await objectOf(
        {
          ...branch,
          required: branch.required?.filter(name => !(name in value)),
        },
        root,
        upload,
      ),
    );
  }
  return value;
}

function holds(condition, value) {
  if (condition.not) return !holds(condition.not, value);
  return (
    (condition.required ?? []).every(name => name in value) &&
    Object.entries(condition.properties ?? {}).every(
      ([name, said]) =>
        !(name in value) ||
        ((said.const === undefined || said.const === value[name]) &&
          (!said.enum || said.enum.includes(value[name]))),
    )
  );
}

function textOf({ format, minLength = 1, pattern }, upload) {
  switch (format) {
    case 'date':
      return '2031-03-14';
    case 'date-time':
      return '2031-03-14T22:00:00Z';
    case 'email':
      return 'somebody@example.com';
    case 'uri':
      return 'https://example.com/';
    case 'cutover-file':
      return upload();
    default:
      if (pattern === '^[A-Z]{3}$') return 'EUR';
      return 'As agreed'.padEnd(minLength, '.');
  }
}

async function holderOf(url, cutover, role) {
  const { call } = await signIn(url, 'zhao.lin');
  const { body } = await call('GET', `/cutover/cutovers/${cutover}`);
  const [first] = body.team[role] ?? body.team.sponsor;
  return first.split('/')[1];
}

async function peopleOf(url, path) {
  const { call } = await signIn(url, 'zhao.lin');
  const { body } = await call('GET', path);
  const { sponsor, ...others } = body.team;
  return [...new Set([...Object.values(others).flat(), ...sponsor])].map(
    ref => ref.split('/')[1],
  );
}
