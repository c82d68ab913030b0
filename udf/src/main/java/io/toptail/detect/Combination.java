package io.toptail.detect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What several symptoms of one client point to when they come together. Those that are known are in
 * {@code combinations.yaml}, which describes itself.
 *
 * @param core detectors of which one at least must have found something; none if any will do
 * @param all these, and those that belong to the same picture
 * @param least how many symptoms it must take in
 * @param cause what all of the symptoms together mean, in one sentence
 * @param who can end it
 * @param fix how
 */
public record Combination(
    String id, Set<String> core, Set<String> all, int least, String cause, String who, String fix) {
  private static final String FILE = "combinations.yaml";
  private static final int LEAST = 2;

  /**
   * One machine shows three to six that are related; with more than these it is not one machine.
   */
  private static final int MOST = 8;

  private static final List<Combination> ALL = load();

  /** The one for symptoms that do not belong together. */
  private static final Combination MANY =
      ALL.stream().filter(one -> one.core().isEmpty()).findAny().orElseThrow();

  /** All that are known, in the order of the file. */
  public static List<Combination> known() {
    return ALL;
  }

  /**
   * What the symptoms of a client point to.
   *
   * @param symptoms ids of different detectors, the worst first
   * @return null if no picture takes in the worst and more than half of all
   */
  public static Combination of(List<String> symptoms) {
    if (symptoms.size() < LEAST) {
      return null;
    }
    if (symptoms.size() > MOST) {
      return MANY;
    }
    Combination best = null;
    int most = 0;
    for (Combination one : ALL) {
      int taken = one.count(symptoms);
      if (taken > most) {
        best = one;
        most = taken;
      }
    }
    return best == null && symptoms.size() >= MANY.least ? MANY : best;
  }

  /** How many of the symptoms it takes in; 0 if it does not fit. */
  private int count(List<String> symptoms) {
    if (!all.contains(symptoms.get(0)) || symptoms.stream().noneMatch(core::contains)) {
      return 0;
    }
    int taken = (int) symptoms.stream().filter(all::contains).count();
    return taken < least || 2 * taken <= symptoms.size() ? 0 : taken;
  }

  private static List<Combination> load() {
    List<Combination> read = new ArrayList<>();
    try (InputStream in = Combination.class.getResourceAsStream(FILE)) {
      for (JsonNode node : new YAMLMapper().readTree(in)) {
        Set<String> core = ids(node.path("core"));
        Set<String> all = new HashSet<>(core);
        all.addAll(ids(node.path("with")));
        read.add(
            new Combination(
                node.required("id").asText(),
                core,
                Set.copyOf(all),
                node.path("any").asInt(LEAST),
                node.required("cause").asText(),
                node.required("who").asText(),
                node.required("fix").asText()));
      }
    } catch (IOException e) {
      throw new IllegalStateException("cannot read " + FILE, e);
    }
    return List.copyOf(read);
  }

  private static Set<String> ids(JsonNode list) {
    Set<String> ids = new HashSet<>();
    list.forEach(id -> ids.add(id.asText()));
    return Set.copyOf(ids);
  }
}
