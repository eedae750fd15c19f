import { formatCount } from '../answer/counts.ts';

export const PAGE_SIZE = 50;

interface Props {
  readonly page: number;
  readonly rows: number;
  readonly onPage: (page: number) => void;
}

/** Where one is in a table, and the way to its other pages. */
export function Pager({ page, rows, onPage }: Props) {
  const last = Math.max(0, Math.ceil(rows / PAGE_SIZE) - 1);
  const from = rows === 0 ? 0 : page * PAGE_SIZE + 1;
  const to = Math.min(rows, (page + 1) * PAGE_SIZE);
  const isThere = (to: number): boolean => to >= 0 && to <= last && to !== page;
  const steps = [
    { name: 'First page', sign: '«', to: 0 },
    { name: 'Previous page', sign: '‹', to: page - 1 },
    { name: 'Next page', sign: '›', to: page + 1 },
    { name: 'Last page', sign: '»', to: last },
  ];
  return (
    <div className="mg-pager" role="group" aria-label="Pages of the table">
      <span role="status">
        Rows {formatCount(from)} to {formatCount(to)} of {formatCount(rows)}
      </span>
      {last > 0 &&
        steps.map((step) => (
          <button
            key={step.name}
            type="button"
            // Not disabled, which would take the focus away from whoever goes by keyboard.
            aria-disabled={!isThere(step.to)}
            aria-label={step.name}
            onClick={() => {
              if (isThere(step.to)) onPage(step.to);
            }}
          >
            {step.sign}
          </button>
        ))}
    </div>
  );
}
