import type { Shortage } from '@backstage-cutover/plugin-cutover-common';
import { useNames } from '../../lifecycle/live/useNames';
import type { GateScene } from '../useGate';
import { ruleName } from '../words/ruleWords';

interface ShortageListProps {
  shortages: Shortage[];
  scene: Pick<GateScene, 'plan' | 'reader'>;
}

/** Under which rules too few people may decide, and why those who hold the role may not. */
export function ShortageList({ shortages, scene }: ShortageListProps) {
  const { plan, reader } = scene;
  const { t, roleOf } = reader;
  const nameOf = useNames(
    shortages.flatMap(({ barred }) => barred.map(({ person }) => person)),
  );
  return (
    <ul style={{ margin: 0, paddingInlineStart: 20 }}>
      {shortages.map(({ rule, role, needed, found, barred }, index) => (
        <li key={index}>
          {role
            ? t('gate.submit.shortRole', {
                rule: ruleName(rule, plan, reader),
                role: roleOf(role),
              })
            : t('gate.submit.short', {
                rule: ruleName(rule, plan, reader),
                needed: String(needed),
                found: String(found),
              })}
          {barred.map(({ person, reason }) => (
            <div key={person}>
              {t('gate.submit.barred', {
                person: nameOf(person),
                why: t(`gate.bar.${reason}`),
              })}
            </div>
          ))}
        </li>
      ))}
    </ul>
  );
}
