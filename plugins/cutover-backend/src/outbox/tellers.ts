import type { AuditorService } from '@backstage/backend-plugin-api';
import type { EventsService } from '@backstage/plugin-events-node';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import type { SignalsService } from '@backstage/plugin-signals-node';
import type { CatalogNames } from './CatalogNames';
import type { Tellers } from './messages';
import { refsIn, spelledOut, type NamedText } from './namedText';

/** Those who are told, through Backstage's own services. */
export function backstageTellers(
  services: {
    auditor: AuditorService;
    events: EventsService;
    notifications: NotificationService;
    signals: SignalsService;
  },
  catalogNames: Pick<CatalogNames, 'of'>,
): Tellers {
  const { auditor, events, notifications, signals } = services;
  const withNames = async (text: NamedText) =>
    spelledOut(text, await catalogNames.of(refsIn(text)));
  return {
    async notification({ named: { description, title } = {}, payload, to }) {
      await notifications.send({
        recipients: { type: 'entity', entityRef: to },
        payload: {
          ...payload,
          ...(title ? { title: await withNames(title) } : {}),
          ...(description ? { description: await withNames(description) } : {}),
        },
      });
    },
    // Broadcast, so it names the cutover and says nothing of it: whoever may not read it learns nothing.
    async signal({ id, deliverable }) {
      await signals.publish({
        recipients: { type: 'broadcast' },
        channel: 'cutover',
        message: { id, ...(deliverable ? { deliverable } : {}) },
      });
    },
    async event({ cutoverId }) {
      await events.publish({
        topic: 'cutover.changed',
        eventPayload: { cutoverId },
      });
    },
    async 'audit-head'({ cutoverId, seq, hash }) {
      const event = await auditor.createEvent({
        eventId: 'audit-head',
        severityLevel: 'low',
        meta: { cutoverId, seq, hash },
      });
      await event.success();
    },
  };
}
