/** Wakes one who waits; rung while nobody does, it wakes who comes next. */
export class Alarm {
  #isRung = false;
  #end: (() => void) | null = null;

  ring(): void {
    this.#isRung = true;
    this.#end?.();
  }

  /** Whether it was rung, no later than that. */
  async wait(ms: number): Promise<boolean> {
    if (!this.#isRung) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms);
        this.#end = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      this.#end = null;
    }
    const wasRung = this.#isRung;
    this.#isRung = false;
    return wasRung;
  }
}
