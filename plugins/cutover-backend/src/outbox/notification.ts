import type { Message } from './messages';
import { spelledOut, type NamedText } from './namedText';

type Notification = Extract<Message, { teller: 'notification' }>;

/**
 * A notification whose words may name people. They are kept twice: as they can be told without asking anybody, and with
 * the refs for a teller that asks what people are called.
 */
export function notification(
  to: string[],
  {
    description,
    title,
    ...payload
  }: Omit<Notification['payload'], 'title' | 'description'> & {
    title: string | NamedText;
    description?: string | NamedText;
  },
): Notification {
  const named = {
    ...(typeof title === 'string' ? {} : { title }),
    ...(Array.isArray(description) ? { description } : {}),
  };
  return {
    ...{ teller: 'notification', to },
    payload: {
      title: said(title),
      ...(description?.length ? { description: said(description) } : {}),
      ...payload,
    },
    ...(Object.keys(named).length ? { named } : {}),
  };
}

function said(text: string | NamedText): string {
  return typeof text === 'string' ? text : spelledOut(text);
}
