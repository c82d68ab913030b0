package io.toptail.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.toptail.analysis.Frames.Frame;
import io.toptail.report.WindowReport;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** The readable tail is the same however the names are spread, and whatever goes to disk. */
class TailDeterminismTest {
  private static final String[] WORDS = {
    "amber", "birch", "cedar", "delta", "ember", "fjord", "grove", "heath", "inlet", "jetty",
    "knoll", "lagoon", "meadow"
  };
  private static final String[] SUFFIXES = {
    ".big-domain.com",
    ".other-domain.net",
    ".corp.lan",
    ".local",
    "",
    ".zen.spamhaus.org",
    ".91.in-addr.arpa",
    ".\\255\\255odd.com",
    ".2.1"
  };

  @Property(tries = 15)
  void theTailIsThatOfOneTaskWithoutLimits(
      @ForAll long seed,
      @ForAll @IntRange(min = 2, max = 3) int tasks,
      @ForAll @IntRange(min = 1, max = 4) int partitions,
      @ForAll @IntRange(min = 1_000, max = 60_000) int budget) {
    Random random = new Random(seed);
    List<Frame> frames = frames(random);
    long window = random.nextBoolean() ? 0 : 400 * Analysis.SECOND;
    Analysis analysis = new Analysis().window(window).top(5);
    List<WindowReport> plain = analysis.of(List.of(frames), 1, 1, new Random(0)).windows();
    List<Frame> shuffled = new ArrayList<>(frames);
    Collections.shuffle(shuffled, random);
    List<WindowReport> spread =
        analysis.tableBytes(budget).of(List.of(shuffled), tasks, partitions, random).windows();
    assertThat(spread).hasSameSizeAs(plain);
    for (int i = 0; i < plain.size(); i++) {
      assertThat(spread.get(i).tail()).isEqualTo(plain.get(i).tail());
      assertThat(spread.get(i).tailRows()).isEqualTo(plain.get(i).tailRows());
    }
  }

  private static List<Frame> frames(Random random) {
    List<Frame> frames = new ArrayList<>();
    boolean answered = random.nextBoolean();
    for (int i = 0; i < 500; i++) {
      String name = name(random);
      int type = random.nextInt(6) == 0 ? 28 : Frames.A;
      for (int times = random.nextInt(12) == 0 ? random.nextInt(14) : 1; times > 0; times--) {
        long time = (1_700_000_000L + random.nextInt(1_000)) * Analysis.SECOND;
        String client = "10.0.0." + random.nextInt(120);
        frames.add(Frames.query(time, client, name, type, Frames.IN));
        int rcode = Math.floorMod(name.hashCode(), 5);
        if (answered && rcode < 4) {
          frames.add(Frames.response(time + Analysis.SECOND / 50, client, name, type, rcode));
        }
      }
    }
    for (int client = 0; client < 120; client++) {
      long time = (1_700_000_000L + client) * Analysis.SECOND;
      frames.add(Frames.query(time, "10.0.0." + client, "www.google.com", Frames.A, Frames.IN));
    }
    return frames;
  }

  private static String name(Random random) {
    String word = WORDS[random.nextInt(WORDS.length)];
    String number = random.nextInt(3) == 0 ? "" + random.nextInt(10_000) : "";
    String suffix = SUFFIXES[Math.min(SUFFIXES.length - 1, (int) (random.nextDouble() * 11))];
    return switch (random.nextInt(8)) {
      case 0 -> "www.gogle.com";
      case 1 -> word + "." + word + number + "site.com";
      case 2 -> WORDS[random.nextInt(WORDS.length)] + "." + word + suffix;
      case 3 -> number + Integer.toHexString(random.nextInt()) + "a1" + suffix;
      default -> word + number + suffix;
    };
  }
}
