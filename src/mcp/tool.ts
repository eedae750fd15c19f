import type { JsonSchema } from '../api/jsonSchema.ts';
import type { ToolResult } from './answerTool.ts';
import type { GraphAccess } from './graphAccess.ts';

/** What a model gives a tool, by name. */
export type Arguments = Readonly<Record<string, unknown>>;

/** What a model can call. */
export interface Tool {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly inputSchema: JsonSchema & {
    readonly type: 'object';
    readonly properties: Readonly<Record<string, JsonSchema>>;
    readonly required: readonly string[];
  };
  call(access: GraphAccess, given: Arguments, maxTokens: number): Promise<ToolResult>;
}

/** An object with these properties and no others. */
export function inputOf(
  properties: Readonly<Record<string, JsonSchema>>,
  required: readonly string[],
  definitions: Readonly<Record<string, JsonSchema>> = {},
): Tool['inputSchema'] {
  return {
    type: 'object',
    properties,
    required,
    additionalProperties: false,
    ...(Object.keys(definitions).length > 0 && { $defs: definitions }),
  };
}
