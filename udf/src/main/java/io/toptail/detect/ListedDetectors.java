package io.toptail.detect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.toptail.name.Registries;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Reads {@code listed.yaml}, which describes itself. */
final class ListedDetectors {
  private static final String FILE = "listed.yaml";

  private ListedDetectors() {}

  static List<QuestionDetector> load(Registries registries, DetectorSettings settings) {
    List<QuestionDetector> detectors = new ArrayList<>();
    for (JsonNode node : tree()) {
      ListedNames.Row row = row(node);
      String[] kinds = row.kinds().toArray(String[]::new);
      KnownNames names = new KnownNames(registries.get(row.registry()), kinds);
      detectors.add(new ListedNames(row, names, settings.of(row.info().id())));
    }
    return detectors;
  }

  private static JsonNode tree() {
    try (InputStream in = ListedDetectors.class.getResourceAsStream(FILE)) {
      return new YAMLMapper().readTree(in);
    } catch (IOException e) {
      throw new IllegalStateException("cannot read " + FILE, e);
    }
  }

  private static ListedNames.Row row(JsonNode node) {
    return new ListedNames.Row(
        info(node),
        node.required("names").asText(),
        list(node, "kinds", JsonNode::asText),
        list(node, "besides", JsonNode::asText),
        list(node, "types", JsonNode::asInt),
        node.path("labels").asInt(0),
        node.path("undelegated").asBoolean(false));
  }

  private static DetectorInfo info(JsonNode node) {
    Severity severity =
        Severity.valueOf(node.required("severity").asText().toUpperCase(Locale.ROOT));
    DetectorInfo info =
        DetectorInfo.of(
                node.required("id").asText(),
                node.required("precedence").asInt(),
                severity,
                node.required("title").asText())
            .rule(node.required("rule").asText())
            .cause(node.required("cause").asText())
            .who(node.required("who").asText())
            .fix(node.required("fix").asText())
            .source(node.required("source").asText());
    Vantage[] vantages =
        list(node, "vantages", word -> Vantage.valueOf(word.asText().toUpperCase(Locale.ROOT)))
            .toArray(Vantage[]::new);
    return vantages.length == 0
        ? info
        : info.only(vantages[0], Arrays.copyOfRange(vantages, 1, vantages.length));
  }

  private static <T> List<T> list(JsonNode node, String key, Function<JsonNode, T> item) {
    List<T> items = new ArrayList<>();
    node.path(key).forEach(value -> items.add(item.apply(value)));
    return items;
  }
}
