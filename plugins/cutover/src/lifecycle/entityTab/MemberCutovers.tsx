import Box from '@material-ui/core/Box';
import { Progress } from '@backstage/core-components';
import { useTemplates } from '../live/useTemplates';
import { CutoverTable } from '../parts/CutoverTable';
import { Nothing } from '../parts/Nothing';
import { StartLink } from '../parts/StartLink';
import { Refused } from '../words/Refused';
import { useWords } from '../words/useWords';
import { rolesHeld } from './membership';
import { useMemberCutovers, type Membership } from './useMemberCutovers';

/** The running cutovers of some people, with the part that they have in each. */
export function MemberCutovers({ membership }: { membership: Membership }) {
  const { t, say } = useWords();
  const templates = useTemplates();
  const view = useMemberCutovers(membership);
  switch (view.screen) {
    case 'loading':
      return <Progress />;
    case 'failed':
      return <Refused error={view.error} retry={view.retry} />;
    case 'none':
      return (
        <Box px={2}>
          <Nothing title={t('lifecycle.member.none')}>
            <StartLink />
          </Nothing>
        </Box>
      );
    default:
      return (
        <CutoverTable
          label={t('lifecycle.cutovers')}
          cutovers={view.cutovers}
          columns={['title', 'window', 'phase', 'health']}
          extra={{
            title: t('lifecycle.member.part'),
            cell: cutover =>
              [
                ...(membership.owners.includes(cutover.owner)
                  ? [t('lifecycle.member.owns')]
                  : []),
                ...rolesHeld(cutover, membership.members).map(role => {
                  const title = templates
                    .find(({ ref }) => ref === cutover.template.ref)
                    ?.roles.find(({ id }) => id === role)?.title;
                  return title ? say(title) : role;
                }),
              ].join(', '),
          }}
        />
      );
  }
}
