import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// Finding by role computes the names of whole pages: on a busy machine that alone can take seconds.
configure({ asyncUtilTimeout: 15_000 });
jest.setTimeout(60_000);

// jsdom reads files in the old way only.
File.prototype.arrayBuffer ??= function arrayBuffer(this: File) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result as ArrayBuffer);
    reader.onerror = () => reject(reader.error);
    reader.readAsArrayBuffer(this);
  });
};

// axe asks a canvas whether a font draws words as icons; jsdom has neither, and says so at length each time.
HTMLCanvasElement.prototype.getContext = () => null;
