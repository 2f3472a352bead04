import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Enumeration;
import java.util.Locale;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;

/// Collects the licences and notices that libraries carry in their jars, a folder a jar. Run by the
/// build as a source file: `java installer/Licences.java TARGET FOLDER-OF-JARS...`.
final class Licences {

  private static final Pattern TEXT = Pattern.compile("(.*/)?(license|licence|notice|copying)[^/]*");

  private Licences() {}

  public static void main(String[] args) throws IOException {
    Path target = Path.of(args[0]);
    for (int k = 1; k < args.length; k++) {
      try (DirectoryStream<Path> jars = Files.newDirectoryStream(Path.of(args[k]), "*.jar")) {
        for (Path jar : jars) {
          collect(jar, target.resolve(jar.getFileName().toString().replace(".jar", "")));
        }
      }
    }
  }

  private static void collect(Path jar, Path folder) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      for (Enumeration<JarEntry> all = file.entries(); all.hasMoreElements(); ) {
        JarEntry entry = all.nextElement();
        String name = entry.getName().toLowerCase(Locale.ROOT);
        if (entry.isDirectory() || name.endsWith(".class") || !TEXT.matcher(name).matches()) {
          continue;
        }
        try (InputStream text = file.getInputStream(entry)) {
          Files.createDirectories(folder);
          String flat = entry.getName().replace("META-INF/", "").replace('/', '-');
          Files.copy(text, folder.resolve(flat), StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
  }
}
