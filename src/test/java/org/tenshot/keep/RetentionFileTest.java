package org.tenshot.keep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenshot.domain.RetentionRules;
import org.tenshot.domain.Verdict;

/// The rules as a person writes them.
class RetentionFileTest {

  @TempDir Path folder;

  @Test
  void withoutAFileEverythingIsKept() throws Exception {
    assertThat(new RetentionFile(folder.resolve("none.json")).read())
        .isEqualTo(RetentionRules.KEEP_ALL);
  }

  @Test
  void theExampleIsWhatItSays() throws Exception {
    RetentionRules rules = file(RetentionFile.EXAMPLE).read();
    assertThat(rules.pictures())
        .containsEntry(Verdict.Kind.PASS, Duration.ofDays(7))
        .containsEntry(Verdict.Kind.REJECT, Duration.ofDays(90))
        .hasSize(5);
    assertThat(rules.rows()).isBetween(Duration.ofDays(1825), Duration.ofDays(1827));
    assertThat(rules.most()).isEqualTo(200_000_000_000L);
    assertThat(rules.free()).isEqualTo(5_000_000_000L);
  }

  @Test
  void aMistakeRemovesNothingAndIsNamed() throws Exception {
    wrong("pictures.PAS ", "{\"pictures\": {\"PAS\": \"7d\"}}");
    wrong("pictures.PASS is 7", "{\"pictures\": {\"PASS\": 7}}");
    wrong("rows is", "{\"rows\": \"-5y\"}");
    wrong("most is", "{\"most\": \"200\"}");
    wrong("no field row", "{\"row\": \"5y\"}");
    wrong("no JSON", "rows: 5y, and so on {");
    wrong("no JSON", "");
  }

  private void wrong(String word, String text) throws Exception {
    assertThatThrownBy(() -> file(text).read())
        .hasMessageContaining(word)
        .hasMessageContaining("retention.json")
        .hasMessageContaining("Nothing is removed");
  }

  private RetentionFile file(String text) throws Exception {
    Path file = folder.resolve("retention.json");
    Files.writeString(file, text);
    return new RetentionFile(file);
  }
}
