import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// What is waited for comes at once on an idle machine; on a busy one, the first page of a whole app takes seconds.
configure({ asyncUtilTimeout: 20_000 });
jest.setTimeout(60_000);
