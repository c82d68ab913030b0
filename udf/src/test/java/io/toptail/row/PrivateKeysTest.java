package io.toptail.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.toptail.analysis.Frames;
import io.toptail.dns.DnsName;
import io.toptail.privacy.AddressPrivacy;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PrivateKeysTest {
  /** Made of rows whose addresses are hidden already. */
  private static final Set<String> OF_THE_ROLL_UP =
      Set.of(
          "NAME",
          "DOMAIN",
          "TLD",
          "OTHER_WINDOWS",
          "OWNER",
          "CATEGORY",
          "QTYPE",
          "QCLASS",
          "IGNORED_NAME",
          "DOMAIN_OUTCOME",
          "MISCONFIGURED",
          "CARDINALITY",
          "COUNTS",
          "TAIL",
          "TAIL_SHARED",
          "TAIL_DOMAIN",
          "TAIL_PART",
          "TAIL_TREE",
          "POPULAR",
          "SUFFIX",
          "SERVER_KIND",
          "ANSWERING",
          "ANSWERED_BELOW",
          "DOMAIN_SHAPE",
          "DOMAIN_MINUTE",
          "CANDIDATE",
          "CLIENT_COUNTS",
          "SERVER_SUM",
          "DELEGATION_SUM",
          "OFFENCE",
          "REPEATED");

  private final PrivateKeys keys = new PrivateKeys(AddressPrivacy.pseudonyms(new byte[32], false));

  @Test
  void everyKindOfRowIsKnown() throws IllegalAccessException {
    byte[] key = new byte[60];
    key[FindingKey.CLIENT] = 4;
    for (Field field : RowKind.class.getDeclaredFields()) {
      if (field.getType() != int.class || field.getName().equals("FROM_RESPONSES")) {
        continue;
      }
      boolean before = !OF_THE_ROLL_UP.contains(field.getName());
      key[0] = (byte) field.getInt(null);
      if (before) {
        int length =
            switch (field.getName()) {
              case "CLIENT" -> RowKey.HEADER + 4;
              case "CLIENT_OUTCOME" -> RowKey.HEADER + 5;
              case "CLIENT_LATENCY" -> RowKey.HEADER + 6;
              default -> RowKey.HEADER + 8;
            };
        assertThat(keys.write(key, 0, length)).as(field.getName()).isPositive();
      } else {
        assertThatThrownBy(() -> keys.write(key, 0, key.length)).hasMessageContaining("address");
      }
    }
  }

  @Test
  void addressesAndNamesInKeysAreHidden() {
    byte[] name = DnsName.toWire("4.3.2.10.in-addr.arpa");
    byte[] address = Frames.address("10.2.3.4");
    RowKey key = new RowKey();
    for (RowKey each :
        List.of(
            new RowKey().start(RowKind.CLIENT, 1).put(address, 0, 4),
            new RowKey().start(RowKind.QUESTION, 1).putInt(7).put(name, 0, name.length),
            key.start(RowKind.FINDING | RowKind.FROM_RESPONSES, 1)
                .putByte(3)
                .putByte(0)
                .putByte(4)
                .put(address, 0, 4)
                .put(name, 0, name.length))) {
      byte[] plain = new byte[100];
      int length = each.copyTo(plain, 1);
      byte[] hidden = Arrays.copyOf(keys.key(), keys.write(plain, 1, length));
      assertThat(Arrays.copyOf(hidden, RowKey.HEADER)).isEqualTo(Arrays.copyOfRange(plain, 1, 6));
      assertThat(hidden.length).isGreaterThan(RowKey.HEADER + 3);
      assertThat(hex(hidden)).doesNotContain(hex(address)).doesNotContain(hex(name));
    }
  }

  @Test
  void serversStayUnlessAsked() {
    byte[] key = new byte[20];
    int length =
        new RowKey().start(RowKind.SERVER, 0).putShort(17).putInt(0x08080808).copyTo(key, 0);
    assertThat(keys.write(key, 0, length)).isEqualTo(length);
    assertThat(Arrays.copyOf(keys.key(), length)).isEqualTo(Arrays.copyOf(key, length));
    PrivateKeys all = new PrivateKeys(AddressPrivacy.pseudonyms(new byte[32], true));
    all.write(key, 0, length);
    assertThat(Arrays.copyOf(all.key(), length)).isNotEqualTo(Arrays.copyOf(key, length));
  }

  private static String hex(byte[] bytes) {
    return java.util.HexFormat.of().formatHex(bytes);
  }
}
