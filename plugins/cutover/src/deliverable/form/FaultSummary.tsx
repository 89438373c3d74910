import { useEffect, useRef } from 'react';
import Link from '@material-ui/core/Link';
import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import type { JsonObject } from '@backstage/types';
import type { Fault } from '@backstage-cutover/plugin-cutover-common';
import { useWords } from '../../lifecycle/words/useWords';
import type { Keys } from './draft/values';
import { faultWords } from './faultWords';
import type { PreparedForm } from './fields/preparedForm';
import { fieldAt, inFormOrder } from './titles';

interface FaultSummaryProps {
  faults: Fault[];
  form: PreparedForm;
  data: JsonObject;
  focus(keys: Keys): void;
  /** How often somebody has asked for it; they are led to it each time. */
  wanted: number;
}

/** A value that the form has no field for, such as one of an earlier template: nobody could mend it elsewhere. */
export const isStray = ({ reason }: Fault) =>
  reason === 'schema.additionalProperties';

/** Everything that keeps a draft from being submitted, each with a way to its field. */
export function FaultSummary(props: FaultSummaryProps) {
  const { form, data, focus, wanted } = props;
  const faults = inFormOrder(props.faults, form, data);
  const { t } = useWords();
  const heading = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (wanted) heading.current?.focus();
  }, [wanted]);
  return (
    <Alert severity="error">
      <AlertTitle ref={heading} tabIndex={-1}>
        {t('deliverable.form.faults', { count: faults.length })}
      </AlertTitle>
      <ul style={{ margin: 0, paddingInlineStart: 20 }}>
        {faults.map((fault, index) => {
          const title = fieldAt(form, data, fault.path).titles.join(' › ');
          return (
            <li key={index}>
              {title && isStray(fault) && <strong>{`${title}: `}</strong>}
              {title && !isStray(fault) && (
                <>
                  <Link
                    component="button"
                    variant="body2"
                    color="inherit"
                    underline="always"
                    onClick={() => focus(fault.path)}
                  >
                    {title}
                  </Link>
                  {': '}
                </>
              )}
              {faultWords(t, fault)}
            </li>
          );
        })}
      </ul>
    </Alert>
  );
}
