package io.toptail.assembly;

import io.toptail.detect.Combination;
import io.toptail.detect.Detector;
import io.toptail.detect.Severity;
import io.toptail.report.Advice;
import io.toptail.report.MistakenName;
import io.toptail.report.Offender;
import io.toptail.report.Offenders;
import io.toptail.report.Symptom;
import io.toptail.row.AnalysisSettings;
import io.toptail.row.Knowledge;
import io.toptail.row.ShownText;
import io.toptail.tally.TallyTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Whom to call: the clients of a window and what is wrong with each, made from their rows. */
final class OffenderAssembler {
  private final AnalysisSettings settings;
  private final Knowledge knowledge;
  private final OffenceRows offences;
  private final ShownText shown;
  private final Advice[] advice;
  private final Map<Combination, Advice> together = new HashMap<>();

  /**
   * @param offences complete
   * @param shown makes names and clients text
   */
  OffenderAssembler(
      AnalysisSettings settings, Knowledge knowledge, OffenceRows offences, ShownText shown) {
    this.settings = settings;
    this.knowledge = knowledge;
    this.offences = offences;
    this.shown = shown;
    this.advice =
        knowledge.detectors.stream()
            .map(Detector::info)
            .map(info -> new Advice(info.cause(), info.who(), info.fix()))
            .toArray(Advice[]::new);
    for (Combination one : Combination.known()) {
      together.put(one, new Advice(one.cause(), one.who(), one.fix()));
    }
  }

  /**
   * The clients of a window. They are made whenever the list is read, there may be millions.
   *
   * @param names what the report tells of names
   */
  Offenders offenders(int window, List<MistakenName> names) {
    long high = offences.clients(window, Severity.HIGH);
    long medium = offences.clients(window, Severity.MEDIUM);
    long low = offences.clients(window, Severity.LOW);
    List<Offence> rows = offences.of(window).list(this::offence);
    List<Offender> clients =
        new SequentialRows<>(high + medium + low, () -> new Clients(rows.iterator()));
    return new Offenders(
        clients,
        high,
        medium,
        low,
        offences.misconfigured(window),
        offences.behaving(window),
        names);
  }

  /** A symptom, and what all rows of its client say of that. */
  private record Offence(
      String client, Severity worst, long importance, long queries, Symptom symptom) {}

  private Offence offence(TallyTable table, int entry) {
    byte[] keys = table.keys(entry);
    int key = table.keyOffset(entry);
    int client = key + OffenceKey.CLIENT;
    return new Offence(
        shown.client(keys, client + 1, keys[client]),
        Severity.values()[OffenceKey.worst(keys, key)],
        OffenceKey.importance(keys, key),
        OffenceKey.queries(keys, key),
        symptom(table, entry));
  }

  private Symptom symptom(TallyTable table, int entry) {
    byte[] keys = table.keys(entry);
    int key = table.keyOffset(entry);
    int number = OffenceKey.detector(keys, key);
    Detector detector = knowledge.detectors.get(number);
    int name = OffenceKey.name(keys, key);
    return new Symptom(
        detector.id(),
        text(detector.severity()),
        detector.info().title(),
        table.count(entry),
        Knowledge.isTag(detector),
        table.names(entry),
        table.first(entry),
        table.last(entry),
        name < key + table.keyLength(entry) ? shown.name(keys, name) : "",
        settings.inputs().get(OffenceKey.evidenceFile(keys, key)).path(),
        OffenceKey.evidence(keys, key),
        advice[number]);
  }

  /** Puts the rows of a client together, which follow each other. */
  private final class Clients implements Iterator<Offender> {
    private final Iterator<Offence> rows;
    private Offence next;
    private long rank;

    Clients(Iterator<Offence> rows) {
      this.rows = rows;
      this.next = rows.hasNext() ? rows.next() : null;
    }

    @Override
    public boolean hasNext() {
      return next != null;
    }

    @Override
    public Offender next() {
      Offence first = next == null ? rows.next() : next;
      List<Symptom> symptoms = new ArrayList<>(4);
      do {
        symptoms.add(next.symptom());
        next = rows.hasNext() ? rows.next() : null;
      } while (next != null && next.client().equals(first.client()));
      return offender(++rank, first, symptoms);
    }
  }

  private Offender offender(long rank, Offence row, List<Symptom> symptoms) {
    Combination points = Combination.of(symptoms.stream().map(Symptom::detector).toList());
    return new Offender(
        rank,
        row.client(),
        text(row.worst()),
        row.importance(),
        row.queries(),
        symptoms.stream().mapToLong(Symptom::firstSeenNanos).min().orElseThrow(),
        symptoms.stream().mapToLong(Symptom::lastSeenNanos).max().orElseThrow(),
        points == null ? Advice.NONE : together.get(points),
        symptoms);
  }

  private static String text(Severity severity) {
    return severity.name().toLowerCase(Locale.ROOT);
  }
}
