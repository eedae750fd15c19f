/** A field as one subgraph declares it. */
interface DraftField {
  readonly args: string;
  readonly type: string;
  readonly directives: Set<string>;
}

/** A type as one subgraph declares it. */
export interface DraftType {
  readonly keyword: 'type' | 'interface';
  readonly directives: Set<string>;
  /** The fields of @key, and what stands after them. */
  readonly keys: Map<string, string>;
  readonly interfaces: Set<string>;
  readonly fields: Map<string, DraftField>;
}

/** A subgraph that is being written. */
export class DraftSubgraph {
  readonly name: string;
  readonly types = new Map<string, DraftType>();
  readonly unions = new Map<string, Set<string>>();
  /** Definitions that are the same everywhere, by name. */
  readonly plain = new Map<string, string>();

  constructor(name: string) {
    this.name = name;
  }

  type(name: string, keyword: DraftType['keyword'] = 'type'): DraftType {
    const known = this.types.get(name);
    if (known) return known;
    const type: DraftType = {
      keyword,
      directives: new Set(),
      keys: new Map(),
      interfaces: new Set(),
      fields: new Map(),
    };
    this.types.set(name, type);
    return type;
  }

  /** Declares a field, once; what it is given later only adds directives. */
  field(type: string, field: WholeField, ...directives: readonly string[]): void {
    const { fields } = this.type(type);
    const known = fields.get(field.name);
    if (known) directives.forEach((one) => known.directives.add(one));
    else {
      const { args, type: of } = field;
      fields.set(field.name, { args, type: of, directives: new Set(directives) });
    }
  }

  /** Whether it answers a field of a type itself. */
  owns(type: string, field: string): boolean {
    const known = this.types.get(type)?.fields.get(field);
    return known !== undefined && !known.directives.has('@external');
  }

  print(): string {
    const types = [...this.types].filter(([, { fields }]) => fields.size > 0);
    return [
      ...this.plain.values(),
      ...[...this.unions].map(([name, members]) => `union ${name} = ${[...members].join(' | ')}`),
      ...types.map(([name, type]) => printType(name, type)),
    ].join('\n\n');
  }
}

function printType(name: string, type: DraftType): string {
  const above = type.interfaces.size > 0 ? ` implements ${[...type.interfaces].join(' & ')}` : '';
  const keys = [...type.keys].map(([fields, after]) => ` @key(fields: "${fields}"${after})`);
  const directives = [...type.directives].map((one) => ` ${one}`);
  const fields = [...type.fields].map(([field, { args, type: of, directives: given }]) =>
    [`  ${field}${args}: ${of}`, ...given].join(' '),
  );
  const head = `${type.keyword} ${name}${above}${[...keys, ...directives].join('')}`;
  return `${head} {\n${fields.join('\n')}\n}`;
}

/** A field as all subgraphs have it. */
export interface WholeField {
  readonly name: string;
  /** With parentheses, or nothing. */
  readonly args: string;
  readonly type: string;
}

export function namedTypeOf(type: string): string {
  return type.replace(/[[\]!]/g, '');
}
