package io.toptail.analysis;

import static io.toptail.analysis.Conversations.message;
import static io.toptail.analysis.WindowFindings.assertSame;
import static io.toptail.analysis.WindowFindings.found;
import static io.toptail.analysis.WindowFindings.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.toptail.analysis.Frames.Frame;
import io.toptail.detect.Vantage;
import io.toptail.privacy.AddressPrivacy;
import io.toptail.report.AnalysisReport;
import io.toptail.report.Evaluation.NotEvaluated;
import io.toptail.report.Evaluation.Reason;
import io.toptail.report.WindowReport;
import io.toptail.report.WindowReport.MisconfigurationRow;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** What shows of servers, or in servers and clients together, out of packets. */
class ServerFindingsTest {
  private static final int RD = 0x0100;
  private static final int RESPONSE = 0x8180;
  private static final int NXDOMAIN = 3;

  private final Conversations said = new Conversations();

  private void query(double seconds, String client, String server, int id, String name) {
    said.query(seconds, client, server, message(id, RD, name, Type.A));
  }

  private void response(
      double seconds, String server, String client, int id, int flags, String name) {
    Message response = message(id, flags, name, Type.A);
    if ((flags & 0xF) == 0) {
      byte[] address = {(byte) 192, 0, 2, 9};
      response.addRecord(record(name, Type.A, address), Section.ANSWER);
    }
    said.response(seconds, server, client, response);
  }

  private static Record record(String name, int type, byte[] data) {
    return Record.newRecord(Conversations.name(name), type, DClass.IN, 300, data);
  }

  private void answered(double seconds, String client, int id, String name, int flags) {
    query(seconds, client, Frames.SERVER, id, name);
    response(seconds + 0.02, Frames.SERVER, client, id, flags, name);
  }

  /** So that there are responses, and a beginning and an end. */
  private void healthy() {
    for (int i = 0; i < 400; i++) {
      answered(i * 0.5, "10.0.0." + i % 50, i, "www.site" + i % 7 + ".com", RESPONSE);
    }
  }

  private AnalysisReport report(Vantage vantage) {
    return new Analysis().vantage(vantage, true).of(said.frames());
  }

  private List<String> foundAt(Vantage vantage, String detector) {
    return found(report(vantage).windows().get(0), detector);
  }

  private void strays() {
    healthy();
    Message stray = message(9, RESPONSE, "big.some-site.org", Type.A);
    said.send(100, "198.51.100.7", 53, Frames.SERVER, 53, stray);
    said.send(101, "198.51.100.7", 53, Frames.SERVER, 53, stray);
    said.send(102, "198.51.100.8", 53, Frames.SERVER, 53, stray);
    Message asked = message(5, 0, "a.some-site.org", Type.A);
    said.send(103, Frames.SERVER, 53, "198.51.100.9", 53, asked);
    Message late = message(5, RESPONSE, "a.some-site.org", Type.A);
    said.send(112, "198.51.100.9", 53, Frames.SERVER, 53, late);
  }

  @Test
  void responsesThatNobodyAskedFor() {
    strays();
    WindowReport window = report(Vantage.RESOLVER).windows().get(0);
    assertThat(found(window, "response-sent-to-server"))
        .containsExactly(
            "big.some-site.org 198.51.100.7 2 1", "big.some-site.org 198.51.100.8 1 1");
    MisconfigurationRow row = row(window, "response-sent-to-server");
    assertThat(row.queries()).isEqualTo(3);
    assertThat(row.names()).isEqualTo(1);
    assertThat(row.clients()).isEqualTo(1);
    assertThat(row.behaviour()).isTrue();
    assertThat(window.offenders().rows()).isEmpty();
  }

  @Test
  void answersToOtherQuestions() {
    healthy();
    query(20, "10.0.0.7", Frames.SERVER, 77, "asked.some-site.org");
    response(20.1, Frames.SERVER, "10.0.0.7", 77, RESPONSE, "other.some-site.org");
    response(20.2, Frames.SERVER, "10.0.0.7", 77, RESPONSE, "asked.some-site.org");
    assertThat(foundAt(Vantage.RESOLVER, "question-mismatch"))
        .containsExactly("other.some-site.org 192.0.2.53 1 1");
  }

  @Test
  void flagsThatAreMissing() {
    healthy();
    answered(5, "10.0.0.7", 900, "plain.some-site.org", 0x8100);
    answered(6, "10.0.0.8", 901, "plain.some-site.org", 0x8100);
    answered(7, "10.0.0.8", 902, "no.some-site.org", RESPONSE | NXDOMAIN);
    assertThat(foundAt(Vantage.RESOLVER, "ra-missing")).containsExactly("192.0.2.53  2 2");
    assertThat(foundAt(Vantage.RESOLVER, "soa-missing-in-negative"))
        .containsExactly("192.0.2.53  1 1");
    assertThat(foundAt(Vantage.AUTHORITATIVE, "aa-missing"))
        .containsExactly("plain.some-site.org 192.0.2.53 2 2");
  }

  @Test
  void largeAnswersOverUdp() {
    healthy();
    query(5, "10.0.0.7", Frames.SERVER, 900, "big.some-site.org");
    Record text = record("big.some-site.org", Type.TXT, new byte[1400]);
    Message large = message(900, RESPONSE, "big.some-site.org", Type.A, text);
    said.response(5.1, Frames.SERVER, "10.0.0.7", large);
    assertThat(foundAt(Vantage.RESOLVER, "udp-fragmented"))
        .containsExactly("big.some-site.org 192.0.2.53 1 1");
  }

  private void retries(String client, String server, int first, int times) {
    for (int i = 0; i < times; i++) {
      query(10 + i * 5, client, server, first + i, "void.some-site.org");
    }
  }

  @Test
  void whoIsNotAnsweredByAServerThatAnswers() {
    healthy();
    retries("10.0.0.7", Frames.SERVER, 1000, 12);
    WindowReport window = report(Vantage.RESOLVER).windows().get(0);
    assertThat(found(window, "no-answer-retry"))
        .containsExactly("void.some-site.org 10.0.0.7 12 1");
    assertThat(row(window, "no-answer-retry").queries()).isEqualTo(12);
    assertThat(row(window, "no-answer-retry").names()).isEqualTo(1);
    assertThat(row(window, "no-answer-retry").exampleClient()).isEqualTo("10.0.0.7");
    assertThat(window.offenders().rows().get(0).client()).isEqualTo("10.0.0.7");
    assertThat(found(window, "unanswering-server")).isEmpty();
  }

  @Test
  void aServerThatAnswersNobodyIsToBlame() {
    healthy();
    retries("10.0.0.7", "192.0.2.54", 1000, 12);
    retries("10.0.0.8", Frames.SERVER, 1000, 12);
    WindowReport window = report(Vantage.RESOLVER).windows().get(0);
    assertThat(found(window, "no-answer-retry"))
        .containsExactly("void.some-site.org 10.0.0.8 12 1");
    assertThat(found(window, "unanswering-server")).containsExactly("192.0.2.54  12 0");
  }

  private void circle() {
    healthy();
    for (int i = 0; i < 6; i++) {
      query(30 + i * 0.1, "10.9.0.1", "10.9.0.2", 2000 + i, "loop.some-site.org");
      query(30.05 + i * 0.1, "10.9.0.2", "10.9.0.1", 3000 + i, "loop.some-site.org");
      query(60 + i * 0.1, "10.9.0.3", "10.9.0.2", 2000 + i, "fast.some-site.org");
    }
  }

  @Test
  void twoForwardersThatAskEachOther() {
    circle();
    assertThat(foundAt(Vantage.UNKNOWN, "forwarding-loop"))
        .containsExactly("loop.some-site.org 10.9.0.1 6 1", "loop.some-site.org 10.9.0.2 6 1");
  }

  @Test
  void hiddenAddressesHideNoCircle() {
    circle();
    WindowReport window =
        new Analysis()
            .privacy(AddressPrivacy.pseudonyms(new byte[32], false), 1)
            .window(said.frames());
    assertThat(found(window, "forwarding-loop"))
        .hasSize(2)
        .noneMatch(text -> text.contains("10.9"));
  }

  private void mail(double seconds, int id, String domain, String host) {
    said.query(seconds, "10.0.0.7", Frames.SERVER, message(id, RD, domain, Type.MX));
    Name owner = Conversations.name(domain);
    Record mail = new MXRecord(owner, DClass.IN, 300, 0, Conversations.name(host));
    Message answer = message(id, RESPONSE, domain, Type.MX, mail);
    said.response(seconds + 0.1, Frames.SERVER, "10.0.0.7", answer);
  }

  private void alias(double seconds, int id, String name, String target) {
    query(seconds, "10.0.0.8", Frames.SERVER, id, name);
    Name owner = Conversations.name(name);
    Record alias = new CNAMERecord(owner, DClass.IN, 300, Conversations.name(target));
    Message answer = message(id, RESPONSE, name, Type.A, alias);
    said.response(seconds + 0.1, Frames.SERVER, "10.0.0.8", answer);
  }

  private void aliases() {
    healthy();
    mail(5, 900, "some-firm.org", "mail.some-firm.org");
    mail(6, 901, "other-firm.org", "mail.some-firm.org");
    mail(7, 902, "good-firm.org", "mx.good-firm.org");
    alias(8, 903, "mail.some-firm.org", "host.some-firm.org");
    alias(9, 904, "www.good-firm.org", "mx.good-firm.org");
  }

  @Test
  void recordsThatPointToAnAlias() {
    aliases();
    assertThat(foundAt(Vantage.RESOLVER, "ns-mx-to-cname"))
        .containsExactly("mail.some-firm.org  2 1");
    WindowReport left = new Analysis().ignore("mail.some-firm.org").window(said.frames());
    assertThat(found(left, "ns-mx-to-cname")).isEmpty();
  }

  private void inventions() {
    healthy();
    String[] random = {
      "xkqvzjwpt", "qzxjkvbwq", "vbxqzkjhw", "wqjzxvkpf", "zxqkjvwhb", "jqxzvkwgp"
    };
    for (int i = 0; i < random.length; i++) {
      answered(30 + i, "10.0.0." + i, 1000 + i, random[i], RESPONSE);
    }
  }

  @Test
  void aResolverThatInventsAnswers() {
    inventions();
    assertThat(foundAt(Vantage.RESOLVER, "nxdomain-rewriting")).containsExactly("192.0.2.53  6 0");
    assertThat(foundAt(Vantage.UNKNOWN, "nxdomain-rewriting")).isEmpty();
  }

  @Test
  void tcpIsNotMissedWhereThereIsNone() {
    healthy();
    List<NotEvaluated> left = report(Vantage.RESOLVER).manifest().evaluation().notEvaluated();
    assertThat(left)
        .filteredOn(one -> one.detector().equals("tcp-fallback-missing"))
        .singleElement()
        .satisfies(one -> assertThat(one.reason()).isEqualTo(Reason.TCP));
    assertThat(left).noneMatch(one -> one.reason() == Reason.RESPONSES);
  }

  @Test
  void everythingNeedsTheHistoryThatIsSwitchedOff() {
    healthy();
    List<NotEvaluated> left =
        new Analysis()
            .vantage(Vantage.RESOLVER, true)
            .withoutHistory()
            .of(said.frames())
            .manifest()
            .evaluation()
            .notEvaluated();
    assertThat(left)
        .filteredOn(one -> one.reason() == Reason.HISTORY)
        .extracting(NotEvaluated::detector)
        .contains("identical-query", "no-answer-retry", "cname-chain", "slow-server")
        .doesNotContain("excessive-client", "wpad-leak");
  }

  @ParameterizedTest
  @CsvSource({"1, 1, 3000", "3, 2, 1000000", "2, 3, 5000"})
  void nothingDependsOnTasksPartitionsAndMemory(int tasks, int partitions, long budget) {
    strays();
    circle();
    aliases();
    inventions();
    retries("10.0.0.7", Frames.SERVER, 1000, 12);
    Analysis analysis = new Analysis().vantage(Vantage.RESOLVER, true);
    List<List<Frame>> files = List.of(said.list(), List.of());
    AnalysisReport expected = analysis.of(files, 1, 1, new Random(0));
    assertThat(expected.windows().get(0).misconfigurations())
        .extracting(MisconfigurationRow::detector)
        .contains("forwarding-loop", "ns-mx-to-cname", "nxdomain-rewriting", "no-answer-retry");
    AnalysisReport actual = analysis.tableBytes(budget).of(files, tasks, partitions, new Random(5));
    assertSame(actual, expected);
  }
}
