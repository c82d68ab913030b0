package io.toptail.jobs.generate;

/** What a machine of healthy traffic is for: how often it becomes active, and what it asks then. */
enum Habit {
  /** People who open pages. */
  BROWSER(25),
  /** A device that reports, checks its connection and sets its clock. */
  DEVICE(240),
  /** A server that takes mail, and looks each sender up. */
  MAIL_SERVER(12),
  /** A resolver, seen by an authoritative server. */
  RESOLVER(15);

  private final int meanSeconds;

  Habit(int meanSeconds) {
    this.meanSeconds = meanSeconds;
  }

  /** The habit of a client, the same each time. */
  static Habit of(long seed, int client, boolean authoritative) {
    if (authoritative) {
      return RESOLVER;
    }
    int percent = Draws.below(Draws.at(seed + 0x200, client), 100);
    return percent < 75 ? BROWSER : percent < 94 ? DEVICE : MAIL_SERVER;
  }

  /** Time to the next activity, exponentially distributed. */
  long pause(Draws draws) {
    double drawn = 1 - Draws.unit(draws.next());
    return (long) (-StrictMath.log(drawn) * meanSeconds * 1e9);
  }
}
