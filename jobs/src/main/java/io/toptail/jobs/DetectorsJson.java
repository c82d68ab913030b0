package io.toptail.jobs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.toptail.detect.Detector;
import io.toptail.detect.DetectorCatalogue.NotEvaluated;
import io.toptail.detect.DetectorInfo;
import io.toptail.detect.Parameter;
import java.util.List;

/** Detectors as one JSON object with the arrays detectors and not_evaluated. */
final class DetectorsJson implements DetectorsFormat {
  private final ObjectMapper json = new ObjectMapper();

  @Override
  public String write(List<Detector> detectors, List<NotEvaluated> notYet) {
    ObjectNode root = json.createObjectNode();
    ArrayNode all = root.putArray("detectors");
    detectors.forEach(detector -> add(all.addObject(), detector));
    ArrayNode left = root.putArray("not_evaluated");
    for (NotEvaluated one : notYet) {
      ObjectNode node = left.addObject();
      node.put("id", one.id()).put("needs", one.needs()).put("reason", one.reason());
    }
    try {
      return json.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void add(ObjectNode node, Detector detector) {
    DetectorInfo info = detector.info();
    node.put("id", info.id())
        .put("precedence", info.precedence())
        .put("severity", DetectorsFormat.severity(detector))
        .put("title", info.title())
        .put("looks_at", DetectorsFormat.scope(detector))
        .put("rule", info.rule())
        .put("cause", info.cause())
        .put("who", info.who())
        .put("fix", info.fix())
        .put("source", info.source());
    ArrayNode vantages = node.putArray("only_at");
    DetectorsFormat.vantages(detector).forEach(vantages::add);
    ArrayNode registries = node.putArray("registries");
    detector.registries().forEach(registries::add);
    ObjectNode parameters = node.putObject("parameters");
    detector.parameters().forEach(parameter -> add(parameters, parameter));
  }

  private static void add(ObjectNode node, Parameter parameter) {
    ObjectNode value = node.putObject(parameter.key());
    value.put("meaning", parameter.meaning());
    value.putPOJO("default", parameter.usual());
  }
}
