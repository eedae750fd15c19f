import { COMPILED_SDLS } from './frameworkSdls/compiled.ts';
import { JAVASCRIPT_SDLS } from './frameworkSdls/javascript.ts';
import { PYTHON_SDLS } from './frameworkSdls/python.ts';

/** What frameworks answer to `_service` in their defaults, as run; without comments, and of what they define only some. */
export const FRAMEWORK_SDLS: Readonly<Record<string, string>> = {
  ...PYTHON_SDLS,
  ...JAVASCRIPT_SDLS,
  ...COMPILED_SDLS,
};
