import { useState } from 'react';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import Box from '@material-ui/core/Box';
import Button from '@material-ui/core/Button';
import Chip from '@material-ui/core/Chip';
import Typography from '@material-ui/core/Typography';
import AddIcon from '@material-ui/icons/Add';
import { cutoverTranslationRef } from '../translation';
import { dependentsOf, TARGET_KINDS } from './dependents';
import { EntitiesPicker } from './EntitiesPicker';
import { useChoices, useEntities } from './useEntities';

/** Picks what a cutover changes, and proposes what depends on it. */
export function CutoverTargets(props: FieldExtensionComponentProps<string[]>) {
  const { formData, onChange, schema, rawErrors, required, disabled } = props;
  const kindLabel = useKindLabel();
  const chosen = formData ?? [];

  return (
    <>
      <EntitiesPicker
        id={props.idSchema.$id}
        label={schema.title ?? ''}
        kinds={TARGET_KINDS}
        kindLabel={kindLabel}
        value={chosen}
        onChange={onChange}
        error={(rawErrors ?? []).length > 0}
        required={required}
        disabled={disabled}
      />
      {!disabled && (
        <Proposals
          chosen={chosen}
          onTake={refs => onChange([...chosen, ...refs])}
        />
      )}
    </>
  );
}

function Proposals(props: { chosen: string[]; onTake(refs: string[]): void }) {
  const { chosen, onTake } = props;
  const { t } = useTranslationRef(cutoverTranslationRef);
  const kindLabel = useKindLabel();
  const [left, setLeft] = useState<string[]>([]);
  const { value: entities = [] } = useEntities(chosen);
  const proposed = dependentsOf(entities).filter(
    ({ ref }) => !left.includes(ref) && !chosen.includes(ref),
  );
  const names = useChoices(proposed.map(({ ref }) => ref));
  const throughs = useChoices(proposed.map(({ through }) => through));

  return (
    <Box mt={1} role="group" aria-labelledby="cutover-proposals">
      <Typography
        id="cutover-proposals"
        variant="subtitle2"
        component="div"
        role="status"
        aria-live="polite"
      >
        {proposed.length > 0 &&
          t('wizard.targets.proposed', { count: proposed.length })}
      </Typography>
      {proposed.length > 0 && (
        <>
          <Typography variant="body2" color="textSecondary">
            {t('wizard.targets.proposedHelp')}
          </Typography>
          <Box display="flex" flexWrap="wrap" gridGap={4} mt={1}>
            {proposed.map(({ ref, reason }, index) => {
              const { label, kind } = names[index];
              const why = t(`wizard.targets.${reason}`, {
                name: throughs[index].label,
              });
              return (
                <Chip
                  key={ref}
                  variant="outlined"
                  clickable
                  icon={<AddIcon />}
                  label={`${label} · ${why}`}
                  aria-label={t('wizard.targets.take', {
                    name: label,
                    kind: kindLabel(kind),
                    reason: why,
                  })}
                  title={t('wizard.targets.take', {
                    name: label,
                    kind: kindLabel(kind),
                    reason: why,
                  })}
                  onClick={() => onTake([ref])}
                  onDelete={() => setLeft([...left, ref])}
                />
              );
            })}
            {proposed.length > 1 && (
              <Button
                size="small"
                color="primary"
                onClick={() => onTake(proposed.map(({ ref }) => ref))}
              >
                {t('wizard.targets.takeAll')}
              </Button>
            )}
          </Box>
        </>
      )}
    </Box>
  );
}

function useKindLabel() {
  const { t } = useTranslationRef(cutoverTranslationRef);
  return (kind: string) => {
    switch (kind) {
      case 'component':
      case 'system':
      case 'resource':
      case 'api':
      case 'domain':
        return t(`wizard.kind.${kind}`);
      default:
        return kind;
    }
  };
}
