import { mockApis } from '@backstage/frontend-test-utils';
import { createApp } from '@backstage/frontend-defaults';
import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { translationsModule } from '../translations';
import { signIn } from '.';
import { chosenPerson } from './demo/chosenPerson';

const people = [
  {
    user: 'user:default/ada',
    name: 'Ada Byron',
    role: { en: 'Engineer', 'zh-CN': '工程师' },
    department: { en: 'Technology', 'zh-CN': '技术部' },
  },
  {
    user: 'user:default/wang.mei',
    name: '王梅 Wang Mei',
    role: { en: 'Buyer', 'zh-CN': '采购员' },
    department: { en: 'Business', 'zh-CN': '业务部' },
  },
];

function openPortal(environment: string) {
  const config = mockApis.config({
    data: {
      app: {
        title: 'Acme Portal',
        baseUrl: 'http://localhost',
        extensions: [
          {
            'api:app/app-language': {
              config: { availableLanguages: ['en', 'zh-CN'] },
            },
          },
        ],
      },
      backend: { baseUrl: 'http://localhost:7007' },
      auth: { environment, providers: { demo: { people } } },
    },
  });
  const app = createApp({
    features: [signIn, translationsModule],
    advanced: { configLoader: async () => ({ config }) },
  });
  render(app.createRoot());
}

/** What the backend's auth plugin answers for the person whose name the header bears. */
function backendKnows(refs: string[]) {
  return jest
    .spyOn(globalThis, 'fetch')
    .mockImplementation(async (_input, init) => {
      const ref = new Headers(init?.headers).get('x-demo-user') ?? '';
      if (!refs.includes(ref)) {
        const error = { name: 'NotFoundError', message: 'User not found' };
        return Response.json(
          { error, response: { statusCode: 404 } },
          { status: 404 },
        );
      }
      const payload = window.btoa(JSON.stringify({ exp: 4_000_000_000 }));
      return Response.json({
        profile: { displayName: ref },
        providerInfo: {},
        backstageIdentity: {
          token: `.${payload}.`,
          identity: {
            type: 'user',
            userEntityRef: ref,
            ownershipEntityRefs: [ref],
          },
        },
      });
    });
}

describe('Signing in', () => {
  afterEach(() => {
    jest.restoreAllMocks();
    window.sessionStorage.clear();
    window.localStorage.clear();
  });

  it('shows the demo people by department in development', async () => {
    openPortal('development');

    const technology = await screen.findByRole('region', {
      name: 'Technology',
    });
    expect(
      within(technology).getByRole('button', { name: /Ada Byron.*Engineer/ }),
    ).toBeInTheDocument();
    expect(screen.getByRole('status')).toHaveTextContent('2 people');
  });

  it('finds people by name, role or department, in the language chosen', async () => {
    openPortal('development');
    const search = await screen.findByRole('textbox');

    await userEvent.type(search, 'buyer wang');
    expect(screen.getByRole('status')).toHaveTextContent('1 person');
    expect(screen.queryByText('Ada Byron')).not.toBeInTheDocument();

    await userEvent.click(screen.getByRole('button', { name: '中文' }));
    await userEvent.clear(search);
    await userEvent.type(search, '工程师');
    expect(await screen.findByText('1 人')).toBeInTheDocument();
    expect(screen.getByText('Ada Byron')).toBeInTheDocument();
  });

  it('signs in with the keyboard alone, and remembers the person for the tab', async () => {
    const fetch = backendKnows(['user:default/ada']);
    openPortal('development');

    await userEvent.type(await screen.findByRole('textbox'), 'ada{Enter}');

    await waitFor(() => expect(chosenPerson.read()).toBe('user:default/ada'));
    expect(fetch).toHaveBeenCalledTimes(1);
  });

  it('says what is wrong where the catalog does not know the person, and leads back', async () => {
    backendKnows([]);
    openPortal('development');

    await userEvent.click(await screen.findByText('Ada Byron'));
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The catalog does not know this person yet',
    );

    await userEvent.click(
      screen.getByRole('button', { name: 'Choose another person' }),
    );
    expect(await screen.findByText('Ada Byron')).toBeInTheDocument();
    expect(chosenPerson.read()).toBeUndefined();
  });

  it('knows no demo people outside development', async () => {
    openPortal('production');

    expect(
      await screen.findByText('Sign in with your company account'),
    ).toBeInTheDocument();
    expect(screen.queryByText('Ada Byron')).not.toBeInTheDocument();
  });
});
