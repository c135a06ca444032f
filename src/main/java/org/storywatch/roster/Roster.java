package org.storywatch.roster;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.storywatch.access.Right;
import org.storywatch.alert.Subscriber;
import org.storywatch.alert.Subscriber.State;
import org.storywatch.article.Link;
import org.storywatch.mail.Plain;
import org.storywatch.subscription.Address;
import org.storywatch.subscription.Book;
import org.storywatch.subscription.Change;
import org.storywatch.subscription.Fields;
import org.storywatch.subscription.Form;
import org.storywatch.subscription.NotKept;
import org.storywatch.web.Frame;
import org.storywatch.web.Recent;
import org.storywatch.web.Routes;
import org.storywatch.web.Section;
import org.storywatch.web.Templates;
import org.storywatch.web.WebSettings;

/// The page of all subscribers. Who is added there is told at once, like those of the
/// configuration: the operator knows them. Who has left is not brought back by anybody else.
public final class Roster implements Routes {
  private static final Logger LOG = LoggerFactory.getLogger(Roster.class);
  private static final String PAGE = "/subscribers";
  private static final String TEMPLATE = "roster/subscribers.jte";

  private final WebSettings settings;
  private final Book book;
  private final Recent recent;
  private final Templates templates = new Templates();

  /// @param book keeps what is changed
  /// @param recent knows the subscribers and the profiles
  public Roster(WebSettings settings, Book book, Recent recent) {
    this.settings = settings;
    this.book = book;
    this.recent = recent;
  }

  @Override
  public void add(RoutesConfig routes) {
    routes.get(PAGE, this::asked, Right.ADMIN);
    routes.post(PAGE, this::told, Right.ADMIN);
  }

  private void asked(Context request) {
    Optional<Subscriber> who = who(Optional.ofNullable(request.queryParam("who")).orElse(""));
    Form form =
        who.map(one -> Form.of(one, recent.watched()))
            .orElseGet(() -> Form.blank(recent.watched()));
    show(request, List.of(), who, "", form);
  }

  private void told(Context request) {
    Fields fields = new Fields(request.formParamMap());
    Optional<Subscriber> who = who(fields.one("who"));
    if (who.isEmpty() && !fields.one("who").isEmpty()) {
      refuse(request, HttpStatus.NOT_FOUND, "That subscriber is not known any more.");
      return;
    }
    switch (fields.one("act")) {
      case "pause" -> state(request, who, State.PAUSED);
      case "resume" -> state(request, who, State.ACTIVE);
      case "remove" -> state(request, who, State.LEFT);
      case "save" -> save(request, who, fields);
      default ->
          refuse(request, HttpStatus.BAD_REQUEST, "That is not something to do with subscribers.");
    }
  }

  private void state(Context request, Optional<Subscriber> who, State state) {
    if (who.isEmpty()) {
      refuse(request, HttpStatus.BAD_REQUEST, "Say which subscriber.");
    } else if (who.get().state() == State.LEFT) {
      refuse(request, HttpStatus.CONFLICT, hasLeft());
    } else {
      change(request, who.get().address(), one -> Change.state(one, state));
    }
  }

  private void save(Context request, Optional<Subscriber> who, Fields fields) {
    String typed = fields.one("address").strip();
    Optional<String> address = who.map(Subscriber::address).or(() -> Address.of(typed));
    Optional<Subscriber> known = address.flatMap(book::of);
    Set<String> following = known.map(Subscriber::profiles).orElse(Set.of());
    Form form = Form.of(fields, recent.watched(), following);
    Map<String, String> problems = new LinkedHashMap<>();
    if (address.isEmpty()) {
      problems.put("address", "Write a mail address, such as somebody@example.org.");
    } else if (known.filter(one -> one.state() == State.LEFT).isPresent()) {
      problems.put("address", hasLeft());
    } else if (who.isEmpty() && known.isPresent()) {
      problems.put("address", "This address is told already; change it in the list.");
    }
    Form all = form.with(problems);
    if (all.problems().isEmpty()) {
      change(
          request,
          address.orElseThrow(),
          one -> Change.wish(one, all.wish(), all.mails(one.most())));
    } else {
      show(request.status(HttpStatus.UNPROCESSABLE_CONTENT), List.of(), who, typed, all);
    }
  }

  private void change(Context request, String address, UnaryOperator<Subscriber> change) {
    try {
      Subscriber after = book.change(address, change);
      String place = "#subscriber-" + SubscriberLine.key(after);
      request.redirect("subscribers" + place, HttpStatus.SEE_OTHER);
    } catch (NotKept e) {
      LOG.warn("A subscriber cannot be changed: {}", String.valueOf(e.getMessage()), e);
      refuse(
          request,
          HttpStatus.SERVICE_UNAVAILABLE,
          "Nothing was changed: the broker does not take it at the moment. Please try again in a"
              + " few minutes.");
    }
  }

  private static String hasLeft() {
    return "They have left, and only they can come back: by a link in one of their mails, or by the"
        + " form to subscribe.";
  }

  private Optional<Subscriber> who(String key) {
    return recent.subscribers().all().stream()
        .filter(one -> SubscriberLine.key(one).equals(key))
        .findFirst();
  }

  private void refuse(Context request, HttpStatus status, String words) {
    Form blank = Form.blank(recent.watched());
    show(request.status(status), List.of(words), Optional.empty(), "", blank);
  }

  private void show(
      Context request, List<String> problems, Optional<Subscriber> who, String typed, Form form) {
    List<SubscriberLine> lines =
        recent.subscribers().all().stream().map(SubscriberLine::of).toList();
    Frame frame = Frame.of(request, settings, Section.SUBSCRIBERS, Section.SUBSCRIBERS.words());
    String key = who.map(SubscriberLine::key).orElse("");
    String address = Plain.line(who.map(one -> Link.shown(one.address())).orElse(typed));
    templates.show(request, frame, TEMPLATE, new RosterPage(lines, problems, key, address, form));
  }
}
