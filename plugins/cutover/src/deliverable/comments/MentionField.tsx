import { useRef, useState, type KeyboardEvent } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import MenuItem from '@material-ui/core/MenuItem';
import MenuList from '@material-ui/core/MenuList';
import Paper from '@material-ui/core/Paper';
import TextField from '@material-ui/core/TextField';
import { useWords } from '../../lifecycle/words/useWords';
import {
  begunMention,
  suggestions,
  withMention,
  type BegunMention,
  type Person,
} from './mentions';

const useStyles = makeStyles(theme => ({
  field: { position: 'relative' },
  list: {
    position: 'absolute',
    zIndex: theme.zIndex.modal,
    left: 0,
    right: 0,
    top: '100%',
    maxHeight: 240,
    overflowY: 'auto',
  },
}));

interface MentionFieldProps {
  id: string;
  label: string;
  value: string;
  people: Person[];
  helperText?: string;
  error?: boolean;
  onChange(value: string): void;
}

/** A text in which `@` offers the people of the cutover; arrow keys choose, Enter takes, Escape closes the list. */
export function MentionField(props: MentionFieldProps) {
  const { id, label, value, people, helperText, error, onChange } = props;
  const { t } = useWords();
  const classes = useStyles();
  const input = useRef<HTMLTextAreaElement>(null);
  const [begun, setBegun] = useState<BegunMention>();
  const [at, setAt] = useState(0);
  const offered = begun ? suggestions(people, begun.typed) : [];
  const isOpen = offered.length > 0;

  const look = () => {
    const { value: text = '', selectionStart = 0 } = input.current ?? {};
    setBegun(begunMention(text, selectionStart));
    setAt(0);
  };
  const take = (person: Person) => {
    if (!begun) return;
    const { text, cursor } = withMention(value, begun, person);
    onChange(text);
    setBegun(undefined);
    // The cursor can be put into the text only when it is there.
    requestAnimationFrame(() => {
      input.current?.focus();
      input.current?.setSelectionRange(cursor, cursor);
    });
  };
  const press = (event: KeyboardEvent) => {
    if (!isOpen) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) setAt((at + step + offered.length) % offered.length);
    else if (event.key === 'Enter' || event.key === 'Tab') take(offered[at]);
    else if (event.key === 'Escape') setBegun(undefined);
    else return;
    event.preventDefault();
    // Escape closes the list, not the drawer around it.
    event.stopPropagation();
  };
  return (
    <div className={classes.field}>
      <TextField
        id={id}
        label={label}
        value={value}
        inputRef={input}
        onChange={({ target }) => {
          onChange(target.value);
          look();
        }}
        onSelect={look}
        onKeyDown={press}
        onBlur={() => setBegun(undefined)}
        multiline
        minRows={2}
        maxRows={12}
        fullWidth
        variant="outlined"
        size="small"
        helperText={helperText}
        error={error}
        inputProps={{
          maxLength: 20_000,
          'aria-autocomplete': 'list',
          'aria-haspopup': 'listbox',
          'aria-controls': isOpen ? `${id}-people` : undefined,
          'aria-activedescendant': isOpen ? `${id}-person-${at}` : undefined,
        }}
      />
      {isOpen && (
        <Paper elevation={8} className={classes.list}>
          <MenuList
            id={`${id}-people`}
            role="listbox"
            dense
            aria-label={t('deliverable.comments.people')}
          >
            {offered.map((person, index) => (
              <MenuItem
                key={person.ref}
                id={`${id}-person-${index}`}
                role="option"
                tabIndex={-1}
                selected={index === at}
                aria-selected={index === at}
                // The text keeps the focus.
                onMouseDown={event => event.preventDefault()}
                onClick={() => take(person)}
              >
                {person.name}
              </MenuItem>
            ))}
          </MenuList>
        </Paper>
      )}
    </div>
  );
}
