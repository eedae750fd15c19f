import { createContext } from 'react';

/** Whether what is drawn stands beside the editor. */
export const InEditor = createContext(false);
