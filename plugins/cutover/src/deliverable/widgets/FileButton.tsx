import { useRef, type ReactNode } from 'react';
import Button from '@material-ui/core/Button';

interface FileButtonProps {
  id?: string;
  /** File name endings and media types, as the browser takes them. */
  accept?: string;
  disabled?: boolean;
  describedBy?: string;
  choose(file: File): void;
  children: ReactNode;
}

/** A button that asks for a file. */
export function FileButton(props: FileButtonProps) {
  const { id, accept, disabled, choose, children } = props;
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        accept={accept}
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          if (file) choose(file);
          // So that the same file can be chosen again, mended.
          target.value = '';
        }}
      />
      <Button
        id={id}
        size="small"
        disabled={disabled}
        aria-describedby={props.describedBy}
        onClick={() => input.current?.click()}
      >
        {children}
      </Button>
    </>
  );
}
