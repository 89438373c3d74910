import { useState } from 'react';
import Button from '@material-ui/core/Button';
import { VersionChoice } from '../parts/VersionChoice';
import { useWords } from '../words/useWords';
import type { Choices } from './mergeForm';

interface ClashChoiceProps<T extends object> {
  /** Tells the choices of one page apart. */
  name: string;
  /** What both changed. */
  clashes: (keyof T)[];
  mine: T;
  theirs: T;
  /** How a field reads. */
  words(key: keyof T, value: T): { title: string; words: string };
  busy: boolean;
  /** What the button says. */
  act: string;
  onSettle(choices: Choices<T>): void;
}

/** Both versions of what two people changed, and the way to go on once it is chosen which shall hold. */
export function ClashChoice<T extends object>(props: ClashChoiceProps<T>) {
  const { name, clashes, mine, theirs, words, busy, act, onSettle } = props;
  const { t } = useWords();
  const [choices, setChoices] = useState<Choices<T>>({});
  return (
    <>
      {clashes.map(key => {
        const read = words(key, mine);
        return (
          <VersionChoice
            key={String(key)}
            name={`${name}-clash-${String(key)}`}
            title={read.title}
            versions={{
              mine: { label: t('lifecycle.clash.mine'), content: read.words },
              theirs: {
                label: t('lifecycle.clash.theirs'),
                content: words(key, theirs).words,
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
        disabled={busy || clashes.some(key => !choices[key])}
        onClick={() => onSettle(choices)}
      >
        {act}
      </Button>
    </>
  );
}
