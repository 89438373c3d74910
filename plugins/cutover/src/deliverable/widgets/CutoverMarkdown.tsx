import { useState } from 'react';
import Box from '@material-ui/core/Box';
import Tab from '@material-ui/core/Tab';
import Tabs from '@material-ui/core/Tabs';
import TextField from '@material-ui/core/TextField';
import { MarkdownContent } from '@backstage/core-components';
import { withoutImages } from '../document/withoutImages';
import { useWords } from '../../lifecycle/words/useWords';
import {
  Hint,
  readWidget,
  useFieldValue,
  WidgetFrame,
  type WidgetProps,
} from './widget';

/** A text in Markdown, with a preview that runs nothing of what is in it. */
export function CutoverMarkdown(props: WidgetProps<string>) {
  const widget = readWidget(props);
  const { id, title, fixed, invalid, store, describedBy } = widget;
  const { t } = useWords();
  const [text = '', setText] = useFieldValue(props);
  const [tab, setTab] = useState<'write' | 'preview'>('write');
  const shown = fixed ? 'preview' : tab;
  return (
    <WidgetFrame widget={widget}>
      {!fixed && (
        <Tabs
          value={tab}
          onChange={(_event, next) => setTab(next)}
          aria-label={title}
          indicatorColor="primary"
        >
          {(['write', 'preview'] as const).map(each => (
            <Tab
              key={each}
              value={each}
              id={`${id}__${each}-tab`}
              aria-controls={shown === each ? `${id}__${each}` : undefined}
              label={t(`deliverable.widget.markdown.${each}`)}
            />
          ))}
        </Tabs>
      )}
      <Box
        py={1}
        id={`${id}__${shown}`}
        role={fixed ? undefined : 'tabpanel'}
        aria-labelledby={fixed ? undefined : `${id}__${shown}-tab`}
      >
        {shown === 'write' ? (
          <>
            <TextField
              id={id}
              multiline
              fullWidth
              minRows={6}
              maxRows={24}
              variant="outlined"
              error={invalid}
              value={text}
              onChange={({ target }) =>
                setText(target.value || undefined, 'typing')
              }
              onBlur={() => store?.settle()}
              inputProps={{
                'aria-label': title,
                'aria-describedby': describedBy,
              }}
            />
            <Hint>{t('deliverable.widget.markdown.help')}</Hint>
          </>
        ) : (
          <MarkdownContent
            content={
              withoutImages(text) || t('deliverable.widget.markdown.nothing')
            }
          />
        )}
      </Box>
    </WidgetFrame>
  );
}
