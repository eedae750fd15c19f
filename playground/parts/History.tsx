import { isList, isObject, type JsonObject } from '../../src/table/lists.ts';
import { formatTotal } from '../answer/counts.ts';
import { totalIn } from '../answer/pages.ts';
import { identityOf, type Entity } from '../entity/names.ts';
import { inWords } from '../partners/diff.ts';
import { FieldChanges } from '../partners/FieldChanges.tsx';

interface Props {
  readonly node: JsonObject;
  readonly onOpen: (entity: Entity) => void;
}

const KINDS: Readonly<Record<string, string>> = {
  PUBLISHED: 'published',
  UPDATED: 'changed',
  WITHDRAWN: 'taken out',
};

/** The versions of a record, the newest first: when, by whom, by which source, and what was different. */
export function History({ node: { history }, onOpen }: Props) {
  const nodes = isObject(history) ? history['nodes'] : undefined;
  const revisions = isList(nodes) ? nodes.filter(isObject) : [];
  const total = totalIn(history);
  if (revisions.length === 0) return null;
  return (
    <section aria-label="History" className="mg-history">
      <h4>History</h4>
      <ol>
        {revisions.map((revision, index) => (
          <li key={index}>
            <Revision revision={revision} onOpen={onOpen} />
          </li>
        ))}
      </ol>
      {total && total.count > revisions.length && (
        <p className="mg-note">
          The newest {revisions.length} of {formatTotal(total)} versions.
        </p>
      )}
    </section>
  );
}

interface RevisionProps extends Pick<Props, 'onOpen'> {
  readonly revision: JsonObject;
}

function Revision({ revision, onOpen }: RevisionProps) {
  const { owner, source, fields } = revision;
  const url = isObject(source) ? source['url'] : null;
  const kind = inWords(revision['kind'] ?? null);
  const name = `Version ${inWords(revision['version'] ?? null)}`;
  return (
    <>
      <strong>{name}</strong>, {KINDS[kind] ?? kind} on{' '}
      {inWords(revision['at'] ?? null).slice(0, 10)}{' '}
      {isObject(owner) && <By entity={identityOf(owner)} onOpen={onOpen} />}
      {!isObject(source) && 'with the data'}
      {typeof url === 'string' && (
        <>
          ,{' '}
          <a href={url} target="_blank" rel="noopener noreferrer">
            {url}
          </a>
        </>
      )}
      <FieldChanges
        changes={fields}
        caption={`${name}: what was different`}
        headings={['Before', 'Since']}
      />
    </>
  );
}

interface ByProps extends Pick<Props, 'onOpen'> {
  readonly entity: Entity;
}

function By({ entity, onOpen }: ByProps) {
  return (
    <>
      by{' '}
      <button
        type="button"
        className="mg-link"
        onClick={() => {
          onOpen(entity);
        }}
      >
        {entity.id}
      </button>
    </>
  );
}
