import { useEffect, useRef } from 'react';
import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Typography from '@material-ui/core/Typography';
import { cutoverTranslationRef } from '../translation';
import { RoleField } from './RoleField';
import {
  ownerProposals,
  ownersOf,
  roleFaults,
  withPresets,
  type Team,
  type WizardRole,
} from './teamRoles';
import { useEntities } from './useEntities';

/** Picks the project team, role by role. */
export function CutoverTeam(
  props: FieldExtensionComponentProps<Team, { roles?: WizardRole[] }>,
) {
  const { formData, onChange, uiSchema, rawErrors, formContext } = props;
  const { t } = useTranslationRef(cutoverTranslationRef);
  const roles = uiSchema['ui:options']?.roles ?? [];
  const team = formData ?? {};
  const proposals = useOwnerProposals(targetsIn(formContext));
  usePresets(roles, team, proposals, onChange);

  // Faults are named once somebody has tried to go on.
  const faults = (rawErrors ?? []).length > 0 ? roleFaults(roles, team) : [];
  if (roles.length === 0) {
    return <Typography>{t('wizard.team.noRoles')}</Typography>;
  }
  return (
    <>
      {roles.map(role => (
        <RoleField
          key={role.id}
          id={`${props.idSchema.$id}_${role.id}`}
          role={role}
          value={team[role.id] ?? []}
          proposals={role.fromTargetOwner ? proposals : []}
          fault={faults.find(fault => fault.role.id === role.id)}
          disabled={props.disabled}
          onChange={people => onChange({ ...team, [role.id]: people })}
        />
      ))}
    </>
  );
}

/** The scaffolder hands every field what the whole wizard holds. */
export function targetsIn(formContext: unknown): string[] {
  if (typeof formContext !== 'object' || formContext === null) return [];
  const formData = 'formData' in formContext ? formContext.formData : undefined;
  if (typeof formData !== 'object' || formData === null) return [];
  const targets: unknown = 'targets' in formData ? formData.targets : undefined;
  if (!Array.isArray(targets)) return [];
  return targets.filter((ref): ref is string => typeof ref === 'string');
}

function useOwnerProposals(targets: string[]) {
  const { value: targetEntities = [] } = useEntities(targets);
  const { value: owners, loading } = useEntities(ownersOf(targetEntities));
  return loading || !owners ? [] : ownerProposals(targetEntities, owners);
}

/** Presets are made once for each set of proposals, so that what a person takes out stays out. */
function usePresets(
  roles: WizardRole[],
  team: Team,
  proposals: ReturnType<typeof ownerProposals>,
  onChange: (team: Team) => void,
) {
  const done = useRef('');
  useEffect(() => {
    const key = JSON.stringify(proposals);
    if (proposals.length === 0 || done.current === key) return;
    done.current = key;
    const next = withPresets(roles, team, proposals);
    if (next !== team) onChange(next);
  }, [roles, team, proposals, onChange]);
}
