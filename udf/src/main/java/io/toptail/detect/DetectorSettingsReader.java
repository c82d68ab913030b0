package io.toptail.detect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.toptail.dns.DnsName;
import io.toptail.ignore.AddressBlocks;
import io.toptail.name.Nearest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Reads {@code conf/detectors.yaml} and refuses whatever in it cannot be meant. Used once. */
final class DetectorSettingsReader {
  private static final List<String> COMMON = List.of("enabled", "severity", "except");

  private final String path;
  private final Map<String, Detector> known = new TreeMap<>();
  private final List<String> problems = new ArrayList<>();

  DetectorSettingsReader(String path, Collection<Detector> detectors) {
    this.path = path;
    detectors.forEach(detector -> known.put(detector.id(), detector));
  }

  DetectorSettings read(String yaml) {
    Map<String, DetectorSettings.Entry> entries = new HashMap<>();
    for (Map.Entry<String, JsonNode> field : tree(yaml).properties()) {
      Detector detector = known.get(field.getKey());
      if (detector == null) {
        String ask = Nearest.question(field.getKey(), known.keySet());
        problem(field.getKey(), "there is no such detector." + ask);
      } else if (!isEmpty(field.getValue())) {
        entries.put(field.getKey(), entry(detector, field.getValue()));
      }
    }
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("\n", problems));
    }
    return new DetectorSettings(entries);
  }

  private JsonNode tree(String yaml) {
    YAMLFactory format =
        YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
    YAMLMapper mapper =
        YAMLMapper.builder(format).enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
    try {
      JsonNode root = mapper.readTree(yaml);
      if (root == null || root.isNull() || root.isMissingNode()) {
        return mapper.createObjectNode();
      }
      if (root.isObject()) {
        return root;
      }
    } catch (JsonProcessingException e) {
      String where = e.getLocation() == null ? "" : ":" + e.getLocation().getLineNr();
      throw new IllegalArgumentException(
          path + where + ": not YAML: " + e.getOriginalMessage().lines().findFirst().orElse(""), e);
    }
    throw new IllegalArgumentException(path + ": expected the ids of detectors as keys");
  }

  /** An id whose lines are all comments. */
  private static boolean isEmpty(JsonNode node) {
    return node.isNull() || node.isTextual() && node.textValue().isBlank();
  }

  private DetectorSettings.Entry entry(Detector detector, JsonNode node) {
    String id = detector.id();
    Map<String, Parameter> parameters = new TreeMap<>();
    detector.parameters().forEach(parameter -> parameters.put(parameter.key(), parameter));
    List<String> keys = new ArrayList<>(COMMON);
    keys.addAll(parameters.keySet());
    if (!node.isObject()) {
      problem(id, "expected a mapping with some of the keys " + String.join(", ", keys));
      return DetectorSettings.Entry.NONE;
    }
    Map<String, Object> values = new HashMap<>();
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      String key = field.getKey();
      if (!keys.contains(key)) {
        String ask = Nearest.question(key, keys);
        ask = ask.isEmpty() ? " Its keys are " + String.join(", ", keys) + "." : ask;
        problem(id, "unknown key '" + key + "'." + ask);
      } else if (parameters.containsKey(key)) {
        values.put(key, value(id + ": " + key, parameters.get(key), field.getValue()));
      }
    }
    return new DetectorSettings.Entry(
        enabled(id, node), severity(id, node), excepted(id, node), values);
  }

  private boolean enabled(String id, JsonNode node) {
    JsonNode value = node.path("enabled");
    if (!value.isMissingNode() && !value.isBoolean()) {
      problem(id, "enabled: expected true or false");
    }
    return value.asBoolean(true);
  }

  private Severity severity(String id, JsonNode node) {
    if (!node.has("severity")) {
      return null;
    }
    List<String> words =
        Arrays.stream(Severity.values()).map(s -> s.name().toLowerCase(Locale.ROOT)).toList();
    String word = node.get("severity").asText();
    if (words.contains(word)) {
      return Severity.values()[words.indexOf(word)];
    }
    String ask = Nearest.question(word, words);
    problem(id, "severity: expected one of " + String.join(", ", words) + "." + ask);
    return null;
  }

  private List<String> excepted(String id, JsonNode node) {
    return node.has("except")
        ? texts(id + ": except", Parameter.Kind.NAMES, node.get("except"))
        : List.of();
  }

  private Object value(String where, Parameter parameter, JsonNode node) {
    if (parameter.kind() != Parameter.Kind.NUMBER) {
      return texts(where, parameter.kind(), node);
    }
    int least = parameter.least();
    int most = parameter.most();
    if (!node.isInt() || node.intValue() < least || node.intValue() > most) {
      problem(where, "expected a whole number from " + least + " to " + most);
      return parameter.usual();
    }
    return node.intValue();
  }

  private List<String> texts(String where, Parameter.Kind kind, JsonNode node) {
    List<String> texts = new ArrayList<>();
    if (!node.isArray()) {
      problem(where, "expected a list, for instance [" + example(kind) + "]");
      return texts;
    }
    for (JsonNode item : node) {
      if (!item.isTextual() || !isValid(kind, item.textValue())) {
        problem(where, "'" + item.asText() + "': expected the like of " + example(kind));
      } else {
        texts.add(item.textValue().toLowerCase(Locale.ROOT));
      }
    }
    return texts;
  }

  private static boolean isValid(Parameter.Kind kind, String text) {
    try {
      return switch (kind) {
        case NAMES -> DnsName.toWire(text).length > 1;
        case LABELS -> DnsName.toWire(text)[0] == text.length() && !text.isEmpty();
        case PREFIXES -> AddressBlocks.isBlock(text);
        case NUMBER -> false;
      };
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static String example(Parameter.Kind kind) {
    return switch (kind) {
      case NAMES -> "corp.example.com";
      case LABELS -> "www";
      case PREFIXES -> "192.0.2.0/24";
      case NUMBER -> "1";
    };
  }

  private void problem(String where, String what) {
    problems.add(path + ": " + where + ": " + what);
  }
}
