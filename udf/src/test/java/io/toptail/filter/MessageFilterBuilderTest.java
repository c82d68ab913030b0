package io.toptail.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageFilterBuilderTest {
  private static final Map<String, BiConsumer<MessageFilterBuilder, String>> SETTERS =
      Map.of(
          "client", MessageFilterBuilder::client,
          "server", MessageFilterBuilder::server,
          "name", MessageFilterBuilder::name,
          "qtype", MessageFilterBuilder::qtype,
          "rcode", MessageFilterBuilder::rcode);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "client | www.example.com | an address or prefix",
        "client | qtype:ANY | an address or prefix",
        "client | 10.0.0.0/33 | from 0 to 32",
        "server | /x/ | an address or prefix",
        "name | 192.0.2.1 | ends with a dot",
        "name | 192.0.2.0/24 | expected a name",
        "name | qtype:A | expected a name",
        "name | QTYPE:A | expected a name",
        "name | a..b | empty label",
        "name | /(/ | ",
        "qtype | NOPE | NOPE",
        "qtype | 65536 | 65536",
        "rcode | NOPE | NOPE",
        "rcode | 4096 | 4096",
      })
  void whatIsWrongIsNamed(String option, String text, String message) {
    assertThatThrownBy(() -> SETTERS.get(option).accept(new MessageFilterBuilder(), text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message == null ? "" : message);
  }

  @Test
  void filtersThatLeaveNothingAreRefused() {
    assertThatThrownBy(
            () -> new MessageFilterBuilder().queriesOnly(true).responsesOnly(true).build())
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new MessageFilterBuilder().from(5).to(5).build())
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theEndOfTimeIsHeldBackOnlyIfAskedSo() {
    assertThat(MessageFilter.none().new Matcher().rejecting(Long.MAX_VALUE)).isNull();
    MessageFilter filter = new MessageFilterBuilder().to(Long.MAX_VALUE - 1).build();
    assertThat(filter.new Matcher().rejecting(Long.MAX_VALUE)).isEqualTo(FilterOption.TO);
  }
}
