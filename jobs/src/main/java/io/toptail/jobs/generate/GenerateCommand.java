package io.toptail.jobs.generate;

import io.toptail.jobs.generate.CaptureFile.Format;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code toptail generate}: writes a capture, and the truth that it planted in it. */
@Command(
    name = "generate",
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    abbreviateSynopsis = true,
    usageHelpWidth = 100,
    description = {
      "Writes a capture of one resolver's clients with known content: so many queries for so many"
          + " names by so many clients, one name hard-coded into routers, and mistakes of every"
          + " sort that the analysis names. With --truth, the counts to expect are written too;"
          + " they come from the writing alone, not from any code that analyzes.",
      "",
      "The same options give the same bytes, on every machine."
    },
    footer = {
      "",
      "Example, a small capture and its truth:",
      "  toptail generate --queries 6000 --names 1800 --clients 300 --truth truth small.pcap",
      "",
      "Exit codes: 0 done, 1 the capture could not be written, 2 wrong usage."
    })
public final class GenerateCommand implements Callable<Integer> {
  private static final long MAX_SECONDS = 0xFFFF_FFFFL;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "The capture to write; replaced if it is there.")
  private Path file;

  @Option(names = "--queries", paramLabel = "N", description = "Number of queries.")
  private int queries = 1_250_000;

  @Option(
      names = "--names",
      paramLabel = "N",
      description = "Number of distinct names; each is asked at least once, most by few.")
  private int names = 250_000;

  @Option(
      names = "--clients",
      paramLabel = "N",
      description = "Number of distinct client addresses; each asks at least once.")
  private int clients = 48_000;

  @Option(
      names = "--duration",
      paramLabel = "TIME",
      converter = ShortDuration.class,
      defaultValue = "10m",
      description = "Time over which the queries are spread: a number with s, m, h or d.")
  private Duration duration;

  @Option(
      names = "--start",
      paramLabel = "TIME",
      defaultValue = "2026-01-01T00:00:00Z",
      description = "Time of the beginning, ISO 8601 in UTC.")
  private Instant start;

  @Option(
      names = "--responses",
      description =
          "Answer every query, after 12 ms in the median: NXDOMAIN to most mistakes, NOERROR to"
              + " healthy names.")
  private boolean responses;

  @Option(
      names = "--unanswered",
      paramLabel = "SHARE",
      description = "With --responses: share of the queries, 0 to 1, that get none.")
  private double unanswered;

  @Option(
      names = "--servfail",
      paramLabel = "SHARE",
      description = "With --responses: share of the queries, 0 to 1, that get SERVFAIL.")
  private double servfail;

  @Option(
      names = "--retransmitted",
      paramLabel = "SHARE",
      description =
          "With --responses: share of the queries, 0 to 1, that are sent again after 1.5 s, in"
              + " addition, and answered then.")
  private double retransmitted;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Whole number; another seed gives another capture.")
  private long seed = 1;

  @Option(
      names = "--hard-coded-share",
      paramLabel = "SHARE",
      description =
          "Share of the queries, 0 to 1, for "
              + Traffic.HARD_CODED_NAME
              + ", which 85 %% of the clients ask.")
  private double hardCodedShare = 0.25;

  @Option(
      names = "--misconfigured",
      converter = MistakeShares.Converter.class,
      paramLabel = "ID=SHARE,...|none",
      showDefaultValue = Visibility.NEVER,
      description =
          "Share of the queries, 0 to 1, of each mistake by its detector's id, for instance"
              + " rfc1918-ptr=0.02,wpad-leak=0.003; those not named are left out. Default: all 30,"
              + " 10 %% of the queries together.")
  private MistakeShares mistakes = MistakeShares.defaults();

  @Option(
      names = "--ipv6-share",
      paramLabel = "SHARE",
      description = "Share of the clients, 0 to 1, that use IPv6.")
  private double ip6Share = 0.2;

  @Option(
      names = {"--noise", "--tcp-noise"},
      paramLabel = "SHARE",
      description =
          "Packets that are not DNS (TCP/443, UDP/443, NTP, ICMP), as a share of the queries, in"
              + " addition to them.")
  private double noise = 0.01;

  @Option(
      names = "--malformed",
      paramLabel = "SHARE",
      defaultValue = "0.0002",
      description =
          "DNS messages that cannot be parsed, as a share of the queries, in addition to them.")
  private double malformed;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description =
          "Container: pcap (microseconds), pcap-ns (nanoseconds) or pcapng (nanoseconds).")
  private Format format = Format.pcap;

  @Option(names = "--gzip", description = "Compress the capture.")
  private boolean gzip;

  @Option(
      names = "--mix",
      paramLabel = "MODE",
      showDefaultValue = Visibility.NEVER,
      description =
          "In place of all that: 100,000 messages with the shares that a study published, and"
              + " their responses: castro2008, dsc (whose shares are invented) or ithi-m3. The"
              + " truth is one file, messages by class. Goes with --start, --seed, --format,"
              + " --gzip and --truth.")
  private Mix mix;

  @Option(
      names = "--healthy",
      paramLabel = "WHERE",
      showDefaultValue = Visibility.NEVER,
      description =
          "In place of all that: traffic that nothing is wrong with, and its responses, between"
              + " clients and their resolver (resolver) or between resolvers and an authoritative"
              + " server (authoritative). Names that do not exist are in it as everywhere. Goes"
              + " with --clients, --duration, --start, --seed, --ipv6-share, --format and --gzip.")
  private Where healthy;

  /** Where healthy traffic is captured. */
  private enum Where {
    resolver,
    authoritative
  }

  @Option(
      names = "--truth",
      paramLabel = "DIR|FILE.json",
      description =
          "Write what was planted: into a folder, truth.json (totals), truth-names.csv,"
              + " truth-clients.csv, truth-misconfigurations.csv, truth-offenders.csv and"
              + " truth-tail.csv; into a file whose name ends in .json, the totals alone.")
  private Path truth;

  @Option(
      names = "--truth-names",
      paramLabel = "N",
      showDefaultValue = Visibility.NEVER,
      description =
          "List only the N names asked most in truth-names.csv. Spares 8 octets of memory for each"
              + " query of the others; all other files stay complete. Default: all names.")
  private int truthNames = Integer.MAX_VALUE;

  /** For picocli. */
  public GenerateCommand() {}

  @Override
  public Integer call() {
    check();
    if (mix != null) {
      return writing(this::generateMix);
    }
    if (healthy != null) {
      return writing(this::generateHealthy);
    }
    TrafficPlan plan;
    try {
      plan = new TrafficPlan(traffic());
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage());
    }
    return writing(() -> generate(plan));
  }

  /** Something that writes files. */
  private interface Writing {
    void run() throws IOException;
  }

  private int writing(Writing writing) {
    try {
      writing.run();
      return 0;
    } catch (IOException e) {
      spec.commandLine().getErr().println("cannot write " + file + ": " + e);
      return 1;
    }
  }

  private void generateMix() throws IOException {
    try (CaptureFile capture = new CaptureFile(file, format, gzip)) {
      new MixGenerator(traffic(), capture).run(mix);
      capture.commit();
    }
    if (truth != null) {
      boolean named = truth.toString().endsWith(".json");
      MixGenerator.writeTruth(mix, named ? truth : truth.resolve("truth.json"));
    }
  }

  private void generateHealthy() throws IOException {
    try (CaptureFile capture = new CaptureFile(file, format, gzip)) {
      new HealthyGenerator(traffic(), healthy == Where.authoritative, capture).run();
      capture.commit();
    }
  }

  private Traffic traffic() {
    return new Traffic(
        queries,
        names,
        clients,
        Math.addExact(Math.multiplyExact(start.getEpochSecond(), 1_000_000_000L), start.getNano()),
        duration.toNanos(),
        responses,
        seed,
        hardCodedShare,
        mistakes.byMistake(),
        ip6Share,
        noise,
        malformed,
        new Traffic.Failures(unanswered, servfail, retransmitted));
  }

  private void generate(TrafficPlan plan) throws IOException {
    Endpoints endpoints = new Endpoints(plan.traffic());
    boolean totalsOnly = truth == null || truth.toString().endsWith(".json");
    Truth counted = new Truth(plan, endpoints, totalsOnly ? 0 : truthNames);
    try (CaptureFile capture = new CaptureFile(file, format, gzip)) {
      new TrafficGenerator(plan, endpoints, capture, counted).run();
      capture.commit();
    }
    if (truth == null) {
      return;
    }
    TruthWriter writer = new TruthWriter(counted, endpoints, format.precision());
    if (totalsOnly) {
      writer.writeTotals(truth);
    } else {
      writer.write(truth, truthNames);
    }
  }

  private void check() {
    require(queries >= 1 && queries <= 1_000_000_000, "--queries", "1 to 1000000000");
    require(names >= 1 && names <= queries, "--names", "1 to the number of queries");
    require(clients >= 1 && clients <= Endpoints.MAX_CLIENTS, "--clients", "1 to 16777214");
    require(!duration.isNegative() && duration.toDays() <= 366, "--duration", "0s to 366d");
    long end = start.plus(duration).getEpochSecond();
    require(start.getEpochSecond() >= 0 && end < MAX_SECONDS, "--start", "1970 to 2106");
    requireShare(hardCodedShare, "--hard-coded-share");
    requireShare(ip6Share, "--ipv6-share");
    requireShare(noise, "--noise");
    requireShare(malformed, "--malformed");
    requireShare(unanswered, "--unanswered");
    requireShare(servfail, "--servfail");
    requireShare(retransmitted, "--retransmitted");
    require(truthNames >= 0, "--truth-names", "0 or more");
    require(healthy == null || truth == null, "--truth", "left out: healthy traffic has none");
    require(file.getFileName() != null && !Files.isDirectory(file), "FILE", "a file, not a folder");
  }

  private void requireShare(double share, String option) {
    require(share >= 0 && share <= 1, option, "0 to 1");
  }

  private void require(boolean valid, String option, String range) {
    if (!valid) {
      throw new ParameterException(spec.commandLine(), option + " must be " + range);
    }
  }
}
