package city.lastmile.portal;

import city.lastmile.casework.Choice;
import city.lastmile.casework.PublicStep;
import city.lastmile.casework.RequestFile;
import city.lastmile.casework.RequestState;
import city.lastmile.casework.Supervision;
import city.lastmile.intake.Followed;
import city.lastmile.register.CityRegister;
import city.lastmile.register.Grid;
import city.lastmile.register.Organisation;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Puts requests into the reader's words. */
@Component
class FollowedViews {

    private static final ZoneId CITY = ZoneId.of("Asia/Shanghai");

    private final RegisterWords words;
    private final CityRegister register;
    private final MessageSource messages;

    FollowedViews(RegisterWords words, CityRegister register, MessageSource messages) {
        this.words = words;
        this.register = register;
        this.messages = messages;
    }

    FollowedView of(Followed followed, Locale locale) {
        RequestFile file = followed.file();
        RequestFile main = followed.main();
        boolean open = !main.state().isFinal();
        return new FollowedView(file.trackingNumber(), file.state(), main == file ? null : main.state(), card(main),
                followed.office(), words.category(file.category(), locale), place(file), file.description(),
                String.valueOf(time(file.submittedAt(), locale)),
                waitsForClaim(main) ? time(main.claimDue(), locale) : null,
                open && main.completedAt() == null ? time(main.handleDue(), locale) : null,
                followed.mayRate() ? time(main.ratingDue(), locale) : null,
                main.publicAnswer() == null ? file.outcome() : main.outcome(), main.publicAnswer(), main.restDue(),
                ground(main, locale), file.letGo(), file.rating(),
                followed.reasons(),
                followed.steps().stream().map(step -> step(step, locale)).toList(), followed.photos(),
                followed.proof().stream().map(proof ->
                        new FollowedView.Proof(proof.photo().id(), proof.stage().name())).toList(),
                open && words.isEmergency(file.category()), followed.mayRate());
    }

    private @Nullable String ground(RequestFile file, Locale locale) {
        Choice ground = file.refusalGround();
        return ground == null ? null : ground.words(messages, "followed.ground.", locale);
    }

    private static boolean waitsForClaim(RequestFile file) {
        return file.state() == RequestState.ACCEPTED || file.state() == RequestState.AWAITING_CLAIM;
    }

    private static @Nullable Supervision card(RequestFile file) {
        return file.supervision().compareTo(Supervision.YELLOW) < 0 ? null : file.supervision();
    }

    private @Nullable String place(RequestFile file) {
        String area = Optional.ofNullable(file.grid()).flatMap(register::grid).map(Grid::name)
                .or(() -> Optional.ofNullable(file.town()).flatMap(register::organisation).map(Organisation::nameZh))
                .orElse(null);
        String place = Stream.of(Optional.ofNullable(area), Optional.ofNullable(file.place()))
                .flatMap(Optional::stream).collect(Collectors.joining(" · "));
        return place.isEmpty() ? null : place;
    }

    private static FollowedView.Step step(PublicStep step, Locale locale) {
        return new FollowedView.Step(step.at().toString(), String.valueOf(time(step.at(), locale)), step.event(), step.office(),
                step.words());
    }

    /** @return the moment in the city's time, or null for none */
    static @Nullable String time(@Nullable Instant instant, Locale locale) {
        return instant == null ? null : DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                .withLocale(locale).withZone(CITY).format(instant);
    }
}
