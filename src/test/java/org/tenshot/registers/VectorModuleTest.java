package org.tenshot.registers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tenshot.OtherProgram;

/// The module that a start does without and the running program has. In programs of their own:
/// tests are started with the module.
class VectorModuleTest {

  @Test
  void theModuleIsLoadedWhereTheLauncherOpensTheWay() throws Exception {
    assertThat(run("--add-exports=java.base/jdk.internal.module=ALL-UNNAMED"))
        .isEqualTo("false true");
  }

  @Test
  void aProgramWithoutTheWayGoesOnWithoutTheModule() throws Exception {
    assertThat(run()).isEqualTo("false false");
  }

  @Test
  void aModuleThatIsThereIsLeftAlone() throws Exception {
    assertThat(run("--add-modules=jdk.incubator.vector")).isEqualTo("true true");
  }

  private static String run(String... options) throws Exception {
    Process process =
        OtherProgram.with(List.of(options), Loading.class)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (var answer = process.getInputStream()) {
      String said = new String(answer.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).isZero();
      return said;
    }
  }

  /// Says whether the module can be computed with, before and after.
  static final class Loading {

    private Loading() {}

    public static void main(String[] args) {
      boolean before = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
      VectorModule.load();
      System.out.print(before + " " + computes());
    }

    private static boolean computes() {
      try {
        return Adding.two() == 3;
      } catch (NoClassDefFoundError e) {
        return false;
      }
    }
  }

  /// Adds numbers in registers.
  static final class Adding {

    private Adding() {}

    static double two() {
      double[] sum = new double[4];
      jdk.incubator.vector.DoubleVector.broadcast(
              jdk.incubator.vector.DoubleVector.SPECIES_256, 1.5)
          .mul(2)
          .intoArray(sum, 0);
      return sum[3];
    }
  }
}
