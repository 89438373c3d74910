import { useMemo } from 'react';
import type {
  DeliverableFile,
  DeliverableRef,
} from '@backstage-cutover/plugin-cutover-common';
import { useNames } from '../../lifecycle/live/useNames';
import { useWords } from '../../lifecycle/words/useWords';
import type { Readable } from '../document/readable';
import { documentWords, refsInValue, type Reader } from '../document/reader';
import { useFiles } from '../widgets/useFiles';

interface Surroundings {
  /** The zone of the plan; the reader's own where there is no plan. */
  timeZone?: string;
  deliverable?: DeliverableRef;
}

/** What it takes to say some values in words: the reader's language, names of entities, names of files. */
export function useReader(
  values: (Readable | undefined)[],
  { timeZone, deliverable }: Surroundings,
): Reader {
  const { t, language, zone } = useWords();
  const refs = values.flatMap(refsInValue);
  const nameOf = useNames(refs);
  const { known } = useFiles(deliverable, values.flatMap(filesIn));
  const names = JSON.stringify(refs.map(ref => [ref, nameOf(ref)]));
  const files = JSON.stringify([...known.values()]);
  return useMemo(() => {
    const named = new Map<string, string>(JSON.parse(names));
    const listed: DeliverableFile[] = JSON.parse(files);
    return {
      ...documentWords(language, timeZone ?? zone, { t, language }),
      nameOf: ref => named.get(ref) ?? ref,
      fileOf: id => listed.find(file => file.id === id),
    };
  }, [t, language, timeZone, zone, names, files]);
}

function filesIn(value: Readable | undefined): string[] {
  switch (value?.kind) {
    case 'file':
      return [value.id];
    case 'list':
      return value.items.flatMap(filesIn);
    case 'group':
      return value.members.flatMap(member => filesIn(member.value));
    default:
      return [];
  }
}
