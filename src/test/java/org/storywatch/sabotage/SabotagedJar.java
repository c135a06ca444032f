package org.storywatch.sabotage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/// The jar that has to stand before the program's on the class path.
public final class SabotagedJar {
  private SabotagedJar() {}

  /// Makes it of the classes of this very build.
  public static void write(Path jar) throws IOException {
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file)) {
      String own = Saboteur.class.getName().replace('.', '/');
      put(out, own, bytes(own));
      for (String type : Insertions.types()) {
        put(out, type, Insertions.into(type, bytes(type)));
      }
    }
  }

  private static void put(JarOutputStream out, String type, byte[] bytes) throws IOException {
    out.putNextEntry(new JarEntry(type + ".class"));
    out.write(bytes);
    out.closeEntry();
  }

  private static byte[] bytes(String type) throws IOException {
    try (InputStream in = ClassLoader.getSystemResourceAsStream(type + ".class")) {
      if (in == null) {
        throw new IOException("there is no class " + type + " on the class path");
      }
      return in.readAllBytes();
    }
  }
}
