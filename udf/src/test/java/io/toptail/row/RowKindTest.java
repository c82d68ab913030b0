package io.toptail.row;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowKindTest {
  @Test
  void noTwoKindsHaveOneNumberAndNoneHasTheBitOfResponses() throws IllegalAccessException {
    List<Integer> numbers = new ArrayList<>();
    for (Field field : RowKind.class.getDeclaredFields()) {
      if (field.getType() == int.class && !field.getName().equals("FROM_RESPONSES")) {
        numbers.add(field.getInt(null));
      }
    }
    assertThat(numbers).hasSizeGreaterThan(25).doesNotHaveDuplicates();
    assertThat(numbers).allMatch(number -> number < RowKind.FROM_RESPONSES);
  }
}
