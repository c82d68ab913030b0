package io.toptail.compat;

import java.util.List;

/**
 * One class of a mode.
 *
 * @param id stable, lower case with hyphens
 * @param title a few words
 * @param published its share in studies, each of its own
 */
public record CompatClass(String id, String title, List<Published> published) {
  /**
   * A share that was published.
   *
   * @param share 0 to 1, of what the study counted
   */
  public record Published(String source, double share) {}

  static CompatClass of(String id, String title, Published... published) {
    return new CompatClass(id, title, List.of(published));
  }
}
