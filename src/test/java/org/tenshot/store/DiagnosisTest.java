package org.tenshot.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the person reads when the file or the disk fails.
class DiagnosisTest {

  private static final Path LOG = Path.of("line 1", "tenshot.db");

  @ParameterizedTest
  @CsvSource({
    "5, close whatever else has it open",
    "261, close whatever else has it open",
    "8, give the station the right",
    "1032, give the station the right",
    "10, check the disk and its cable",
    "778, check the disk and its cable",
    "11, put the last backup in its place",
    "13, free space on that disk",
    "14, give the station the right",
    "26, choose another file",
  })
  void eachFailureOfTheFileNamesTheFileAndTheMend(int code, String mend) {
    SQLException failure = new SQLException("disk I/O error", null, code);

    assertThat(Diagnosis.saying(LOG, failure).english())
        .contains(LOG.toString(), mend)
        .endsWith(".");
    assertThat(Diagnosis.isRefusal(failure)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"18", "19", "20", "787", "1299"})
  void aRowThatTheTablesRefuseIsNotTriedAgain(int code) {
    assertThat(Diagnosis.isRefusal(new SQLException("constraint failed", null, code))).isTrue();
  }

  @Test
  void aFailureOfThePictureFolderNamesTheFileAndTheMend() {
    assertThat(Diagnosis.saying(LOG, new AccessDeniedException("pictures/ab")).english())
        .contains("pictures/ab", "access denied", "give the station the right");
    assertThat(Diagnosis.saying(LOG, new NoSuchFileException("pictures/ab")).english())
        .contains("pictures/ab", "is not there", "Put it back");
    assertThat(Diagnosis.saying(LOG, new IOException("No space left on device")).english())
        .contains(LOG.toString(), "No space left on device", "free space");
  }
}
