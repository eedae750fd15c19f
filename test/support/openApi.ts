interface Parameter {
  readonly name: string;
  readonly required: boolean;
  readonly schema: object;
  readonly example?: string | number | boolean | null | readonly string[];
}

interface Described {
  readonly description?: string;
  readonly parameters: readonly (Parameter | object)[];
}

/** What tests read of an OpenAPI document. */
export interface Api {
  readonly info: { readonly version: string };
  readonly paths: Readonly<Record<string, { readonly get: Described }>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
}
