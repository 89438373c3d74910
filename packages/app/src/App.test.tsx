import { render, screen } from '@testing-library/react';
import App from './App';

describe('The portal', () => {
  it('starts, and asks who one is', async () => {
    const data = {
      app: { title: 'Acme Portal', baseUrl: 'http://localhost:3000' },
      backend: { baseUrl: 'http://localhost:7007' },
      auth: { environment: 'development' },
    };
    const script = document.createElement('script');
    script.type = 'backstage.io/config';
    script.textContent = JSON.stringify([{ data, context: 'test' }]);
    document.head.append(script);

    render(App.createRoot());

    expect(
      await screen.findByRole('heading', { name: 'Who are you today?' }),
    ).toBeInTheDocument();
  });
});
