package org.storywatch.mine;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.storywatch.access.Right;
import org.storywatch.alert.Claim;
import org.storywatch.alert.Links;
import org.storywatch.alert.Purpose;
import org.storywatch.alert.Tokens;
import org.storywatch.feedback.Feedback.Verdict;
import org.storywatch.subscription.Book;
import org.storywatch.subscription.Desk;
import org.storywatch.subscription.Fields;
import org.storywatch.subscription.NotKept;
import org.storywatch.web.FeedbackSink;
import org.storywatch.web.Recent;
import org.storywatch.web.Routes;
import org.storywatch.web.Templates;
import org.storywatch.web.Voice;
import org.storywatch.web.WebSettings;

/// Answers the signed links of mails, and the form to subscribe.
///
/// A link is a secret of its owner: its page is not stored by browsers, tells no other page where
/// it was, and is not found by search engines. Whoever holds it may use it from anywhere, so that a
/// mail program can leave with one click (RFC 8058).
public final class Mine implements Routes {
  private static final Logger LOG = LoggerFactory.getLogger(Mine.class);
  private static final String ONE_CLICK = "List-Unsubscribe";

  private final Tokens tokens;
  private final InstantSource clock;
  private final Templates templates = new Templates();
  private final Book book;
  private final Voice voice;
  private final Signup signup;
  private final Map<Purpose, Deed> deeds = new EnumMap<>(Purpose.class);

  /// @param tokens makes and reads what is signed
  /// @param book keeps what subscribers say
  /// @param recent what is known of articles, profiles and subscribers
  public Mine(WebSettings settings, Tokens tokens, Book book, Recent recent, InstantSource clock) {
    this.tokens = tokens;
    this.clock = clock;
    this.book = book;
    this.voice = new Voice(recent, clock);
    Links links = new Links(settings.publicUrl(), tokens);
    this.signup = new Signup(settings, book, links, recent, templates);
    deeds.put(Purpose.CONFIRM, new Confirming(book, links, recent));
    deeds.put(Purpose.MANAGE, new Managing(book, recent));
    deeds.put(Purpose.LEAVE, new Leaving(book));
    deeds.put(Purpose.MORE, new Saying(Verdict.MORE, book, recent, voice));
    deeds.put(Purpose.LESS, new Saying(Verdict.LESS, book, recent, voice));
    deeds.put(Purpose.MUTE, new Muting(book, recent));
  }

  /// Takes words from now on. The subscribers have to be known by then: nobody could tell before
  /// that somebody left.
  public void open(Desk desk, FeedbackSink sink) {
    book.open(desk);
    voice.open(sink);
  }

  @Override
  public void add(RoutesConfig routes) {
    String link = Links.PATH + "{purpose}/<token>";
    routes.before(Links.PATH + "*", Mine::discreet);
    routes.get(link, this::asked, Right.SIGNED);
    routes.head(link, this::asked, Right.SIGNED);
    routes.post(link, this::told, Right.SIGNED);
    signup.add(routes);
  }

  private void asked(Context request) {
    answer(request, claim(request).map(claim -> deed(claim).offer(claim)).orElseGet(View::dead));
  }

  private void told(Context request) {
    Optional<Claim> claim = claim(request);
    if (claim.isEmpty()) {
      answer(request, View.dead());
      return;
    }
    Fields fields = new Fields(request.formParamMap());
    try {
      View view = deed(claim.get()).act(claim.get(), fields);
      if (claim.get().purpose() == Purpose.LEAVE && !fields.one(ONE_CLICK).isEmpty()) {
        request.contentType("text/plain; charset=utf-8").result("Left.\n");
      } else {
        answer(request, view);
      }
    } catch (NotKept e) {
      answer(request, later(e));
    }
  }

  private Optional<Claim> claim(Context request) {
    return Purpose.of(request.pathParam("purpose"))
        .flatMap(purpose -> tokens.read(request.pathParam("token"), purpose, clock.instant()));
  }

  private Deed deed(Claim claim) {
    return Optional.ofNullable(deeds.get(claim.purpose())).orElseThrow();
  }

  private void answer(Context request, View view) {
    templates.answerBelow(request.status(view.status()), view.template(), view.model());
  }

  static View later(NotKept e) {
    LOG.warn("What a subscriber said cannot be kept: {}", String.valueOf(e.getMessage()), e);
    return View.of(
        503,
        Answer.of(
            "Not now",
            "Storywatch cannot keep what you say at the moment. Nothing was changed; please try"
                + " again in a few minutes."));
  }

  private static void discreet(Context request) {
    request.header("Referrer-Policy", "no-referrer");
    request.header("Cache-Control", "no-store");
    request.header("X-Robots-Tag", "noindex, nofollow");
  }
}
