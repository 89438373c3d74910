import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// Finding by role computes the names of whole pages: on a busy machine that alone can take seconds.
configure({ asyncUtilTimeout: 15_000 });
jest.setTimeout(60_000);
