import type { Certificate } from '@backstage-cutover/plugin-cutover-common';
import type { TrainingReader } from './trainingReader';

/** Since when somebody is certified, and until when; or that they are not, or not any more. */
export function certificateWords(
  certificate: Certificate | undefined,
  { moment, t }: Pick<TrainingReader, 'moment' | 't'>,
): string {
  if (!certificate) return t('training.certificate.none');
  const { at, until } = certificate;
  if (until && hasExpired(certificate)) {
    return t('training.certificate.expired', { until: moment(until) });
  }
  return until
    ? t('training.certifiedUntil', { at: moment(at), until: moment(until) })
    : t('training.certifiedSince', { at: moment(at) });
}

export function hasExpired({ until }: Pick<Certificate, 'until'>): boolean {
  return until !== undefined && until <= new Date().toISOString();
}
