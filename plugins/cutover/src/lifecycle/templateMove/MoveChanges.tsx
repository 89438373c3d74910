import Typography from '@material-ui/core/Typography';
import type {
  TemplateChange,
  TemplateMove,
} from '@backstage-cutover/plugin-cutover-common';
import { moveMessages } from './messages';
import { useWords, type Words } from '../words/useWords';

type SectionKey = Extract<
  keyof typeof moveMessages,
  `lifecycle.move.section.${string}`
>;

const HOW = ['added', 'removed', 'changed'] as const;

const isSectionKey = (key: string): key is SectionKey =>
  Object.hasOwn(moveMessages, key);

/** What comes, goes and is another in the new version. */
export function MoveChanges({ changes }: Pick<TemplateMove, 'changes'>) {
  const words = useWords();
  const { t } = words;
  if (changes.length === 0) {
    return (
      <Typography variant="body2">{t('lifecycle.move.nothing')}</Typography>
    );
  }
  return (
    <>
      {HOW.map(how => {
        const found = changes.filter(each => each.how === how);
        if (found.length === 0) return null;
        return (
          <section key={how} aria-labelledby={`move-${how}`}>
            <Typography id={`move-${how}`} variant="subtitle2" component="h3">
              {t(`lifecycle.move.how.${how}`)}
            </Typography>
            <ul style={{ margin: 0, paddingInlineStart: 20 }}>
              {found.map((change, index) => (
                <Typography key={index} variant="body2" component="li">
                  {changeWords(change, words)}
                </Typography>
              ))}
            </ul>
          </section>
        );
      })}
    </>
  );
}

function changeWords(
  { part, id, title, within }: TemplateChange,
  { t, say }: Words,
): string {
  const key = `lifecycle.move.section.${id}`;
  const own = title === undefined ? id : say(title);
  const what = {
    part: t(`lifecycle.move.part.${part}`),
    title: part === 'section' && isSectionKey(key) ? t(key) : own,
  };
  return within === undefined
    ? t('lifecycle.move.item', what)
    : t('lifecycle.move.itemIn', { ...what, within: say(within) });
}
