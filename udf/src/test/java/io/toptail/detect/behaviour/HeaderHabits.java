package io.toptail.detect.behaviour;

import io.toptail.detect.HistoryScope;
import io.toptail.detect.Vantage;
import io.toptail.dns.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** Histories for detectors of headers, ports, ids and EDNS. */
final class HeaderHabits {
  private HeaderHabits() {}

  static List<HistoryCase> cases() {
    List<HistoryCase> all = new ArrayList<>();
    all.addAll(iterative().list());
    all.addAll(recursive().list());
    all.addAll(resolverPorts().list());
    all.addAll(stubPorts().list());
    all.addAll(oldPort().list());
    all.addAll(ids().list());
    all.addAll(sizes().list());
    return all;
  }

  private static Query www(int i) {
    return Query.of("www.example" + i + ".com", "A");
  }

  private static History times(int count, IntFunction<Query> query) {
    return new History().ask(count, 0, 3, query);
  }

  private static Cases iterative() {
    return new Cases(Rd0ToRecursive.ID, Vantage.RESOLVER)
        .finds("only iterative queries", times(30, i -> www(i).rd(false)))
        .finds("exactly as many as it takes", times(20, i -> www(i).rd(false)))
        .finds("half of the queries", times(60, i -> www(i).rd(i % 2 == 0)))
        .finds("refused ones", times(40, i -> www(i).rd(false).is(Outcome.REFUSED)))
        .finds("unanswered ones", times(40, i -> www(i).rd(false).is(Outcome.UNANSWERED)))
        .leaves("one less", times(19, i -> www(i).rd(false)))
        .leaves("a third of the queries", times(90, i -> www(i).rd(i % 3 != 0)))
        .leaves("recursive queries", times(90, HeaderHabits::www))
        .leaves("monitoring that asks for the root", times(90, i -> root().rd(false)))
        .leaves("the resolver's own zone", times(90, i -> www(i).rd(false).authoritative()))
        .leaves("updates", times(90, i -> www(i).rd(false).opcode(5)))
        .in(Cases.QUERIES_ONLY)
        .finds("queries without responses", times(30, HeaderHabits::blind))
        .in(new HistoryScope(true, 3))
        .leaves("too few in three hours", times(59, i -> www(i).rd(false)))
        .finds("as many in three hours", times(60, i -> www(i).rd(false)));
  }

  private static Query blind(int i) {
    return www(i).rd(false).is(Outcome.UNDETERMINED);
  }

  private static Query root() {
    return Query.of(".", "NS");
  }

  private static Cases recursive() {
    return new Cases(Rd1ToAuthoritative.ID, Vantage.ROOT)
        .finds("only recursive queries", times(60, HeaderHabits::www))
        .finds("exactly as many as it takes", times(50, HeaderHabits::www))
        .finds("nine of ten", times(100, i -> www(i).rd(i % 10 != 0)))
        .finds("unanswered ones", times(60, i -> www(i).is(Outcome.UNANSWERED)))
        .finds("one name again and again", times(60, i -> www(1)))
        .leaves("one less", times(49, HeaderHabits::www))
        .leaves("a resolver", times(90, i -> www(i).rd(false)))
        .leaves("eight of ten", times(100, i -> www(i).rd(i % 5 != 0)))
        .leaves("a resolver and somebody with dig", times(500, i -> www(i).rd(i % 9 == 0)))
        .leaves("updates", times(90, i -> www(i).opcode(5)));
  }

  private static Cases resolverPorts() {
    return ports(FixedSourcePort.ID, Vantage.AUTHORITATIVE);
  }

  private static Cases stubPorts() {
    return ports(FixedSourcePort.STUB_ID, Vantage.RESOLVER);
  }

  private static Cases ports(String id, Vantage vantage) {
    return new Cases(id, vantage)
        .finds("one port", times(120, i -> www(i).port(4000)))
        .finds("exactly as many as it takes", times(100, i -> www(i).port(4000)))
        .finds("eight ports", times(120, i -> www(i).port(4000 + i % 8)))
        .finds("port 53 and another", times(120, i -> www(i).port(i % 2 == 0 ? 53 : 54)))
        .finds("one port, and TCP", times(240, i -> i % 2 == 0 ? www(i).tcp() : www(i).port(99)))
        .leaves("nine ports", times(120, i -> www(i).port(4000 + i % 9)))
        .leaves("one query less", times(99, i -> www(i).port(4000)))
        .leaves("ports drawn at random", times(400, HeaderHabits::www))
        .leaves("port 53, which is another detector's", times(400, i -> www(i).port(53)))
        .leaves("a connection", times(400, i -> www(i).port(4000).tcp()))
        .leaves("port 0, which is another detector's", times(400, i -> www(i).port(0)))
        .leaves("retransmissions", times(400, i -> www(1).port(4000).retransmitted()));
  }

  private static Cases oldPort() {
    return new Cases(FixedSourcePort.OLD_ID, Vantage.UNKNOWN)
        .finds("port 53", times(120, i -> www(i).port(53)))
        .finds("exactly as many as it takes", times(100, i -> www(i).port(53)))
        .finds("port 53, and TCP", times(240, i -> i % 2 == 0 ? www(i).tcp() : www(i).port(53)))
        .finds("unanswered ones", times(120, i -> www(i).port(53).is(Outcome.UNANSWERED)))
        .finds("iterative ones", times(120, i -> www(i).port(53).rd(false)))
        .leaves("one query less", times(99, i -> www(i).port(53)))
        .leaves("another port", times(120, i -> www(i).port(54)))
        .leaves("one of many from another port", times(120, i -> www(i).port(i == 7 ? 54 : 53)))
        .leaves("ports drawn at random", times(400, HeaderHabits::www))
        .leaves("a connection", times(400, i -> www(i).port(53).tcp()));
  }

  private static Cases ids() {
    return new Cases(PredictableId.ID, Vantage.UNKNOWN)
        .finds("one id", times(60, i -> www(i).id(7)))
        .finds("exactly as many as it takes", times(50, i -> www(i).id(0)))
        .finds("three ids", times(60, i -> www(i).id(1000 * (i % 3))))
        .finds("a counter", times(60, i -> www(i).id(100 + i)))
        .finds("a counter that runs over", times(60, i -> www(i).id(65_500 + i)))
        .finds("a counter with its octets swapped", times(60, i -> www(i).id(9 + 256 * i)))
        .finds("a counter with gaps", times(100, i -> www(i).id(i + i / 12 * 50)))
        .leaves("one query less", times(49, i -> www(i).id(7)))
        .leaves("four ids", times(60, i -> www(i).id(1000 * (i % 4))))
        .leaves("ids drawn at random", times(400, HeaderHabits::www))
        .leaves("every second id follows", times(400, i -> www(i).id(i / 2 * 7919 + i % 2)))
        .leaves("a counter of step 2", times(400, i -> www(i).id(2 * i)))
        .leaves("a connection", times(400, i -> www(i).id(0).tcp()))
        .leaves("retransmissions", times(400, i -> www(1).id(7).retransmitted()));
  }

  private static Cases sizes() {
    return new Cases(EdnsBufsize.ID, Vantage.UNKNOWN)
        .finds("more than the largest", times(60, i -> www(i).edns(8192, true)))
        .finds("exactly as many as it takes", times(50, i -> www(i).edns(65_535, false)))
        .finds("nothing", times(60, i -> www(i).edns(0, false)))
        .finds("less than everybody has", times(60, i -> www(i).edns(511, false)))
        .finds("512 octets with signatures", times(60, i -> www(i).edns(512, true)))
        .finds("8192 beside plain ones", times(120, i -> i % 2 == 0 ? www(i) : large(i)))
        .leaves("512 octets", times(400, i -> www(i).edns(512, false)))
        .leaves("1232 octets", times(400, i -> www(i).edns(1232, true)))
        .leaves("4096 octets", times(400, i -> www(i).edns(4096, true)))
        .leaves("one that is useful", times(400, i -> www(i).edns(i == 9 ? 1232 : 9000, true)))
        .leaves("no EDNS", times(400, HeaderHabits::www))
        .leaves("one query less", times(49, HeaderHabits::large))
        .leaves("a connection", times(400, i -> large(i).tcp()));
  }

  private static Query large(int i) {
    return www(i).edns(8192, false);
  }
}
