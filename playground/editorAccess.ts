/** GraphiQL marks its tabs as tabs that hold buttons, which nobody can reach who does not see them; they are a list of buttons. */
export function mendTabs(active: number): void {
  const list = document.querySelector('.graphiql-tabs');
  list?.setAttribute('role', 'list');
  const items = [...(list?.querySelectorAll('.graphiql-tab') ?? [])];
  for (const [index, item] of items.entries()) {
    item.setAttribute('role', 'listitem');
    item.removeAttribute('aria-selected');
    const button = item.querySelector('[id^=graphiql-session-tab]');
    if (index === active) button?.setAttribute('aria-current', 'true');
    else button?.removeAttribute('aria-current');
  }
  const session = document.getElementById('graphiql-session');
  session?.setAttribute('role', 'group');
}

/** How much a key moves a splitter. */
const STEP = 1.15;

/** GraphiQL's splitters are moved by a mouse only; these are found and moved by keys too. */
export function mendSplitters(): void {
  for (const bar of document.querySelectorAll<HTMLElement>('.graphiql-horizontal-drag-bar')) {
    if (bar.getAttribute('role') === 'separator') continue;
    bar.setAttribute('role', 'separator');
    bar.setAttribute('aria-orientation', 'vertical');
    bar.setAttribute('aria-label', 'Width of what is at the left; arrow keys change it');
    bar.tabIndex = 0;
    tellShare(bar);
    bar.addEventListener('keydown', (event) => {
      const factor = { ArrowLeft: 1 / STEP, ArrowRight: STEP }[event.key];
      if (factor === undefined) return;
      event.preventDefault();
      move(bar, factor);
    });
  }
}

function move(bar: HTMLElement, factor: number): void {
  const { previousElementSibling: before, nextElementSibling: after } = bar;
  if (!(before instanceof HTMLElement) || !(after instanceof HTMLElement)) return;
  const share = (before.offsetWidth / Math.max(1, after.offsetWidth)) * factor;
  before.style.flex = String(Math.min(8, Math.max(0.2, share)));
  tellShare(bar);
}

function tellShare(bar: HTMLElement): void {
  const { previousElementSibling: before, parentElement: whole } = bar;
  if (!(before instanceof HTMLElement) || !whole) return;
  const share = Math.round((before.offsetWidth / Math.max(1, whole.offsetWidth)) * 100);
  bar.setAttribute('aria-valuenow', String(share));
}
