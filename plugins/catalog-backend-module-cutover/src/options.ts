import { readDurationFromConfig, type Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds, type HumanDuration } from '@backstage/types';
import { builtInTemplateNames } from '@backstage-cutover/plugin-cutover-node';

export interface Options {
  builtInTemplates: string[];
  reconcileEvery: HumanDuration;
  /** Milliseconds. */
  closedStayFor: number;
}

/** The settings under `cutover`, as config.d.ts describes them. */
export function readOptions(config: Config): Options {
  return {
    builtInTemplates: namesOf(config),
    reconcileEvery: durationOf(config, 'reconcileEvery', { hours: 1 }),
    closedStayFor: durationToMilliseconds(
      durationOf(config, 'closedStayFor', { days: 90 }),
    ),
  };
}

function namesOf(config: Config): string[] {
  const key = 'cutover.builtInTemplates';
  const known = builtInTemplateNames();
  const given = config.getOptional(key) ?? true;
  if (typeof given === 'boolean') return given ? known : [];
  const names = config.getStringArray(key);
  const unknown = names.filter(name => !known.includes(name));
  if (unknown.length) {
    throw new InputError(
      `${key} names ${unknown.join(', ')}; there are ${known.join(', ')}`,
    );
  }
  return names;
}

function durationOf(config: Config, name: string, otherwise: HumanDuration) {
  const key = `cutover.catalog.${name}`;
  return config.has(key) ? readDurationFromConfig(config, { key }) : otherwise;
}
