package org.tenshot.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What each role may do, spelt out once more, so that nobody changes it by accident.
class PermissionTest {

  private static final String TABLE =
      """
      RUN_LINE OPERATOR QA ADMINISTRATOR
      CHOOSE_PRODUCT OPERATOR QA ADMINISTRATOR
      LABEL_ON_LINE OPERATOR QA ADMINISTRATOR
      CHANGE_OWN_PASSWORD OPERATOR QA ADMINISTRATOR
      TEACH QA ADMINISTRATOR
      CHOOSE_HEAD QA ADMINISTRATOR
      WRITE_PROMPTS QA ADMINISTRATOR
      SET_UP QA ADMINISTRATOR
      NAME_GROUPS QA ADMINISTRATOR
      CHANGE_ENCODERS ADMINISTRATOR
      TIDY ADMINISTRATOR
      RESTORE ADMINISTRATOR
      IMPORT_PRODUCT QA ADMINISTRATOR
      TRUST_KEYS ADMINISTRATOR
      CHANGE_PEOPLE ADMINISTRATOR
      """;

  @Test
  void theTableIsThisOne() {
    String table =
        Arrays.stream(Permission.values())
            .map(
                permission ->
                    permission
                        + Arrays.stream(Role.values())
                            .filter(permission::heldBy)
                            .map(role -> " " + role.name())
                            .collect(Collectors.joining())
                        + "\n")
            .collect(Collectors.joining());
    assertThat(table).isEqualTo(TABLE);
    assertThat(Permission.values())
        .allSatisfy(
            permission -> {
              assertThat(permission.roles()).allMatch(permission::heldBy);
              assertThat(permission.deed()).isNotBlank();
            });
  }
}
