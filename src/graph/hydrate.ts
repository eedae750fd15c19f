import {
  getDirectiveValues,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  isCompositeType,
  isObjectType,
  Kind,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import type { Context } from '../context.ts';
import { typeOfId } from '../ids.ts';
import type { OwnedEntity } from './entities.ts';
import { isReference, loadEntity } from './references.ts';

/** Whether a field of this type may give what stands for an entity. */
export function canReturnEntities(
  schema: GraphQLSchema,
  typeName: string,
  entities: ReadonlyMap<string, OwnedEntity>,
): boolean {
  const type = schema.getType(typeName);
  if (type === undefined || !isCompositeType(type)) return false;
  const possible = isObjectType(type) ? [type] : schema.getPossibleTypes(type);
  return possible.some(({ name }) => entities.has(name));
}

/**
 * Loads what references stand for if more than keys and other domains' fields are asked of it. A
 * reference to nothing is null then. References to entities of domains that are not served here stay
 * what they are.
 */
export function hydrate(
  value: unknown,
  context: Context,
  info: GraphQLResolveInfo,
  entities: ReadonlyMap<string, OwnedEntity>,
): unknown {
  if (value instanceof Promise) {
    return value.then((settled: unknown) => hydrate(settled, context, info, entities));
  }
  if (Array.isArray(value)) {
    return value.map((item: unknown) => hydrate(item, context, info, entities));
  }
  if (!isReference(value)) return value;
  const entity = entities.get(typeOfId(value._id));
  if (entity === undefined || !asksForDocument(info, typeOfId(value._id), entity)) return value;
  return loadEntity(context, value._id, entities);
}

// A document's selections are the same objects at each execution, so that the answer can be kept.
const knownAnswers = new WeakMap<SelectionSetNode, Map<string, boolean>>();

function asksForDocument(info: GraphQLResolveInfo, type: string, entity: OwnedEntity): boolean {
  return info.fieldNodes.some(({ selectionSet }) => {
    if (selectionSet === undefined) return false;
    const answers = knownAnswers.get(selectionSet) ?? new Map<string, boolean>();
    knownAnswers.set(selectionSet, answers);
    const known = answers.get(type);
    if (known !== undefined) return known;
    const question = { info, type, entity, dependsOnVariables: false };
    const answer = selects(selectionSet, question);
    if (!question.dependsOnVariables) answers.set(type, answer);
    return answer;
  });
}

interface Question {
  readonly info: GraphQLResolveInfo;
  readonly type: string;
  readonly entity: OwnedEntity;
  dependsOnVariables: boolean;
}

function selects(selectionSet: SelectionSetNode, question: Question): boolean {
  return selectionSet.selections.some((node) => {
    if (!isIncluded(node, question)) return false;
    switch (node.kind) {
      case Kind.FIELD:
        return question.entity.fields.has(node.name.value);
      case Kind.INLINE_FRAGMENT:
        return (
          applies(node.typeCondition?.name.value, question) && selects(node.selectionSet, question)
        );
      case Kind.FRAGMENT_SPREAD: {
        const fragment = question.info.fragments[node.name.value];
        return (
          fragment !== undefined &&
          applies(fragment.typeCondition.name.value, question) &&
          selects(fragment.selectionSet, question)
        );
      }
    }
  });
}

function isIncluded(node: SelectionNode, question: Question): boolean {
  if (node.directives === undefined || node.directives.length === 0) return true;
  question.dependsOnVariables = true;
  const { variableValues } = question.info;
  return (
    getDirectiveValues(GraphQLSkipDirective, node, variableValues)?.['if'] !== true &&
    getDirectiveValues(GraphQLIncludeDirective, node, variableValues)?.['if'] !== false
  );
}

function applies(condition: string | undefined, { info, type }: Question): boolean {
  if (condition === undefined || condition === type) return true;
  const conditionType = info.schema.getType(condition);
  const objectType = info.schema.getType(type);
  return (
    isObjectType(objectType) &&
    isCompositeType(conditionType) &&
    !isObjectType(conditionType) &&
    info.schema.isSubType(conditionType, objectType)
  );
}
