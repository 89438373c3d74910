import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Box from '@material-ui/core/Box';
import Chip from '@material-ui/core/Chip';
import Typography from '@material-ui/core/Typography';
import PersonAddIcon from '@material-ui/icons/PersonAdd';
import { cutoverTranslationRef } from '../translation';
import { EntitiesPicker } from './EntitiesPicker';
import type { OwnerProposal, RoleFault, WizardRole } from './teamRoles';
import { useChoices } from './useEntities';

export interface RoleFieldProps {
  id: string;
  role: WizardRole;
  value: string[];
  proposals: OwnerProposal[];
  fault?: RoleFault;
  disabled?: boolean;
  onChange(people: string[]): void;
}

const PEOPLE = ['user'];

/** One role: what it is for, who holds it, and whom the owners of the targets suggest. */
export function RoleField(props: RoleFieldProps) {
  const { id, role, value, proposals, fault, disabled, onChange } = props;
  const { t } = useTranslationRef(cutoverTranslationRef);
  const numbers = useNumbers(role);
  return (
    <Box mb={3} role="group" aria-labelledby={`${id}-title`}>
      <Typography id={`${id}-title`} variant="subtitle1" component="h3">
        {role.title}
        {role.min > 0 && <span aria-hidden="true"> *</span>}
      </Typography>
      {role.description && (
        <Typography variant="body2">{role.description}</Typography>
      )}
      {role.duties.length > 0 && (
        <Typography
          component="ul"
          variant="body2"
          color="textSecondary"
          aria-label={t('wizard.team.duties')}
          style={{ margin: 0, paddingLeft: 20 }}
        >
          {role.duties.map(duty => (
            <li key={duty}>{duty}</li>
          ))}
        </Typography>
      )}
      <EntitiesPicker
        id={id}
        label={role.title}
        labelledBy={`${id}-title`}
        kinds={PEOPLE}
        value={value}
        onChange={onChange}
        helperText={
          fault
            ? t(`wizard.team.${fault.kind}`, {
                count: fault.count,
                role: role.title,
              })
            : numbers
        }
        error={Boolean(fault)}
        required={role.min > 0}
        disabled={disabled}
      />
      {proposals.map(proposal => (
        <FromOwner key={proposal.owner} {...props} proposal={proposal} />
      ))}
    </Box>
  );
}

function FromOwner(props: RoleFieldProps & { proposal: OwnerProposal }) {
  const { role, value, proposal, onChange, disabled } = props;
  const { t } = useTranslationRef(cutoverTranslationRef);
  const [owner] = useChoices([proposal.owner]);
  const targets = useChoices(proposal.targets)
    .map(({ label }) => label)
    .join(', ');
  const people = useChoices(proposal.people);
  const isPerson = proposal.people.includes(proposal.owner);
  const preset = people.length === 1 && value.includes(people[0].ref);
  const offered = disabled
    ? []
    : people.filter(({ ref }) => !value.includes(ref));

  if (preset) {
    return (
      <Typography variant="body2" color="textSecondary">
        {isPerson
          ? t('wizard.team.presetOwner', { targets })
          : t('wizard.team.presetMember', { owner: owner.label, targets })}
      </Typography>
    );
  }
  if (offered.length === 0) return null;
  return (
    <Box display="flex" flexWrap="wrap" alignItems="center" gridGap={4}>
      <Typography variant="body2" color="textSecondary">
        {t('wizard.team.offered', { owner: owner.label, targets })}
      </Typography>
      {offered.map(({ ref, label }) => (
        <Chip
          key={ref}
          size="small"
          variant="outlined"
          clickable
          icon={<PersonAddIcon />}
          label={label}
          aria-label={t('wizard.team.name', { name: label, role: role.title })}
          onClick={() => onChange([...value, ref])}
        />
      ))}
    </Box>
  );
}

/** How many people a role takes, in words. */
function useNumbers({ min, max }: WizardRole) {
  const { t } = useTranslationRef(cutoverTranslationRef);
  if (max === undefined) {
    return min === 0
      ? t('wizard.team.optional')
      : t('wizard.team.atLeast', { count: min });
  }
  if (min === max) return t('wizard.team.exactly', { count: min });
  if (min === 0) return t('wizard.team.atMost', { count: max });
  return t('wizard.team.between', { min: String(min), max: String(max) });
}
