import { useMemo, useState } from 'react';
import { ProxiedSignInPage } from '@backstage/core-components';
import { configApiRef, useApi } from '@backstage/core-plugin-api';
import type { SignInPageProps } from '@backstage/plugin-app-react';
import { chosenPerson, forgettingOnSignOut } from './chosenPerson';
import { demoPeople } from './demoPeople';
import { PeopleList } from './PeopleList';
import { SignInRefused } from './SignInRefused';

/** Shows the people of the demo company until one is picked, then signs in as that person. */
export function DemoSignInPage({ onSignInSuccess }: SignInPageProps) {
  const config = useApi(configApiRef);
  const people = useMemo(() => demoPeople(config), [config]);
  const [ref, setRef] = useState(chosenPerson.read);
  const [attempt, setAttempt] = useState(1);

  const ErrorComponent = useMemo(
    () =>
      function Refused({ error }: { error?: Error }) {
        return (
          <SignInRefused
            error={error}
            onRetry={() => setAttempt(tried => tried + 1)}
            onBack={() => {
              chosenPerson.forget();
              setRef(undefined);
            }}
          />
        );
      },
    [],
  );

  if (!ref) return <PeopleList people={people} onChoose={setRef} />;
  return (
    <ProxiedSignInPage
      key={`${ref} ${attempt}`}
      provider="demo"
      headers={{ 'x-demo-user': ref }}
      ErrorComponent={ErrorComponent}
      onSignInSuccess={identity => {
        chosenPerson.remember(ref);
        onSignInSuccess(forgettingOnSignOut(identity));
      }}
    />
  );
}
