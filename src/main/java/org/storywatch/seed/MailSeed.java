package org.storywatch.seed;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.Optional;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.SingleBody;
import org.apache.james.mime4j.message.DefaultMessageBuilder;

/// A saved mail as a seed: the subject is the title, the text part the text, or the HTML part where
/// there is none.
final class MailSeed {
  private MailSeed() {}

  static HtmlSeed read(byte[] content) throws UnusableSeedException {
    try {
      Message mail = new DefaultMessageBuilder().parseMessage(new ByteArrayInputStream(content));
      String subject = Optional.ofNullable(mail.getSubject()).orElse("");
      Optional<Entity> plain = part(mail, "text/plain");
      if (plain.isPresent()) {
        String text = text(plain.get()).replace("\r\n", "\n").strip();
        return new HtmlSeed(new SeedDocument(subject, text), Optional.empty());
      }
      Optional<Entity> html = part(mail, "text/html");
      if (html.isPresent()) {
        HtmlSeed page = HtmlSeed.of(text(html.get()));
        SeedDocument article = page.article();
        return new HtmlSeed(
            new SeedDocument(subject.isBlank() ? article.title() : subject, article.text()),
            page.around());
      }
      throw new UnusableSeedException("is a mail without text; save the article as text");
    } catch (IOException e) {
      throw new UnusableSeedException("is no mail that can be read; save the article as text");
    }
  }

  private static Optional<Entity> part(Entity entity, String type) {
    if (entity.getBody() instanceof Multipart parts) {
      List<Entity> inside = parts.getBodyParts();
      return inside.stream().flatMap(part -> part(part, type).stream()).findFirst();
    }
    return type.equals(entity.getMimeType()) ? Optional.of(entity) : Optional.empty();
  }

  private static String text(Entity entity) throws IOException {
    if (!(entity.getBody() instanceof SingleBody body)) {
      return "";
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    body.writeTo(bytes);
    return bytes.toString(charset(entity));
  }

  private static Charset charset(Entity entity) {
    try {
      return Optional.ofNullable(entity.getCharset())
          .map(Charset::forName)
          .orElse(StandardCharsets.UTF_8);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return StandardCharsets.UTF_8;
    }
  }
}
