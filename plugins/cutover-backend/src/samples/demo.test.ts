import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
  mockCredentials,
  mockServices,
  TestDatabases,
} from '@backstage/backend-test-utils';
import {
  RELATION_CHILD_OF,
  RELATION_MEMBER_OF,
  type Entity,
} from '@backstage/catalog-model';
import {
  parseTemplate,
  TEMPLATE_HASH_ANNOTATION,
  type ActivityView,
  type CoursePerson,
  type CourseView,
  type Cutover,
  type DeliverableSummary,
  type RiskView,
} from '@backstage-cutover/plugin-cutover-common';
import {
  loadTemplatePart,
  resolveTemplate,
} from '@backstage-cutover/plugin-cutover-node';
import { parseAllDocuments } from 'yaml';
import { aWorkshop, person } from '../__testUtils__/aWorkshop';
import { sha256 } from '../audit/sha256';
import { Samples } from './Samples';

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

jest.setTimeout(60_000);

const examples = path.resolve(__dirname, '../../../../examples');
const example = (file: string) => path.join(examples, file);

/** The demo company, as the catalog reads it from the example's files. */
function theCompany(): Entity[] {
  return ['organisation.yaml', 'landscape.yaml'].flatMap(file =>
    parseAllDocuments(readFileSync(example(file), 'utf8'))
      .map(document => document.toJS() as Entity | null)
      .filter(entity => entity !== null)
      .map(entity => ({
        ...entity,
        metadata: { namespace: 'default', ...entity.metadata },
        relations: relationsOf(entity),
      })),
  );
}

/** Of people and groups; the catalog makes them of what the files say. */
function relationsOf({ spec = {} }: Entity) {
  return [
    ...([spec.memberOf ?? []].flat() as string[]).map(group => ({
      type: RELATION_MEMBER_OF,
      targetRef: `group:default/${group}`,
    })),
    ...(typeof spec.parent === 'string'
      ? [{ type: RELATION_CHILD_OF, targetRef: `group:default/${spec.parent}` }]
      : []),
  ];
}

async function aBuiltIn(name: string) {
  const spec = await resolveTemplate(await loadTemplatePart(name), {
    read: loadTemplatePart,
  });
  const hash = sha256(JSON.stringify(parseTemplate(spec).spec));
  const entity: Entity = {
    apiVersion: 'cutover/v1',
    kind: 'CutoverTemplate',
    metadata: {
      name,
      namespace: 'default',
      annotations: { [TEMPLATE_HASH_ANNOTATION]: hash },
    },
  };
  return { spec, entity };
}

describe('The cutovers of the demo', () => {
  it('are one with late activities, one in time and one that has just begun', async () => {
    const knex = await databases.init('SQLITE_3');
    const templates = await Promise.all(
      ['technology-upgrade', 'market-expansion'].map(aBuiltIn),
    );
    const workshop = await aWorkshop(knex, [
      ...theCompany(),
      ...templates.map(({ entity }) => entity),
    ]);
    const { activities, at, audit, catalog, clock, cutovers } = workshop;
    for (const { spec } of templates) await workshop.templates.register(spec);
    const logger = mockServices.logger.mock();
    const samples = new Samples({
      file: example('cutovers.yaml'),
      auth: mockServices.auth(),
      logger,
      at,
      ...{ catalog, clock, templates: workshop.templates },
    });
    const made = await samples.make();
    expect(logger.info.mock.calls).toEqual([]);
    expect(made).toBe(true);

    const { changes } = await cutovers.changes({ after: 0, limit: 10 });
    const seen = await Promise.all(
      changes.map(async ({ document }) => {
        const cutover: Cutover = JSON.parse(document);
        const listed = await activities.list(
          cutover.id,
          person('user:default/zhao.lin'),
        );
        return [
          `${cutover.name}: ${cutover.phase}`,
          ...listed.filter(({ phase }) => phase === cutover.phase).map(wordsOf),
        ];
      }),
    );
    expect(
      Object.fromEntries(seen.map(([name, ...each]) => [name, each])),
    ).toEqual({
      'ledger-database: implementation': [
        'business-preparation done',
        'technical-preparation in-progress, late',
        'training-delivery in-progress',
        'operations-assurance not-started',
        'rehearsal not-started',
        'execution not-started',
        'verification not-started',
      ],
      'nordic-shop: planning': [
        'cutover-plan done',
        'offer-and-prices done',
        'business-scheme done',
        'channel-and-partner-plan in-progress',
        'technical-scheme in-progress by user:default/maya.cohen',
        'localisation-and-compliance in-progress',
        'scheme-review not-started',
      ],
      'warehouse-scanners: initiation': expect.arrayContaining([
        'requirements-research in-progress',
        'project-approval not-started',
      ]),
    });

    const written = async () =>
      Promise.all(
        changes.map(async ({ document }) => {
          const { id }: Cutover = JSON.parse(document);
          const all = await at(clock()).deliverables.list(
            id,
            person('user:default/zhao.lin'),
          );
          return all
            .filter(({ status }) => status !== 'empty')
            .map(documentWords);
        }),
      );
    const documents = await written();
    expect(documents).toEqual([
      [
        'feasibility-assessment submitted 2',
        'business-preparation submitted 1',
        'technical-preparation draft, 1 open',
      ],
      [
        'offer-and-prices submitted 1, 2 open',
        'channel-and-partner-plan draft',
      ],
      ['requirements-report draft, 1 open'],
    ]);
    const registers = async () =>
      Promise.all(
        changes.map(async ({ document }) => {
          const { id }: Cutover = JSON.parse(document);
          const { items } = await at(clock()).risks.register(
            ...[id, {}, person('user:default/zhao.lin')],
          );
          return items.map(riskWords);
        }),
      );
    const risks = await registers();
    expect(risks).toEqual([
      [
        'Data loss or damage: responding, high, 1 of 2 overdue',
        'The second node takes over too slowly: responding, high, 0 of 1 overdue',
        'The old close has to be learned anew: accepted, medium, 0 of 0 overdue',
      ],
      [
        'Indicators missed: assessed, high, 0 of 0 overdue',
        'Parcels to Malmö leave too late: responding, critical, 0 of 1 overdue',
        'Swedish banks want another second factor: identified, , 0 of 0 overdue',
      ],
      [],
    ]);
    const trained = async () =>
      Promise.all(
        changes.map(async ({ document }) => {
          const { id }: Cutover = JSON.parse(document);
          const { training } = at(clock());
          const { courses } = await training.trainingOverviews.overview(
            ...[id, person('user:default/zhao.lin')],
          );
          return courses.map(courseWords);
        }),
      );
    const training = await trained();
    expect(training).toEqual([
      [
        'cutover-essentials 6/8',
        'new-business 3/5, session 3/0/0, session 0/1/0',
        'new-operations 0/2, session 0/1/0',
        'new-system 0/3, session 0/2/1',
        'running-the-system 1/3, session 3/0/0',
      ],
      [
        'cutover-essentials 1/8',
        'new-business 0/3',
        'new-operations 0/2',
        'new-system 0/4',
        'market-rules 0/3, session 0/2/0',
        'store-opening 0/1',
      ],
      [
        // Two are certified by what they did in the first one, which was begun by the same template, where that lasts.
        'cutover-essentials 2/5',
        'new-business 0/2',
        'new-operations 0/2',
        'new-system 0/3',
        'running-the-system 0/1',
      ],
    ]);
    const [ledger] = changes.map(({ document }) => JSON.parse(document).id);
    const now = at(clock()).training;
    const chief = person('user:default/chen.wei');
    const { items: people } = await now.trainedPeople.page(
      ledger,
      { department: 'group:default/technology', limit: 20 },
      chief,
    );
    // The head of the department is asked about somebody who has used up all attempts.
    expect(people.flatMap(whoIsToBeDecided)).toEqual([
      'user:default/diego.morales in running-the-system',
    ]);
    expect(
      await now.trainingResults.get(
        {
          ...{ cutover: ledger, course: 'cutover-essentials' },
          assessment: 'training-feedback',
        },
        person('user:default/zhao.lin'),
      ),
    ).toMatchObject({ answered: 6, shown: 5 });
    for (const { document } of changes) {
      const { id }: Cutover = JSON.parse(document);
      const { entries } = await audit.page(
        ...[id, { after: 0, limit: 500 }, mockCredentials.service()],
      );
      const times = entries.map(entry => JSON.parse(entry).at as string);
      expect(times).toEqual([...times].sort());
    }
    expect(await samples.make()).toBe(true);
    expect(await written()).toEqual(documents);
    expect(await registers()).toEqual(risks);
    expect(await trained()).toEqual(training);
  });
});

function whoIsToBeDecided({ allowed, member }: CoursePerson): string[] {
  return allowed['decide-exhausted'].allowed
    ? [`${member.person} in ${member.course}`]
    : [];
}

/** How ready people are, and how many came to the sessions. */
function courseWords({ id, readiness, sessions }: CourseView) {
  const seats = sessions.map(
    ({ attended, signedUp, waiting }) =>
      `, session ${attended}/${signedUp}/${waiting}`,
  );
  return `${id} ${readiness.certified}/${readiness.needed}${seats.join('')}`;
}

/** How a risk stands. */
function riskWords({ measures, overdue, places, status, title }: RiskView) {
  const { priority = '' } = places.current ?? {};
  return `${title}: ${status}, ${priority}, ${overdue.length} of ${measures.length} overdue`;
}

/** What is written, and what is said about it. */
function documentWords({
  id,
  status,
  revision,
  openComments,
}: DeliverableSummary) {
  const number = revision ? ` ${revision.number}` : '';
  const comments = openComments ? `, ${openComments} open` : '';
  return `${id} ${status}${number}${comments}`;
}

function wordsOf({ id, status, late, assignees }: ActivityView) {
  const by = assignees.length ? ` by ${assignees.join(' ')}` : '';
  return `${id} ${status}${late ? ', late' : ''}${by}`;
}
