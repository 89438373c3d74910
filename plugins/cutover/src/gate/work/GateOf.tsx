import type { ReactElement } from 'react';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { useApi } from '@backstage/core-plugin-api';
import type { TemplateGate } from '@backstage-cutover/plugin-cutover-common';
import { cutoverApiRef } from '../../api';
import { useMe } from '../../lifecycle/live/useMe';
import { useGate, type GateScene } from '../useGate';

export type GateOfScreen =
  | { screen: 'loading' }
  | { screen: 'failed'; error: Error; retry(): void }
  | { screen: 'gone' }
  | { screen: 'ready'; scene: GateScene };

interface GateOfProps {
  of: { cutover: { name: string }; gate: string };
  /** Told when the reader has changed the gate. */
  onChanged(): void;
  children(screen: GateOfScreen): ReactElement;
}

/** Draws `children` with a gate that stands in a list, read anew and kept up to date. */
export function GateOf({ of, onChanged, children }: GateOfProps) {
  const api = useApi(cutoverApiRef);
  const me = useMe();
  const { name } = of.cutover;
  const read = useAsyncRetry(
    () => Promise.all([api.getCutover(name), api.getCutoverTemplate(name)]),
    [api, name],
  );
  if (read.error) {
    const { error, retry } = read;
    return children({ screen: 'failed', error, retry });
  }
  if (!read.value || !me) return children({ screen: 'loading' });
  const [cutover, { spec: template }] = read.value;
  const plan = template.phases.find(({ gate }) => gate?.id === of.gate)?.gate;
  if (!plan) return children({ screen: 'gone' });
  return (
    <Known facts={{ cutover, template, me }} plan={plan} onChanged={onChanged}>
      {children}
    </Known>
  );
}

interface KnownProps extends Pick<GateOfProps, 'onChanged' | 'children'> {
  facts: GateScene['facts'];
  plan: TemplateGate;
}

function Known({ facts, plan, onChanged, children }: KnownProps) {
  return children(useGate(facts, plan, onChanged));
}
