package io.toptail.name;

import static org.assertj.core.api.Assertions.assertThat;

import io.toptail.dns.DnsName;
import java.io.IOException;
import java.io.StringReader;
import java.lang.management.ManagementFactory;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OwnersTest {
  private static final String LIST =
      """
      categories:
        social: {description: social networks, colour: "#3b5998"}
        advertising: {description: advertising, colour: "#aa0000"}
        cdn: {description: content networks, colour: "#888888"}
      owners:
        - owner: Meta (Facebook)
          category: social
          suffixes:
            - facebook.com
            - fbcdn.net
            - {suffix: graph.facebook.com, category: advertising}
            - {suffix: ak.fbcdn.net, carrier: Akamai}
      carriers:
        - carrier: Akamai
          category: cdn
          suffixes: [akamai.net]
          customer_suffixes: [edgekey.net, globalredir.akadns.net]
        - carrier: Amazon CloudFront
          owner: Amazon
          category: cdn
          suffixes: [cloudfront.net]
      """;

  private final Owners owners = load(LIST);

  private static Owners load(String yaml) {
    try {
      return Owners.load(new StringReader(yaml), "owners.yaml", OwnersTest::registrable);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Enough of a public suffix list: com, net and co.uk. */
  private static int registrable(WireName name) {
    if (name.labels() == 0) {
      return 0;
    }
    int suffix = name.endsWith("co", "uk") ? 2 : 1;
    boolean delegated = Set.of("com", "net", "uk").contains(name.label(name.labels() - 1));
    return delegated && name.labels() > suffix ? suffix + 1 : 0;
  }

  private static WireName name(String text) {
    byte[] wire = DnsName.toWire(text);
    return new WireName().wrap(wire, 0, wire.length);
  }

  private Ownership resolve(String text) {
    return owners.resolve(name(text));
  }

  @Test
  void aNameBelongsToTheOwnerOfItsSuffix() {
    assertThat(resolve("www.facebook.com"))
        .isEqualTo(new Ownership("Meta (Facebook)", "social", "", "facebook.com"));
    assertThat(resolve("facebook.com")).isSameAs(resolve("a.b.c.facebook.com"));
  }

  @Test
  void theLongestSuffixWins() {
    assertThat(resolve("graph.facebook.com").category()).isEqualTo("advertising");
    assertThat(resolve("v2.graph.facebook.com").matched()).isEqualTo("graph.facebook.com");
    assertThat(resolve("telegraph.facebook.com").category()).isEqualTo("social");
  }

  @Test
  void aSuffixEndsAtALabelBoundary() {
    assertThat(resolve("notfacebook.com")).isNull();
    assertThat(resolve("facebook.com.example")).isNull();
    assertThat(resolve("com")).isNull();
    assertThat(resolve(".")).isNull();
  }

  @Test
  void anOwnersNameMayShowItsCarrier() {
    assertThat(resolve("static.ak.fbcdn.net"))
        .isEqualTo(new Ownership("Meta (Facebook)", "social", "Akamai", "ak.fbcdn.net"));
  }

  @Test
  void aCarriersOwnNamesBelongToIt() {
    assertThat(resolve("a123.g.akamai.net"))
        .isEqualTo(new Ownership("Akamai", "cdn", "Akamai", "akamai.net"));
    assertThat(resolve("d1234.cloudfront.net"))
        .isEqualTo(new Ownership("Amazon", "cdn", "Amazon CloudFront", "cloudfront.net"));
  }

  @Test
  void theNameInFrontOfACustomerSuffixIsTheCustomers() {
    assertThat(resolve("www.example.com.edgekey.net"))
        .isEqualTo(new Ownership("example.com", "cdn", "Akamai", "example.com.edgekey.net"));
    assertThat(resolve("img.shop.example.co.uk.edgekey.net").owner()).isEqualTo("example.co.uk");
  }

  @Test
  void aKnownCustomerKeepsItsNameAndCategory() {
    assertThat(resolve("static.facebook.com.edgekey.net"))
        .isEqualTo(
            new Ownership("Meta (Facebook)", "social", "Akamai", "facebook.com.edgekey.net"));
  }

  @Test
  void customerSuffixesMayFollowOneAnother() {
    assertThat(resolve("www.example.com.edgekey.net.globalredir.akadns.net"))
        .isEqualTo(
            new Ownership(
                "example.com", "cdn", "Akamai", "example.com.edgekey.net.globalredir.akadns.net"));
  }

  @Test
  void withoutADomainInFrontTheNameIsTheCarriers() {
    for (String name :
        new String[] {
          "e1234.dscb.edgekey.net", "edgekey.net", "www.edgekey.net", "com.edgekey.net"
        }) {
      assertThat(resolve(name)).isEqualTo(new Ownership("Akamai", "cdn", "Akamai", "edgekey.net"));
    }
  }

  @Test
  void aCustomersOddOctetsAreEscaped() {
    assertThat(resolve("a\\000b\\;.com.edgekey.net").owner()).isEqualTo("a\\000b\\;.com");
  }

  @Test
  void theLongestChainOfCustomerSuffixesEnds() {
    String chain = "edgekey.net.".repeat(20) + "edgekey.net";
    assertThat(resolve(chain).owner()).isEqualTo("Akamai");
  }

  @Test
  void categoriesKeepTheirOrderAndColour() {
    assertThat(owners.categories())
        .startsWith(new Owners.Category("social", "social networks", "#3b5998"))
        .extracting(Owners.Category::name)
        .containsExactly("social", "advertising", "cdn");
  }

  @Test
  void hitsAndMissesAllocateNothing() {
    WireName hit = name("a.b.www.facebook.com");
    WireName miss = name("a.b.www.example.org");
    resolveOften(hit, miss);
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    int hits = resolveOften(hit, miss);
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;
    assertThat(hits).isEqualTo(20_000);
    assertThat(allocated).as("bytes for 40,000 names").isLessThan(20_000);
  }

  private int resolveOften(WireName hit, WireName miss) {
    int hits = 0;
    for (int i = 0; i < 20_000; i++) {
      hits += owners.resolve(hit) == null ? 0 : 1;
      hits += owners.resolve(miss) == null ? 0 : 1;
    }
    return hits;
  }
}
