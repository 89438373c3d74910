import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import type { RiskRegister } from '@backstage-cutover/plugin-cutover-common';
import { ClashChoice } from '../../lifecycle/forms/ClashChoice';
import { useNames, type NameOf } from '../../lifecycle/live/useNames';
import { useRiskReader, type RiskReader } from '../words/riskReader';
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
      <ClashChoice
        name="risk"
        clashes={clashes}
        mine={value}
        theirs={theirs}
        words={(key, each) => words(key, each, reader, nameOf)}
        busy={busy}
        act={t('risk.meanwhile.save')}
        onSettle={meanwhile.settle}
      />
    </Alert>
  );
}
