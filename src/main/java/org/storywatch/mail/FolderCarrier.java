package org.storywatch.mail;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.SYNC;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.storywatch.alert.Carrier;
import org.storywatch.alert.Message;
import org.storywatch.ops.Condition;

/// Writes mails into a folder, each as one `.eml` file named after its alert, for who has no mail
/// server. A file that is there is whole.
public final class FolderCarrier implements Carrier {
  private final AlertMail mail;
  private final Path folder;

  /// @param settings the folder, made when it is not there, and the sender
  public FolderCarrier(MailSettings settings, AlertMail mail) {
    this.mail = mail;
    this.folder = settings.folder();
  }

  @Override
  public Outcome carry(Message message) {
    String name = Header.key(message.alerts()) + ".eml";
    Path file = folder.resolve(name);
    try {
      if (Files.exists(file)) {
        return new Outcome.Accepted("was already written to " + file);
      }
      Files.createDirectories(folder);
      Path unfinished = folder.resolve("." + name + ".part");
      Files.write(unfinished, mail.message(message), CREATE, TRUNCATE_EXISTING, WRITE, SYNC);
      Files.move(unfinished, file, ATOMIC_MOVE);
      return new Outcome.Accepted("written to " + file);
    } catch (IOException e) {
      return new Outcome.Postponed("the folder %s cannot be written to: %s".formatted(folder, e));
    } catch (RuntimeException e) {
      return Unsendable.of(e);
    }
  }

  /// Whether mails can be written now, asked by looking.
  public Condition reachable() {
    try {
      Files.createDirectories(folder);
      return Files.isWritable(folder)
          ? Condition.well("mails are written to " + folder)
          : Condition.trying("the folder %s may not be written to".formatted(folder));
    } catch (IOException e) {
      return Condition.trying("the folder %s cannot be made: %s".formatted(folder, e));
    }
  }
}
