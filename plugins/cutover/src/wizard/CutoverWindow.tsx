import { useEffect, useMemo } from 'react';
import { useApi, useApiHolder } from '@backstage/core-plugin-api';
import {
  appLanguageApiRef,
  useTranslationRef,
} from '@backstage/core-plugin-api/alpha';
import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import type { CutoverWindow as Window } from '@backstage-cutover/plugin-cutover-common';
import Box from '@material-ui/core/Box';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import Autocomplete from '@material-ui/lab/Autocomplete';
import useAsync from 'react-use/esm/useAsync';
import { cutoverApiRef } from '../api';
import { cutoverTranslationRef } from '../translation';
import { targetsIn } from './CutoverTeam';
import {
  conflictsOf,
  readTypedWindow,
  type Edge,
  type TypedWindow,
} from './typedWindow';
import { WindowConflicts } from './WindowConflicts';
import {
  allZones,
  lengthOf,
  periodIn,
  sameClock,
  viewerZone,
} from './windowTexts';

/** Picks the window, and shows at once what else happens in it. */
export function CutoverWindow(
  props: FieldExtensionComponentProps<TypedWindow>,
) {
  const { formData, onChange, rawErrors, disabled, formContext } = props;
  const { t } = useTranslationRef(cutoverTranslationRef);
  const zones = useMemo(allZones, []);
  const typed = formData ?? {};
  const timeZone = typed.timeZone ?? viewerZone();
  const read = readTypedWindow(
    { ...typed, timeZone },
    new Date().toISOString(),
  );
  // What is missing is no fault before somebody has tried to go on.
  const complete = Boolean(typed.start && typed.end);
  const shown = complete || (rawErrors ?? []).length > 0 ? read.faults : [];
  const faultOf = (edge: Edge) => {
    const fault = shown.find(found => found.edge === edge);
    return fault && t(fault.message, { timeZone: fault.timeZone });
  };

  useEffect(() => {
    if (!formData?.timeZone) onChange({ ...formData, timeZone });
  }, [formData, timeZone, onChange]);

  return (
    <>
      <Box display="flex" flexWrap="wrap" gridGap={16}>
        {(['start', 'end'] as const).map(edge => (
          <TextField
            key={edge}
            id={`${props.idSchema.$id}_${edge}`}
            type="datetime-local"
            variant="outlined"
            margin="dense"
            required
            disabled={disabled}
            label={t(`wizard.window.${edge}`)}
            value={typed[edge] ?? ''}
            onChange={({ target }) =>
              onChange({
                ...typed,
                timeZone,
                [edge]: target.value || undefined,
              })
            }
            error={faultOf(edge) !== undefined}
            helperText={faultOf(edge)}
            InputLabelProps={{ shrink: true }}
          />
        ))}
        <Autocomplete
          id={`${props.idSchema.$id}_timeZone`}
          aria-label={t('wizard.window.timeZone')}
          style={{ minWidth: 260 }}
          disableClearable
          disabled={disabled}
          options={zones}
          value={timeZone}
          onChange={(_, zone) => onChange({ ...typed, timeZone: zone })}
          renderInput={params => (
            <TextField
              {...params}
              variant="outlined"
              margin="dense"
              label={t('wizard.window.timeZone')}
              error={faultOf('timeZone') !== undefined}
              helperText={faultOf('timeZone')}
            />
          )}
        />
      </Box>
      {read.window && (
        <PlannedWindow window={read.window} targets={targetsIn(formContext)} />
      )}
    </>
  );
}

function PlannedWindow(props: { window: Window; targets: string[] }) {
  const { window, targets } = props;
  const { t } = useTranslationRef(cutoverTranslationRef);
  const language = useLanguage();
  const cutovers = useRunningIn(window);
  const zone = viewerZone();
  return (
    <>
      <Typography variant="body2">
        {t('wizard.window.planned', { duration: lengthOf(window, language) })}
      </Typography>
      {!sameClock(window.start, window.timeZone, zone) && (
        <Typography variant="body2" color="textSecondary">
          {t('wizard.window.yourTime', {
            zone,
            ...periodIn(window, zone, language),
          })}
        </Typography>
      )}
      <WindowConflicts
        loading={cutovers.loading}
        error={cutovers.error}
        conflicts={conflictsOf(cutovers.value ?? [], targets)}
        language={language}
      />
    </>
  );
}

/** Running cutovers whose windows overlap this one. */
function useRunningIn({ start, end }: Window) {
  const api = useApi(cutoverApiRef);
  return useAsync(async () => {
    const { items } = await api.listCutovers({
      status: ['running'],
      windowFrom: start,
      windowTo: end,
      sort: 'window',
      limit: 50,
    });
    return items;
  }, [api, start, end]);
}

function useLanguage() {
  return useApiHolder().get(appLanguageApiRef)?.getLanguage().language ?? 'en';
}
