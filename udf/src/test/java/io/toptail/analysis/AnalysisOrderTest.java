package io.toptail.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.toptail.analysis.Frames.Frame;
import io.toptail.compat.CompatMode;
import io.toptail.privacy.AddressPrivacy;
import io.toptail.report.AnalysisReport;
import io.toptail.report.WindowReport;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** However packets are spread over batches, tasks and partitions, the report is the same. */
class AnalysisOrderTest {
  private static final String[] NAMES = {
    "www.facebook.com",
    "static.ak.fbcdn.net",
    "www.example.com.edgekey.net",
    "example.com",
    "com",
    ".",
    "printer.local",
    "version.bind",
    "192.0.2.1",
    "1.1.168.192.in-addr.arpa",
    "_ldap._tcp.dc._msdcs.corp.lan",
    "router.isp.example.net",
    "dev1.isp.example.net",
    "http://www.example.org/",
    "a\\000b.example.org",
    "hostname"
  };
  private static final int[] TYPES = {1, 1, 1, 28, 12, 16, 6, 255, 54321};
  private static final String[] RULES = {
    "qtype:AAAA", "router.isp.example.net", "10.0.0.0/28", "*.isp.example.net", "/^a.*org$/"
  };

  private static final AddressPrivacy[] PRIVACIES = {
    AddressPrivacy.none(),
    AddressPrivacy.pseudonyms(new byte[32], false),
    AddressPrivacy.networks(30, 120, true)
  };

  @Property(tries = 90)
  void theReportDependsOnlyOnThePackets(
      @ForAll long seed,
      @ForAll @IntRange(min = 2, max = 4) int tasks,
      @ForAll @IntRange(min = 1, max = 5) int partitions) {
    Random random = new Random(seed);
    int kinds = random.nextInt(3);
    List<List<Frame>> files = List.of(frames(random, kinds), frames(random, kinds));
    long window = random.nextBoolean() ? 0 : 3600 * Analysis.SECOND;
    int top = 1 + random.nextInt(20);
    Analysis analysis = new Analysis().ignore(RULES).window(window).top(top);
    analysis.compat(CompatMode.values());
    analysis.privacy(PRIVACIES[random.nextInt(PRIVACIES.length)], 1 + random.nextInt(5));
    AnalysisReport plain = analysis.of(files, 1, 1, new Random(0));
    List<List<Frame>> shuffled = new ArrayList<>();
    for (List<Frame> file : files) {
      shuffled.add(new ArrayList<>(file));
      Collections.shuffle(shuffled.get(shuffled.size() - 1), random);
    }
    analysis.tableBytes(random.nextInt(60_000));
    AnalysisReport spread = analysis.of(shuffled, tasks, partitions, random);
    assertThat(spread.manifest()).isEqualTo(plain.manifest());
    assertThat(spread.windows()).hasSameSizeAs(plain.windows());
    for (int i = 0; i < plain.windows().size(); i++) {
      assertSame(spread.windows().get(i), plain.windows().get(i));
    }
  }

  private static void assertSame(WindowReport actual, WindowReport expected) {
    assertThat(actual.totals()).isEqualTo(expected.totals());
    assertThat(actual.top()).isEqualTo(expected.top());
    assertThat(actual.misconfigurations()).isEqualTo(expected.misconfigurations());
    assertThat(actual.tailRows()).isEqualTo(expected.tailRows());
    assertThat(actual).isEqualTo(expected);
  }

  static List<Frame> frames(Random random, int kinds) {
    List<Frame> frames = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      frames.add(frame(random, kinds));
    }
    return frames;
  }

  /**
   * @param kinds 0 for queries, 1 for responses, 2 for both
   */
  private static Frame frame(Random random, int kinds) {
    long time = time(random);
    String client = (random.nextInt(9) == 0 ? "2001:db8::" : "10.0.0.") + random.nextInt(40);
    String name = NAMES[(int) (NAMES.length * Math.pow(random.nextDouble(), 2))];
    name = random.nextInt(3) == 0 ? "h" + random.nextInt(90) + "." + name : name;
    name = name.endsWith("..") ? "." : name;
    int type = TYPES[random.nextInt(TYPES.length)];
    boolean response = kinds == 1 || kinds == 2 && random.nextBoolean();
    return switch (random.nextInt(20)) {
      case 0 -> Frames.ethernet(time, 0x0806, new byte[28]);
      case 1 -> Frames.udp(time, "10.0.0.1", 1000, "10.0.0.2", 123, new byte[48]);
      case 2 -> Frames.udp(time, "10.0.0.1", 1000, Frames.SERVER, 53, new byte[random.nextInt(20)]);
      case 3 -> Frames.udp(time, client, random.nextInt(2), server(client), 53, odd(random, name));
      default ->
          client.contains(":")
              ? Frames.udp(time, client, 5, "2001:db8::53", 53, message(response, name, type))
              : response
                  ? Frames.response(time, client, name, type, random.nextInt(6))
                  : Frames.query(time, client, name, type, random.nextInt(8) == 0 ? 3 : 1);
    };
  }

  private static String server(String client) {
    return client.contains(":") ? "2001:db8::53" : Frames.SERVER;
  }

  /** A query whose header says more than its question. */
  private static byte[] odd(Random random, String name) {
    int[] flags = {0x0100, 0x2000, 0x2800, 0x1000, 0x0480, 0x0103};
    byte[] question = Frames.question(name, random.nextBoolean() ? 1 : 252, Frames.IN);
    return Frames.message(flags[random.nextInt(flags.length)], question);
  }

  private static byte[] message(boolean response, String name, int type) {
    return Frames.message(response ? 0x8180 : 0x0100, Frames.question(name, type, Frames.IN));
  }

  private static long time(Random random) {
    return switch (random.nextInt(40)) {
      case 0 -> 0;
      case 1 -> 4_294_967_295L * Analysis.SECOND;
      default -> (1_700_000_000L + random.nextInt(20_000)) * Analysis.SECOND + random.nextInt(3);
    };
  }
}
