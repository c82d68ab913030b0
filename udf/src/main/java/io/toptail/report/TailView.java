package io.toptail.report;

import java.util.List;

/**
 * The tail made readable: how much of it what explains, and the groups to read, lane by lane.
 *
 * @param shares what explains the names asked at most 3 times, most names first
 * @param lanes those that hold any row, in the order of reading
 * @param suffixes what leaks below private suffixes, most clients first
 * @param outcomesKnown whether responses say how queries ended; if not, nothing is called failed
 */
public record TailView(
    List<Share> shares, List<Lane> lanes, List<Suffix> suffixes, boolean outcomesKnown) {
  /** For windows without names. */
  public static final TailView NONE = new TailView(List.of(), List.of(), List.of(), false);

  /**
   * What one thing explains.
   *
   * @param explanation a detector's id or what stands in {@link TailRow#explanation}
   * @param title the kind of explanation: {@code misconfigured}, {@code reverse look-ups}, …
   * @param names asked at most 3 times
   * @param queries for them
   * @param namesOnce those of them that were asked once
   * @param namesTen names asked at most 10 times
   * @param queriesTen for them
   */
  public record Share(
      String explanation,
      String title,
      long names,
      long queries,
      long namesOnce,
      long namesTen,
      long queriesTen) {}

  /**
   * Groups of one sort.
   *
   * @param id as in {@link TailRow#lane}
   * @param rows how many there are
   * @param names in all of them
   * @param first the first of them, best score first
   */
  public record Lane(String id, String title, long rows, long names, List<TailRow> first) {}

  /**
   * What leaks below a top label that is not delegated, or that looks like others.
   *
   * @param suffix a template
   * @param children domains directly below it
   * @param symptoms detectors and how many names each found, {@code ad-srv-leak 12}, most first
   */
  public record Suffix(
      String suffix,
      long children,
      long names,
      long queries,
      long clients,
      boolean clientsEstimated,
      String example,
      String symptoms) {}
}
