import { useState } from 'react';
import Button from '@material-ui/core/Button';
import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import type { RiskRegister } from '@backstage-cutover/plugin-cutover-common';
import { useNames, type NameOf } from '../../lifecycle/live/useNames';
import { VersionChoice } from '../../lifecycle/parts/VersionChoice';
import { useRiskReader, type RiskReader } from '../words/riskReader';
import type { Choices } from '../../lifecycle/forms/mergeForm';
import type { RiskForm } from './useRiskForm';
import { whatChanged } from './whatChanged';

/** How a field of a form reads, by its name. */
export type FormWords<T> = (
  key: keyof T,
  value: T,
  reader: RiskReader,
  nameOf: NameOf,
) => { title: string; words: string };

interface MeanwhileProps<T extends object> {
  form: RiskForm<T>;
  words: FormWords<T>;
  register: RiskRegister;
  /** Who is spoken of in the fields. */
  people: string[];
}

/** Somebody else was faster: what they changed, both versions where they differ, and the way to go on. */
export function Meanwhile<T extends object>(props: MeanwhileProps<T>) {
  const { form, words, register, people } = props;
  const { meanwhile, value, busy } = form;
  const reader = useRiskReader(register);
  const { t } = reader;
  const [choices, setChoices] = useState<Choices<T>>({});
  const { before, now } = meanwhile ?? {};
  const nameOf = useNames([
    ...people,
    ...[before, now].flatMap(risk =>
      risk ? [risk.owner, ...risk.targets] : [],
    ),
  ]);
  if (!meanwhile || !now) return null;
  const { clashes, theirs } = meanwhile;
  const changes =
    before && before.version !== now.version
      ? whatChanged(before, now, reader, nameOf)
      : [];
  const open = clashes.filter(key => !choices[key]);
  return (
    <Alert severity="warning" role="alert">
      <AlertTitle>{t('risk.meanwhile.title')}</AlertTitle>
      {changes.length > 0 && (
        <ul style={{ margin: 0, paddingInlineStart: 20 }}>
          {changes.map(({ what, before: was, after }) => (
            <li key={what}>
              <strong>{what}</strong>
              {`${t('risk.colon')}${was} → ${after}`}
            </li>
          ))}
        </ul>
      )}
      {clashes.length > 0 ? t('risk.meanwhile.choose') : t('risk.meanwhile.go')}
      {clashes.map(key => {
        const mine = words(key, value, reader, nameOf);
        return (
          <VersionChoice
            key={String(key)}
            name={`risk-clash-${String(key)}`}
            title={mine.title}
            versions={{
              mine: { label: t('lifecycle.clash.mine'), content: mine.words },
              theirs: {
                label: t('lifecycle.clash.theirs'),
                content: words(key, theirs, reader, nameOf).words,
              },
            }}
            chosen={choices[key]}
            onChoose={which =>
              setChoices(chosen => ({ ...chosen, [key]: which }))
            }
          />
        );
      })}
      <Button
        variant="contained"
        color="primary"
        size="small"
        style={{ display: 'block', marginTop: 8 }}
        disabled={busy || open.length > 0}
        onClick={() => meanwhile.settle(choices)}
      >
        {t('risk.meanwhile.save')}
      </Button>
    </Alert>
  );
}
