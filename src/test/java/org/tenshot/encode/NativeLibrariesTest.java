package org.tenshot.encode;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenshot.OtherProgram;

class NativeLibrariesTest {

  @TempDir private Path folder = Path.of("");

  /// In a program of its own, because libraries are loaded once a program.
  @Test
  void nothingIsWrittenIntoTheHomeOrTheTemporaryFolder() throws Exception {
    Path home = Files.createDirectory(folder.resolve("home"));
    Path temporary = Files.createDirectory(folder.resolve("tmp"));
    Path data = Files.createDirectory(folder.resolve("data"));
    Path pack = TinyPack.in(folder).folder();
    ProcessBuilder program =
        OtherProgram.with(
            List.of(
                "--enable-native-access=ALL-UNNAMED",
                "-XX:-UsePerfData",
                "-Duser.home=" + home,
                "-Djava.io.tmpdir=" + temporary),
            EmbedOnce.class,
            data.toString(),
            pack.toString());
    program.environment().put("HOME", home.toString());
    program.environment().put("TMPDIR", temporary.toString());
    List.of("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "ORT_DISABLE_TELEMETRY")
        .forEach(program.environment()::remove);
    program.redirectErrorStream(true);
    Process running = program.start();
    String output =
        new String(
            running.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    assertThat(running.waitFor(60, TimeUnit.SECONDS)).as(output).isTrue();
    assertThat(running.exitValue()).as(output).isZero();
    assertThat(output).contains("embedded 4 numbers");
    assertThat(files(home)).as("home").isEmpty();
    assertThat(files(temporary)).as("temporary folder").isEmpty();
    assertThat(files(data)).as("data folder").hasSizeGreaterThanOrEqualTo(3);
  }

  @Test
  void theGpuPackageIsTakenWhereThereIsADriver() throws Exception {
    Path plain = Files.createDirectory(folder.resolve("onnxruntime"));
    NvidiaDriver driver = new NvidiaDriver(true, "a test");
    assertThat(NativeLibraries.shipped(plain, driver)).isEqualTo(plain);

    Path gpu = Files.createDirectory(folder.resolve("onnxruntime-gpu"));
    assertThat(NativeLibraries.shipped(plain, driver)).isEqualTo(gpu);
    assertThat(NativeLibraries.shipped(gpu, driver)).isEqualTo(gpu);
    assertThat(NativeLibraries.shipped(plain, NvidiaDriver.NONE)).isEqualTo(plain);
  }

  private static List<Path> files(Path folder) throws Exception {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> !Files.isDirectory(file)).toList();
    }
  }

  /// The program: arguments are the data folder and the pack.
  static final class EmbedOnce {

    private EmbedOnce() {}

    public static void main(String[] args) throws Exception {
      NativeLibraries natives = NativeLibraries.install(Path.of(args[0]), NvidiaDriver.NONE);
      EncoderPack pack = EncoderPack.read(Path.of(args[1]));
      try (OnnxEncoder encoder = OnnxEncoder.open(pack, TinyPack.SETTINGS, natives)) {
        int numbers = encoder.encodePictures(TinyPack.tensors(1), 1).getFirst().dimension();
        System.out.println("embedded " + numbers + " numbers");
      }
    }
  }
}
