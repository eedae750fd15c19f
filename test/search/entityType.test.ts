import { describe, expect, it } from '@jest/globals';
import { isEnumType, isInterfaceType } from 'graphql';
import { graphOf } from '../support/graph.ts';

describe('EntityType', () => {
  it('has every type of entity', () => {
    const { schema } = graphOf({ db: undefined as never });
    const [node, types] = [schema.getType('Node'), schema.getType('EntityType')];
    const named = isInterfaceType(node)
      ? schema
          .getPossibleTypes(node)
          .map(({ name }) => name.replace(/(?<=[a-z])(?=[A-Z])/g, '_').toUpperCase())
      : [];
    const values = isEnumType(types) ? types.getValues().map(({ name }) => name) : [];
    expect(values.toSorted()).toEqual(named.toSorted());
  });
});
