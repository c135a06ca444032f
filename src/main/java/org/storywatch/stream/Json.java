package org.storywatch.stream;

import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Records to JSON and back. Unknown fields are ignored, so that an older program reads what a
/// newer one wrote; an unknown `schema` is not, so that it never guesses.
public final class Json {
  private static final int SCHEMA = 1;

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .build();

  private Json() {}

  /// The record as UTF-8.
  public static byte[] write(Object record) {
    return MAPPER.writeValueAsBytes(record);
  }

  /// The record of these bytes.
  ///
  /// @throws Unreadable when they are not one, in words for people
  public static <T> T read(Class<T> type, byte[] bytes) throws Unreadable {
    try {
      JsonNode tree = MAPPER.readTree(bytes);
      JsonNode schema = tree.path("schema");
      if (!schema.isInt()) {
        throw new Unreadable("no schema number");
      }
      if (schema.intValue() != SCHEMA) {
        throw new Unreadable("schema " + schema.intValue() + " is not known to this program");
      }
      return Objects.requireNonNull(MAPPER.treeToValue(whole(tree, type), type));
    } catch (JacksonException e) {
      throw new Unreadable(e.getOriginalMessage());
    }
  }

  /// A list or an optional value that an older program did not know is empty.
  private static JsonNode whole(JsonNode tree, Class<?> type) {
    if (tree instanceof ObjectNode record && type.isRecord()) {
      for (RecordComponent part : type.getRecordComponents()) {
        if (record.has(part.getName())) {
          continue;
        }
        if (part.getType().equals(List.class)) {
          record.putArray(part.getName());
        } else if (part.getType().equals(Optional.class)) {
          record.putNull(part.getName());
        }
      }
    }
    return tree;
  }
}
