package org.tenshot.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator.ExecutionStatus;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.status.Status;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The log file that helps whoever is asked to help.
class LogFileTest {

  @TempDir Path folder;

  @Test
  void whatHappensIsAppendedToAFileWithTimeAndPlace() throws Exception {
    Path logs = folder.resolve("data").resolve("logs");
    for (String said : new String[] {"first", "second"}) {
      LoggerContext context = new LoggerContext();
      context.setMDCAdapter(new LogbackMDCAdapter());
      LogFile.write(context, logs);
      context
          .getLogger("org.tenshot.camera.Belt")
          .warn("{} start", said, new RuntimeException("why"));
      context.getLogger("org.tenshot.camera.Belt").debug("not this");
      context.getLogger("ai.djl.util.cuda.CudaUtils").error("nor this");
      assertThat(context.getStatusManager().getCopyOfStatusList())
          .allMatch(status -> status.getEffectiveLevel() == Status.INFO);
      context.stop();
    }

    String text = Files.readString(logs.resolve("tenshot.log"));
    assertThat(text)
        .containsPattern(
            "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}\\S+ WARN  \\[.*] Belt first start\n")
        .contains("second start")
        .contains("RuntimeException: why")
        .doesNotContain("this");
  }

  @Test
  void logbackFindsItAndTestsHaveTheirOwn() {
    assertThat(System.getProperty(LogFile.FOLDER)).isNull();
    assertThat(new LogFile().configure(new LoggerContext()))
        .isEqualTo(ExecutionStatus.INVOKE_NEXT_IF_ANY);
    assertThat(java.util.ServiceLoader.load(ch.qos.logback.classic.spi.Configurator.class))
        .hasOnlyElementsOfType(LogFile.class)
        .hasSize(1);
  }
}
