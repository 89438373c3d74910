import { NotFoundError } from '@backstage/errors';
import { because } from '../errors';
import { sameValue } from '../sameValue';
import type { TemplateAssessment } from '../template';
import type { AssessmentVersion } from './model';
import type { ResultVersions } from './results';

/** Of which assessment results are looked at, and of which version of it. */
export interface ResultsAsked<D extends TemplateAssessment> {
  /** As it stands now. */
  current: D;
  /** All that are kept of it. */
  versions: readonly (Pick<AssessmentVersion, 'at' | 'origin' | 'version'> & {
    definition: D;
  })[];
  /** The one that is asked for. */
  version?: number;
}

/**
 * The version whose questions are shown: the one that is asked for, or the newest that anybody has taken, since people were
 * asked nothing else. As it stands now where nobody has taken any.
 *
 * @param taken - how often each version was taken
 * @throws NotFoundError (404) for a version that there is not
 */
export function shownVersion<D extends TemplateAssessment>(
  { current, version: asked, versions }: ResultsAsked<D>,
  taken: ReadonlyMap<number, number>,
): { definition: D; told: ResultVersions } {
  const meant = versions
    .filter(({ version }) => version === asked || taken.has(version))
    .sort((one, other) => other.version - one.version);
  const shown =
    asked === undefined
      ? meant.at(0)
      : meant.find(({ version }) => version === asked);
  if (asked !== undefined && !shown) throw unknownVersion(asked, versions);
  const definition = shown?.definition ?? current;
  return {
    definition,
    told: {
      versions: meant.map(({ at, origin, version }) => ({
        version,
        ...(origin === 'cutover' ? { at } : {}),
        attempts: taken.get(version) ?? 0,
      })),
      ...(shown ? { version: shown.version } : {}),
      changed: !sameValue(definition, current),
    },
  };
}

function unknownVersion(
  asked: number,
  versions: ResultsAsked<TemplateAssessment>['versions'],
) {
  const found = versions
    .map(({ version }) => version)
    .sort((one, other) => one - other)
    .join(', ');
  const none = `There is no version ${asked} of this assessment`;
  return found
    ? because(
        new NotFoundError(`${none}; choose from ${found}`),
        'training.unknown-version',
        { version: asked, found },
      )
    : because(
        new NotFoundError(`${none}: nobody has taken or changed it yet`),
        'training.no-version',
        { version: asked },
      );
}
