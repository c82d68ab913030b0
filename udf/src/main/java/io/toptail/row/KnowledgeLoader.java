package io.toptail.row;

/** Loads the registries and lists of an analysis ahead of the tasks that will ask for them. */
public final class KnowledgeLoader {
  private KnowledgeLoader() {}

  /**
   * Begins to load what an analysis with these settings needs, in a thread of its own, for tasks
   * that will run in this JVM. They wait for it where it is not done yet; what cannot be loaded
   * they find out themselves.
   */
  public static void start(AnalysisSettings settings) {
    Thread thread = new Thread(() -> load(settings), "load knowledge");
    thread.setDaemon(true);
    thread.start();
  }

  private static void load(AnalysisSettings settings) {
    try {
      Knowledge.of(settings);
    } catch (RuntimeException e) {
      // A task meets the same and fails the job with it.
    }
  }
}
