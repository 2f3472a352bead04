package org.tenshot.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenshot.domain.TenshotException;

/// What is done beside the opening of a network.
class MeanwhileTest {

  @TempDir private Path folder = Path.of("");

  @Test
  void workGoesOnBesideWhoeverBeganIt() throws Exception {
    CountDownLatch told = new CountDownLatch(1);
    Meanwhile<String> work =
        Meanwhile.begin(
            () -> {
              try {
                told.await();
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
              return "done";
            });
    told.countDown();
    assertThat(work.get()).isEqualTo("done");
  }

  @Test
  void whatWentWrongIsToldToWhoeverAsks() {
    TenshotException wrong = new TenshotException("The file is missing.");
    assertThatThrownBy(
            Meanwhile.begin(
                    () -> {
                      throw wrong;
                    })
                ::get)
        .isSameAs(wrong);
    assertThatThrownBy(
            Meanwhile.begin(
                    () -> {
                      throw new IllegalArgumentException("a mistake");
                    })
                ::get)
        .isInstanceOf(IllegalStateException.class)
        .hasRootCauseMessage("a mistake");
  }

  @Test
  void aProcessorIsItsNameAndWhatItCanDo() throws Exception {
    Path file = folder.resolve("cpuinfo");
    Files.writeString(
        file,
        """
        processor\t: 0
        model name\t: One
        cpu MHz\t\t: 2800.1
        flags\t\t: fpu avx2

        processor\t: 1
        model name\t: Two
        """);
    assertThat(Processor.of(file)).isEqualTo("model name\t: One\nflags\t\t: fpu avx2\n");
    assertThat(Processor.of(folder.resolve("none"))).isEmpty();
    assertThat(Processor.kind())
        .startsWith(System.getProperty("os.arch"))
        .isEqualTo(Processor.kind());
  }
}
