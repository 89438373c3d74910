import { ResponseError } from '@backstage/errors';
import {
  inputErrorOf,
  type Fault,
} from '@backstage-cutover/plugin-cutover-common';

/** A 400 as it arrives from the backend, with every fault. */
export async function refuseAsTheApi(faults: Fault[]): Promise<never> {
  const error = inputErrorOf(faults);
  const { name, message } = error;
  throw await ResponseError.fromResponse(
    new Response(
      JSON.stringify({
        error: { ...error, name, message },
        response: { statusCode: 400 },
      }),
      { status: 400, headers: { 'Content-Type': 'application/json' } },
    ),
  );
}
