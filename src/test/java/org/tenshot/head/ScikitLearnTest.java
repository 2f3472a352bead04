package org.tenshot.head;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/// Heads of liblinear and libsvm against scikit-learn 1.9.1 on the same embeddings: each class
/// against the rest, balanced weights. LogisticRegression(tol=1e-13, solver="newton-cholesky") and
/// SVC(gamma="scale", tol=1e-9), decision_function.
class ScikitLearnTest {

  private static final double[][] LOGISTIC_1 = {
    {1.151183133, -0.842961157, -1.458634266},
    {-0.902839209, -0.046637939, 0.068741093},
    {-0.349493745, -1.490227443, 0.786374357},
    {-0.881006647, 1.258828784, -1.148775852}
  };
  private static final double[][] LOGISTIC_100 = {
    {5.223725515, -8.404848482, -13.447922553},
    {-3.359347044, -3.014328735, -0.836881972},
    {-0.637250664, -11.391605311, 3.537784483},
    {-5.73014869, 2.950838183, -6.728481841}
  };
  private static final double[][] SVM_01 = {
    {-0.485129725, -0.84672108, -0.164897431},
    {-0.767133925, -0.689546233, -0.013594618},
    {-0.715867008, -0.912926895, 0.140009015},
    {-0.88229186, -0.369401927, -0.189773142}
  };
  private static final double[][] SVM_10 = {
    {0.617963361, -0.849321792, -0.754492717},
    {-0.54615176, 0.022900286, -0.495429206},
    {-0.174318183, -1.412719301, 0.273975128},
    {-1.189164621, 0.393358149, -0.466835839}
  };

  @Test
  void logisticRegressionAgrees() {
    agree(new LogisticTrainer(1).margins(Shots.formula()), LOGISTIC_1);
    agree(new LogisticTrainer(100).margins(Shots.formula()), LOGISTIC_100);
  }

  @Test
  void supportVectorMachineAgrees() {
    agree(new SvmTrainer(0.1).margins(Shots.formula()), SVM_01);
    agree(new SvmTrainer(10).margins(Shots.formula()), SVM_10);
  }

  private static void agree(Margins margins, double[][] expected) {
    for (int i = 0; i < expected.length; i++) {
      double[] values = margins.of(Shots.questions()[i]);
      for (int k = 0; k < values.length; k++) {
        assertThat(values[k]).isCloseTo(expected[i][k], within(1e-5));
      }
    }
  }
}
