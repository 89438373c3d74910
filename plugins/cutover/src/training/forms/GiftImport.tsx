import { useState } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import Button from '@material-ui/core/Button';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import { useApi } from '@backstage/core-plugin-api';
import { toError } from '@backstage/errors';
import type {
  ImportedQuestions,
  Question,
} from '@backstage-cutover/plugin-cutover-common';
import { cutoverApiRef } from '../../api';
import { FileButton } from '../../deliverable/widgets/FileButton';
import { ChoiceInput, TextInput } from '../../lifecycle/forms/inputs';
import { Refused } from '../../lifecycle/words/Refused';
import { reasonWords } from '../../lifecycle/words/refusal';
import { useTrainingReader } from '../words/trainingReader';
import { blocksAt } from './blocksAt';
import { isPoolName, newPool, type PoolDraft } from './examDraft';
import { QuestionList } from './QuestionList';

const useStyles = makeStyles(theme => ({
  part: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: theme.spacing(1.5),
  },
  acts: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1) },
  pair: {
    display: 'grid',
    gap: theme.spacing(1.5),
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 200px), 1fr))',
  },
  faults: { margin: 0, paddingInlineStart: 20, overflowWrap: 'anywhere' },
  line: { fontFamily: 'monospace', whiteSpace: 'pre-wrap' },
}));

interface GiftImportProps {
  cutover: string;
  text: string;
  pools: PoolDraft[];
  onText(text: string): void;
  onTake(taken: {
    questions: Question[];
    /** What is left of the text: nothing, unless some of it was not understood. */
    left: string;
    /** Into which they go, if into any; one that there is, or a new one. */
    pool?: PoolDraft;
  }): void;
}

/** Stands for a pool that is not there yet. */
const NEW_POOL = 'new pool';

/** Questions from a text in GIFT: read, looked at with every line that was not understood, and only then taken. */
export function GiftImport(props: GiftImportProps) {
  const { cutover, text, pools, onText, onTake } = props;
  const { training } = useApi(cutoverApiRef);
  const { t } = useTrainingReader();
  const classes = useStyles();
  const [found, setFound] = useState<ImportedQuestions>();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error>();
  const [into, setInto] = useState('');
  const [name, setName] = useState('');
  const isNew = into === NEW_POOL;
  const nameFault =
    isNew && name && !isPoolName(name) ? t('training.pool.latin') : undefined;
  const change = (typed: string) => {
    setFound(undefined);
    onText(typed);
  };
  const read = async () => {
    setBusy(true);
    setError(undefined);
    try {
      setFound(await training.readQuestions(cutover, text));
    } catch (e) {
      setError(toError(e));
    } finally {
      setBusy(false);
    }
  };
  const take = ({ questions, faults }: ImportedQuestions) => {
    setFound(undefined);
    const pool = isNew
      ? newPool(name, String(questions.length))
      : pools.find(({ id }) => id === into);
    // What is read in next goes the same way.
    if (isNew && pool) setInto(pool.id);
    onTake({
      questions: questions.map(({ question }) => question),
      left: blocksAt(
        text,
        faults.map(({ line }) => line),
      ),
      pool,
    });
  };
  return (
    <section aria-label={t('training.gift')} className={classes.part}>
      <Typography variant="subtitle2" component="h3">
        {t('training.gift')}
      </Typography>
      <TextField
        id="exam-gift"
        label={t('training.gift.text')}
        helperText={t('training.gift.help')}
        value={text}
        onChange={({ target }) => change(target.value)}
        multiline
        minRows={3}
        maxRows={12}
        fullWidth
        size="small"
        variant="outlined"
        inputProps={{ spellCheck: false }}
      />
      <div className={classes.acts}>
        <FileButton
          accept=".gift,.txt,text/plain"
          choose={async file => change(await file.text())}
        >
          {t('training.gift.file')}
        </FileButton>
        <Button
          size="small"
          variant="outlined"
          color="primary"
          disabled={busy || !text.trim()}
          onClick={read}
        >
          {t('training.gift.read')}
        </Button>
      </div>
      {error && <Refused error={error} title={t('training.gift.failed')} />}
      {found && (
        <div role="status" className={classes.part}>
          {found.faults.length > 0 && (
            <Alert severity="warning">
              <AlertTitle>
                {t('training.gift.faults', { count: found.faults.length })}
              </AlertTitle>
              <ul className={classes.faults}>
                {found.faults.map((fault, index) => (
                  <li key={index}>
                    <strong>
                      {t('training.gift.line', { number: String(fault.line) })}
                    </strong>
                    {t('training.colon')}
                    {reasonWords(t, fault)}
                    <div className={classes.line}>{fault.text}</div>
                  </li>
                ))}
              </ul>
            </Alert>
          )}
          <Typography variant="body2">
            {t('training.gift.found', { count: found.questions.length })}
          </Typography>
          <QuestionList
            questions={found.questions.map(({ question }) => question)}
            lines={found.questions.map(({ line }) => line)}
          />
          <div className={classes.pair}>
            <ChoiceInput
              id="exam-gift-pool"
              label={t('training.gift.into')}
              value={into}
              onChange={setInto}
              none={t('training.pool.none')}
              options={[
                ...pools.map(pool => ({ id: pool.id, words: pool.name })),
                { id: NEW_POOL, words: t('training.gift.newPool') },
              ]}
            />
            {isNew && (
              <TextInput
                id="exam-gift-pool-name"
                label={t('training.gift.poolName')}
                value={name}
                onChange={setName}
                error={nameFault}
                help={t('training.pool.latin')}
                most={50}
                required
              />
            )}
          </div>
          <div>
            <Button
              size="small"
              variant="contained"
              color="primary"
              disabled={
                found.questions.length === 0 || (isNew && !isPoolName(name))
              }
              onClick={() => take(found)}
            >
              {t('training.gift.take', { count: found.questions.length })}
            </Button>
          </div>
        </div>
      )}
    </section>
  );
}
