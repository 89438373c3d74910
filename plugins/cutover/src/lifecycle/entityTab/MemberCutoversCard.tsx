import { useEntity } from '@backstage/plugin-catalog-react';
import { InfoCard } from '../parts/InfoCard';
import { useWords } from '../words/useWords';
import { MemberCutovers } from './MemberCutovers';
import { membershipOf } from './membership';

/** Card of a Group or User: the running cutovers that they own or take part in. */
export function MemberCutoversCard() {
  const { entity } = useEntity();
  const { t } = useWords();
  return (
    <InfoCard title={t('lifecycle.cutovers')} noPadding>
      <MemberCutovers membership={membershipOf(entity)} />
    </InfoCard>
  );
}
