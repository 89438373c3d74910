import { lazy, Suspense, type ComponentType } from 'react';
import LinearProgress from '@material-ui/core/LinearProgress';

/** A component whose code is loaded when it is first drawn. */
export function later<P extends object>(load: () => Promise<ComponentType<P>>) {
  const Lazy = lazy(async () => ({ default: await load() }));
  // Drawn like any other, which the types of React do not say of all props.
  const Loaded = Lazy as unknown as ComponentType<P>;
  return function Later(props: P) {
    return (
      <Suspense fallback={<LinearProgress aria-hidden />}>
        <Loaded {...props} />
      </Suspense>
    );
  };
}
