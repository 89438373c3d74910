import { mockApis } from '@backstage/test-utils';
import { WizardDrafts } from './wizardDrafts';

function draftsOf(userEntityRef: string, storageApi = mockApis.storage()) {
  return new WizardDrafts({
    storageApi,
    identityApi: mockApis.identity({ userEntityRef }),
  });
}

describe('WizardDrafts', () => {
  it('keeps what other steps hold, and forgets what was emptied on this one', async () => {
    const drafts = draftsOf('user:default/mei');
    await drafts.save('upgrade', ['title', 'goals'], {
      title: 'A',
      goals: 'B',
    });
    await drafts.save('upgrade', ['targets'], { targets: ['c'] });
    await drafts.save('upgrade', ['title', 'goals'], { title: 'A2' });
    expect(await drafts.load('upgrade')).toEqual({
      title: 'A2',
      targets: ['c'],
    });
  });

  it('shows nobody what another person typed', async () => {
    const storage = mockApis.storage();
    await draftsOf('user:default/mei', storage).save('upgrade', [], {
      title: 'A',
    });
    expect(await draftsOf('user:default/tom', storage).load('upgrade')).toEqual(
      {},
    );
  });

  it('is empty once cleared', async () => {
    const drafts = draftsOf('user:default/mei');
    await drafts.save('upgrade', [], { title: 'A' });
    await drafts.clear('upgrade');
    expect(await drafts.load('upgrade')).toEqual({});
  });
});
