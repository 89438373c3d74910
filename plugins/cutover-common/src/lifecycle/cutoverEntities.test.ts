import {
  DefaultNamespaceEntityPolicy,
  EntityPolicies,
  FieldFormatEntityPolicy,
  NoForeignRootFieldsEntityPolicy,
  SchemaValidEntityPolicy,
} from '@backstage/catalog-model';
import { aCutover } from './__testUtils__/aCutover';
import { cutoverEntities, phaseEntityName } from './cutoverEntities';
import { cutoverEntitySchema, cutoverPhaseEntitySchema } from './entitySchemas';

const asTheCatalogDoes = EntityPolicies.allOf([
  new SchemaValidEntityPolicy(),
  new DefaultNamespaceEntityPolicy(),
  new NoForeignRootFieldsEntityPolicy(),
  new FieldFormatEntityPolicy(),
]);

describe('cutoverEntities', () => {
  it('makes one entity of the cutover and one of each phase', () => {
    const [cutover, ...phases] = cutoverEntities(aCutover());
    expect(cutover).toMatchObject({
      kind: 'Cutover',
      metadata: {
        name: 'move-the-shop',
        title: 'Move the shop to the new database',
        annotations: { 'cutover/id': '0b9c1f6e-8f5d-4c43-9d0e-2f5d0e7c1a11' },
      },
      spec: {
        type: 'small-change',
        status: 'running',
        template: 'cutovertemplate:default/small-change',
        phase: 'initiation',
        targets: ['component:default/shop', 'system:default/orders'],
        progress: { total: 3, done: 0, nextDue: expect.any(String) },
      },
    });
    expect(
      phases.map(({ metadata }) => [metadata.name, metadata.title]),
    ).toEqual([
      [
        'move-the-shop.initiation',
        'Move the shop to the new database: The initiation',
      ],
      [
        'move-the-shop.implementation',
        'Move the shop to the new database: The implementation',
      ],
      [
        'move-the-shop.closing',
        'Move the shop to the new database: The closing',
      ],
    ]);
    expect(phases[1].spec).toMatchObject({
      cutover: 'cutover:default/move-the-shop',
      status: 'not-started',
      order: 2,
    });
  });

  it('satisfies the catalog and our own schemas, long names included', async () => {
    const long = { ...aCutover(), name: 'x'.repeat(60) };
    for (const cutover of [aCutover(), long]) {
      const [first, ...phases] = cutoverEntities(cutover);
      expect(cutoverEntitySchema.parse(first)).toEqual(first);
      for (const phase of phases) {
        expect(cutoverPhaseEntitySchema.parse(phase)).toEqual(phase);
      }
      for (const entity of [first, ...phases]) {
        await expect(asTheCatalogDoes.enforce(entity)).resolves.toEqual(entity);
      }
    }
    expect(phaseEntityName(long, 'closing')).toBe(`${long.name}.3`);
  });
});
