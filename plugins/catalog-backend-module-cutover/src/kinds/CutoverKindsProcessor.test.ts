import type { Entity } from '@backstage/catalog-model';
import type { CatalogProcessorResult } from '@backstage/plugin-catalog-node';
import { cutoverEntities } from '@backstage-cutover/plugin-cutover-common';
import { aCutover } from '../__testUtils__/feed';
import { CutoverKindsProcessor } from './CutoverKindsProcessor';

const processor = new CutoverKindsProcessor();
const location = { type: 'cutover', target: 'cutovers/shop' };

async function relationsOf(entity: Entity): Promise<string[]> {
  const results: CatalogProcessorResult[] = [];
  await processor.postProcessEntity(entity, location, result =>
    results.push(result),
  );
  return results.flatMap(result =>
    result.type === 'relation'
      ? [
          `${result.relation.source.kind} ${result.relation.source.name} ${result.relation.type} ${result.relation.target.kind} ${result.relation.target.name}`,
        ]
      : [],
  );
}

describe('CutoverKindsProcessor', () => {
  const [cutover, phase] = cutoverEntities(aCutover());

  it('takes its own kinds and leaves the others to others', async () => {
    for (const entity of [cutover, phase]) {
      await expect(processor.validateEntityKind(entity)).resolves.toBe(true);
    }
    for (const entity of [
      { ...cutover, kind: 'Component' },
      { ...cutover, apiVersion: 'elsewhere/v1' },
    ]) {
      await expect(processor.validateEntityKind(entity)).resolves.toBe(false);
      expect(await relationsOf(entity)).toEqual([]);
    }
  });

  it('names every fault of an entity with its path', async () => {
    const broken = {
      ...cutover,
      spec: { ...cutover.spec, status: 'dormant', targets: [], surprise: 1 },
    };
    await expect(processor.validateEntityKind(broken)).rejects.toMatchObject({
      name: 'InputError',
      reason: 'entity.invalid',
      faults: [
        { path: ['spec', 'status'] },
        { path: ['spec', 'targets'] },
        { path: ['spec'] },
      ],
    });
    await expect(
      processor.validateEntityKind({
        ...phase,
        spec: { ...phase.spec, order: 0 },
      }),
    ).rejects.toThrow('spec.order');
  });

  it('relates a cutover to owner, targets, team and template, both ways and once each', async () => {
    expect(await relationsOf(cutover)).toEqual([
      'Cutover shop ownedBy group shop-team',
      'group shop-team ownerOf Cutover shop',
      'Cutover shop cutsOver component shop',
      'component shop cutOverBy Cutover shop',
      'Cutover shop cutoverTeamMember user alice',
      'user alice takesPartInCutover Cutover shop',
      'Cutover shop cutoverTeamMember user carol',
      'user carol takesPartInCutover Cutover shop',
      'Cutover shop basedOnTemplate cutovertemplate small-change',
      'cutovertemplate small-change templateOf Cutover shop',
    ]);
  });

  it('relates a phase to its owner and its cutover', async () => {
    expect(await relationsOf(phase)).toEqual([
      'CutoverPhase shop.initiation ownedBy group shop-team',
      'group shop-team ownerOf CutoverPhase shop.initiation',
      'CutoverPhase shop.initiation partOf cutover shop',
      'cutover shop hasPart CutoverPhase shop.initiation',
    ]);
  });
});
