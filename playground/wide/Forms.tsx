import { CompareForm } from './CompareForm.tsx';
import { IdentifierForm } from './IdentifierForm.tsx';
import { ListForm } from './ListForm.tsx';
import { ZipForm } from './ZipForm.tsx';

/** Questions that take what somebody fills in. */
export function Forms() {
  return (
    <section className="mg-forms" aria-label="Questions to fill in">
      <ZipForm />
      <CompareForm />
      <IdentifierForm />
      <ListForm />
    </section>
  );
}
