import { Progress } from '@backstage/core-components';
import { MemberCutovers } from '../entityTab/MemberCutovers';
import { useMe } from '../live/useMe';

/** On the home page: the running cutovers of the person signed in. */
export function MyCutovers() {
  const me = useMe();
  return me ? (
    <MemberCutovers membership={{ members: [me.ref], owners: me.owns }} />
  ) : (
    <Progress />
  );
}
