import { aVersion, questionnaire, reasonsOf } from './__testUtils__/aTraining';
import { shownVersion } from './resultVersions';

const versions = [1, 2, 3].map(version => ({
  ...{ version, at: `2026-11-0${version}T08:00:00.000Z` },
  definition: { ...questionnaire, title: `Opinion ${version}` },
  origin: version === 1 ? ('template' as const) : ('cutover' as const),
}));
const [first, second, third] = versions;

function shown(taken: [number, number][], version?: number) {
  return shownVersion(
    {
      ...{ current: third.definition, versions },
      ...(version === undefined ? {} : { version }),
    },
    new Map(taken),
  );
}

describe('shownVersion', () => {
  it('is the newest that anybody has taken; when the template’s was taken first is not told', () => {
    expect(
      shown([
        [1, 5],
        [2, 3],
      ]),
    ).toEqual({
      definition: second.definition,
      told: {
        version: 2,
        versions: [
          { version: 2, at: second.at, attempts: 3 },
          { version: 1, attempts: 5 },
        ],
        changed: true,
      },
    });
    expect(shown([[3, 1]]).told.changed).toBe(false);
  });

  it('is the one that is asked for, also where nobody has taken it', () => {
    const { definition, told } = shown([[3, 2]], 1);
    expect(definition).toBe(first.definition);
    expect(told.versions).toEqual([
      { version: 3, at: third.at, attempts: 2 },
      { version: 1, attempts: 0 },
    ]);
  });

  it('is as it stands now before anybody has taken it', () => {
    expect(shown([])).toEqual({
      definition: third.definition,
      told: { versions: [], changed: false },
    });
  });

  it('is none that there is not, and says which there are', () => {
    expect(reasonsOf(() => shown([[1, 5]], 4))).toEqual([
      'training.unknown-version',
    ]);
    expect(() => shown([], 4)).toThrow(/choose from 1, 2, 3$/);
    const never = { current: aVersion(questionnaire).definition, versions: [] };
    expect(
      reasonsOf(() => shownVersion({ ...never, version: 1 }, new Map())),
    ).toEqual(['training.no-version']);
  });
});
