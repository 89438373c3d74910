import { useState } from 'react';
import Button from '@material-ui/core/Button';
import Card from '@material-ui/core/Card';
import CardActions from '@material-ui/core/CardActions';
import CardContent from '@material-ui/core/CardContent';
import Typography from '@material-ui/core/Typography';
import type { JsonObject, JsonValue } from '@backstage/types';
import type { DeliverableRef } from '@backstage-cutover/plugin-cutover-common';
import { VersionChoice } from '../../lifecycle/parts/VersionChoice';
import { useWords } from '../../lifecycle/words/useWords';
import { readable } from '../document/readable';
import { valueWords } from '../document/reader';
import type { Choices } from './draft/draftState';
import { clashKey, type Clash, type Side } from './draft/mergeDrafts';
import { CONFLICT_TITLE_ID } from './conflictTitle';
import { keysOf } from './draft/values';
import type { PreparedForm } from './fields/preparedForm';
import { fieldAt } from './titles';
import { useReader } from './useReader';

interface ConflictChooserProps {
  fields: Clash[];
  form: PreparedForm;
  data: JsonObject;
  timeZone: string;
  deliverable: DeliverableRef;
  settle(choices: Choices): void;
}

/** Both versions of every field that two people changed at the same time; one of each is chosen. */
export function ConflictChooser(props: ConflictChooserProps) {
  const { fields, form, data, settle } = props;
  const { t } = useWords();
  const [choices, setChoices] = useState<Choices>(new Map());
  const shown = fields.map(clash => {
    // A row that is gone has no place any more.
    const steps = clash.path.map(step =>
      typeof step === 'string' ? step : step.row,
    );
    const { field, titles } = fieldAt(
      form,
      data,
      keysOf(data, clash.path) ?? steps.slice(0, 1),
    );
    const read = (value: JsonValue | undefined) =>
      field && readable(field, value, form.schema);
    return {
      key: clashKey(clash.path),
      title: titles.join(' › '),
      mine: read(clash.mine),
      theirs: read(clash.theirs),
    };
  });
  const reader = useReader(
    shown.flatMap(({ mine, theirs }) => [mine, theirs]),
    props,
  );
  const version = (side: Side, value: ReturnType<typeof readable>) => ({
    label: t(`deliverable.form.conflict.${side}`),
    content: value
      ? valueWords(value, reader)
      : t('deliverable.form.conflict.removed'),
  });

  return (
    <Card variant="outlined" role="group" aria-labelledby={CONFLICT_TITLE_ID}>
      <CardContent>
        <Typography
          variant="h6"
          component="h2"
          id={CONFLICT_TITLE_ID}
          tabIndex={-1}
        >
          {t('deliverable.form.conflict.title')}
        </Typography>
        <Typography variant="body2">
          {t('deliverable.form.conflict.help')}
        </Typography>
        {shown.map(({ key, title, mine, theirs }) => (
          <VersionChoice
            key={key}
            name={`conflict-${key}`}
            title={title}
            versions={{
              mine: version('mine', mine),
              theirs: version('theirs', theirs),
            }}
            chosen={choices.get(key)}
            onChoose={side =>
              setChoices(before => new Map(before).set(key, side))
            }
          />
        ))}
      </CardContent>
      <CardActions>
        <Button
          color="primary"
          variant="contained"
          disabled={shown.some(({ key }) => !choices.has(key))}
          onClick={() => settle(choices)}
        >
          {t('deliverable.form.conflict.settle')}
        </Button>
      </CardActions>
    </Card>
  );
}
