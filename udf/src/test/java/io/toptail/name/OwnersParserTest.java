package io.toptail.name;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnersParserTest {
  private static final String CATEGORIES =
      "categories: {web: {description: sites, colour: \"#010203\"}}\n";

  private static Owners load(String yaml) throws IOException {
    return Owners.load(new StringReader(yaml), "conf/owners.yaml", name -> 0);
  }

  /** Each row: the list after its categories | what the error names | what it says to do. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          owner: []                | the list has the unknown key 'owner'         | use one of categories, owners, carriers
          owners: {a: b}           | the list has 'owners' that is not a list     | begin each item with '- '
          owners: [a.example]      | owners[0] is not a mapping                   | give it the keys owner, category, suffixes
          owners: [{category: web, suffixes: [a.example]}]  | owners[0] has no 'owner'  | add owner
          owners: [{owner: "", category: web, suffixes: [a.example]}]  | owners[0] has an empty owner | fill it in
          owners: [{owner: A, suffixes: [a.example]}]  | owner 'A' has no 'category' | add category
          owners: [{owner: A, category: wbe, suffixes: [a.example]}]  | owner 'A' has the unknown category 'wbe' | declare it under categories, or use one of web
          owners: [{owner: A, category: web}]  | owner 'A' has no suffixes | add one under suffixes, or remove the entry
          owners: [{owner: A, category: web, suffixes: []}]  | owner 'A' has no suffixes | add one under suffixes, or remove the entry
          owners: [{owner: A, category: web, suffixes: a.example}]  | owner 'A' has 'suffixes' that is not a list | begin each item
          owners: [{owner: A, category: web, suffix: [a.example]}]  | owners[0] has the unknown key 'suffix' | use one of owner, category, suffixes
          owners: [{owner: A, category: web, suffixes: [a.example]}, {owner: A, category: web, suffixes: [b.example]}]  | owners[1] owner 'A' is a second entry of that owner | merge the two
          owners: [{owner: A, category: web, suffixes: [a.example]}, {owner: B, category: web, suffixes: [a.example]}]  | owner 'B', suffix 'a.example' is already listed under owner 'A' | remove one of the two
          owners: [{owner: A, category: web, suffixes: [a.example, a.example]}]  | owner 'A', suffix 'a.example' is already listed under owner 'A' | remove one of the two
          owners: [{owner: A, category: web, suffixes: [""]}]  | owner 'A' has an empty suffix | fill it in
          owners: [{owner: A, category: web, suffixes: [163]}]  | owner 'A' has a suffix that is not text: 163 | write one name
          owners: [{owner: A, category: web, suffixes: [null]}]  | owner 'A' has a suffix that is not text: null | write one name
          owners: [{owner: A, category: web, suffixes: ["*.a.example"]}]  | suffix '*.a.example' is not a domain name | without a leading dot, a final dot or *
          owners: [{owner: A, category: web, suffixes: [.a.example]}]  | suffix '.a.example' is not a domain name | without a leading dot
          owners: [{owner: A, category: web, suffixes: [a.example.]}]  | suffix 'a.example.' is not a domain name | a final dot
          owners: [{owner: A, category: web, suffixes: ["."]}]  | suffix '.' is not a domain name | write labels
          owners: [{owner: A, category: web, suffixes: [A.example]}]  | suffix 'A.example' is not a domain name | in lower case
          owners: [{owner: A, category: web, suffixes: [bücher.example]}]  | suffix 'bücher.example' is not a domain name | xn--
          owners: [{owner: A, category: web, suffixes: [{suffix: a.example, owner: B}]}]  | owner 'A', suffix has the unknown key 'owner' | use one of suffix, category, carrier
          owners: [{owner: A, category: web, suffixes: [{category: web}]}]  | owner 'A' has no 'suffix' | add suffix
          owners: [{owner: A, category: web, suffixes: [{suffix: a.example, category: x}]}]  | owner 'A', suffix 'a.example' has the unknown category 'x' | use one of web
          owners: [{owner: A, category: web, suffixes: [{suffix: a.example, carrier: X}]}]  | owner 'A', suffix 'a.example' has the unknown carrier 'X' | add it under carriers
          carriers: [{category: web, suffixes: [a.example]}]  | carriers[0] has no 'carrier' | add carrier
          carriers: [{carrier: C, category: web}]  | carrier 'C' has no suffixes | under suffixes or customer_suffixes
          carriers: [{carrier: C, category: web, customers: [a.example]}]  | carriers[0] has the unknown key 'customers' | customer_suffixes
          carriers: [{carrier: C, category: web, suffixes: [a.example], customer_suffixes: [a.example]}]  | carrier 'C', suffix 'a.example' is already listed under carrier 'C' | remove one of the two
          carriers: [{carrier: C, category: web, suffixes: [a.example]}, {carrier: C, category: web, suffixes: [b.example]}]  | carriers[1] 'C' is a second entry of that carrier | merge the two
          carriers: [{carrier: C, owner: "", category: web, suffixes: [a.example]}]  | carrier 'C' has an empty owner | fill it in
          """)
  void aMistakeIsNamedWithItsEntryAndItsRemedy(String rest, String entry, String remedy) {
    assertThatThrownBy(() -> load(CATEGORIES + rest))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("conf/owners.yaml: ")
        .hasMessageContaining(entry)
        .hasMessageContaining(remedy);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ``                                       | the list is empty
          [a, b]                                   | the list is empty
          owners: []                               | categories are missing
          categories: {}                           | categories are missing
          categories: {web: sites}                 | category 'web' is not a mapping
          categories: {web: {colour: "#010203"}}   | category 'web' has no 'description'
          categories: {web: {description: "", colour: "#010203"}}  | category 'web' has an empty description
          categories: {web: {description: sites}}  | category 'web' has no 'colour'
          categories: {web: {description: sites, colour: red}}     | category 'web' has the colour 'red'; write it as "#rrggbb"
          categories: {Web: {description: sites, colour: "#010203"}}  | category 'Web' is not a key; use lower-case
          categories: {web: {description: sites, colour: "#010203", x: y}}  | category 'web' has the unknown key 'x'
          """)
  void aCategoryNeedsAKeyADescriptionAndAColour(String yaml, String message) {
    assertThatThrownBy(() -> load(yaml))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("conf/owners.yaml: ")
        .hasMessageContaining(message);
  }

  @Test
  void whatIsNotYamlIsNamedWithItsLine() {
    assertThatThrownBy(() -> load(CATEGORIES + "owners:\n  - owner: [\n"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching("(?s)conf/owners.yaml:\\d+:\\d+: not YAML: .*; correct this line");
  }

  @Test
  void aKeyGivenTwiceIsNamedWithItsLine() {
    assertThatThrownBy(() -> load(CATEGORIES + "owners: []\nowners: []\n"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("conf/owners.yaml:3:")
        .hasMessageContaining("owners");
  }

  @Test
  void aNameThatIsTooLongIsAnError() {
    String suffix = "a".repeat(64) + ".example";
    assertThatThrownBy(
            () ->
                load(
                    CATEGORIES + "owners: [{owner: A, category: web, suffixes: [" + suffix + "]}]"))
        .hasMessageContaining(suffix)
        .hasMessageContaining("63 octets");
  }

  @Test
  void theReaderStaysOpen() throws IOException {
    AtomicBoolean closed = new AtomicBoolean();
    try (Reader yaml =
        new StringReader(CATEGORIES) {
          @Override
          public void close() {
            closed.set(true);
          }
        }) {
      assertThat(Owners.load(yaml, "conf/owners.yaml", name -> 0).size()).isZero();
      assertThat(closed).isFalse();
    }
  }
}
