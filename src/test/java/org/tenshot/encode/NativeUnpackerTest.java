package org.tenshot.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenshot.domain.TenshotException;

class NativeUnpackerTest {

  @TempDir private Path data = Path.of("");

  @Test
  void startsAtTheSameMomentLeaveOneWholeSetOfLibraries() throws Exception {
    Callable<Path> unpack = () -> NativeUnpacker.ofThisMachine().unpack(data, NvidiaDriver.NONE);
    try (ExecutorService starts = Executors.newFixedThreadPool(2)) {
      List<Future<Path>> folders = starts.invokeAll(List.of(unpack, unpack));
      assertThat(folders.get(0).get()).isEqualTo(folders.get(1).get());
    }
    assertThat(names(unpack.call()))
        .contains(System.mapLibraryName("onnxruntime"), System.mapLibraryName("onnxruntime4j_jni"))
        .as("no card, no 583 MB")
        .noneMatch(name -> name.contains("cuda"))
        .as("nothing half done")
        .noneMatch(name -> name.endsWith(".part"));
  }

  @Test
  void whatIsThereStaysAndWhatIsCutOffIsReplaced() throws Exception {
    NativeUnpacker unpacker = NativeUnpacker.ofThisMachine();
    Path folder = unpacker.unpack(data, NvidiaDriver.NONE);
    Path whole = folder.resolve(System.mapLibraryName("onnxruntime"));
    Path cut = folder.resolve(System.mapLibraryName("onnxruntime4j_jni"));
    long bytes = Files.size(cut);
    Object before = Files.readAttributes(whole, "*").get("fileKey");
    Files.write(cut, new byte[100]);
    Path left = Files.createFile(folder.resolve("libx.so-999999999-1.part"));
    unpacker.unpack(data, NvidiaDriver.NONE);
    assertThat(Files.readAttributes(whole, "*").get("fileKey")).isEqualTo(before);
    assertThat(cut).hasSize(bytes);
    assertThat(left).as("of a program that was killed").doesNotExist();
  }

  @Test
  void aFolderThatCannotBeMadeIsNamed() throws Exception {
    Path file = Files.createFile(data.resolve("file"));
    assertThatExceptionOfType(TenshotException.class)
        .isThrownBy(() -> NativeUnpacker.ofThisMachine().unpack(file, NvidiaDriver.NONE))
        .withMessageContaining("cannot be unpacked into " + file);
  }

  private static List<String> names(Path folder) throws Exception {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> String.valueOf(file.getFileName())).toList();
    }
  }
}
