import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// Pages are loaded when they are first shown, which takes some seconds on a small or busy machine.
configure({ asyncUtilTimeout: 30_000 });
jest.setTimeout(60_000);
