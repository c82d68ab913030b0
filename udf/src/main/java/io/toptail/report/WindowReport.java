package io.toptail.report;

import java.util.List;
import java.util.Map;

/**
 * What a person sees of one window of time.
 *
 * <p>{@code findings}, {@code offenders} and {@code tailRows} may be longer than memory: whoever
 * reads them iterates.
 *
 * @param totals the window's size, before and after the ignore list
 * @param top rows of all dimensions; by dimension, then rank
 * @param ownerOfTop owners of the names in the top, most names first
 * @param ignored what each ignore rule removed, in the order of the rules
 * @param ignoreCandidates names that look hard-coded, largest share first
 * @param misconfigurations one row per detector that matched, severest first
 * @param findings detector × name × client, severest first, then most queries
 * @param offenders whom to call
 * @param tail the tail's shape
 * @param tailRows the tail made readable, lane by lane, best score first
 * @param series counts over time, by time, metric and key
 * @param responses what became of the queries
 * @param ledger the account of every packet, largest first; adds up to {@code totals.packets}
 * @param reassembled messages that are in no single packet, and what their streams lost
 * @param seriesStepNanos the width of a point of {@code series}
 * @param counts longer ranks than {@code top}, to compare periods by
 * @param compat the classes of published studies, by mode, study and order of evaluation
 */
public record WindowReport(
    Totals totals,
    List<TopRow> top,
    List<OwnerShare> ownerOfTop,
    List<IgnoredRow> ignored,
    List<IgnoreCandidate> ignoreCandidates,
    List<MisconfigurationRow> misconfigurations,
    List<FindingRow> findings,
    Offenders offenders,
    TailShape tail,
    List<TailRow> tailRows,
    List<SeriesPoint> series,
    Responses responses,
    List<LedgerRow> ledger,
    Reassembled reassembled,
    long seriesStepNanos,
    Counts counts,
    List<CompatRow> compat) {

  /** A window that is not compared with published studies. */
  public WindowReport(
      Totals totals,
      List<TopRow> top,
      List<OwnerShare> ownerOfTop,
      List<IgnoredRow> ignored,
      List<IgnoreCandidate> ignoreCandidates,
      List<MisconfigurationRow> misconfigurations,
      List<FindingRow> findings,
      Offenders offenders,
      TailShape tail,
      List<TailRow> tailRows,
      List<SeriesPoint> series,
      Responses responses,
      List<LedgerRow> ledger,
      Reassembled reassembled,
      long seriesStepNanos,
      Counts counts) {
    this(
        totals,
        top,
        ownerOfTop,
        ignored,
        ignoreCandidates,
        misconfigurations,
        findings,
        offenders,
        tail,
        tailRows,
        series,
        responses,
        ledger,
        reassembled,
        seriesStepNanos,
        counts,
        List.of());
  }

  /** Queries that the ignore list removed; of questions of responses if those were counted. */
  long leftOut() {
    return totals.countedFromResponses()
        ? ignored.stream().mapToLong(IgnoredRow::queries).sum()
        : totals.queries() - totals.countedQueries();
  }

  /** The share of that. */
  double leftOutShare() {
    long all = totals.countedFromResponses() ? totals.responses() : totals.queries();
    return Figures.share(leftOut(), all);
  }

  /**
   * The window's size. {@code start} and {@code end} are the window's bounds where a window was
   * asked for, else the times of the first and last packet. {@code queries} are all queries seen;
   * {@code countedQueries} those left after the ignore list, and the base of every share. If {@code
   * countedFromResponses}, the capture held no query and the questions of responses were counted.
   * {@code misconfigured*} count the distinct queries, names and clients that any detector of
   * severity low or above named. {@code detectorsNotEvaluated} checks were not made, for this
   * version cannot, the capture does not show what they need, or an option says so. {@code
   * measuredNanos} is how long the window's packets were captured for, and the base of rates: a
   * capture may begin or end within a window.
   */
  public record Totals(
      long startNanos,
      long endNanos,
      long packets,
      long messages,
      long queries,
      long responses,
      long countedQueries,
      long names,
      long domains,
      long clients,
      boolean countedFromResponses,
      long misconfiguredQueries,
      long misconfiguredNames,
      long misconfiguredClients,
      boolean misconfiguredClientsEstimated,
      int detectorsNotEvaluated,
      long measuredNanos) {
    /** Totals of a window that was captured from start to end. */
    public Totals(
        long startNanos,
        long endNanos,
        long packets,
        long messages,
        long queries,
        long responses,
        long countedQueries,
        long names,
        long domains,
        long clients,
        boolean countedFromResponses,
        long misconfiguredQueries,
        long misconfiguredNames,
        long misconfiguredClients,
        boolean misconfiguredClientsEstimated,
        int detectorsNotEvaluated) {
      this(
          startNanos,
          endNanos,
          packets,
          messages,
          queries,
          responses,
          countedQueries,
          names,
          domains,
          clients,
          countedFromResponses,
          misconfiguredQueries,
          misconfiguredNames,
          misconfiguredClients,
          misconfiguredClientsEstimated,
          detectorsNotEvaluated,
          endNanos - startNanos);
    }
  }

  /** One of the N largest of a dimension. Fields without a value are empty strings. */
  public record TopRow(
      String dimension,
      int rank,
      String key,
      long queries,
      double share,
      double cumulativeShare,
      long clients,
      boolean clientsEstimated,
      String owner,
      String category,
      String carrier) {}

  /**
   * The largest of each dimension, more of them than people read.
   *
   * @param keys by dimension: how many keys it has, listed or not
   * @param rows by dimension, then rank
   */
  public record Counts(Map<String, Long> keys, List<TopRow> rows) {
    /** For windows whose ranks were not kept. */
    public static final Counts NONE = new Counts(Map.of(), List.of());
  }

  /** How many of the names in the top belong to one owner. */
  public record OwnerShare(String owner, String category, int names, long queries) {}

  /** What one ignore rule removed; {@code share} is of all queries. */
  public record IgnoredRow(
      String rule,
      long queries,
      double share,
      long names,
      long clients,
      boolean clientsEstimated) {}

  /** A name that may be worth ignoring; {@code entry} is the line to add to the ignore list. */
  public record IgnoreCandidate(
      String name,
      long queries,
      double share,
      long clients,
      boolean clientsEstimated,
      String entry) {}

  /**
   * What one detector found. {@code severity} is info, low, medium or high. The queries of a {@code
   * behaviour} may be those of other rows too: it is added to no sum. The evidence is the first
   * packet with the example, or with the mistake if that has no name.
   */
  public record MisconfigurationRow(
      String detector,
      String severity,
      String title,
      long queries,
      double share,
      long names,
      long clients,
      boolean clientsEstimated,
      String exampleName,
      String exampleClient,
      long firstSeenNanos,
      long lastSeenNanos,
      String cause,
      String who,
      String fix,
      String source,
      boolean behaviour,
      String evidenceFile,
      long evidenceNanos) {}

  /**
   * One detector × reason × name × client; the evidence is the first such query. {@code name} is
   * empty for what has no question; {@code reason} is a word of the detector, or empty. Of what all
   * clients together show, {@code client} is empty, and the name may be the address of a server.
   *
   * @param clients how many distinct ones show it; 0 if they were not counted
   */
  public record FindingRow(
      String detector,
      String severity,
      String name,
      String client,
      long queries,
      long firstSeenNanos,
      long lastSeenNanos,
      String evidenceFile,
      long evidenceNanos,
      String reason,
      long clients) {
    /** Of one client. */
    public FindingRow(
        String detector,
        String severity,
        String name,
        String client,
        long queries,
        long firstSeenNanos,
        long lastSeenNanos,
        String evidenceFile,
        long evidenceNanos,
        String reason) {
      this(
          detector,
          severity,
          name,
          client,
          queries,
          firstSeenNanos,
          lastSeenNanos,
          evidenceFile,
          evidenceNanos,
          reason,
          1);
    }
  }

  /**
   * A class of a published classification. {@code queries} is -1 if it is not evaluated, and the
   * shares are {@code NaN} if there is none.
   */
  public record CompatRow(
      String mode,
      String id,
      String title,
      long queries,
      double share,
      double publishedShare,
      String publishedSource) {}

  /** A count at a time; {@code metric} for instance {@code queries by category}. */
  public record SeriesPoint(long timeNanos, String metric, String key, long value) {
    /** The metric of what is at no point, because its time lies outside the window's period. */
    public static final String OUTSIDE = "queries outside the period";
  }

  /** Packets with one outcome; {@code detail} such as {@code TCP/443} may be empty. */
  public record LedgerRow(String outcome, String detail, long packets, boolean counted) {}

  /**
   * Messages put together from several packets, beside those of the ledger.
   *
   * @param messages by outcome, largest first
   * @param lost octets of TCP streams that are in no message, largest first
   */
  public record Reassembled(List<ReassembledRow> messages, List<LostRow> lost) {
    /** For windows without any. */
    public static final Reassembled NONE = new Reassembled(List.of(), List.of());
  }

  /** Messages with one outcome; {@code source} is {@code tcp} or {@code fragments}. */
  public record ReassembledRow(
      String source, String outcome, String detail, long messages, boolean counted) {}

  /** Octets of TCP streams that were lost for one reason. */
  public record LostRow(String reason, long octets) {}
}
