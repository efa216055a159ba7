// Counts checks, prints those that fail, and closes as test runners do.

/** How many problems of one check are printed; the rest are only counted. */
const SHOWN = 8;

export class Report {
  passed = 0;
  failed = 0;

  /** `name` is what the closing line begins with. */
  constructor(name) {
    this.name = name;
  }

  /** A check has passed when it found no problem. */
  check(name, problems) {
    if (problems.length === 0) {
      this.passed += 1;
      return;
    }
    this.failed += 1;
    console.log(`FAILED ${name}`);
    for (const problem of problems.slice(0, SHOWN)) console.log(`    ${problem}`);
    const more = problems.length - SHOWN;
    if (more > 0) console.log(`    and ${more} more`);
  }

  /** Runs a part, which has failed where it breaks off, and says how long it took. */
  async part(name, run) {
    const start = Date.now();
    await run().catch((error) => this.check(name, [`broke off: ${error.stack}`]));
    console.log(`${name}: ${((Date.now() - start) / 1000).toFixed(1)} s`);
  }

  /** Prints the closing line; returns the exit code. */
  close() {
    console.log(`${this.name}: ${this.passed} passed, ${this.failed} failed`);
    return this.failed === 0 ? 0 : 1;
  }
}
